"""Writes the metadata of images-exiftool.csv into pictures with the real exiftool and reads them back. See common.py."""

import base64
import csv
import json
import struct
import subprocess
import tempfile
import zlib
from pathlib import Path

from common import essence, main

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


def look_at_table(check, table, others):
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    names = [row["SourceFile"] for row in rows]
    check.expect(len({name.casefold() for name in names}) == len(names), table, "a name occurs twice")
    writable = [name for name in names if name.rpartition(".")[2].upper() not in others]
    with tempfile.TemporaryDirectory() as folder:
        inside = Path(folder).resolve()
        for name in names:
            if (inside / name).resolve().parent != inside:
                check.fault(table, f"{name!r} leads out of the folder")
                return
        for name in writable:
            (inside / name).write_bytes(picture(name))
        if writable:
            # All endings, because some addresses are printed without one or with a wrong one.
            wrote = ["exiftool", "-q", "-overwrite_original", "-ext", "*", f"-csv={table.resolve()}", "."]
            done = subprocess.run(wrote, cwd=folder, capture_output=True, text=True, check=False)
            for said in done.stderr.splitlines() + ([] if done.returncode == 0 else [f"ended with {done.returncode}"]):
                check.fault("exiftool", said)
        read = ["exiftool", "-q", "-json", "-G1", "-ext", "*", "-all", "."]
        read = subprocess.run(read, cwd=folder, capture_output=True, check=False).stdout
        # exiftool writes what looks like a number as one.
        found = json.loads(read, parse_int=str, parse_float=str) if read else []
    found = {entry["SourceFile"].removeprefix("./"): entry for entry in found}
    for row in rows:
        if row["SourceFile"] not in writable:
            check.count("that are no pictures")
            continue
        entry = found.get(row["SourceFile"], {})
        expected = {column: value for column, value in row.items() if value and column != "SourceFile"}
        written = {tag: value for tag, value in entry.items() if tag.startswith(("XMP-", "IPTC")) and tag != "XMP-x:XMPToolkit"}
        check.count("pictures")
        check.count("values", len(expected))
        check.expect(written == expected, f"{table}: {row['SourceFile']}", f"{written} is not {expected}")


def look(check, _, sets):
    others = unwritable()
    for made in sets:
        table = made.all / "images-exiftool.csv"
        look_at_table(check, table, others)
        images = [image for record in made.records() for release in record["releases"] for image in release["images"]]
        with table.open(encoding="utf-8", newline="") as file:
            there = {essence(row["XMP-dc:Source"]) for row in csv.DictReader(file)}
        check.expect(there <= {essence(image["url"] or "") for image in images}, table, "pictures of no record")


main("exiftool", ["pictures", "values", "that are no pictures"], look)
