"""Holds the tables of `convert` against what reads them: python3 tables.py DIR

DIR has releases.csv, images.csv, contacts.csv and datapackage.json, or metadata.csv, or all of them.
Needs frictionless from PyPI.
"""

import csv
import json
import re
import sys
import unicodedata
from pathlib import Path

csv.field_size_limit(1 << 30)

PHONE = re.compile(r"\+?[0-9(][0-9 \u00a0./()-]*")
HIDDEN = {"Cf", "Cc", "Zs", "Zl", "Zp", "Mn"}
DUBLIN_CORE = (
    "title creator subject description publisher contributor date type format identifier source language relation "
    "coverage rights"
).split()
failures = []


def check(is_right, what):
    if not is_right:
        failures.append(what)


def begins_formula(cell):
    """Whether a spreadsheet could read a formula, also where it drops what cannot be seen."""
    shown = cell
    while shown and (unicodedata.category(shown[0]) in HIDDEN or shown[0] == "\ufffd"):
        shown = shown[1:]
    if not shown:
        return False
    first = unicodedata.normalize("NFKC", shown[0])[:1]
    return first in "=+-@\u2212" or cell[0] in "\t\r\n"


def rows(path, delimiter, has_mark):
    """The rows of a table whose bytes are as they should be."""
    raw = path.read_bytes()
    check(raw.startswith(b"\xef\xbb\xbf") == has_mark, f"{path.name}: byte order mark")
    text = raw.decode("utf-8-sig" if has_mark else "utf-8")
    if not text.endswith("\r\n"):
        sys.exit(f"{path.name}: the last line does not end in CRLF")
    lines = text.split("\r\n")[:-1]
    check(not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]", "".join(lines)), f"{path.name}: control characters")
    try:
        read = list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as error:
        sys.exit(f"{path.name}: {error}")
    check(len(read) == len(lines), f"{path.name}: a row is not a line")
    check(all(len(row) == len(read[0]) for row in read), f"{path.name}: rows of several lengths")
    check(not has_mark or all(len(cell.encode("utf-16-le")) <= 2 * 32_767 for row in read for cell in row), "too long for Excel")
    return read


def check_formulas(name, read, phones):
    for number, row in enumerate(read, 1):
        for column, cell in enumerate(row):
            is_number = column in phones and PHONE.fullmatch(cell)
            check(is_number or not begins_formula(cell), f"{name}:{number}: {cell[:40]!r} may be a formula")


def check_package(folder):
    from frictionless import Package, system

    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    is_excel = package["resources"][0]["dialect"]["delimiter"] == ";"
    counts = []
    for resource in package["resources"]:
        delimiter = resource["dialect"]["delimiter"]
        check(delimiter == (";" if is_excel else ","), "several dialects")
        read = rows(folder / resource["path"], delimiter, is_excel)
        fields = [field["name"] for field in resource["schema"]["fields"]]
        check(read[0] == fields, f"{resource['path']}: other columns than described")
        check(all(field["description"] for field in resource["schema"]["fields"]), "a column without description")
        phones = [index for index, name in enumerate(fields) if name.startswith("phone")]
        check_formulas(resource["path"], read, [] if is_excel else phones)
        if is_excel:
            check(all(row[index][:1] in ("", "'") for row in read[1:] for index in phones), "a telephone number as a number")
        counts.append(f"{len(read) - 1} {resource['name']}")
    with system.use_context(trusted=True):
        report = Package(str(folder / "datapackage.json")).validate()
    for error in report.flatten(["name", "rowNumber", "fieldName", "type", "note"]):
        failures.append(f"frictionless: {error}")
    check(len(report.tasks) == 3, "frictionless did not look at three tables")
    print(f"{'excel' if is_excel else 'plain'}: {', '.join(counts)}")


def check_dublin_core(path):
    """What Archivematica asks of metadata.csv."""
    read = rows(path, ",", False)
    check_formulas(path.name, read, [])
    check(read[0][0] == "filename", "the first column is not filename")
    check(all(name in [f"dc.{element}" for element in DUBLIN_CORE] for name in read[0][1:]), "unknown columns")
    names = [row[0] for row in read[1:]]
    check(len(names) == len(set(names)), "a file has two rows")
    for name in names:
        parts = name.split("/")
        check(parts[0] == "objects" and len(parts) > 1 and not {"", ".", ".."} & set(parts), f"{name!r} is not in the transfer")
    print(f"metadata.csv: {len(names)} files, {len(read[0])} columns")


def main():
    folder = Path(sys.argv[1])
    if (folder / "datapackage.json").exists():
        check_package(folder)
    if (folder / "metadata.csv").exists():
        check_dublin_core(folder / "metadata.csv")
    for failure in failures[:50]:
        print(failure, file=sys.stderr)
    sys.exit(f"{len(failures)} failures" if failures else None)


main()
