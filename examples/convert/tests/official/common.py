"""What the checks of the outputs share. Each is called as run.sh calls it:

    python3 NAME.py SCHEMA_DIR SET...

A SET is a folder with what the program made of some texts: all/ with all formats, excel/ with the tables for Excel, bag/ with
a bag, report.json and report.csv of the first two. SCHEMA_DIR holds the official schemas, as ninjs/, schema-org/, tei/,
ead-ddb/ and mets-premis/.
A check says in one line what it counted. It ends with 1 if there was a fault, or if one of its counts is zero: then it
looked at nothing.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
# Faults beyond these are counted and not shown: so many of one place, and so many in all.
SHOWN_OF_PLACE, SHOWN = 3, 100


class Check:
    def __init__(self, name, counts):
        self.name = name
        self.counts = dict.fromkeys(counts, 0)
        self.faults = []

    def count(self, what, number=1):
        self.counts[what] += number

    def fault(self, place, what):
        self.faults.append((str(place), str(what)))

    def expect(self, is_right, place, what):
        if not is_right:
            self.fault(place, what)

    def conclude(self):
        for what, number in self.counts.items():
            if number == 0:
                self.fault(self.name, f"no {what} at all, so nothing was checked")
        of_place = Counter()
        for place, what in self.faults:
            of_place[place] += 1
            if of_place[place] <= SHOWN_OF_PLACE and sum(of_place.values()) <= SHOWN:
                said = f"{place}: {what}".encode("utf-8", "backslashreplace").decode("utf-8")
                print(said[:1000], file=sys.stderr)
        counted = ", ".join(f"{number} {what}" for what, number in self.counts.items())
        print(f"{self.name}: {counted}; {len(self.faults)} faults")
        return 1 if self.faults else 0


class Set:
    """What was made of some texts."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.all = self.folder / "all"
        self.excel = self.folder / "excel"
        self.bag = self.folder / "bag"
        self.files = json.loads((self.folder / "report.json").read_text("utf-8"))["texts"]
        self.texts = [file for file in self.files if file["status"] != "passed-over"]

    @property
    def is_damaged(self):
        """Whether these are variants of the same texts, which share addresses."""
        return self.folder.name == "damaged"

    def outputs(self, check, ending):
        """The text's entry in the report, its record and its output with that ending, for each text that was converted."""
        for text in self.texts:
            names = [name for name in text["outputs"] if name.endswith(f".{ending}")]
            if text["status"] != "converted":
                continue
            path = self.all / names[0] if len(names) == 1 else None
            if path is None or not path.is_file():
                check.fault(self.all, f"{text['path']} has no {ending}")
                continue
            yield text, self.record(text), path

    def record(self, text):
        [name] = [name for name in text["outputs"] if name.endswith(".json")]
        return read_json((self.all / name).read_bytes())

    def records(self):
        return [self.record(text) for text in self.texts if text["status"] == "converted"]


def main(name, counts, look):
    """Runs a check: `look` is called with it, the folder of schemas and the sets."""
    if len(sys.argv) < 3:
        print(f"usage: python3 {sys.argv[0]} SCHEMA_DIR SET...", file=sys.stderr)
        sys.exit(2)
    check = Check(name, counts)
    look(check, Path(sys.argv[1]), [Set(folder) for folder in sys.argv[2:]])
    sys.exit(check.conclude())


def unique(pairs):
    keys = [key for key, _ in pairs]
    if len(keys) != len(set(keys)):
        raise ValueError(f"a key is there twice: {keys}")
    return dict(pairs)


def read_json(data):
    """JSON in UTF-8 in which no key is there twice and nothing but JSON is a number."""

    def refuse(word):
        raise ValueError(f"{word} is no JSON")

    return json.loads(data.decode("utf-8"), object_pairs_hook=unique, parse_constant=refuse)


def lines_of(check, path):
    """The lines of a file, each of which must have an end."""
    data = path.read_bytes()
    check.expect(not data or data.endswith(b"\n"), path, "the last line has no end")
    return data.split(b"\n")[:-1]


def body_texts(release):
    """The running text, a value for each paragraph, crosshead and item."""
    return [text for block in release["body"] for text in block.get("items", [block.get("text")])]


def main_texts(release):
    """The values that no output may lose: title, text, pictures and persons."""
    values = [headline["text"] for headline in release["headlines"]] + release["subheads"] + [release["kicker"]]
    values += body_texts(release)
    for image in release["images"]:
        values += [image["caption"], image["credit"] and image["credit"]["line"]]
    for contact in release["contacts"]:
        values += [contact["family"], contact["given"], contact["email"]]
    return [value for value in values if value]


def essence(text):
    """What is left of a value wherever it stands: its letters and digits. The rest may be escaped, folded or replaced."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c)[0] in "LN")


def lost(release, found):
    """The main values whose letters are not in what was found."""
    found = essence(found)
    return [value for value in main_texts(release) if essence(value) not in found]


def unread_lines(record):
    """The lines of a text in no known layout, which no output may lose either."""
    source = record["source"]
    if record["layout"] is not None:
        return []
    if "extracted_by" in source:
        return lines_in(extracted(source["path"], source["text_sha256"]))
    if source["encoding"] != "utf-8":
        return []
    try:
        text = Path(source["path"]).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        # Single bytes of another encoding are another check's.
        return []
    return lines_in(text)


@cache
def extracted(path, text_sha256):
    """The text that was got out of a file, as records with annotations have it; it has to be that of which the sum is told."""
    asked = [os.environ["PROGRAM"], path, "--annotations", "--quiet"]
    text = json.loads(subprocess.run(asked, capture_output=True, check=True).stdout)["text"]
    if hashlib.sha256(text.encode()).hexdigest() != text_sha256:
        raise ValueError(f"{path}: its text has another sum than its record says")
    return text


def lines_in(text):
    """The lines that are not blank, whatever ends them."""
    lines = (line.strip(f"{BLANKS}\ufeff") for line in LINE_ENDS.split(text))
    return [line for line in lines if line]


def lost_lines(record, found):
    """The lines of such a text whose letters are not in what was found."""
    found = essence(found)
    return [line for line in unread_lines(record) if essence(line) not in found]


def strings(value):
    """All strings in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


LINE_ENDS = re.compile("[\n\x0b\x0c\r\x85\u2028\u2029]+")
# Python takes more for blanks.
BLANKS = " \t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
