#!/usr/bin/env bash
# Converts many files and prints time, speed-up and memory, beside what two busy threads reach on this machine at the time.
# Fails if more than 200 MB are taken, or if the outputs of one and two jobs differ.
#
#   benches/batch.sh [COUNT]        20,000 files unless said otherwise; needs the release build of the program
set -euo pipefail
cd "$(dirname "$0")/.."
count=${1:-20000}
program=$PWD/target/release/pressedienst
[[ -x $program ]] || { echo "cargo build --release --package pressedienst-convert comes first" >&2 && exit 1; }
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

python3 - "$count" "$place/in" <<'PYTHON'
import pathlib, sys
count, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
texts = [path.read_bytes() for path in sorted(pathlib.Path("fixtures").glob("*/*.txt"))
         if path.parent.name not in ("foreign", "malformed")]
size = 0
for number in range(count):
    path = folder / f"{number % 100:02}" / f"{number}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = texts[number % len(texts)] + f"\n{number}\n".encode()
    size += len(text)
    path.write_bytes(text)
print(f"{count} texts, {size / 1e6:.0f} MB")
PYTHON

# Seconds and kilobytes of a run.
measure() {
  python3 - "$@" <<'PYTHON'
import resource, subprocess, sys, time
begin = time.monotonic()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
seconds = time.monotonic() - begin
assert code == 0, f"{sys.argv[1:]} ended with {code}"
print(f"{seconds:.2f} {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss}")
PYTHON
}

ceiling() {
  python3 - <<'PYTHON'
import multiprocessing, time
def spin(_):
    for _ in range(20_000_000):
        pass
def seconds(jobs):
    with multiprocessing.Pool(jobs) as pool:
        begin = time.monotonic()
        pool.map(spin, range(2), 1)
        return time.monotonic() - begin
print(f"{seconds(1) / seconds(2):.2f}")
PYTHON
}

report() { # what, folder of the output, options …
  local what=$1 output=$2 one two
  shift 2
  local -a first=() second=()
  [[ -z $output ]] || first=(--output "$place/${output}1") second=(--output "$place/${output}2")
  read -r one _ < <(measure "$program" "$place/in" --quiet --jobs 1 "$@" "${first[@]}")
  read -r two memory < <(measure "$program" "$place/in" --quiet --jobs 2 "$@" "${second[@]}")
  python3 -c "print(f'$what: {$one:.2f} s with one job, {$two:.2f} s with two ({$one / $two:.2f} times, {$count / $two:.0f} texts/s), {$memory / 1024:.0f} MB')"
  ((memory < 200 * 1024)) || { echo "$what takes more than 200 MB" >&2 && exit 1; }
}

echo "two busy threads: $(ceiling) times one"
report "read and parsed" "" --check
report "a JSON record each" json --format json
report "tables and records" all --format csv --format ndjson --format exiftool --format archivematica
report "a database" sqlite --format sqlite
for what in json all sqlite; do
  diff -rq "$place/${what}1" "$place/${what}2" >&2 || { echo "one and two jobs wrote different bytes" >&2 && exit 1; }
done
