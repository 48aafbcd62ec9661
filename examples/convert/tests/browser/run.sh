#!/usr/bin/env bash
# Opens the pages of --format html in a browser and looks whether they keep what they promise: run.sh BINARY [TEXT_DIR…]
#
# The texts are twenty of the fixtures, hostile ones, a long one, and those of each TEXT_DIR. Each check says in one line what it
# counted; one that finds a fault, or nothing to look at, makes the whole fail. The browser is Chromium of Debian, driven by
# Playwright; axe-core looks for what keeps people out. What is installed for that lies in PRESSEDIENST_BROWSER,
# target/browser if it is not set. No page asks for anything from elsewhere, and the checks open none but those.
set -euo pipefail

fail() { echo "browser checks: $1" >&2 && exit 1; }

[[ $# -ge 1 ]] || fail "call it as run.sh BINARY [TEXT_DIR…]"
[[ -x $1 && -f $1 ]] || fail "the program is missing: $1"
PROGRAM=$(realpath "$1")
shift
given=()
for folder in "$@"; do
  [[ -d $folder ]] || fail "this folder of texts is missing: $folder"
  given+=("$(realpath "$folder")")
done
# The checks leave nothing in the repository.
export PROGRAM PYTHONDONTWRITEBYTECODE=1
cd "$(dirname "${BASH_SOURCE[0]}")/../../../.."
checks_of=examples/convert/tests/browser

if ! command -v chromium >/dev/null; then
  command -v apt-get >/dev/null || fail "install Chromium, there is no apt-get that could"
  # Others may be at it too.
  flock /var/lock bash -c 'apt-get update -qq && apt-get install -y -qq "$@"' _ chromium >/dev/null || fail "apt-get cannot install chromium"
fi
CHROMIUM=$(command -v chromium)
export CHROMIUM
command -v python3 >/dev/null || fail "python3 is missing"
command -v npm >/dev/null || fail "npm is missing, which gets axe-core"
place=${PRESSEDIENST_BROWSER:-target/browser}
mkdir -p "$place"
python=$place/venv/bin/python
requirements=$checks_of/requirements.txt
# One that was made of other requirements, or not to its end, is made anew.
if ! cmp -s "$requirements" "$place/requirements.txt" || ! "$python" -c 'import playwright' 2>/dev/null; then
  python3 -m venv --clear "$place/venv" ||
    fail "python3 cannot make an environment in $place (Debian: apt-get install python3-venv)"
  "$python" -m pip install --quiet --disable-pip-version-check --requirement "$requirements" ||
    fail "pip cannot install $requirements"
  cp "$requirements" "$place/requirements.txt"
fi
axe=4.14.1
AXE=$(realpath "$place")/axe-core-$axe/package/axe.min.js
if [[ ! -f $AXE ]]; then
  mkdir -p "$place/axe-core-$axe"
  (cd "$place/axe-core-$axe" && npm pack --silent "axe-core@$axe" >/dev/null && tar -xzf "axe-core-$axe.tgz") ||
    fail "npm cannot get axe-core $axe"
fi
export AXE

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$python" "$checks_of/texts.py" "$work/texts" fixtures "${given[@]}"
# Its exit code tells that texts are damaged, which some of them are meant to be.
"$PROGRAM" "$work/texts" --output "$work/pages" --format html --format json --annotations --lang de --quiet 2>/dev/null ||
  [[ $? -eq 1 ]] || fail "the program ended with an error"
code=0
# These two side by side; what measures times has the machine for itself.
"$python" "$checks_of/page.py" "$work/texts" "$work/pages" &
page=$!
"$python" "$checks_of/self_test.py" "$work/texts" "$work/pages" || code=1
wait "$page" || code=1
[[ ! -f $checks_of/holdings.py ]] || "$python" "$checks_of/holdings.py" "$work/texts" "$work/pages" || code=1
exit "$code"
