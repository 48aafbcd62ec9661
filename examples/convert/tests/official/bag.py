"""Lets the bagit tools of the Library of Congress look at the bags, and compares with texts and records. See common.py."""

import csv
import hashlib
import logging
import subprocess
import sys
from pathlib import Path

import bagit
from common import main
from lxml import etree

PREMIS = "{http://www.loc.gov/premis/v3}"


class Kept(logging.Handler):
    """What bagit only warns of."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.said = []

    def emit(self, record):
        self.said.append(record.getMessage())


def described(bag):
    """The files that metadata.csv tells Archivematica of."""
    with open(bag / "data" / "records" / "metadata.csv", encoding="utf-8", newline="") as table:
        return [row["filename"] for row in csv.DictReader(table)]


def names(element, of):
    """The names of one kind that an element has."""
    types = [found.text for found in element.iter(f"{PREMIS}{of}IdentifierType")]
    return set(zip(types, (found.text for found in element.iter(f"{PREMIS}{of}IdentifierValue"))))


def preserved(check, schema, bag):
    """Holds PREMIS against its schema, the files, and what Archivematica asks: each event has files and an agent."""
    path = bag / "metadata" / "premis.xml"
    tree = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True))
    if not schema.validate(tree):
        for entry in schema.error_log:
            check.fault(path, f"line {entry.line}: {entry.message}")
        return
    root = tree.getroot()
    told = {}
    linked = set()
    for element in root.findall(f"{PREMIS}object"):
        text = {part: element.findtext(f".//{PREMIS}{part}") for part in ("originalName", "messageDigest", "size")}
        told[text["originalName"]] = (text["messageDigest"], int(text["size"]))
        check.expect(names(element, "linkingEvent"), path, f"{text['originalName']} has no event")
        linked |= names(element, "linkingEvent")
    there = {}
    for file in bag.glob("data/**/*"):
        if file.is_file():
            data = file.read_bytes()
            there[str(file.relative_to(bag))] = (hashlib.sha256(data).hexdigest(), len(data))
    check.expect(told == there, path, "its objects are not the files")
    check.count("objects of PREMIS", len(told))
    agents = {name for agent in root.findall(f"{PREMIS}agent") for name in names(agent, "agent")}
    for event in root.findall(f"{PREMIS}event"):
        check.count("events")
        check.expect(names(event, "event") <= linked, path, "an event has no files")
        of_agents = names(event, "linkingAgent")
        check.expect(of_agents and of_agents <= agents, path, "an event has no agent")


def look(check, schemas, sets):
    schema = etree.XMLSchema(etree.parse(schemas / "mets-premis" / "premis-3.0.xsd"))
    kept = Kept()
    logging.getLogger("bagit").addHandler(kept)
    for made in sets:
        for name in described(made.bag):
            check.count("files described for Archivematica")
            check.expect((made.bag / name).is_file(), made.bag, f"metadata.csv names {name}, which is no file of the bag")
        told = subprocess.run(
            [sys.executable, bagit.__file__, "--validate", made.bag], capture_output=True, text=True, check=False
        )
        check.expect(told.returncode == 0, made.bag, f"bagit.py --validate: {told.stderr[-300:]}")
        try:
            bag = bagit.Bag(str(made.bag))
            bag.validate(completeness_only=False)
        except bagit.BagError as error:
            check.fault(made.bag, error)
            continue
        check.expect(bag.version == "1.0" and bag.encoding == "UTF-8", made.bag, f"{bag.version} {bag.encoding}")
        check.expect(bag.info.get("Contact-Name") == "Mara Lenz", made.bag, f"bag-info.txt: {bag.info}")
        check.expect(set(bag.algorithms) == {"sha512"}, made.bag, f"sums: {bag.algorithms}")
        check.count("bags")
        preserved(check, schema, made.bag)
        check.count("files", len(bag.payload_entries()))
        # Also what could not be converted is kept.
        originals = sorted(path.read_bytes() for path in made.bag.glob("data/originals/**/*") if path.is_file())
        given = sorted(Path(text["path"]).read_bytes() for text in made.texts)
        check.expect(originals == given, made.bag, f"{len(originals)} originals are not the {len(given)} texts")
        texts = [text for text in made.texts if text["status"] == "converted"]
        records = list(made.bag.glob("data/records/**/*.json"))
        check.expect(len(records) == len(texts), made.bag, f"{len(records)} records of {len(texts)} texts")
        for text in texts:
            [name] = [name for name in text["outputs"] if name.endswith(".json")]
            path = made.bag / "data" / "records" / name
            same = path.is_file() and path.read_bytes() == (made.all / name).read_bytes()
            check.expect(same, path, "is not the record that is written without a bag")
    for said in kept.said:
        check.fault("bagit warns", said)


main("bag", ["bags", "files", "files described for Archivematica", "objects of PREMIS", "events"], look)
