#!/usr/bin/env bash
# Lets the readers and validators of others look at all outputs of the program: run.sh BINARY SCHEMA_DIR [TEXT_DIR…]
#
# The texts are the fixtures, those of each TEXT_DIR, and damaged variants of all of them. Each check says in one line what it
# counted; one that finds a fault, or nothing to look at, makes the whole fail. PRESSEDIENST_VENV is the place of the Python
# environment that is made, target/official-venv if it is not set.
set -euo pipefail

fail() { echo "official checks: $1" >&2 && exit 1; }

[[ $# -ge 2 ]] || fail "call it as run.sh BINARY SCHEMA_DIR [TEXT_DIR…]"
[[ -x $1 && -f $1 ]] || fail "the program is missing: $1"
[[ -d $2 ]] || fail "the folder of the official schemas is missing: $2"
PROGRAM=$(realpath "$1")
schemas=$(realpath "$2")
shift 2
given=()
for folder in "$@"; do
  [[ -d $folder ]] || fail "this folder of texts is missing: $folder"
  given+=("$(realpath "$folder")")
done
# The checks leave nothing in the repository.
export PROGRAM PYTHONDONTWRITEBYTECODE=1
cd "$(dirname "${BASH_SOURCE[0]}")/../../../.."
checks_of=examples/convert/tests/official
for schema in ninjs/ninjs-schema_3.1.json schema-org/schemaorg-30.0-extract.json; do
  [[ -f $schemas/$schema ]] || fail "this official schema is missing: $schemas/$schema"
done
compgen -G "$schemas/tei/tei_all*.rng" >/dev/null || fail "this official schema is missing: $schemas/tei/tei_all*.rng"

packages=()
command -v jing >/dev/null || packages+=(jing)
command -v exiftool >/dev/null || packages+=(libimage-exiftool-perl)
command -v sqlite3 >/dev/null || packages+=(sqlite3)
command -v soffice >/dev/null || packages+=(libreoffice-calc-nogui)
command -v chromium >/dev/null || packages+=(chromium)
if [[ ${#packages[@]} -gt 0 ]]; then
  command -v apt-get >/dev/null || fail "install these programs, there is no apt-get that could: ${packages[*]}"
  # Others may be at it too.
  flock /var/lock bash -c 'apt-get update -qq && apt-get install -y -qq "$@"' _ "${packages[@]}" >/dev/null ||
    fail "apt-get cannot install ${packages[*]}"
fi
command -v python3 >/dev/null || fail "python3 is missing"
venv=${PRESSEDIENST_VENV:-target/official-venv}
requirements=$checks_of/requirements.txt
python=$venv/bin/python
# One that was made of other requirements, or not to its end, is made anew.
if ! cmp -s "$requirements" "$venv/requirements.txt" || ! "$python" -c '' 2>/dev/null; then
  python3 -m venv --clear "$venv" ||
    fail "python3 cannot make an environment in $venv (Debian: apt-get install python3-venv)"
  "$python" -m pip install --quiet --disable-pip-version-check --requirement "$requirements" ||
    fail "pip cannot install $requirements"
  cp "$requirements" "$venv/requirements.txt"
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sets=()

# converted SET EXPECTED INPUT…: what the program makes of the inputs, in all forms; EXPECTED is the exit code.
converted() {
  local set=$work/$1 expected=$2 code
  shift 2
  mkdir -p "$set"
  local formats=(json ndjson markdown csv xlsx sqlite exiftool ninjs jsonld tei archivematica related)
  local runs=(
    "--output $set/all --lang de --names $checks_of/names.csv --report $set/report.json ${formats[*]/#/--format }"
    "--output $set/excel --names $checks_of/names.csv --report $set/report.csv --excel --format csv"
    "--output $set/bag --bag --format json --format archivematica"
  )
  for run in "${runs[@]}"; do
    local info=()
    [[ $run != *--bag* ]] || info=(--bag-info "Contact-Name: Mara Lenz")
    code=0
    # The words of an option hold no blanks: all are made here.
    # shellcheck disable=SC2086
    "$PROGRAM" "$@" $run "${info[@]}" --diagnostics short >"$set/messages" 2>&1 || code=$?
    if [[ $code -ne $expected ]]; then
      tail -n 5 "$set/messages" >&2
      fail "the program ended with $code and not $expected on $* $run"
    fi
  done
  sets+=("$set")
}

mapfile -t texts < <(find fixtures "${given[@]}" -name '*.txt' | LC_ALL=C sort)
[[ ${#texts[@]} -gt 0 ]] || fail "there are no texts"
"$python" "$checks_of/damage.py" "$work/texts/damaged" "${texts[@]}"
# In the order in which the document lists them, which its queries show.
awk '/^```/ { is_inside = /text$/ && !count++; next } is_inside' docs/sqlite.md >"$work/texts/listed"
converted listed 0 --files-from "$work/texts/listed"
converted fixtures 0 fixtures
for index in "${!given[@]}"; do
  converted "given-$index" 0 "${given[index]}"
done
# Some of them are no texts any more, and are named.
converted damaged 1 "$work/texts/damaged"

# Every output has a check here, and every check must fail when its output is wrong, which the last one tries.
checks=(markdown tables names xlsx exiftool tei ninjs jsonld record sqlite browse parquet bag report filter)
looked() {
  local code=0 began=$SECONDS
  "$python" "$checks_of/$1.py" "$schemas" "${@:2}" >"$work/$1.said" 2>"$work/$1.faults" || code=$?
  echo "$code" >"$work/$1.code"
  echo $((SECONDS - began)) >"$work/$1.seconds"
}
cores=$(nproc)
for check in "${checks[@]}"; do
  while [[ $(jobs -rp | wc -l) -ge $cores ]]; do wait -n || true; done
  looked "$check" "${sets[@]}" &
done
wait
looked self_test "$work/listed"

failed=()
for check in "${checks[@]}" self_test; do
  echo "$(<"$work/$check.said") ($(<"$work/$check.seconds") s)"
  if [[ $(<"$work/$check.code") -ne 0 || ! -s $work/$check.said ]]; then
    cat "$work/$check.faults" >&2
    failed+=("$check")
  fi
done
[[ ${#failed[@]} -eq 0 ]] || fail "these checks failed: ${failed[*]}"
