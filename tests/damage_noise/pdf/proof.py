"""The program on sixty more PDFs of each design, set by three writers in twelve forms. All fields count, paragraphs as a whole, and
the record of a PDF has to say what that of its own text says."""

import sys
from multiprocessing import Pool

from forms import LETTERS, SIDEBARS, printed
from measure import KINDS, SENTENCES, Tally, explain, make, read, values, without
from releases import made

FORMS = {"letter": LETTERS, "sidebar": SIDEBARS}
# A release is set in so many forms.
FORMS_EACH = 4
COUNT = 60
ALL, SAME = "all sixty", "all sixty, against the records of their texts"
FLOORS = {"letter": 0.99, "sidebar": 0.95}


def made_of(job):
    """A release in a form, and its text: form, PDF, text, truth."""
    kind, release, form, work = job
    path = work / f"{kind}-more-{release.index:02}-{form.name}.pdf"
    truth = make(release, path, kind, form)
    text = path.with_suffix(".txt")
    text.write_text(printed(release, kind == "letter"), encoding="utf-8")
    return form, path, text, truth


def measured(program, work, faults):
    """Figures by kind and form."""
    jobs = []
    for kind, forms in FORMS.items():
        for release in made(kind, COUNT // FORMS_EACH, "more"):
            at = [(release.index * FORMS_EACH + step) % len(forms) for step in range(FORMS_EACH)]
            jobs += [(kind, release, forms[place], work) for place in at]
    with Pool(2) as pool:
        found = pool.map(made_of, jobs, 1)
    records = read(program, [path for _, pdf, text, _ in found for path in (pdf, text)])
    figures = {kind: {} for kind in KINDS}
    for kind in KINDS:
        sums = {}
        for form, pdf, text, truth in (made for job, made in zip(jobs, found) if job[0] == kind):
            whole = lambda values: without(SENTENCES, values)
            have = whole(values(records[str(pdf)]))
            # Only paper has pages.
            of_text = without("page_count", whole(values(records[str(text)])))
            for name in (described(form), ALL):
                sums.setdefault(name, Tally()).add(whole(truth), have)
            sums.setdefault(SAME, Tally()).add(of_text, without("page_count", have))
            explain(faults, pdf.name, records[str(pdf)], whole(truth), have)
        last = [ALL, SAME]
        figures[kind] = {name: sums[name].f1 for name in sorted(sums.keys() - set(last)) + last}
    return figures


def described(form):
    return f"{form.writer}, {form.saved}"


def judge(figures):
    low = [f"{kind}, {name}: {figures[kind][name]:.4f}, the floor is {floor}"
           for kind, floor in FLOORS.items() for name in (ALL, SAME) if figures[kind][name] < floor]
    if low:
        sys.exit("too few values of PDFs are right:\n" + "\n".join(low))
