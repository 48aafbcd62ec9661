"""Compares what Spark made with what `pressedienst` makes directly: check.py FOLDER DIRECT PARQUET [--ordered].

FOLDER is that of texts.py, DIRECT the lines of `pressedienst FOLDER/texts -f ndjson`, PARQUET what Spark wrote.
"""

import json
import pathlib
import sys

import pyarrow.parquet as pq


def records(direct):
    """The record of each id, as the filter has to print it."""
    with open(direct, encoding="utf-8", newline="\n") as lines:
        for line in lines:
            record = json.loads(line)
            name = pathlib.PurePath(record["source"]["path"]).name
            # A text that came through a pipe has no path; all else is the same to the byte.
            record["source"]["path"] = None
            yield name, json.dumps({"id": name, **record}, separators=(",", ":"))


def main():
    folder, direct, parquet = (pathlib.Path(argument) for argument in sys.argv[1:4])
    codes = dict(line.rstrip("\n").split("\t") for line in open(folder / "expected.tsv"))
    places = {name: place for place, name in enumerate(codes)}
    expected = dict(records(direct))
    wrong, seen, pieces = [], set(), sorted(parquet.glob("part-*.parquet"))
    for piece in pieces:
        rows = pq.read_table(piece).to_pylist()
        names = [row["id"] for row in rows]
        if "--ordered" in sys.argv and names != sorted(names, key=places.get):
            wrong.append(f"{piece.name}: its rows are in another order")
        for row in rows:
            name = row["id"]
            if name in seen or name not in codes:
                wrong.append(f"{name}: stands twice, or nobody asked for it")
                continue
            seen.add(name)
            code = row["error"]["code"] if row["error"] else "-"
            if code != codes[name]:
                wrong.append(f"{name}: {code} instead of {codes[name]}")
            if row["record"] != (expected[name] if code == "-" else None):
                wrong.append(f"{name}: another record than pressedienst gives")
    wrong += [f"{name}: is missing" for name in codes if name not in seen]
    for line in wrong[:20]:
        print(line, file=sys.stderr)
    bad = sum(code != "-" for code in codes.values())
    print(f"{len(seen)} rows of {len(codes)} in {len(pieces)} pieces, {bad} of them errors; {len(wrong)} are wrong")
    sys.exit(1 if wrong else 0)


main()
