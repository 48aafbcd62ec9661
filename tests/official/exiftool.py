"""Writes the metadata of images-exiftool.csv into pictures with the real exiftool and reads them back: python3 exiftool.py DIR"""

import base64
import csv
import json
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

# A grey JPEG of one pixel.
JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAP////////////////////////////////////////////////////////////////////////////"
    "//////////wAALCAABAAEBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIh"
    "MUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhI"
    "WGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/ACv/"
    "2Q=="
)


def picture(name):
    """A small file of the kind that its name promises; exiftool refuses others."""
    if name.lower().endswith(".pdf"):
        body = b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
        places = b"".join(b"%010d 00000 n \n" % body.index(b"%d 0 obj" % number) for number in (1, 2))
        table = b"xref\n0 3\n0000000000 65535 f \n" + places
        return body + table + b"trailer\n<</Size 3/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(body)
    if name.lower().endswith(".png"):
        chunks = (b"IHDR", struct.pack(">2I5B", 1, 1, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b"")
        return b"\x89PNG\r\n\x1a\n" + b"".join(
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
        )
    return JPEG


def unwritable():
    """The endings that exiftool knows and writes nothing into, such as TXT."""
    known, written = (
        set(subprocess.run(["exiftool", option], capture_output=True, text=True, check=True).stdout.split())
        for option in ("-listf", "-listwf")
    )
    return known - written


def main():
    table = (Path(sys.argv[1]) / "images-exiftool.csv").resolve()
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    names = [row["SourceFile"] for row in rows]
    others = unwritable()
    assert len({name.casefold() for name in names}) == len(names), "a name occurs twice"
    skipped = [name for name in names if name.rpartition(".")[2].upper() in others]
    rows = [row for row in rows if row["SourceFile"] not in set(skipped)]
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            path = Path(folder, name)
            assert path.resolve().parent == Path(folder).resolve(), f"{name!r} leads out of the folder"
            if name not in skipped:
                path.write_bytes(picture(name))
        if names:
            # All endings, because some addresses are printed without one or with a wrong one.
            wrote = ["exiftool", "-q", "-overwrite_original", "-ext", "*", f"-csv={table}", "."]
            done = subprocess.run(wrote, cwd=folder, capture_output=True, text=True, check=False)
            failures += done.stderr.splitlines() + ([] if done.returncode == 0 else [f"exiftool ended with {done.returncode}"])
        read = subprocess.run(["exiftool", "-q", "-json", "-G1", "-ext", "*", "-all", "."], cwd=folder, capture_output=True, check=False).stdout
        # exiftool writes what looks like a number as one.
        found = json.loads(read, parse_int=str, parse_float=str) if read else []
    found = {entry["SourceFile"].removeprefix("./"): entry for entry in found}
    values = 0
    for row in rows:
        entry = found.get(row["SourceFile"], {})
        expected = {column: value for column, value in row.items() if value and column != "SourceFile"}
        written = {tag: value for tag, value in entry.items() if tag.startswith(("XMP-", "IPTC")) and tag != "XMP-x:XMPToolkit"}
        values += len(expected)
        if written != expected:
            failures.append(f"{row['SourceFile']}: {written} is not {expected}")
    print(f"{len(rows)} pictures, {values} values; not pictures: {len(skipped)}")
    for failure in failures[:50]:
        print(failure, file=sys.stderr)
    sys.exit(f"{len(failures)} failures" if failures else None)


main()
