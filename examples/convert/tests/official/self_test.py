"""Breaks one output after the other and sees whether its check notices: python3 self_test.py SCHEMA_DIR SET

A check that takes whatever it is given is worth nothing. Each row below changes one file of a copy, and names the check that
must fail and what it must say. The variable PROGRAM names the program.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent


def replaced(pattern, by):
    """The first place that looks so is another one."""

    def change(path):
        data = path.read_bytes().decode("utf-8")
        changed, count = re.subn(pattern, by, data, count=1, flags=re.MULTILINE)
        if not count or changed == data:
            raise ValueError(f"{path} has no {pattern}")
        path.write_bytes(changed.encode("utf-8"))

    return change


def without_last_line(path):
    path.write_bytes(path.read_bytes()[: path.read_bytes().rstrip().rindex(b"\n") + 1])


def asked(query):
    def change(path):
        subprocess.run(["sqlite3", "-bail", path, query], capture_output=True, check=True)

    return change


def overwritten(path):
    data = bytearray(path.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 64] = b"\xff" * 64
    path.write_bytes(data)


def in_workbook(member, pattern, by):
    """The same for a file of a workbook."""

    def change(path):
        with zipfile.ZipFile(path) as archive:
            members = [(info, archive.read(info)) for info in archive.infolist()]
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            found = 0
            for info, data in members:
                if info.filename == member:
                    text, found = re.subn(pattern, by, data.decode("utf-8"), count=1)
                    data = text.encode("utf-8")
                archive.writestr(info, data)
        if not found:
            raise ValueError(f"{path} has no {pattern} in {member}")

    return change


def one_more(path):
    (path.parent / "more.txt").write_bytes(b"x")


# The check, the file (the first that can be broken so), what is done to it, and what the check must say.
BROKEN = [
    ("ninjs", "all/*.ninjs.ndjson", replaced('"edNote":"', '"contentCreated":"2019-08-31","edNote":"'), "is not a 'date-time'"),
    ("ninjs", "all/*.ninjs.ndjson", replaced(r'"uri":"', '"uri":" '), "is not a 'uri'"),
    ("ninjs", "all/*.ninjs.ndjson", replaced(r'("text/html".*?)<p>', r"\1<p onclick=x>"), "onclick"),
    ("ninjs", "all/*.ninjs.ndjson", replaced(r'("contentType":"text/plain".*?"value":")\w+', r"\1"), "another one than the plain"),
    ("ninjs", "all/*.ninjs.ndjson", replaced(r"\n\Z", ""), "the last line has no end"),
    ("jsonld", "all/*.jsonld", replaced('"headline"', '"headlines"'), "NewsArticle has no headlines"),
    ("jsonld", "all/*.jsonld", replaced(r'"articleBody": ?"\w+', '"articleBody":"'), "lost:"),
    ("jsonld", "all/*.jsonld", replaced(r'("articleBody": ?")', r"\1</script>"), "is not escaped"),
    ("jsonld", "all/*.jsonld", replaced('"@type": ?"Event"', r'\g<0>,"eventStatus":"https://schema.org/EventDropped"'), "is none of ['EventStatusType']"),
    ("jsonld", "all/related.jsonld", replaced('"@graph"', '"@graf"'), "no graph of schema.org: ['@context', '@graf']"),
    ("jsonld", "all/p*.jsonld", replaced(r'("text": ?"[^"]*?)Austernfischer', r"\1"), "lost:"),
    ("ninjs", "all/p*.ninjs.ndjson", replaced(r'("text/plain"[^}]*?)Austernfischer', r"\1"), "another one than the plain"),
    ("ninjs", "all/p*.ninjs.ndjson", replaced(r'.*"profile":"unread".*\n', ""), "lost:"),
    ("tei", "all/p*.xml", replaced("Austernfischer", ""), "lost:"),
    ("ead", "all/ead.xml", replaced("Austernfischer", ""), "lost:"),
    ("ead", "all/ead.xml", replaced(r'<unittitle>[^<]*</unittitle>(\s*<unitdate normal="....-..-..">)', r"\1"), "XSD 1.1"),
    ("ead", "all/ead.xml", replaced('level="file"', 'level="item"'), "has no unit"),
    ("ead", "all/ead.xml", replaced('role="Kommunale Archive"', 'role="Archive"'), "value must be one of"),
    ("ead", "all/ead.xml", replaced(r'(normal="\d{4}-\d\d-)\d\d"', r'\g<1>32"'), "XSD 1.0"),
    ("ead", "all/ead.xml", replaced(r"(<persname role=\"Fotograf\">)\w+ ", r"\1"), "lost:"),
    ("markdown", "all/p*.md", replaced("Austernfischer", ""), "not seen:"),
    ("tables", "all/releases.csv", replaced("Austernfischer", ""), "lost:"),
    ("tables", "excel/releases.csv", replaced('.*"unread".*\r\n', ""), "no row of kind unread"),
    ("sqlite", "all/pressedienst.sqlite", asked("UPDATE blocks SET text = replace(text, 'Austernfischer', '')"), "lost:"),
    ("tei", "all/related.xml", replaced("<standOff>", "<standOff><body/>"), "Did not expect element body"),
    ("tei", "all/*.xml", replaced("<body>", "<body><script/>"), 'error: element "script" not allowed'),
    ("tei", "all/*.xml", replaced("<body>", "<body><script/>"), "Did not expect element script"),
    ("tei", "all/*.xml", replaced("</TEI>", ""), "Premature end of data"),
    ("tei", "all/*.xml", replaced(r'(<p xml:lang="de">)\w+', r"\1"), "lost:"),
    ("markdown", "all/*.md", replaced(r"\n\n\w+ ", "\n\n"), "not seen:"),
    ("markdown", "all/*.md", replaced(r"\n\n(\w+ )", r"\n\n<script>x</script>\1"), "tags ['script']"),
    ("markdown", "all/*.md", replaced(r"^date: .*$", "date: yes"), "date: True is not"),
    ("tables", "all/releases.csv", replaced(r",\d{4}-\d\d-\d\d,", ",31.8.2019,"), "'date', 'type-error'"),
    ("tables", "all/images.csv", replaced(r'","', '","=1+1 '), "may be a formula"),
    ("tables", "all/contacts.csv", without_last_line, "rows and not"),
    ("names", "all/names.csv", without_last_line, "rows and not"),
    ("names", "all/names.csv", replaced('"urn:uuid:[0-9a-f]', '"urn:uuid:x'), "and not ["),
    ("names", "excel/names.csv", replaced('"Henrike Saalfrank-Öttl"', '"Henrike Saalfrank"'), "and not ["),
    ("names", "all/pressedienst.sqlite", asked("UPDATE names SET gnd = NULL"), "and not ["),
    ("names", "all/*.jsonld", replaced(r'("@id": ?"urn:uuid:)[0-9a-f]([0-9a-f-]*",\s*"name")', r"\1x\2"), "who is named"),
    ("names", "all/*.jsonld", replaced(', ?\s*"sameAs": ?"https://d-nb.info/gnd/[0-9-]+"', ""), "is the same as None"),
    ("names", "all/*.xml", replaced('ref="#name-', 'ref="#name-x'), "names lead elsewhere"),
    ("names", "all/*.xml", replaced('<idno type="GND">[^<]*</idno>', ""), "has the number None"),
    ("tables", "all/pictures.csv", without_last_line, "rows and not"),
    ("tables", "all/datapackage.json", replaced('"type": "date"', '"type": "number"'), "frictionless:"),
    ("tables", "excel/releases.csv", replaced("\ufeff", ""), "byte order mark"),
    ("tables", "excel/contacts.csv", replaced(r"'(\+?[0-9(])", r"\1"), "a telephone number as a number"),
    ("tables", "all/metadata.csv", replaced('"objects/', '"../'), "is not in the transfer"),
    ("tables", "all/metadata.csv", without_last_line, "6 rows for 7 texts"),
    ("xlsx", "all/pressedienst.xlsx", in_workbook("xl/worksheets/sheet1.xml", "Austernfischer", "Austern"), "I16 text"),
    ("xlsx", "all/pressedienst.xlsx", in_workbook("xl/worksheets/sheet1.xml", r"<v>\d{5}</v>", "<v>1</v>"), "the day 1900-01-01"),
    ("xlsx", "all/pressedienst.xlsx", in_workbook("xl/worksheets/sheet1.xml", r't="inlineStr"><is><t>[^<]*</t></is></c>(?=<c r="C2)', "><f>1+1</f><v>2</v></c>"), "has a formula"),
    ("xlsx", "all/pressedienst.xlsx", in_workbook("xl/worksheets/_rels/sheet2.xml.rels", 'Target="https:', 'Target="javascript:'), "a link to 'javascript:"),
    ("xlsx", "all/pressedienst.xlsx", in_workbook("xl/worksheets/sheet4.xml", r'<row r="2".*?</row>', ""), "are not the"),
    ("xlsx", "all/pressedienst.xlsx", in_workbook("docProps/core.xml", "1980-01-01", "2026-11-30"), "hold a clock"),
    ("xlsx", "all/pressedienst.xlsx", in_workbook("xl/worksheets/sheet3.xml", r'<autoFilter[^>]*>', ""), "the filter is None"),
    ("browse", "all/metadata.json", replaced("FROM appointments AS a", "FROM appointment AS a"), "no such table"),
    ("browse", "all/metadata.json", replaced('"fts_pk": "release_id"', '"fts_pk": "item"'), "and the index"),
    ("browse", "all/metadata.json", replaced('"year",', ""), "nothing is counted by year"),
    ("exiftool", "all/images-exiftool.csv", replaced("XMP-dc:Creator", "XMP-dc:Kreator"), "is not {"),
    ("exiftool", "all/images-exiftool.csv", replaced(r'^"([^"/]+\.jpg)"', r'"../\1"'), "leads out of the folder"),
    ("record", "all/i*.json", replaced(r'"page_count": .*,', '"page_count": "x",'), "$.page_count:"),
    ("record", "all/records.ndjson", replaced('"kind":"release"', '"kind":"invitation"'), "another record than in records.ndjson"),
    ("record", "all/records.ndjson", without_last_line, "lines for"),
    ("sqlite", "all/pressedienst.sqlite", overwritten, "pressedienst.sqlite"),
    ("sqlite", "all/pressedienst.sqlite", asked("UPDATE blocks SET text = text || ' x'"), "malformed"),
    ("sqlite", "all/pressedienst.sqlite", asked("PRAGMA foreign_keys = OFF; DELETE FROM texts WHERE id = 2"), "foreign_key_check"),
    ("sqlite", "all/pressedienst.sqlite", asked("DELETE FROM topics"), "topics:"),
    ("sqlite", "all/pressedienst.sqlite", asked("INSERT INTO search (search) VALUES ('delete-all')"), "not found"),
    ("parquet", "all/records.ndjson", replaced(r'"date":"\d{4}-', '"date":"x'), "records.ndjson"),
    ("bag", "bag/data/records/*.json", replaced("\n", "\n\n"), "validat"),
    ("bag", "bag/data/originals/*.txt", one_more, "validat"),
    ("bag", "bag/data/records/metadata.csv", replaced('"data/originals/', '"objects/'), "is no file of the bag"),
    ("bag", "bag/bagit.txt", replaced("1.0", "0.97"), "bagit.txt"),
    ("bag", "bag/metadata/premis.xml", replaced("<premis:size>", "<premis:size>1"), "validat"),
    ("report", "report.json", replaced(r'"size":\d', '"size":'), "other size or sum"),
    ("report", "report.json", replaced(r'"converted":\d+', '"converted":77'), "converted: 77"),
    ("report", "report.csv", replaced(',"converted",', ',"failed",'), "status is 'failed'"),
    ("report", "report.json", replaced('"outcome":"whole"', '"outcome":"with-errors"'), "the outcome is not whole"),
    ("report", "report.json", replaced('"repairs":{}', '"repairs":{"marks-moved":1}'), "are not the repairs"),
]

# The same for what the program prints: the check, the option, what sed does to it, and what the check must say.
PRINTED = [
    ("parquet", "--print-duckdb", "s/page_count: 'UINTEGER'/page_count: 'VARCHAR'/", ".page_count:"),
    ("parquet", "--print-duckdb", "s/ place VARCHAR,//", "keys that"),
    ("filter", "--filter", "1d", "answers to"),
    ("filter", "--filter", "s/\"kind\":\"release\"/\"kind\":\"invitation\"/", "another one than that of the file"),
]


# These end at the first fault of a database or a bag.
ALONE = {"sqlite", "bag"}


def said_by(check, schemas, folder, environment=None):
    call = [sys.executable, HERE / f"{check}.py", schemas, folder]
    done = subprocess.run(call, capture_output=True, text=True, check=False, env={**os.environ, **(environment or {})})
    return done.returncode, done.stdout + done.stderr


def breakable(copy, pattern, taken):
    """The files of that name that are whole yet."""
    top, _, name = pattern.rpartition("/")
    found = sorted((copy / top).glob(f"**/{name}")) if "*" in name else [copy / pattern]
    return [path for path in found if path not in taken]


def break_one(copy, pattern, change, taken):
    """Breaks the first file that can be broken so."""
    for path in breakable(copy, pattern, taken):
        try:
            change(path)
        except ValueError:
            continue
        taken.add(path)
        return True
    return False


def broken(schemas, made, check, rows):
    """What a check does not notice. Several files are broken at once, where each is one of its own."""
    while rows:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(shutil.copytree(made, Path(folder) / made.name))
            taken, tried, left = set(), [], []
            for row in rows:
                fits = not (taken and check in ALONE) and break_one(copy, row[1], row[2], taken)
                (tried if fits else left).append(row)
            if not tried:
                yield f"{check}: no {rows[0][1]} can be broken so that {rows[0][3]!r} would be said"
                return
            code, said = said_by(check, schemas, copy)
        for _, pattern, _, expected in tried:
            if code != 1 or expected not in said:
                yield f"{check} takes a wrong {pattern} ({expected!r} is not said): {said}"
        rows = left


def printed(schemas, made, check, option, edit, expected):
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "pressedienst"
        script = Path(folder) / "edit.sed"
        script.write_text(edit)
        program.write_text(f"#!/usr/bin/env bash\nset -o pipefail\n'{os.environ['PROGRAM']}' \"$@\" | sed -E -f '{script}'\n")
        program.chmod(0o755)
        code, said = said_by(check, schemas, made, {"PROGRAM": str(program)})
    return [] if code == 1 and expected in said else [f"{check} takes a wrong {option} ({expected!r} is not said): {said}"]


def main(schemas, made):
    # What they look for must not be there when nothing is broken.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        checks = sorted({row[0] for row in BROKEN + PRINTED})
        whole = dict(zip(checks, pool.map(lambda check: said_by(check, schemas, made)[1], checks)))
        faults = [f"{row[0]} says {row[3]!r} of what is whole" for row in BROKEN + PRINTED if row[-1] in whole[row[0]]]
        rows = {check: [row for row in BROKEN if row[0] == check] for check in checks}
        tried = [pool.submit(lambda check: list(broken(schemas, made, check, rows[check])), check) for check in checks]
        tried += [pool.submit(printed, schemas, made, *row) for row in PRINTED]
        faults += [fault for attempt in tried for fault in attempt.result()]
    for fault in faults:
        print(fault[:1000], file=sys.stderr)
    print(f"self_test: {len(BROKEN + PRINTED)} outputs broken for {len(checks)} checks; {len(faults)} not noticed")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
