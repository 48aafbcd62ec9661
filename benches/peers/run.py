#!/usr/bin/env python3
"""Sets `parse` beside others that read a text, over the same texts: the fixtures by layout, and real texts if PRESSEDIENST_CORPUS
names their folder. Prints a table a group; instructions are callgrind's, times those of Criterion on this machine.

    benches/peers/run.py
"""

import json
import os
import pathlib
import statistics
import sys
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor

HERE = pathlib.Path(__file__).resolve().parent
# Nothing is left in the repository.
sys.dont_write_bytecode = True
sys.path[:0] = [str(HERE.parent), str(HERE)]

import measure
import script

PARSE = "pressedienst::parse"
READERS = (PARSE, "comrak", "pulldown-cmark", "linkify", "regex script, Rust")
PYTHON = "regex script, Python"
# Each stage runs all before it too, but for the first.
STAGES = ("decode", "lines", "repair", "recognise", "pages", "releases")
TARGET = measure.ROOT / "target/peers"
MANIFEST = HERE / "Cargo.toml"
ALL = "all layouts"
REAL = "real"


def counted(programs, reader):
    """Instructions of a reader for each text: (group, bytes, file) and the count."""
    calls, printed = measure.counts(
        programs / "count", reader, function="count::counted", variables=["PRESSEDIENST_CORPUS"]
    )
    texts = [row.split("\t") for row in printed.splitlines()]
    assert len(calls) == len(texts), f"{len(calls)} calls of {reader}, {len(texts)} texts"
    return list(zip(texts, calls))


def seconds_of_criterion():
    """Seconds that a reader takes for all texts of a group, by both."""
    measure.run(
        "cargo", "bench", "--quiet", "--locked", "--manifest-path", MANIFEST, "--bench", "time",
        env=os.environ | {"CARGO_TARGET_DIR": str(TARGET), "CRITERION_HOME": str(TARGET / "criterion")},
    )
    seconds = {}
    for told in (TARGET / "criterion").glob("*/*/new/benchmark.json"):
        bench = json.loads(told.read_text())
        estimates = json.loads((told.parent / "estimates.json").read_text())
        seconds[bench["function_id"], bench["group_id"]] = estimates["median"]["point_estimate"] / 1e9
    return seconds


def seconds_of_python(texts):
    """The same for the script in Python, in this process."""
    for text in texts:
        script.read(text)
    rounds = []
    while sum(rounds) < 0.5 or len(rounds) < 3:
        begin = time.perf_counter()
        for text in texts:
            script.read(text)
        rounds.append(time.perf_counter() - begin)
    return statistics.median(rounds)


def have_same_fields(programs):
    """Both scripts have to find the same, or one would be quick because it finds less."""
    for row in measure.run(programs / "tally", cwd=measure.ROOT).splitlines():
        file, tally = row.split("\t")
        text = pathlib.Path(file).read_bytes().decode()
        if tally != " ".join(map(str, script.tally(text))):
            sys.exit(f"the scripts in Rust and Python find different fields in {file}")


class Figures:
    """All that was measured in this run. A cost is a dictionary by reader (or stage) and group."""

    def __init__(self):
        programs = measure.build(MANIFEST, TARGET)
        have_same_fields(programs)
        self.bytes, self.texts = defaultdict(int), defaultdict(list)
        self.instructions, self.seconds = defaultdict(int), defaultdict(float)
        self.allocations, self.peak = defaultdict(int), defaultdict(int)
        names = [*READERS, *STAGES]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for name, rows in zip(names, pool.map(lambda name: counted(programs, name), names)):
                for (group, size, file), count in rows:
                    for into in self.with_all(group):
                        self.instructions[name, into] += count
                        if name == PARSE:
                            self.bytes[into] += int(size)
                            self.texts[into].append(pathlib.Path(file).read_bytes().decode())
        for row in measure.run(programs / "heap", cwd=measure.ROOT).splitlines():
            name, group, _, peak, allocations = row.split("\t")
            for into in self.with_all(group):
                self.peak[name, into] += int(peak)
                self.allocations[name, into] += int(allocations)
        self.groups = [*sorted(set(self.bytes) - {ALL, REAL}), ALL, *({REAL} & set(self.bytes))]
        criterion = seconds_of_criterion()
        for group in set(self.groups) - {ALL}:
            for into in self.with_all(group):
                for name in READERS:
                    self.seconds[name, into] += criterion[name, group]
                self.seconds[PYTHON, into] += seconds_of_python(self.texts[group])

    @staticmethod
    def with_all(group):
        return (group,) if group == REAL else (group, ALL)

    def a_byte(self, name, group):
        return self.instructions[name, group] / self.bytes[group]

    def side_by_side(self, group):
        """A row a reader, with all that was measured."""
        yield "| reader | instructions a byte | MB/s | allocations a text | peak of heap, bytes a byte | instructions beside `parse` | speed beside `parse` |"
        yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
        speeds = {name: self.bytes[group] / self.seconds[name, group] / 1e6 for name in (*READERS, PYTHON)}
        for name in READERS:
            yield (
                f"| {name} | {self.a_byte(name, group):.1f} | {speeds[name]:.0f} | "
                f"{self.allocations[name, group] / len(self.texts[group]):.0f} | {self.peak[name, group] / self.bytes[group]:.1f} | "
                f"{self.instructions[name, group] / self.instructions[PARSE, group]:.2f} | {speeds[name] / speeds[PARSE]:.2f} |"
            )
        yield f"| {PYTHON} | – | {speeds[PYTHON]:.1f} | – | – | – | {speeds[PYTHON] / speeds[PARSE]:.2f} |"

    def by_layout(self):
        """Instructions a byte, a row a layout."""
        yield f"| texts | bytes | {' | '.join(READERS)} | {PYTHON}, MB/s |"
        yield f"| --- | ---: |{' ---: |' * (len(READERS) + 1)}"
        for group in self.groups:
            costs = " | ".join(f"{self.a_byte(name, group):.0f}" for name in READERS)
            python = self.bytes[group] / self.seconds[PYTHON, group] / 1e6
            yield f"| {self.title(group)} | {self.bytes[group]:,} | {costs} | {python:.1f} |"

    def by_stage(self):
        """What each stage of `parse` adds, instructions a byte, a row a layout."""
        yield "| texts | decode | lines | repair | layout | pages | sections and fields | the rest | `parse` |"
        yield "| --- |" + " ---: |" * 8
        for group in self.groups:
            ends = [self.a_byte(stage, group) for stage in (*STAGES[1:], PARSE)]
            costs = [self.a_byte("decode", group), ends[0], *(end - before for before, end in zip(ends, ends[1:])), ends[-1]]
            yield f"| {self.title(group)} | {' | '.join(f'{cost:.1f}' for cost in costs)} |"

    def title(self, group):
        return f"{len(self.texts[group])} real texts" if group == REAL else group


def main():
    figures = Figures()
    print("  ".join(f"{what} {value}" for what, value in measure.machine().items()))
    for group in figures.groups:
        print(f"\n{figures.title(group)}, {len(figures.texts[group])} texts, {figures.bytes[group]:,} bytes\n")
        print("\n".join(figures.side_by_side(group)))
    print("\nThe stages of `parse`, instructions a byte; decode stands alone\n")
    print("\n".join(figures.by_stage()))


if __name__ == "__main__":
    main()
