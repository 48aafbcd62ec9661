#!/usr/bin/env python3
"""Holds the dearest texts of the library's own literals, repeated and in pairs, against a limit: no text may cost more
instructions a byte, and none more a byte the longer it is.

    benches/slopes.py      fails if a text needs more than LIMIT instructions a byte, or grows by more than EXPONENT

Time chooses the texts (`src/bin/slopes.rs`), the dearest and those that grow most; what is judged are their instructions. How
fast they are is shown beside that: the fastest of many parses of the small text, which other programs disturb least."""

import math
import pathlib
import sys
import tempfile

# Nothing is left in the repository.
sys.dont_write_bytecode = True
import measure

SMALL, LARGE = 4_000, 32_000
# How many texts of either kind are counted.
NUMBER = 15
# How often each is parsed for its speed.
TIMES = 200
# Short lines of control characters grow by 1.2 where a text reaches a limit (`Parser::limits`).
EXPONENT = 1.25
# The dearest are short lines below a head, for each of which much is asked.
LIMIT = 2_400


def main():
    programs = measure.build()
    with tempfile.TemporaryDirectory() as folder:
        print(measure.run(programs / "slopes", folder, NUMBER, SMALL, LARGE), end="")
        small = sorted(pathlib.Path(folder).glob(f"*-{SMALL}.txt"))
        large = [file.with_name(file.name.replace(f"-{SMALL}", f"-{LARGE}")) for file in small]
        counts = measure.instructions(programs, [*small, *large])
        sizes = [file.stat().st_size for file in [*small, *large]]
        nanoseconds = map(int, measure.run(programs / "fastest", TIMES, *small).split())
        rows = zip(large, sizes, counts, sizes[len(small):], counts[len(small):], nanoseconds)
        found = [
            (count / size, math.log(count / before) / math.log(size / size_before), size_before / time * 1e3, file.read_text()[:100])
            for file, size_before, before, size, count, time in rows
        ]
    failed = False
    print("instructions a byte, exponent of growth, MB/s, beginning of the text")
    for cost, exponent, speed, text in sorted(found, reverse=True):
        is_over = cost > LIMIT or exponent > EXPONENT
        failed = failed or is_over
        print(f"{cost:10.0f} {exponent:8.2f} {speed:8.1f}  {text!r}{'  OVER THE LIMIT' if is_over else ''}")
    if failed:
        sys.exit(f"a text needs more than {LIMIT} instructions a byte, or they grow faster than its size to the power of {EXPONENT}")


main()
