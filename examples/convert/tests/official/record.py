"""Holds the records against the committed JSON Schema, and those of records.ndjson against those of each text. See common.py."""

import json

from common import ROOT, lines_of, main, read_json
from jsonschema import Draft202012Validator, FormatChecker

SCHEMA = ROOT / "schema" / "converted-record.schema.json"


def look(check, _, sets):
    if not SCHEMA.is_file():
        check.fault(SCHEMA, "the schema is missing")
        return
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    checker = Draft202012Validator(schema, format_checker=FormatChecker())
    for wrong in ({}, {"source": {}}, [], None):
        if checker.is_valid(wrong):
            check.fault(SCHEMA, f"takes {wrong}")
    for made in sets:
        lines = lines_of(check, made.all / "records.ndjson")
        texts = list(made.outputs(check, "json"))
        check.expect(len(lines) == len(texts), made.all, f"{len(lines)} lines for {len(texts)} texts")
        for line, (text, record, path) in zip(lines, texts):
            check.count("records")
            for error in checker.iter_errors(record):
                check.fault(path, f"{error.json_path}: {error.message[:300]}")
            check.expect(read_json(line) == record, path, "another record than in records.ndjson")
            check.expect(record["source"]["path"] == text["path"], path, "is the record of another text")
            check.count("releases", len(record["releases"]))


main("record", ["records", "releases"], look)
