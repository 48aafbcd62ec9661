"""Makes texts for try.sh: texts.py FIXTURES PAGES FOLDER COUNT.

Each is a fixture or a saved page under another headline, or one of three prints of a release: a PDF file, a text version, a page; some
cannot be converted. FOLDER gets them as files (texts/), as lines (texts.ndjson), as a table (texts.parquet), and what each has to become
(expected.tsv: id, and the error's code or "-").
"""

import base64
import datetime
import json
import pathlib
import sys
import textwrap

import pyarrow as pa
import pyarrow.parquet as pq

# What cannot be converted, and the code that says why.
BAD = [
    ({}, "text-missing"),
    ({"bytes_b64": "UHJlc3NlZGllbnN0%"}, "not-base64"),
    ({"bytes_b64": base64.b64encode(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n").decode()}, "not-text"),
]
EVERY = 97
# Of ten numbers in a row three are prints of one release, and one is a saved page.
TEN, PRINTS, PAGE = 10, (7, 8, 9), 6

BODY = (
    "Im Stadtteil mit der Nummer {number} ist am Montag ein Bücherschrank aufgestellt worden. {count} Bände stehen darin, die Nachbarn "
    "selbst gespendet haben. Wer eines mitnimmt, stellt ein anderes hinein.",
    "Gebaut hat ihn die Schreinerei im Hof der Schule {number}. Ein zweiter folgt im Herbst, wenn der erste den Sommer überstanden hat.",
)
PAPER = """Pressedienst

{day}

{headline}

{body}

Textversion:

https://www.duesseldorf.de/fileadmin/Amt13/pld/txt/{version}

Kontakt: Lenz, Mara
presse@duesseldorf.de, Telefon +49.211.89-93131

{record}_{desk}
"""
VERSION = """Pressedienst der Landeshauptstadt Düsseldorf

{headline}

{body}

Text: Lenz, Mara

{digits}

Zur Online-Version: https://www.duesseldorf.de/index.php?id=700045115&tx_pld_frontpage%5Bnews%5D={record}
"""
WEB = """<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Pressedienst Einzelansicht</title></head><body><main>
<h1>Pressedienst Einzelansicht</h1><p>Kultur</p><h2>{headline}</h2><p>Erstellt: {digits}<br>Redaktion: Lenz, Mara</p>
{body}<p>PDF TXT</p></main></body></html>
"""
MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()


def fixtures(folder, ending):
    """The texts or pages of the project, each with its first headline."""
    for path in sorted(folder.rglob(f"*.{ending}")):
        releases = json.loads(path.with_suffix(".json").read_text("utf-8"))["releases"]
        headlines = [headline["text"] for release in releases for headline in release["headlines"]]
        yield path.read_bytes(), (headlines or [""])[0]


def pdf(text):
    """A PDF file of some pages that shows these lines."""
    lines = [line for part in text.split("\n") for line in textwrap.wrap(part, 78) or [""]]
    pages = [lines[start : start + 50] for start in range(0, len(lines), 50)]
    kids = " ".join(f"{4 + 2 * page} 0 R" for page in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 /Widths ["
        + b" ".join([b"600"] * 224)
        + b"] >>",
    ]
    for page, shown in enumerate(pages):
        rows = b"".join(b"(" + row.encode("cp1252").translate(ESCAPED) + b") Tj T*\n" for row in shown)
        content = b"BT /F1 10 Tf 14 TL 56 780 Td\n" + rows + b"ET"
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents "
            + f"{5 + 2 * page} 0 R >>".encode()
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream")
    data, table = b"%PDF-1.4\n", b"0000000000 65535 f \n"
    for number, thing in enumerate(objects, 1):
        table += f"{len(data):010} 00000 n \n".encode()
        data += f"{number} 0 obj\n".encode() + thing + b"\nendobj\n"
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + f"xref\n0 {len(objects) + 1}\n".encode() + table + trailer.encode()


# What marks the ends of strings there; no text here has it.
ESCAPED = bytes.maketrans(b"()\\", b"[]/")


def print_of(number):
    """One of three prints of a release: the name of its file, and its bytes."""
    event, kind = divmod(number, TEN)
    day = datetime.date(2010, 1, 1) + datetime.timedelta(days=event % 3600)
    desk, hour = 100 + event // 3600 % 800, 8 + event // 2_880_000
    names = {
        "number": event,
        "count": 20 + event * 7 % 400,
        "headline": f"Bücherschrank {event} steht auf dem Platz",
        "day": f"{day.day}. {MONTHS[day.month - 1]} {day.year}",
        "digits": f"{day:%d.%m.%Y}",
        "version": f"{day:%Y%m%d}-{desk:03}_{hour:02}.txt",
        "record": 20_000 + event,
        "desk": desk,
    }
    body = [part.format(**names) for part in BODY]
    if kind == PRINTS[0]:
        return f"paper-{number:08}.pdf", pdf(PAPER.format(body="\n\n".join(body), **names))
    if kind == PRINTS[1]:
        return names["version"], VERSION.format(body="\n\n".join(body), **names).encode()
    return f"page-{number:08}.html", WEB.format(body="".join(f"<p>{part}</p>" for part in body), **names).encode()


def given(number, texts, pages):
    """The name of the file, the keys of a line beside its id, the bytes of its text, and the code of its error."""
    name = f"text-{number:08}.txt"
    if number % EVERY == EVERY - 1:
        keys, code = BAD[number // EVERY % len(BAD)]
        return name, keys, None, code
    if number == 1:
        text = "Ein Wort nach dem anderen. " * 500_000
        return name, {"text": text}, text.encode(), "-"
    if number % TEN in PRINTS:
        name, raw = print_of(number)
        return name, {"bytes_b64": base64.b64encode(raw).decode()}, raw, "-"
    if number % TEN == PAGE:
        raw, headline = pages[number % len(pages)]
        raw = raw.replace(headline.encode(), f"{headline} {number}".encode()) if headline else raw
        return f"site-{number:08}.html", {"bytes_b64": base64.b64encode(raw).decode()}, raw, "-"
    raw, headline = texts[number % len(texts)]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return name, {"bytes_b64": base64.b64encode(raw).decode()}, raw, "-"
    if headline:
        text = text.replace(headline, f"{headline} {number}")
    # Every other one as bytes: both ways have to give the same.
    raw = text.encode()
    return name, {"text": text} if number % 2 else {"bytes_b64": base64.b64encode(raw).decode()}, raw, "-"


def main():
    source, saved, folder = (pathlib.Path(argument) for argument in sys.argv[1:4])
    count, texts, pages = int(sys.argv[4]), list(fixtures(source, "txt")), list(fixtures(saved, "html"))
    (folder / "texts").mkdir(parents=True)
    rows = []
    with open(folder / "texts.ndjson", "w", encoding="utf-8") as lines, open(folder / "expected.tsv", "w") as expected:
        for number in range(count):
            name, keys, raw, code = given(number, texts, pages)
            row = {"id": name, **keys}
            lines.write(json.dumps(row, ensure_ascii=number % 3 == 0) + "\n")
            expected.write(f"{row['id']}\t{code}\n")
            if raw is not None:
                (folder / "texts" / name).write_bytes(raw)
            if code == "-" and "bytes_b64" in row:
                row["bytes"] = raw
                del row["bytes_b64"]
            rows.append(row)
    kinds = {"id": pa.string(), "text": pa.string(), "bytes": pa.binary(), "bytes_b64": pa.string()}
    columns = {key: pa.array([row.get(key) for row in rows], kind) for key, kind in kinds.items()}
    pq.write_table(pa.table(columns), folder / "texts.parquet", row_group_size=1000)


main()
