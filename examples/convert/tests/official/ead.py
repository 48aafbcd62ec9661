"""Holds the finding aids against the official schemas of EAD(DDB) and against the records. See common.py.

Needs lxml for the schema in XSD 1.0, and xmlschema for that in XSD 1.1, which is the stricter one.
"""

import tempfile
from pathlib import Path

import xmlschema
from common import essence, lines_of, lost_lines, main
from lxml import etree

NAMES = {"e": "urn:isbn:1-931666-22-9"}
XLINK = "http://www.loc.gov/standards/xlink/xlink.xsd"
HREF = "{http://www.w3.org/1999/xlink}href"


class Beside(etree.Resolver):
    """The schema of links, which the official ones import by its address, lies beside them."""

    def __init__(self, path):
        self.path = path

    def resolve(self, url, _, context):
        return self.resolve_filename(str(self.path), context) if url == XLINK else None


def schemas_in(folder):
    """The official schemas, by the version of their language."""
    xlink = folder / "mets-premis" / "xlink.xsd"
    [old] = folder.glob("ead-ddb/EAD_DDB_*_Findbuch_XSD1.0.xsd")
    [new] = folder.glob("ead-ddb/EAD_DDB_*_Findbuch_XSD1.1.xsd")
    parser = etree.XMLParser()
    parser.resolvers.add(Beside(xlink))
    with tempfile.TemporaryDirectory() as copies:
        copy = Path(copies) / new.name
        copy.write_bytes(new.read_bytes().replace(XLINK.encode(), xlink.resolve().as_uri().encode()))
        return etree.XMLSchema(etree.parse(old, parser)), xmlschema.XMLSchema11(copy)


def text_of(unit, path):
    return "".join("".join(found.itertext()) for found in unit.findall(path, NAMES))


def month_of(unit):
    """The class that a unit stands in."""
    return unit.getparent().findtext("e:did/e:unittitle", None, NAMES)


MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()


def release_faults(unit, record, release):
    """What is wrong with the unit of a release."""
    faults = []
    title = text_of(unit, "e:did/e:unittitle")
    titles = [headline["text"] for headline in release["headlines"]]
    if any(essence(headline) not in essence(title) for headline in titles):
        faults.append(f"lost: {titles} in {title!r}")
    date = release["date"]
    normal = [found.get("normal") for found in unit.findall("e:did/e:unitdate", NAMES)]
    if [day[:10] for day in normal] != ([date] if date else []):
        faults.append(f"its day is {normal} and not {date}")
    month = f"{MONTHS[int(date[5:7]) - 1]} {date[:4]}" if date else "Ohne Datum"
    if month_of(unit) != month:
        faults.append(f"stands in {month_of(unit)!r} and not in {month!r}")
    names = {found.text for found in unit.iterfind(".//e:persname", NAMES)}
    credits = [image["credit"] for image in release["images"] if image["credit"]]
    photographers = {credit["photographer"] for credit in credits if credit["photographer"]}
    if any(essence(name) not in essence("|".join(names)) for name in photographers):
        faults.append(f"lost: {photographers} in {names}")
    number = release["document_number"]
    if number and essence(number) != essence(unit.findtext("e:did/e:unitid", "", NAMES)):
        faults.append(f"its number is not {number}")
    return faults


def compare(check, path, root, made):
    """Every release is in it once, with what its record says."""
    units = {unit.get("id"): unit for unit in root.iterfind(".//e:c[@level='file']", NAMES)}
    left = dict(units)
    copies = {}
    for record in made.records():
        source = record["source"]
        sha256 = source["sha256"]
        copies[sha256] = copy = copies.get(sha256, 0) + 1
        suffix = f"-copy{copy}" if copy > 1 else ""
        found = ""
        for item, release in enumerate(record["releases"], 1):
            unit = left.pop(f"r{sha256}-{item}{suffix}", None)
            if unit is None:
                check.fault(path, f"{source['path']}, item {item} has no unit")
                continue
            check.count("releases")
            for fault in release_faults(unit, record, release):
                check.fault(path, f"{source['path']}, item {item}: {fault}")
            found += "".join(unit.itertext())
        unit = left.pop(f"r{sha256}-0{suffix}", None)
        check.expect(unit is not None or record["releases"], path, f"{source['path']} has no unit")
        if unit is not None:
            check.count("texts without releases")
            found += "".join(unit.itertext())
        for line in lost_lines(record, found):
            check.fault(path, f"{source['path']}: lost: {line!r}")
    check.expect(not left, path, f"units of no text: {list(left)[:3]}")
    days = [found.get("normal") for found in root.iterfind(".//e:c[@level='file']/e:did/e:unitdate", NAMES)]
    check.expect([day[:10] for day in days] == sorted(day[:10] for day in days), path, "days are not in their order")


def look(check, schemas, sets):
    old, new = schemas_in(schemas)
    for made in sets:
        path = made.all / "ead.xml"
        lines_of(check, path)
        try:
            tree = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True))
        except (OSError, etree.XMLSyntaxError) as error:
            check.fault(path, error)
            continue
        check.expect(not tree.docinfo.doctype, path, "has a document type")
        if not old.validate(tree):
            for entry in old.error_log:
                check.fault(path, f"XSD 1.0, line {entry.line}: {entry.message}")
        for error in new.iter_errors(str(path)):
            check.fault(path, f"XSD 1.1, {error.path}: {error.reason}")
        check.count("finding aids")
        root = tree.getroot()
        for place in root.iter("{*}daoloc"):
            check.count("links")
            check.expect(" " not in place.get(HREF), path, f"{place.get(HREF)!r} is no address")
        compare(check, path, root, made)


main("ead", ["finding aids", "releases", "texts without releases", "links"], look)
