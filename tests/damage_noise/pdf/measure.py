"""What is measured: the micro F1 over all values of all fields. A value that is wrong by a letter is one that is missing and one
too many."""

import json
import re
import subprocess
import sys
import unicodedata
from collections import Counter

import by_reportlab
import by_typst
import by_weasyprint
from forms import save

KINDS = {"letter": "Letter of 2019", "sidebar": "Sidebar of 2016"}
WRITERS = {"reportlab": by_reportlab, "WeasyPrint": by_weasyprint, "typst": by_typst}
# What counts either by its sentences or as a whole.
WHOLE, SENTENCES = "paragraphs", "body"


def make(release, path, kind, form):
    """Sets a release, and returns what its record has to say."""
    WRITERS[form.writer].make(release, path, kind == "letter", form)
    pairs = release.truth(save(path, form))
    pairs += [(SENTENCES, sentence) for field, words in pairs if field == WHOLE for sentence in sentences(words)]
    return Counter((field, plain(value)) for field, value in pairs)


def plain(value):
    return unicodedata.normalize("NFC", re.sub(r"\s+", " ", value)).strip()


def values(record):
    """The fields of a record, as `Release.truth` has them."""
    pairs = [("page_count", str(record["page_count"]))]
    for release in record["releases"]:
        pairs += [(name, release[name]) for name in ("date", "document_number", "kicker") if release[name]]
        pairs += [("text_version", release["text_version_url"])] if release["text_version_url"] else []
        pairs += [("headline", headline["text"]) for headline in release["headlines"]]
        pairs += [("subheads", subhead) for subhead in release["subheads"]]
        for block in release["body"]:
            blocks = [words for words in block.get("items") or [block.get("text")] if words]
            pairs += [(WHOLE, words) for words in blocks]
            pairs += [(SENTENCES, sentence) for words in blocks for sentence in sentences(words)]
        for image in release["images"]:
            credit = image["credit"] or {}
            found = [("url", image["url"]), ("caption", image["caption"])]
            found += [("credit", credit.get(name)) for name in ("holder", "photographer")]
            pairs += [pair for pair in found if pair[1]]
        for contact in release["contacts"]:
            pairs += [("contacts", f"{contact['family']}, {contact['given']}")]
            pairs += [("contacts", contact[name]) for name in ("email", "phone") if contact[name]]
        imprint = release["imprint"] or {}
        pairs += [("imprint", imprint[name]) for name in ("publisher", "phone", "fax", "email") if imprint.get(name)]
        pairs += [("imprint", channel) for channel in imprint.get("channels", [])]
    return Counter((name, plain(value)) for name, value in pairs)


def sentences(block):
    """Where a page or a full line ends a paragraph nothing may show it, so that sentences are counted too."""
    return re.split(r"(?<=[a-zäöüß0-9)\"][.!?]) (?=[A-ZÄÖÜ\"])", block)


def without(field, values):
    return Counter({pair: number for pair, number in values.items() if pair[0] != field})


def only(field, values):
    return Counter({pair: number for pair, number in values.items() if pair[0] == field})


class Tally:
    """Hits, missing and extra values."""

    def __init__(self):
        self.counts = [0, 0, 0]

    def add(self, truth, have):
        for at, pairs in enumerate((truth & have, truth - have, have - truth)):
            self.counts[at] += pairs.total()

    @property
    def f1(self):
        hits, missing, extra = self.counts
        return 2 * hits / max(1, 2 * hits + missing + extra)


def read(program, paths):
    """The records of texts or PDFs."""
    listed = subprocess.run([program, *map(str, paths), "--format", "ndjson", "--diagnostics", "short"], capture_output=True)
    records = [json.loads(line) for line in listed.stdout.splitlines()]
    found = {record["source"]["path"]: record for record in records}
    lost = [str(path) for path in paths if str(path) not in found]
    if lost:
        sys.exit(f"the program made no record of {lost[:3]}: {listed.stderr.decode()[-500:]}")
    return found


def explain(faults, name, record, truth, have):
    missing, extra = truth - have, have - truth
    if missing or extra:
        faults.write(f"== {name} {record['layout']}\n")
        faults.writelines(f"  - {field}: {value[:150]}\n" for field, value in missing.elements())
        faults.writelines(f"  + {field}: {value[:150]}\n" for field, value in extra.elements())


def table(title, rows):
    names = list(dict.fromkeys(name for kind in KINDS for name in rows[kind]))
    lines = [f"| {title} | " + " | ".join(KINDS.values()) + " |", "| --- |" + " ---: |" * len(KINDS)]
    for name in names:
        cells = [f"{rows[kind][name]:.3f}" if name in rows[kind] else "" for kind in KINDS]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return lines
