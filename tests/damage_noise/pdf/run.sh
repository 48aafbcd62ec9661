#!/usr/bin/env bash
# Sets invented releases as PDFs, has eight extractors and the program read them, and measures what comes back; then damages them:
# run.sh PROGRAM [--update]
#
# It fails if a figure is more than 0.005 lower than in docs/damage-pdf.md, or lower than it may be; --update writes the figures
# there instead. It fails too if a damaged PDF makes the program panic, hang or say other words in silence. Nothing is left out: what cannot be installed makes it fail. PRESSEDIENST_PDF_VENV is the place of the Python environment that is made,
# target/pdf-venv if it is not set; PRESSEDIENST_PDF_WORK that of PDFs, texts and the list of faults, if they are to be kept.
set -euo pipefail

fail() { echo "PDFs: $1" >&2 && exit 1; }

[[ $# -ge 1 && $# -le 2 && ${2:---update} == --update ]] || fail "call it as run.sh PROGRAM [--update]"
[[ -x $1 && -f $1 ]] || fail "the program is missing: $1"
program=$(realpath "$1")
shift
export PYTHONDONTWRITEBYTECODE=1
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
bench=tests/damage_noise/pdf

# WeasyPrint sets with Pango, and what it measures depends on the font.
debian=(poppler-utils libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core python3-venv)
missing=()
for package in "${debian[@]}"; do
  [[ $(dpkg-query --show --showformat '${Status}' "$package" 2>/dev/null) == "install ok installed" ]] || missing+=("$package")
done
if [[ ${#missing[@]} -gt 0 ]]; then
  command -v apt-get >/dev/null || fail "install these packages, there is no apt-get that could: ${missing[*]}"
  # Others may be at it too.
  flock /var/lock bash -c 'apt-get update -qq && apt-get install -y -qq "$@"' _ "${missing[@]}" >/dev/null || fail "apt-get cannot install ${missing[*]}"
fi
command -v pdftotext >/dev/null || fail "pdftotext is missing although poppler-utils is installed"
venv=${PRESSEDIENST_PDF_VENV:-target/pdf-venv}
requirements=$bench/requirements.txt
python=$venv/bin/python
# One that was made of other requirements, or not to its end, is made anew.
if ! cmp -s "$requirements" "$venv/requirements.txt" || ! "$python" -c '' 2>/dev/null; then
  python3 -m venv --clear "$venv" || fail "python3 cannot make an environment in $venv"
  "$python" -m pip install --quiet --disable-pip-version-check --requirement "$requirements" ||
    fail "pip cannot install $requirements"
  cp "$requirements" "$venv/requirements.txt"
fi
for module in reportlab weasyprint typst pikepdf pdfminer.high_level pdfplumber pymupdf pypdf; do
  "$python" -c "import $module" || fail "this is installed but cannot be used: $module"
done

work=${PRESSEDIENST_PDF_WORK:-}
if [[ -z $work ]]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi
"$python" "$bench/bench.py" "$program" docs/damage-pdf.md "$work" "$@"
"$python" "$bench/damage.py" "$program" "$work/damage"
