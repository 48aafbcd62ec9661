"""Makes PDFs of invented releases, has each extractor read them, and measures what the program makes of the texts:
bench.py PROGRAM TABLE WORK [--update]

The measure is the micro F1 over all values of all fields: a value that is wrong by a letter is one that is missing and one too
many. It fails if a figure is more than 0.005 lower than in TABLE.
"""

import json
import pathlib
import re
import subprocess
import sys
import unicodedata
from collections import Counter

from extractors import EXTRACTORS
from pages import MAKERS
from releases import made

KINDS = {"letter": "Letter of 2019", "sidebar": "Sidebar of 2016"}
COUNT = 12
FALL = 0.005
# Counted, but not in the figures of the extractors.
APART = "paragraphs"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"


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
            pairs += [(APART, words) for words in blocks]
            pairs += [("body", sentence) for words in blocks for sentence in sentences(words)]
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
    """Where a page or a full line ends a paragraph nothing shows it, so that paragraphs are counted apart."""
    return re.split(r"(?<=[a-zäöüß0-9)\"][.!?]) (?=[A-ZÄÖÜ\"])", block)


def f1(hits, missing, extra):
    return 2 * hits / max(1, 2 * hits + missing + extra)


def texts_of(kind, work):
    """Each release in each form, through each extractor: extractor, name of the text, truth."""
    for release in made(kind, COUNT):
        for maker, make in MAKERS.items():
            for is_late in (False, True):
                name = f"{kind}-{release.index:02}-{maker}-{'late' if is_late else 'early'}"
                path = work / f"{name}.pdf"
                count = make(release, path, kind == "letter", is_late)
                pairs = release.truth(count)
                pairs += [("body", sentence) for field, words in pairs if field == APART for sentence in sentences(words)]
                truth = Counter((field, plain(value)) for field, value in pairs)
                for extractor, extract in EXTRACTORS.items():
                    text = work / f"{name}-{extractor.replace(' ', '')}.txt"
                    text.write_text(extract(path), encoding="utf-8")
                    yield extractor, text, truth


def read(program, texts):
    """The records of the texts."""
    listed = subprocess.run([program, *map(str, texts), "--format", "ndjson", "--diagnostics", "short"], capture_output=True)
    records = [json.loads(line) for line in listed.stdout.splitlines()]
    found = {record["source"]["path"]: record for record in records}
    lost = [str(text) for text in texts if str(text) not in found]
    if lost:
        sys.exit(f"the program made no record of {lost[:3]}: {listed.stderr.decode()[-500:]}")
    return found


def measured(program, work, faults):
    """Figures by kind, extractor and field."""
    figures, fields = {}, {}
    for kind in KINDS:
        jobs = list(texts_of(kind, work))
        records = read(program, [text for _, text, _ in jobs])
        sums, of_field = {}, {}
        for extractor, text, truth in jobs:
            have = values(records[str(text)])
            missing, extra = truth - have, have - truth
            total = sums.setdefault(extractor, [0, 0, 0])
            for pairs, at in ((truth & have, 0), (missing, 1), (extra, 2)):
                for (field, _), number in pairs.items():
                    total[at] += number if field != APART else 0
                    of_field.setdefault(field, [0, 0, 0])[at] += number
            if missing or extra:
                faults.write(f"== {text.name} {records[str(text)]['layout']}\n")
                faults.writelines(f"  - {field}: {value[:150]}\n" for field, value in missing.elements())
                faults.writelines(f"  + {field}: {value[:150]}\n" for field, value in extra.elements())
        figures[kind] = {extractor: f1(*counts) for extractor, counts in sums.items()}
        fields[kind] = {field: f1(*counts) for field, counts in of_field.items()}
    return figures, fields


def table(title, rows):
    names = list(dict.fromkeys(name for kind in KINDS for name in rows[kind]))
    lines = [f"| {title} | " + " | ".join(KINDS.values()) + " |", "| --- |" + " ---: |" * len(KINDS)]
    for name in names:
        cells = [f"{rows[kind][name]:.3f}" if name in rows[kind] else "" for kind in KINDS]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return lines


def main():
    program, committed, work = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    work.mkdir(parents=True, exist_ok=True)
    with open(work / "faults", "w", encoding="utf-8") as faults:
        figures, fields = measured(program, work, faults)
    lines = [*table("extractor", figures), "", *table("field", fields)]
    print("\n".join(lines))
    document = committed.read_text(encoding="utf-8")
    above, rest = document.split(BEGIN)
    before, below = rest.split(END)
    if "--update" in sys.argv:
        committed.write_text(above + BEGIN + "\n" + "\n".join(lines) + "\n" + END + below, encoding="utf-8")
        return
    rows = lambda lines: {row[1].strip(): row[2:-1] for row in (line.split("|") for line in lines) if len(row) > 3}
    was, now, count, fallen = rows(before.splitlines()), rows(lines), 0, []
    for name in sorted(was.keys() | now.keys()):
        for kind, old, new in zip(KINDS, was.get(name, [""] * 2), now.get(name, [""] * 2)):
            try:
                old, new = float(old), float(new) if new.strip() else 0.0
            except ValueError:
                if old.strip() != new.strip():
                    fallen.append(f"{name}, {kind}: {old.strip() or 'nothing'} in the table, {new.strip() or 'nothing'} now")
                continue
            count += 1
            if new < old - FALL:
                fallen.append(f"{name}, {kind}: {new:.3f}, it was {old:.3f}")
    if fallen or not count:
        sys.exit("fewer values of PDFs are right than the table says:\n" + "\n".join(fallen or ["the table is empty"]))
    print(f"{count} figures of PDFs, none has fallen")


main()
