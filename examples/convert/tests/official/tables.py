"""Holds the tables, plain and for Excel, and metadata.csv against what reads them and against the records. See common.py.

Needs frictionless from PyPI.
"""

import csv
import json
import re
import unicodedata

from common import CONTROLS, essence, lost_lines, main, unread_lines
from frictionless import Package, system

csv.field_size_limit(1 << 30)

PHONE = re.compile(r"\+?[0-9(][0-9 \u00a0./()-]*")
# What no cell may hold: no reader agrees with the next one on what it does.
UNWANTED = re.compile(CONTROLS.pattern + "|[\u2028\u2029\ufffe\uffff]")
HIDDEN = {"Cf", "Cc", "Zs", "Zl", "Zp", "Mn"}
DUBLIN_CORE = (
    "title creator subject description publisher contributor date type format identifier source language relation "
    "coverage rights"
).split()


def begins_formula(cell):
    """Whether a spreadsheet could read a formula, also where it drops what cannot be seen."""
    shown = cell
    while shown and (unicodedata.category(shown[0]) in HIDDEN or shown[0] == "\ufffd"):
        shown = shown[1:]
    if not shown:
        return False
    first = unicodedata.normalize("NFKC", shown[0])[:1]
    return first in "=+-@\u2212" or cell[0] in "\t\r\n"


def rows(check, path, delimiter, has_mark):
    """The rows of a table whose bytes are as they should be."""
    raw = path.read_bytes()
    check.expect(raw.startswith(b"\xef\xbb\xbf") == has_mark, path, "byte order mark")
    text = raw.decode("utf-8-sig" if has_mark else "utf-8")
    check.expect(text.endswith("\r\n"), path, "the last line does not end in CRLF")
    lines = text.split("\r\n")[:-1]
    check.expect(not UNWANTED.search("".join(lines)), path, "control characters")
    try:
        read = list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as error:
        check.fault(path, error)
        return []
    check.expect(len(read) == len(lines), path, "a row is not a line")
    check.expect(len({len(row) for row in read}) == 1, path, "rows of several lengths")
    units = max((len(cell.encode("utf-16-le")) // 2 for row in read for cell in row), default=0)
    check.expect(not has_mark or units <= 32_767, path, "too long for Excel")
    return read


def look_for_formulas(check, path, read, phones):
    for number, row in enumerate(read, 1):
        for column, cell in enumerate(row):
            is_number = column in phones and PHONE.fullmatch(cell)
            check.expect(is_number or not begins_formula(cell), f"{path}:{number}", f"{cell[:40]!r} may be a formula")


def wanted_rows(records):
    """How many rows each table of what stands in texts must have; those of what only all texts tell have checks of their own."""
    releases = [release for record in records for release in record["releases"]]
    return {
        "releases": len(releases),
        "images": sum(len(release["images"]) for release in releases),
        "contacts": sum(len(release["contacts"]) for release in releases),
        # How many belong together, no record tells.
        "related": None,
        "pictures": len({image["url"] for release in releases for image in release["images"] if image["url"]}),
    }


def look_at_package(check, folder, records, is_excel):
    place = folder / "datapackage.json"
    package = json.loads(place.read_text("utf-8"))
    resources = {resource["name"]: resource for resource in package["resources"]}
    wanted = wanted_rows(records)
    check.expect(list(resources)[: len(wanted)] == list(wanted) and "names" in resources, place, f"describes {list(resources)}")
    tables = {}
    for name, resource in resources.items():
        delimiter = resource["dialect"]["delimiter"]
        check.expect(delimiter == (";" if is_excel else ","), place, f"{name}: the dialect is not the one asked for")
        path = folder / resource["path"]
        read = rows(check, path, delimiter, is_excel)
        fields = [field["name"] for field in resource["schema"]["fields"]]
        check.expect(read[:1] == [fields], path, "other columns than described")
        check.expect(all(field["description"] for field in resource["schema"]["fields"]), place, "a column without description")
        phones = [index for index, name in enumerate(fields) if name.startswith("phone")]
        look_for_formulas(check, path, read, [] if is_excel else phones)
        if is_excel:
            is_text = all(row[index][:1] in ("", "'") for row in read[1:] for index in phones)
            check.expect(is_text, path, "a telephone number as a number")
        check.count("rows for Excel" if is_excel else "rows", len(read) - 1)
        rest = [dict(zip(fields, row)) for row in read[1:]]
        tables[name] = [row for row in rest if row.get("kind") != "unread"]
        count = len(tables[name])
        check.expect(wanted.get(name) in (None, count), path, f"{count} rows and not {wanted.get(name)}")
        if name == "releases":
            look_at_unread(check, path, records, [row for row in rest if row.get("kind") == "unread"], is_excel)
    with system.use_context(trusted=True):
        report = Package(str(place)).validate()
    for error in report.flatten(["name", "rowNumber", "fieldName", "type", "note"]):
        check.fault(place, f"frictionless: {error}")
    check.expect(len(report.tasks) == len(resources), place, "frictionless did not look at all tables")
    look_for_losses(check, folder, records, tables, is_excel)
    look_at_pairs(check, folder / "related.csv", records, tables.get("related", []))


def look_at_pairs(check, path, records, pairs):
    """Whether pairs are in their order, and texts with the same bytes or the same text version are pairs that are proved."""
    keys = [(row["a_source"], row["a"], row["b_source"], row["b"]) for row in pairs]
    check.expect(len(keys) == len(set(keys)), path, "a pair is there twice")
    check.expect(all(a.encode() <= b.encode() for a, _, b, _ in keys), path, "a stands behind b")
    proved = {(a, b) for (a, _, b, _), row in zip(keys, pairs) if row["proof"] == "same"}
    groups = {}
    for record in records:
        source = record["source"]
        if record["releases"]:
            for key in {source["sha256"], source.get("text_sha256", source["sha256"])}:
                groups.setdefault(key, []).append(source["path"])
    for paths in groups.values():
        first, *others = sorted(paths, key=str.encode)
        for other in others:
            check.expect((first, other) in proved, path, f"{first} and {other} have the same bytes, and are no pair")


def look_at_unread(check, path, records, unread, is_excel):
    """Whether what no field holds has a row, and texts in no known layout have all their lines there."""
    there = {(row["source"], row["id"]): row for row in unread}
    check.expect(len(there) == len(unread), path, "two rows of what was not read for one text")
    check.expect(all(row["item"] == "0" and row["id"].endswith("#0") for row in unread), path, "an item of what was not read")
    for record in records:
        source = record["source"]
        row = there.get((source["path"], f"{source['sha256']}#0"))
        is_left = any(found["code"] == "unclassified-text" for found in record["diagnostics"])
        if row is None:
            check.expect(not unread_lines(record) and not is_left, path, f"{source['path']} has no row of kind unread")
        elif not (is_excel and len(row["text"]) > 30_000):
            check.count("rows of unread text")
            missing = lost_lines(record, row["text"])
            check.expect(not missing, path, f"{source['path']}: lost: {missing[:1]}")


def look_for_losses(check, folder, records, tables, is_excel):
    """Whether each release has its text and each picture its caption; Excel's cells end where Excel ends them."""
    releases = [(record, release) for record in records for release in record["releases"]]
    for (record, release), row in zip(releases, tables.get("releases", [])):
        there = essence("".join(row.values()))
        values = [headline["text"] for headline in release["headlines"]]
        values += [text for block in release["body"] for text in block.get("items", [block.get("text")])]
        is_cut = is_excel and sum(map(len, values)) > 30_000
        missing = [] if is_cut else [value for value in values if essence(value) not in there]
        check.expect(not missing, folder / "releases.csv", f"{record['source']['path']}: lost: {missing[:1]}")
    images = [image for _, release in releases for image in release["images"]]
    for image, row in zip(images, tables.get("images", [])):
        there = essence("".join(row.values()))
        values = [image["url"], image["caption"], image["credit"] and image["credit"]["line"]]
        missing = [value for value in values if value and essence(value) not in there]
        check.expect(not missing, folder / "images.csv", f"lost: {missing[:1]}")


def look_at_dublin_core(check, path, records):
    """What Archivematica asks of metadata.csv."""
    read = rows(check, path, ",", False)
    look_for_formulas(check, path, read, [])
    names = [f"dc.{element}" for element in DUBLIN_CORE]
    check.expect(read[0][0] == "filename", path, "the first column is not filename")
    check.expect(all(name in names for name in read[0][1:]), path, "unknown columns")
    files = [row[0] for row in read[1:]]
    check.count("texts for Archivematica", len(files))
    check.expect(len(files) == len(set(files)), path, "a file has two rows")
    check.expect(len(files) == len(records), path, f"{len(files)} rows for {len(records)} texts")
    for record, row in zip(records, read[1:]):
        parts = row[0].split("/")
        is_inside = parts[0] == "objects" and len(parts) > 1 and not {"", ".", ".."} & set(parts)
        check.expect(is_inside, path, f"{row[0]!r} is not in the transfer")
        source = record["source"]["path"]
        check.expect(source.endswith("/".join(parts[1:])), path, f"{row[0]!r} is not {source}")
        named = sum(cell.count(record["source"]["sha256"]) for name, cell in zip(read[0], row) if name == "dc.identifier")
        check.expect(named == len(record["releases"]), path, f"{row[0]}: {named} releases of {len(record['releases'])}")


def look(check, _, sets):
    for made in sets:
        records = made.records()
        look_at_package(check, made.all, records, is_excel=False)
        look_at_package(check, made.excel, records, is_excel=True)
        look_at_dublin_core(check, made.all / "metadata.csv", records)


main("tables", ["rows", "rows for Excel", "rows of unread text", "texts for Archivematica"], look)
