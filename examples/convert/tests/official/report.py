"""Holds the reports against the texts, the records and the files that were written. See common.py."""

import csv
import hashlib
import io
import json
from collections import Counter
from pathlib import Path

from common import main

COLUMNS = (
    "path status reason layout size sha256 encoding errors warnings notes messages outputs repairs original earlier "
    "outcome coverage kind extracted_by pages blank_pages"
).split()
# What says that something was repaired.
REPAIRS = {
    "markup-removed",
    "mojibake-repaired",
    "signs-normalised",
    "wording-repaired",
    "marks-moved",
    "address-repaired",
}


def repairs(messages):
    return {code: count for code, count in messages.items() if code in REPAIRS}


def listed(counts):
    return " | ".join(f"{code} {count}" for code, count in sorted(counts.items()))


def outcome(row, text):
    """What follows from the counts of the table."""
    if text["status"] == "failed":
        return "not-read"
    if row["errors"] != "0":
        return "with-errors"
    if row["warnings"] != "0":
        return "with-warnings"
    return "with-repairs" if text["repairs"] else "whole"


def text_faults(made, text):
    data = Path(text["path"]).read_bytes()
    if (text["size"], text["sha256"]) != (len(data), hashlib.sha256(data).hexdigest()):
        yield "other size or sum than the text has"
    if text["status"] == "failed":
        if not text["reason"] or text["outputs"]:
            yield "failed without a reason, or with outputs"
        return
    if text["status"] != "converted" or text["reason"] is not None:
        yield f"{text['status']}, because {text['reason']}"
    for name in text["outputs"]:
        if not (made.all / name).is_file():
            yield f"{name} was not written"
    record = made.record(text)
    if text["layout"] != record["layout"] or text["encoding"] != record["source"]["encoding"]:
        yield "another layout or encoding than in the record"
    if text["extracted_by"] != record["source"].get("extracted_by"):
        yield "got out of something else than in the record"
    noticed = Counter(found["code"] for found in record["diagnostics"])
    # The program adds messages of its own, which are not in the record.
    if noticed - Counter(text["messages"]):
        yield f"{text['messages']} are not the messages {noticed}"
    if text["repairs"] != repairs(text["messages"]):
        yield f"{text['repairs']} are not the repairs among {text['messages']}"


def table_faults(made):
    """The table, of another run, must tell the same."""
    data = (made.folder / "report.csv").read_bytes().decode("utf-8")
    rows = list(csv.reader(io.StringIO(data, newline=""), strict=True))
    if rows[:1] != [COLUMNS] or len(rows) - 1 != len(made.files):
        yield f"{rows[:1]}, {len(rows) - 1} rows for {len(made.files)} files"
        return
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in rows[1:]]
    for row, file in zip(rows, made.files):
        for key in ("path", "status", "kind"):
            if row[key] != (file[key] or ""):
                yield f"{file['path']}: {key} is {row[key]!r} and not {file[key]!r}"
    for row, text in zip(rows, made.texts):
        for key in ("path", "status", "reason", "layout", "size", "sha256", "encoding", "extracted_by", "pages", "blank_pages"):
            value = "" if text[key] is None else str(text[key])
            if row[key] != value:
                yield f"{text['path']}: {key} is {row[key]!r} and not {value!r}"
        messages = listed(text["messages"])
        counted = sum(int(row[key]) for key in ("errors", "warnings", "notes"))
        if row["messages"] != messages or counted != sum(text["messages"].values()):
            yield f"{text['path']}: {row['messages']!r} is not {messages!r}, or does not add up to {counted}"
        if row["repairs"] != listed(repairs(text["messages"])):
            yield f"{text['path']}: {row['repairs']!r} are not its repairs"
        if {row["outcome"], text["outcome"]} != {outcome(row, text)}:
            yield f"{text['path']}: the outcome is not {outcome(row, text)}"
        if (float(row["coverage"]) if row["coverage"] else None) != text["coverage"]:
            yield f"{text['path']}: coverage is {row['coverage']!r} and not {text['coverage']}"


def look(check, _, sets):
    for made in sets:
        place = made.folder / "report.json"
        report = json.loads(place.read_text(encoding="utf-8"))
        for text in made.texts:
            check.count("texts")
            for fault in text_faults(made, text):
                check.fault(f"{place}: {text['path']}", fault)
        statuses = Counter(text["status"] for text in made.texts)
        check.count("messages", sum(sum(text["messages"].values()) for text in made.texts))
        summary = report["summary"]
        wanted = {"texts": len(made.texts), **{key: statuses[key] for key in ("converted", "unchanged", "failed")}}
        wanted |= {"files": len(made.files), "outcomes": Counter(text["outcome"] for text in made.texts)}
        wanted["passed_over"] = Counter(file["kind"] for file in made.files if file["status"] == "passed-over")
        converted = [text for text in made.texts if text["status"] == "converted"]
        wanted["layouts"] = Counter(text["layout"] or "unknown" for text in converted)
        wanted["messages"] = sum((Counter(text["messages"]) for text in converted), Counter())
        wanted["repairs"] = repairs(wanted["messages"])
        for key, value in wanted.items():
            check.expect(summary[key] == value, place, f"{key}: {summary[key]} is not {value}")
        written = {path.relative_to(made.all).as_posix() for path in made.all.glob("**/*.json")} - {"datapackage.json", "metadata.json"}
        named = {name for text in made.texts for name in text["outputs"] if name.endswith(".json")}
        check.expect(written == named, place, f"not both written and told: {sorted(written ^ named)[:5]}")
        for fault in table_faults(made):
            check.fault(made.folder / "report.csv", fault)
        check.expect(made.is_damaged or not statuses["failed"], place, f"{statuses['failed']} texts failed")


main("report", ["texts", "messages"], look)
