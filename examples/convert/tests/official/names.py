"""Holds names.csv, the database's names, and who is meant in JSON-LD and TEI against the records and the file of right names.

See common.py. Identifiers are reckoned here by Python's uuid5, and what is right is read here from names.csv beside this script, which
the program was given.
"""

import csv
import json
import re
import sqlite3
import uuid
from collections import defaultdict
from pathlib import Path

from common import essence, main
from lxml import etree

csv.field_size_limit(1 << 30)

NAMESPACE = uuid.UUID("184da331-0792-41f8-b153-208e2c99d3df")
ORGANISATIONS = {"holder", "publisher"}
# What Unicode calls white space; Python takes four control characters for blanks too.
BLANKS = re.compile("[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
with open(Path(__file__).with_name("names.csv"), encoding="utf-8", newline="") as file:
    RIGHT = list(csv.DictReader(file, delimiter=";"))


def full(person):
    return " ".join(part for part in (person["given"], person["family"]) if part is not None)


def printed_names(record):
    """The names in a record: role, name and year of each place."""
    for release in record["releases"]:
        imprint = release["imprint"] or {"team": [], "publisher": None}
        credits = [image["credit"] for image in release["images"] if image["credit"]]
        names = [("photographer", credit["photographer"]) for credit in credits]
        names += [("holder", credit["holder"]) for credit in credits]
        names += [("author", full(person)) for person in release["bylines"]]
        names += [("contact", full(person)) for person in release["contacts"]]
        names += [("editor", full(person)) for person in imprint["team"]]
        names.append(("publisher", imprint["publisher"]))
        year = int(release["date"][:4]) if release["date"] else None
        yield from ((role, name.replace("\0", "\ufffd"), year) for role, name in names if name)


def who(role, printed):
    """The right name, the kind, the number, and the identifier."""
    rows = [row for row in RIGHT if row["printed"] == printed and row["role"] in (role, "")]
    row = max(rows, key=lambda row: row["role"], default={"name": "", "kind": ""})
    kind = row["kind"] or ("organisation" if role in ORGANISATIONS else "person")
    name = row["name"] or printed
    numbers = {row["gnd"] for row in RIGHT if row["gnd"] and (row["name"] or row["printed"]) == name}
    # Blanks between words do not count.
    [number] = numbers if numbers else [""]
    return name, kind, number, uuid.uuid5(NAMESPACE, f"{kind}:{BLANKS.sub(' ', name).strip(' ')}").urn


def wanted(records):
    places = defaultdict(list)
    for record in records:
        for role, printed, year in printed_names(record):
            places[printed, role].append(year)
    rows = {}
    for (printed, role), years in places.items():
        known = [year for year in years if year]
        name, kind, number, urn = who(role, printed)
        row = [name if name != printed else "", kind, number, len(years), min(known, default=""), max(known, default=""), urn]
        rows[printed, role] = [str(cell) for cell in row]
    return rows


COLUMNS = ["name", "kind", "gnd", "count", "first_year", "last_year", "id"]


def unguarded(cell):
    return essence(cell)


def look_at_table(check, path, rows, expected):
    """A row a name and role, and those of a group beside each other."""
    there = {(unguarded(row["printed"]), row["role"]): row for row in rows}
    check.expect(len(there) == len(expected) or len(rows) == len(expected), path, f"{len(rows)} rows and not {len(expected)}")
    for (printed, role), cells in expected.items():
        row = there.get((unguarded(printed), role))
        found = [unguarded(str(row[column] or "")) for column in COLUMNS] if row else None
        is_one = sum((unguarded(other), of) == (unguarded(printed), role) for other, of in expected) == 1
        check.expect(not is_one or found == [unguarded(cell) for cell in cells], path, f"{role} {printed!r}: {found} and not {cells}")
    groups = [row["near_group"] for row in rows]
    runs = sum(one != other for one, other in zip(groups, groups[1:])) + bool(groups)
    check.expect(runs == len(set(groups)), path, "names of a group stand apart")
    check.count("names", len(rows))


def look_at_graph(check, path, record):
    """Who is named in a graph has the identifier of the right name, and stands there by it."""
    known = {who(role, printed)[3]: who(role, printed) for role, printed, _ in printed_names(record)}
    found = set()

    def walk(value):
        if isinstance(value, list):
            for part in value:
                walk(part)
        elif isinstance(value, dict):
            if value.get("@id", "").startswith("urn:uuid:") and len(value) > 1:
                found.add(value["@id"])
                name, kind, number, _ = known.get(value["@id"], ("", "", "", ""))
                check.expect(str(value.get("name")).replace("\0", "\ufffd") == name, path, f"{value['@id']} is called {value.get('name')!r} and not {name!r}")
                wanted_type = "Organization" if kind == "organisation" else "Person"
                check.expect(value["@type"] == wanted_type, path, f"{name!r} is a {value['@type']}")
                address = f"https://d-nb.info/gnd/{number}" if number else None
                check.expect(value.get("sameAs") == address, path, f"{name!r} is the same as {value.get('sameAs')}")
            if value.get("propertyID") == "id":
                found.add(value["value"])
            for part in value.values():
                walk(part)

    walk(json.loads(path.read_bytes()))
    check.expect(found == set(known), path, f"who is named: {sorted(found ^ set(known))[:2]}")
    check.count("persons and organisations in graphs", len(found))


def look_at_tei(check, path, record):
    """Each name leads to an entry of the list, and each entry has its name, identifier and number."""
    known = {who(role, printed)[3]: who(role, printed) for role, printed, _ in printed_names(record)}
    root = etree.parse(path).getroot()
    entries = {}
    for entry in root.iter(f"{TEI}person", f"{TEI}org"):
        numbers = {idno.get("type"): idno.text for idno in entry.iter(f"{TEI}idno")}
        name = entry.find(f"{TEI}persName" if entry.tag == f"{TEI}person" else f"{TEI}orgName")
        entries[f"#{entry.get(XML_ID)}"] = numbers["URI"]
        wanted_name, _, number, _ = known.get(numbers["URI"], ("", "", "", ""))
        check.expect(essence(name.text or "") == essence(wanted_name), path, f"{name.text!r} and not {wanted_name!r}")
        check.expect(numbers.get("GND", "") == number, path, f"{wanted_name!r} has the number {numbers.get('GND')}")
    check.expect(set(entries.values()) == set(known), path, "others are listed than named")
    leading = [name.get("ref") for name in root.iter(f"{TEI}persName", f"{TEI}orgName") if name.get("ref")]
    check.expect(set(leading) == set(entries), path, f"names lead elsewhere: {sorted(set(leading) ^ set(entries))[:2]}")
    check.count("names in TEI", len(leading))


def look(check, _, sets):
    for made in sets:
        expected = wanted(made.records())
        for folder, delimiter in ((made.all, ","), (made.excel, ";")):
            path = folder / "names.csv"
            with open(path, encoding="utf-8-sig", newline="") as file:
                look_at_table(check, path, list(csv.DictReader(file, delimiter=delimiter)), expected)
        place = made.all / "pressedienst.sqlite"
        database = sqlite3.connect(f"file:{place}?mode=ro&immutable=1", uri=True)
        database.row_factory = sqlite3.Row
        rows = [dict(row) for row in database.execute("SELECT * FROM names ORDER BY near_group")]
        look_at_table(check, place, rows, expected)
        for _, record, path in made.outputs(check, "jsonld"):
            look_at_graph(check, path, record)
        for _, record, path in made.outputs(check, "xml"):
            look_at_tei(check, path, record)


main("names", ["names", "persons and organisations in graphs", "names in TEI"], look)
