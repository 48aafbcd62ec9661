"""Makes PDFs of invented releases, has each extractor and the program read them, and measures what comes back:
bench.py PROGRAM TABLE WORK [--update]

It fails if a figure is more than 0.005 lower than in TABLE, or if the program falls below what proof.py asks of it.
"""

import pathlib
import sys
from multiprocessing import Pool

import proof
from extractors import EXTRACTORS
from forms import COMMON
from measure import KINDS, WHOLE, Tally, explain, make, only, read, table, values, without
from releases import made

COUNT = 12
FALL = 0.005
ITSELF = "pressedienst, the PDF itself"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"


def texts_of(job):
    """A release in a form, through each extractor: extractor, file that the program reads, truth."""
    kind, release, form, work = job
    path = work / f"{kind}-{release.index:02}-{form.name}.pdf"
    truth = make(release, path, kind, form)
    found = [(ITSELF, path, truth)]
    for extractor, extract in EXTRACTORS.items():
        text = path.with_name(f"{path.stem}-{extractor.replace(' ', '')}.txt")
        text.write_text(extract(path), encoding="utf-8")
        found.append((extractor, text, truth))
    return found


def measured(program, work, faults):
    """Figures by kind and extractor, and those of the extractors by kind and field."""
    figures, fields = {}, {}
    jobs = [(kind, release, form, work) for kind in KINDS for release in made(kind, COUNT) for form in COMMON]
    with Pool(2) as pool:
        texts = pool.map(texts_of, jobs, 1)
    for kind in KINDS:
        found = [each for job, made_of in zip(jobs, texts) if job[0] == kind for each in made_of]
        records = read(program, [text for _, text, _ in found])
        sums, of_field = {name: Tally() for name in [*EXTRACTORS, ITSELF]}, {}
        for extractor, text, truth in found:
            have = values(records[str(text)])
            sums[extractor].add(without(WHOLE, truth), without(WHOLE, have))
            explain(faults, text.name, records[str(text)], truth, have)
            if extractor != ITSELF:
                for field in dict.fromkeys(field for field, _ in [*truth, *have]):
                    of_field.setdefault(field, Tally()).add(only(field, truth), only(field, have))
        figures[kind] = {extractor: tally.f1 for extractor, tally in sums.items()}
        fields[kind] = {field: tally.f1 for field, tally in of_field.items()}
    return figures, fields


def main():
    program, committed, work = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    work.mkdir(parents=True, exist_ok=True)
    with open(work / "faults", "w", encoding="utf-8") as faults:
        figures, fields = measured(program, work, faults)
        forms = proof.measured(program, work, faults)
    lines = [*table("extractor", figures), "", *table("field", fields), "", *table("form of the PDF", forms)]
    print("\n".join(lines))
    proof.judge(forms)
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


if __name__ == "__main__":
    main()
