#!/usr/bin/env bash
# Reads a thousand PDFs of two pages, and has pdftotext read them, in turns; prints the better time of two of each, and fails if
# pdftotext, which only says the words, is faster: pdf.sh [COUNT]
# The program is one process with two jobs that writes a record a file; pdftotext is a process a file, two at a time.
# Needs the release build of the program, and what tests/damage_noise/pdf/run.sh installs.
set -euo pipefail
cd "$(dirname "$0")/.."
count=${1:-1000}
program=$PWD/target/release/pressedienst
python=${PRESSEDIENST_PDF_VENV:-target/pdf-venv}/bin/python
[[ -x $program ]] || { echo "cargo build --release --package pressedienst-convert comes first" >&2 && exit 1; }
[[ -x $python ]] || { echo "tests/damage_noise/pdf/run.sh comes first" >&2 && exit 1; }
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=tests/damage_noise/pdf "$python" - "$count" "$place" <<'PYTHON'
import pathlib, sys
from forms import LETTERS
from measure import make
from releases import made
count, place = int(sys.argv[1]), pathlib.Path(sys.argv[2])
originals = []
for release in made("letter", 40, "speed"):
    form = LETTERS[release.index % len(LETTERS)]
    if ("page_count", "2") in make(release, place / "one.pdf", "letter", form):
        originals.append((place / "one.pdf").read_bytes())
(place / "in").mkdir()
for number in range(count):
    # No two are the same file.
    (place / "in" / f"{number:04}.pdf").write_bytes(originals[number % len(originals)] + b"\n%% %d\n" % number)
size = sum(map(len, originals)) / len(originals) * count
print(f"{count} PDFs of two pages, {size / 1e6:.0f} MB, copies of {len(originals)} different ones in {len(LETTERS)} forms")
PYTHON

ours() {
  rm -rf "$place/out"
  "$program" "$place/in" --quiet --jobs 2 --format json --output "$place/out" >&2
  [[ $(find "$place/out" -name '*.json' | wc -l) -eq $count ]] || { echo "not each PDF has a record" >&2 && exit 1; }
}
theirs() {
  rm -rf "$place/texts" && mkdir "$place/texts"
  find "$place/in" -name '*.pdf' -printf '%f\n' | xargs -P 2 -I {} pdftotext "$place/in/{}" "$place/texts/{}.txt"
}
seconds() { # command
  local begin=$EPOCHREALTIME
  "$1"
  python3 -c "print(f'{$EPOCHREALTIME - $begin:.2f}')"
}
less() { python3 -c "print(f'{min($1, $2):.2f}')"; }
our=1e9 their=1e9
for _ in 1 2; do
  our=$(less "$our" "$(seconds ours)")
  their=$(less "$their" "$(seconds theirs)")
done
python3 -c "print(f'PDFs to records: $our s ({$count / $our:.0f} files/s); pdftotext alone: $their s ({$count / $their:.0f} files/s), {$their / $our:.1f} times as long')"
python3 -c "import sys; sys.exit($our > $their)" || { echo "pdftotext is faster" >&2 && exit 1; }
