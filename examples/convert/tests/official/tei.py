"""Holds TEI files against the official schema, with two validators, and against the records. See common.py.

Needs lxml, and jing, which is written by others and finds other faults.
"""

import subprocess

from common import lost, lost_lines, main
from lxml import etree

# So many files at once fit into any command line.
BATCH = 500
LAUNCHER = "[warning] /usr/bin/jing: Unable to locate "


def read(path):
    # Entities and the network are off: nothing in a file may reach beyond it.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    return etree.parse(path, parser)


def file_faults(schema, path, record):
    """What is wrong with a file, in words."""
    try:
        tree = read(path)
    except (OSError, etree.XMLSyntaxError) as error:
        return [str(error)]
    if tree.docinfo.doctype:
        return ["has a document type"]
    if not schema.validate(tree):
        return [f"line {entry.line}: {entry.message}" for entry in schema.error_log] or ["not valid"]
    # Page numbers stand in the midst of words.
    for folio in tree.getroot().iter("{http://www.tei-c.org/ns/1.0}fw"):
        folio.text = None
    found = "".join(tree.getroot().itertext())
    missing = [value for release in record["releases"] for value in lost(release, found)]
    return [f"lost: {value!r}" for value in missing + lost_lines(record, found)]


def jing_faults(schema, paths):
    """What jing says, a line each; it says nothing of what is valid."""
    faults = []
    for start in range(0, len(paths), BATCH):
        done = subprocess.run(["jing", schema, *paths[start : start + BATCH]], capture_output=True, text=True, check=False)
        # Debian's launcher names archives of programs that jing does without.
        said = [line for line in (done.stdout + done.stderr).splitlines() if not line.startswith(LAUNCHER)]
        faults += said if said or done.returncode == 0 else [f"jing ended with {done.returncode}"]
    return faults


def look(check, schemas, sets):
    official = max(schemas.glob("tei/tei_all*.rng"), default=None)
    if official is None:
        check.fault(schemas, "no tei/tei_all*.rng")
        return
    schema = etree.RelaxNG(etree.parse(official))
    files = [(record, path) for made in sets for _, record, path in made.outputs(check, "xml")]
    for record, path in files:
        check.count("files by lxml")
        for fault in file_faults(schema, path, record):
            check.fault(path, fault)
    related = [made.all / "related.xml" for made in sets]
    for path in related:
        check.count("files of links")
        for fault in file_faults(schema, path, {"releases": [], "layout": "none", "source": {}}):
            check.fault(path, fault)
        tree = read(path).getroot()
        names = {bibl.get("{http://www.w3.org/XML/1998/namespace}id") for bibl in tree.iter("{http://www.tei-c.org/ns/1.0}bibl")}
        for link in tree.iter("{http://www.tei-c.org/ns/1.0}link"):
            targets = [target.removeprefix("#") for target in link.get("target").split()]
            check.expect(len(targets) > 1 and set(targets) <= names, path, f"a link leads nowhere: {targets[:3]}")
    paths = [path for _, path in files] + related
    for fault in jing_faults(official, paths):
        check.fault("jing", fault)
    check.count("files by jing", len(paths))


main("tei", ["files by lxml", "files by jing", "files of links"], look)
