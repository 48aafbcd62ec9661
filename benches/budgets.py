#!/usr/bin/env python3
"""Holds what each fixture costs against the figures in budgets.tsv, and the shapes against the real texts.

    benches/budgets.py            fails if instructions, allocations or heap of a text have risen by more than 3 %, or if a shape
                                  costs more than five times what the real texts cost
    benches/budgets.py --update   writes the figures of now; those of the real texts only if PRESSEDIENST_CORPUS names their folder
"""

import pathlib
import statistics
import sys

# Nothing is left in the repository.
sys.dont_write_bytecode = True
import measure

BUDGETS = pathlib.Path(__file__).parent / "budgets.tsv"
COLUMNS = ("instructions", "allocations", "heap")
MAY_RISE = 1.03
# With another compiler, C library or processor all figures are others: of these only the mean is judged.
MAY_RISE_ELSEWHERE = 1.2
GENEROUS = 0.9
SHAPE_SIZE = 100_000
# How many times what the real texts cost a shape may cost. What is known to be dearer has a number of its own: in short lines
# what is done for each line is most of all, and where no paragraph is long the language of each is asked for.
SHAPE_TIMES = 5
INSTRUCTIONS, HEAP = "instructions", "heap beside the text"
DEARER_SHAPES = {
    ("contacts", INSTRUCTIONS): 8.5,
    ("contacts", HEAP): 7.5,
    ("contacts-below-head", INSTRUCTIONS): 9.5,
    ("contacts-below-head", HEAP): 21.5,
    ("credits-below-head", INSTRUCTIONS): 43,
    ("credits-below-head", HEAP): 26,
    ("dates-below-head", INSTRUCTIONS): 10,
    ("dates-below-head", HEAP): 6,
    ("decomposed-lines", HEAP): 7,
    ("decomposed-words", HEAP): 11.5,
    ("glued-sentences-below-head", INSTRUCTIONS): 5.5,
    ("glued-sentences-below-head", HEAP): 6.5,
    ("items", INSTRUCTIONS): 7.5,
    ("items", HEAP): 15,
    ("items-below-head", INSTRUCTIONS): 21.5,
    ("items-below-head", HEAP): 28,
    ("next-lines", INSTRUCTIONS): 9.5,
    ("next-lines", HEAP): 25.5,
    ("next-lines-below-head", INSTRUCTIONS): 17,
    ("next-lines-below-head", HEAP): 19.5,
    ("short-lines-below-head", INSTRUCTIONS): 20,
    ("short-lines-below-head", HEAP): 34.5,
}
REAL = "real texts, all together"


def measured():
    """What each text costs now: bytes, and the figures of COLUMNS; heap is the most that lived at once, beside what was passed."""
    programs = measure.build()
    texts = {str(path.relative_to(measure.ROOT)): path for path in measure.fixtures()}
    texts |= {f"shape/{name}": path for name, path in measure.shapes(programs, SHAPE_SIZE).items()}
    real = {str(path): path for path in measure.corpus()}
    files = [*texts.values(), *real.values()]
    counts, heaps = measure.instructions(programs, files), measure.heap(programs, files)
    rows = {
        name: (size, count, allocations, peak)
        for name, count, (size, peak, _, allocations) in zip([*texts, *real], counts, heaps)
    }
    sums = tuple(map(sum, zip(*(rows.pop(name) for name in real))))
    return rows | ({REAL: sums} if real else {})


def written():
    """The budgets, and on what they were measured."""
    if not BUDGETS.exists():
        return {}, {}
    lines = [line.split("\t") for line in BUDGETS.read_text().splitlines()]
    machine = {line[0][2:]: line[1] for line in lines if line[0].startswith("# ") and len(line) == 2}
    return {name: tuple(map(int, row)) for name, *row in lines if not name.startswith("#")}, machine


def update(rows, machine, old):
    if REAL in old:
        rows.setdefault(REAL, old[REAL])
    head = [
        "# What a parse of each text costs at most; benches/budgets.py checks it, and writes it with --update.",
        *(f"# {what}\t{value}" for what, value in machine.items()),
        "\t".join(("# text", "bytes", *COLUMNS)),
    ]
    body = ["\t".join(map(str, (name, *row))) for name, row in sorted(rows.items())]
    BUDGETS.write_text("\n".join([*head, *body]) + "\n")
    print(f"{BUDGETS.name}: {len(rows)} texts")


def rise(now, budget):
    return now / budget if budget else (1.0 if not now else float("inf"))


def compare(rows, budgets):
    """Sentences about what has risen, and about what has fallen far."""
    risen, fallen = [], []
    for name in sorted(rows.keys() & budgets.keys()):
        for column, now, budget in zip(COLUMNS, rows[name][1:], budgets[name][1:]):
            said = f"{name}: {column} {budget:,} -> {now:,} ({100 * (rise(now, budget) - 1):+.1f} %)"
            if rise(now, budget) > MAY_RISE:
                risen.append(said)
            elif rise(now, budget) < GENEROUS:
                fallen.append(said)
    return risen, fallen


def too_dear(rows, real):
    """Sentences about shapes that cost too many times what the real texts cost. The text itself is no heap that counts."""

    def costs(row):
        size, instructions, _, heap = row
        return {INSTRUCTIONS: instructions / size, HEAP: (heap - size) / size}

    for name, row in sorted(rows.items()):
        if name.startswith("shape/"):
            for what, cost in costs(row).items():
                times = DEARER_SHAPES.get((name.removeprefix("shape/"), what), SHAPE_TIMES)
                limit = times * costs(real)[what]
                if cost > limit:
                    yield f"{name}: {cost:.1f} {what} a byte, {times} times what real texts cost is {limit:.1f}"


def main():
    if sys.argv[1:] not in ([], ["--update"]):
        sys.exit(__doc__)
    rows, machine = measured(), measure.machine()
    budgets, budgets_machine = written()
    if sys.argv[1:]:
        update(rows, machine, budgets)
        return
    failures = []
    risen, fallen = compare(rows, budgets)
    is_same_machine = machine == budgets_machine
    if is_same_machine:
        failures += risen
        failures += [f"{name}: has no budget" for name in sorted(rows.keys() - budgets.keys())]
        failures += [f"{name}: has a budget, but there is no such text" for name in sorted(budgets.keys() - rows.keys() - {REAL})]
    else:
        print("THE BUDGETS WERE MEASURED ELSEWHERE, so that only the mean of all texts is judged:")
        for what in machine:
            if machine[what] != budgets_machine.get(what):
                print(f"  {what}: {budgets_machine.get(what)} there, {machine[what]} here")
        for number, column in enumerate(COLUMNS, 1):
            rises = [rise(rows[name][number], budgets[name][number]) for name in rows.keys() & budgets.keys()]
            mean = statistics.fmean(rises or [1.0])
            said = f"{column} of {len(rises)} texts: {100 * (mean - 1):+.1f} % on the mean"
            print(f"  {said}")
            if mean > MAY_RISE_ELSEWHERE:
                failures.append(said)
    if fallen:
        print(f"{len(fallen)} budgets are more than 10 % too generous now (benches/budgets.py --update takes them down):")
        print("\n".join(f"  {said}" for said in fallen[:10]))
    dear = list(too_dear(rows, rows.get(REAL) or budgets[REAL])) if REAL in rows or REAL in budgets else []
    if dear:
        print("shapes that cost too much (DEARER_SHAPES in benches/budgets.py has what is known to be dearer):")
        print("\n".join(f"  {said}" for said in dear))
    if failures:
        print("dearer than benches/budgets.tsv allows:")
        print("\n".join(f"  {said}" for said in failures))
        print("If it has to be: benches/budgets.py --update, and say in the commit what the cost is for.")
    if failures or (dear and is_same_machine):
        sys.exit(1)
    print(f"{len(rows)} texts keep to their budgets")


main()
