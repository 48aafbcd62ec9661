"""Holds TEI files against the official schema: python3 tei.py SCHEMA_DIR FILE...

SCHEMA_DIR holds tei_all-*.rng of the TEI Consortium. Needs lxml. Ends with 1 if a file is not valid or if there was none.
"""

import glob
import sys

from lxml import etree


def faults(schema, path):
    """What is wrong with a file, in words."""
    try:
        # Entities and the network are off: nothing in a file may reach beyond it.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
        tree = etree.parse(path, parser)
    except (OSError, etree.XMLSyntaxError) as error:
        return [str(error)]
    if tree.docinfo.doctype:
        return ["has a document type"]
    if schema.validate(tree):
        return []
    return [f"line {entry.line}: {entry.message}" for entry in schema.error_log] or ["not valid"]


def main(arguments):
    if len(arguments) < 2:
        sys.exit("usage: tei.py SCHEMA_DIR FILE...")
    schemas = sorted(glob.glob(f"{glob.escape(arguments[0])}/tei_all*.rng"))
    if not schemas:
        sys.exit(f"{arguments[0]}: no tei_all*.rng")
    schema = etree.RelaxNG(etree.parse(schemas[-1]))
    wrong = 0
    for path in arguments[1:]:
        found = faults(schema, path)
        wrong += bool(found)
        for fault in found[:5]:
            print(f"{path}: {fault}", file=sys.stderr)
    count = len(arguments) - 1
    print(f"TEI: {count - wrong} of {count} files valid against {schemas[-1]}")
    sys.exit(1 if wrong or not count else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
