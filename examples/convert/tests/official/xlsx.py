"""Compares the workbook with the tables of the same run, cell by cell. See common.py.

openpyxl reads it, and LibreOffice (soffice, Debian's libreoffice-calc-nogui), which makes tables of its sheets.
"""

import csv
import datetime
import re
import subprocess
import tempfile
import zipfile
from pathlib import Path

import openpyxl
from common import main

csv.field_size_limit(1 << 30)
LIMIT = 32767
MOST_LINKS = 65530
# The sheets in their order, and their tables.
TABLES = {"Mitteilungen": "releases.csv", "Bilder": "images.csv", "Kontakte": "contacts.csv"}
SEVERITIES = {"note": "Hinweis", "warning": "Warnung", "error": "Fehler"}
LINKS = {"Mitteilungen": ["online_url", "text_version_url"], "Bilder": ["url"]}
CUT = re.compile(r" \[…\] \(gekürzt: .* hier fehlen (\d+); .*\)$", re.DOTALL)


def bare(text):
    """Without apostrophes: the table has some more, which keep formulas from being read."""
    return text.replace("'", "")


def rows_of(table):
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def keys_of(workbook):
    """The keys of the columns of each sheet, as the last sheet says them, in the order of the sheets."""
    head, *rows = workbook["Spalten"].iter_rows(values_only=True)
    keys = {}
    for sheet, label, key, meaning in rows:
        keys.setdefault(sheet, []).append((label, key))
        if not (label and key and meaning):
            raise ValueError(f"{sheet} {label} {key} says nothing")
    return keys


def differs(value, cell, said):
    """Why a cell of a sheet is not that of the table, if so."""
    if value is None:
        return "" if said == "" else f"is empty and not {said!r}"
    if isinstance(value, datetime.datetime):
        return "" if value.date().isoformat() == said else f"the day {value} is not {said!r}"
    if isinstance(value, (int, float)):
        return "" if str(value) == said else f"{value!r} is not {said!r}"
    if cell.data_type != "s" and cell.data_type != "inlineStr":
        return f"is of type {cell.data_type}"
    cut = CUT.search(value)
    if cut:
        kept, missing = value[: cut.start()], int(cut.group(1))
        guards = len(said) - len(kept) - missing
        is_so = bare(said).startswith(bare(kept)) and 0 <= guards <= said.count("'")
        return "" if is_so else f"is cut, and {cut.group(1)} characters are not what is missing of {len(said)}"
    if value == said or (bare(value) == bare(said) and len(value) < len(said)):
        return ""
    return f"{value[:200]!r} is not {said[:200]!r}"


def look_at_sheet(check, place, sheet, keys, expected):
    head = [cell.value for cell in sheet[1]]
    check.expect(head == [label for label, _ in keys], place, f"the head is {head}")
    check.expect(sheet.freeze_panes == "A2", place, "the head is not frozen")
    check.expect(sheet.auto_filter.ref == sheet.dimensions, place, f"the filter is {sheet.auto_filter.ref}")
    rows = list(sheet.iter_rows(min_row=2))
    check.expect(len(rows) == len(expected), place, f"{len(rows)} rows and not {len(expected)}")
    for row, said in zip(rows, expected):
        for cell, (_, key) in zip(row, keys):
            check.count("cells")
            why = differs(cell.value, cell, said[key])
            check.expect(not why, f"{place} {cell.coordinate} {key}", why)
            if isinstance(cell.value, str):
                units = len(cell.value.encode("utf-16-le")) // 2
                check.expect(units <= LIMIT, place, f"{cell.coordinate} has {units} characters")
            if cell.hyperlink:
                check.count("links")
                target = cell.hyperlink.target + (f"#{cell.hyperlink.location}" if cell.hyperlink.location else "")
                check.expect(re.match(r"https?://[!-~]+$", target), place, f"a link to {target!r}")
                check.expect(key in LINKS.get(sheet.title, ()), place, f"a link in {key}")
    links = sum(1 for row in rows for cell in row if cell.hyperlink)
    check.expect(links <= MOST_LINKS, place, f"{links} links")


def look_at_messages(check, place, sheet, made):
    """One row for each finding of the records, in their order."""
    expected = []
    for record in made.records():
        path = record["source"]["path"]
        expected += [
            (SEVERITIES[found["severity"]], found["code"], path, found["line"], found["column"]) for found in record["diagnostics"]
        ]
    rows = [(row[0], row[1], row[2], row[4], row[5]) for row in sheet.iter_rows(min_row=2, values_only=True)]
    check.count("messages", len(rows))
    check.expect(rows == expected, place, f"{len(rows)} messages are not the {len(expected)} of the records")
    for row in sheet.iter_rows(min_row=2, values_only=True):
        check.expect(row[6] and row[7], place, f"{row[1]} says nothing")


def look_at_parts(check, place):
    """No formula, no macro, no clock."""
    with zipfile.ZipFile(place) as archive:
        for member in archive.infolist():
            check.expect(member.date_time == (1980, 1, 1, 0, 0, 0), place, f"{member.filename} has the time {member.date_time}")
            check.expect("vba" not in member.filename.lower(), place, member.filename)
            if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", member.filename):
                check.expect(b"<f>" not in archive.read(member), place, f"{member.filename} has a formula")
        core = archive.read("docProps/core.xml").decode()
        check.expect(core.count("1980-01-01T00:00:00Z") == 2, place, "its properties hold a clock")


def look_with_libreoffice(check, place, workbook, keys):
    """What LibreOffice shows of each sheet is what openpyxl reads."""
    with tempfile.TemporaryDirectory() as folder:
        # Commas, double quotes, UTF-8, as shown, all sheets.
        form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
        call = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", form]
        done = subprocess.run(
            [*call, "--outdir", folder, place], capture_output=True, text=True, check=False, timeout=300
        )
        for name in keys:
            table = Path(folder) / f"pressedienst-{name}.csv"
            if not table.is_file():
                check.fault(place, f"LibreOffice makes no table of {name}: {done.stdout} {done.stderr}")
                continue
            with table.open(encoding="utf-8", newline="") as file:
                rows = list(csv.reader(file))
            sheet = workbook[name]
            check.expect(len(rows) == sheet.max_row, place, f"LibreOffice has {len(rows)} rows of {name}")
            for row, cells in zip(rows, sheet.iter_rows()):
                for shown, cell in zip(row, cells):
                    value = cell.value
                    if isinstance(value, datetime.datetime):
                        # Tables have the day as the language of LibreOffice writes it, which is American here.
                        value = value.strftime("%m/%d/%Y")
                    value = "" if value is None else str(value)
                    check.count("cells of LibreOffice")
                    check.expect(shown == value, f"{place} {name} {cell.coordinate}", f"LibreOffice shows {shown[:200]!r}, not {value[:200]!r}")


def look(check, _, sets):
    for made in sets:
        place = made.all / "pressedienst.xlsx"
        try:
            look_at_parts(check, place)
            workbook = openpyxl.load_workbook(place)
            keys = keys_of(workbook)
        except (KeyError, ValueError, zipfile.BadZipFile, OSError) as error:
            check.fault(place, repr(error))
            continue
        check.expect(workbook.sheetnames == [*TABLES, "Meldungen", "Spalten"], place, f"the sheets are {workbook.sheetnames}")
        for name, table in TABLES.items():
            expected = rows_of(made.all / table)
            check.expect(sorted(key for _, key in keys[name]) == sorted(expected[0] if expected else []) or not expected, place, f"the columns of {name} are others")
            look_at_sheet(check, f"{place} {name}", workbook[name], keys[name], expected)
        look_at_messages(check, f"{place} Meldungen", workbook["Meldungen"], made)
        look_with_libreoffice(check, place, workbook, keys)


main("xlsx", ["cells", "links", "messages", "cells of LibreOffice"], look)
