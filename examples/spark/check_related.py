"""Compares the pairs of related.sql with those of the program: check_related.py RELATED.CSV PARQUET.

Every pair of the view has to be one of the table, and every pair of the table that has an exact key and no two days one of the view.
"""

import csv
import pathlib
import sys

import pyarrow.parquet as pq

EXACT = {"text-version", "record-number", "document-number", "online-address", "equal-text"}


def item(release, source):
    """A release as the view names it."""
    return pathlib.PurePath(source).name, int(release.rpartition("#")[2])


def main():
    table, parquet = (pathlib.Path(argument) for argument in sys.argv[1:3])
    same, needed = set(), set()
    csv.field_size_limit(1 << 30)
    with open(table, encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            if row["proof"] != "same":
                continue
            pair = frozenset([item(row["a"], row["a_source"]), item(row["b"], row["b_source"])])
            same.add(pair)
            because = EXACT.intersection(row["because"].split(" | "))
            if "equal-text" in because or (because and row["days_between"] in ("", "0")):
                needed.add(pair)
    found = set()
    for piece in parquet.glob("part-*.parquet"):
        for row in pq.read_table(piece).to_pylist():
            found.add(frozenset([(row["a"], row["a_item"]), (row["b"], row["b_item"])]))
    wrong = [f"{sorted(pair)} is not the same for the program" for pair in found - same]
    wrong += [f"{sorted(pair)} is missing in the view" for pair in needed - found]
    for line in wrong[:20]:
        print(line, file=sys.stderr)
    print(f"{len(found)} pairs, {len(same)} of the program; {len(wrong)} are wrong")
    sys.exit(1 if wrong or not needed else 0)


main()
