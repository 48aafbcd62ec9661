"""What a whole PDF can be ruined to on purpose: each gives the bytes of one that lacks or has something."""

import io
import re

import pikepdf


def again(path, change=lambda pdf: None, **options):
    with pikepdf.open(path) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out, **options)
    return out.getvalue()


def fonts(pdf):
    return [entry for entry in pdf.objects if isinstance(entry, pikepdf.Dictionary) and entry.get("/Type") == "/Font"]


def without_unicode(pdf):
    for font in fonts(pdf):
        if "/ToUnicode" in font:
            del font["/ToUnicode"]


def wrong_unicode(pdf):
    """Codes that all mean a place for private use, or nothing."""
    for font in fonts(pdf):
        if "/ToUnicode" in font:
            font.ToUnicode = pdf.make_stream(b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
                                             b"1 beginbfrange <0000> <FFFF> <E000> endbfrange")


def without_contents(pdf):
    for page in pdf.pages:
        del page.obj["/Contents"]


def only_first_page_readable(pdf):
    for page in list(pdf.pages)[1:]:
        page.obj.Contents = pdf.make_stream(b"\x00\xff broken ( Tj")


def only_pictures(pdf):
    """As a scanner saves it: each page a picture."""
    for page in pdf.pages:
        image = pdf.make_stream(bytes(200 * 280))
        image.update(pikepdf.Dictionary(Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=200, Height=280,
                                        ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8))
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=image))
        page.obj.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Scan Do Q")


def a_loop_of_pages(pdf):
    pages = pdf.Root.Pages
    pages.Kids.append(pages)


def fonts_without_programs(pdf):
    for entry in pdf.objects:
        if isinstance(entry, pikepdf.Dictionary):
            for name in ("/FontFile", "/FontFile2", "/FontFile3"):
                if name in entry:
                    del entry[name]


PLAIN = dict(object_stream_mode=pikepdf.ObjectStreamMode.disable, encryption=False)
RUINS = {
    "no-xref": lambda path: re.sub(rb"(?s)\nxref\n.*?trailer", b"\ntrailer", again(path, **PLAIN)),
    "no-startxref": lambda path: again(path, **PLAIN).replace(b"startxref", b"st4rtxref"),
    "wrong-startxref": lambda path: re.sub(rb"startxref\s+\d+", b"startxref\n99999999", again(path, **PLAIN)),
    "no-trailer": lambda path: again(path, **PLAIN).split(b"\ntrailer")[0],
    "no-header": lambda path: path.read_bytes()[8:],
    "junk-before": lambda path: b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n" + path.read_bytes(),
    "junk-behind": lambda path: path.read_bytes() + b"\r\n--boundary--\r\n" + bytes(3000),
    "newlines-changed": lambda path: path.read_bytes().replace(b"\n", b"\r\n"),
    "password": lambda path: again(path, encryption=pikepdf.Encryption(owner="geheim", user="geheim", R=6)),
    "password-of-old": lambda path: again(path, encryption=pikepdf.Encryption(owner="geheim", user="geheim", R=3, aes=False, metadata=False)),
    "no-unicode": lambda path: again(path, without_unicode, encryption=False),
    "wrong-unicode": lambda path: again(path, wrong_unicode, encryption=False),
    "no-font-programs": lambda path: again(path, fonts_without_programs, encryption=False),
    "no-contents": lambda path: again(path, without_contents, encryption=False),
    "broken-pages": lambda path: again(path, only_first_page_readable, encryption=False),
    "only-pictures": lambda path: again(path, only_pictures, encryption=False),
    "loop-of-pages": lambda path: again(path, a_loop_of_pages, encryption=False),
    "empty": lambda path: b"",
    "only-header": lambda path: b"%PDF-1.7\n",
}
