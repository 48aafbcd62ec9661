#!/usr/bin/env python3
"""Measures anew all that docs/performance.md shows, and writes its tables. Real texts are those of the folder PRESSEDIENST_CORPUS;
without it their rows are missing.

    benches/performance.py
"""

import pathlib
import re
import subprocess
import sys
import tempfile

# Nothing is left in the repository.
sys.dont_write_bytecode = True
import measure

sys.path.append(str(pathlib.Path(__file__).parent / "peers"))
import run as peers

PAGE = measure.ROOT / "docs/performance.md"
LONG = {
    "paged/running-head-bilingual-thirty-five-pictures": "fifteen pages, running heads, 37 pictures",
    "paged/noise-masthead-imprint-thirty-five-pictures": "fifteen pages, folios only, 35 pictures",
    "paged/wrapped-with-blank-lines": "five pages, wrapped, folios only",
    "paged-sidebar/three-pages-with-label-and-list-on-top": "three pages with a sidebar, wrapped",
    "text-version/flattened-two-languages-forty-pictures": "a text version on one line, two languages, 40 pictures",
    "web-project/german-five-items-one-without-headline": "a project page, five items",
    "web-release/airy-text-author-headline-subhead-list": "one release on the web",
    "web-news-list/no-title-no-filter": "a list of ten news with captions",
}
PROCESS = "paged/running-head-bilingual-thirty-five-pictures"
SIZES = (100_000, 1_000_000)


def costs(programs, files):
    """Bytes, instructions a byte, heap beside the text a byte, kept a byte, allocations."""
    for count, (size, peak, kept, allocations) in zip(measure.instructions(programs, files), measure.heap(programs, files)):
        yield size, count / size, (peak - size) / size, kept / size, allocations


def long_texts(programs):
    yield "| text | bytes | instructions a byte | heap beside the text, bytes a byte | kept, bytes a byte | allocations |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    files = [measure.ROOT / f"fixtures/{name}.txt" for name in LONG]
    for said, (size, count, heap, kept, allocations) in zip(LONG.values(), costs(programs, files)):
        yield f"| {said} | {size:,} | {count:.0f} | {heap:.1f} | {kept:.1f} | {allocations:,} |"


def growth(programs):
    yield "| pages | bytes | instructions a byte | heap beside the text, bytes a byte |"
    yield "| ---: | ---: | ---: | ---: |"
    files = {times: measure.grown(programs, times) for times in (1, 10, 100, 1000)}
    for times, (size, count, heap, *_) in zip(files, costs(programs, list(files.values()))):
        yield f"| {9 * times:,} | {size:,} | {count:.1f} | {heap:.2f} |"


def shapes(programs):
    yield "| one piece over and over | instructions a byte: 100 kB | 1 MB | heap beside the text, bytes a byte: 100 kB | 1 MB |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    texts = [measure.shapes(programs, size) for size in SIZES]
    small, large = (list(costs(programs, list(files.values()))) for files in texts)
    for name, (_, count, heap, *_), (_, large_count, large_heap, *_) in zip(texts[0], small, large):
        yield f"| {name} | {count:.0f} | {large_count:.0f} | {heap:.1f} | {large_heap:.1f} |"


def processes():
    """What one text costs from the call of the program to its end, without what the kernel does."""
    program = measure.build(measure.ROOT / "examples/convert/Cargo.toml") / "pressedienst"
    yield "| the program, called | instructions | of them SHA-256 | all others |"
    yield "| --- | ---: | ---: | ---: |"
    texts = [measure.ROOT / f"fixtures/{PROCESS}.txt", *measure.corpus()[:1]]
    calls = [("for its version", ["--version"])]
    for text, named in zip(texts, ("a fixture", "a real text")):
        size = f"{text.stat().st_size:,} bytes"
        calls.append((f"with {named} of {size}, record to standard output", [text]))
        calls.append((f"with {named} of {size}, record into a new folder", [text, "--output", "records"]))
    for said, arguments in calls:
        with tempfile.TemporaryDirectory() as folder:
            measure.run(
                "valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/calls", program, *arguments, cwd=folder
            )
            told = measure.run("callgrind_annotate", "--threshold=100", f"{folder}/calls")
        count = lambda what: sum(int(found.replace(",", "")) for found in re.findall(rf"^ *([\d,]+) .*{what}", told, re.M))
        total, summing = count("PROGRAM TOTALS"), count("compress256")
        yield f"| {said} | {total:,} | {summing:,} | {total - summing:,} |"


def measured_with(figures):
    machine = measure.machine()
    lock = (measure.ROOT / "benches/peers/Cargo.lock").read_text()
    version = lambda name: re.search(rf'name = "{name}"\nversion = "(.*)"', lock)[1]
    processor = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    crates = ", ".join(f"{name} {version(name)}" for name in ("comrak", "pulldown-cmark", "linkify", "regex", "criterion"))
    commit = measure.run("git", "log", "-1", "--format=%cs", cwd=measure.ROOT).strip()
    return [
        f"The code of {commit}; rustc {machine['rustc']} (release build), {machine['target']}, {machine['libc']}, "
        f"valgrind {machine['valgrind']}, {machine['lanes'].upper()}; {processor[1] if processor else 'an unnamed processor'}; "
        f"Python {sys.version.split()[0]}; {crates}; {len(figures.texts[peers.ALL])} fixtures"
        + (f" and {len(figures.texts[peers.REAL])} real texts." if peers.REAL in figures.groups else "."),
    ]


def write(tables):
    """Puts each table between its marks."""
    page = PAGE.read_text()
    for name, rows in tables.items():
        page, count = re.subn(
            rf"(<!-- {name} -->\n).*?(<!-- end -->)",
            lambda found: found[1] + "\n" + "\n".join(rows) + "\n\n" + found[2],
            page, flags=re.S,
        )
        assert count == 1, f"{PAGE} has {count} places for the table of {name}"
    PAGE.write_text(page)


def main():
    figures = peers.Figures()
    programs = measure.build()
    tables = {
        "measured with": measured_with(figures),
        "side by side, fixtures": figures.side_by_side(peers.ALL),
        "side by side, real texts": figures.side_by_side(peers.REAL) if peers.REAL in figures.groups else ["Not measured."],
        "by layout": figures.by_layout(),
        "by stage": figures.by_stage(),
        "long texts": long_texts(programs),
        "growth": growth(programs),
        "shapes": shapes(programs),
        "processes": processes(),
    }
    write({name: list(rows) for name, rows in tables.items()})
    subprocess.run(["git", "diff", "--stat", "--", PAGE], cwd=measure.ROOT, check=False)


main()
