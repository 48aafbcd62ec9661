#!/usr/bin/env bash
# Converts many files and prints time, speed-up and memory, beside what two busy threads reach on this machine at the time.
# Fails if more than 200 MB are taken, or by one text of short lines in all formats more than 24 times its size and 64 MB, if
# the outputs of one and two jobs differ, or if a database takes more than twice as long as tables with one job (1.5 times is
# what it should take); with two jobs it has the same threads as with one. Times that are
# judged are those of the better of two runs, in turns. A thread that reads without a pause shows whether others have the machine: where it had the
# processor for less than nine tenths of its time, times are printed and not judged.
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

# Seconds, those of the processor, and kilobytes of a run.
measure() {
  python3 - "$@" <<'PYTHON'
import resource, subprocess, sys, time
begin = time.monotonic()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
seconds = time.monotonic() - begin
assert code == 0, f"{sys.argv[1:]} ended with {code}"
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{seconds:.2f} {used.ru_utime + used.ru_stime:.2f} {used.ru_maxrss}")
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

# Sets `one` and `two` to the seconds of the best run with one and two jobs, and `busy` to those of the processor with one.
report() { # what, runs, folder of the output, options …
  local what=$1 runs=$2 output=$3 seconds processor memory run jobs
  shift 3
  one=1e9 two=1e9
  for ((run = 0; run < 2 * runs; run++)); do
    jobs=$((1 + run % 2))
    local -a into=()
    [[ -z $output ]] || into=(--output "$place/$output$jobs")
    rm -rf "$place/$output$jobs"
    read -r seconds processor memory < <(measure "$program" "$place/in" --quiet --jobs "$jobs" "$@" "${into[@]}")
    ((memory < 200 * 1024)) || { echo "$what takes more than 200 MB" >&2 && exit 1; }
    if [[ $jobs = 2 ]]; then
      two=$(less "$seconds" "$two")
    elif [[ $(less "$seconds" "$one") = "$seconds" ]]; then
      one=$seconds busy=$processor
    fi
  done
  python3 -c "print(f'$what: {$one:.2f} s with one job, {$two:.2f} s with two ({$one / $two:.2f} times, {$count / $two:.0f} texts/s), {$memory / 1024:.0f} MB')"
}

less() { python3 -c "print(f'{min($1, $2):.2f}')"; }

# Fails if a time is more than so many times another.
judge() { # what, seconds, most, other seconds
  python3 -c "import sys; sys.exit($2 > $3 * $4)" && return
  [[ $is_idle = True ]] || { echo "not judged, because others have the machine: $1" && return; }
  echo "$1: $2 s and $4 s" >&2 && exit 1
}

# All formats, as the program names them where it is asked for one that there is none of.
mapfile -t names < <(
  { "$program" --format none --lang en 2>&1 || true; } | sed -n 's/.*\[possible values: \(.*\)\].*/\1/p' | sed 's/, /\n/g')
((${#names[@]} > 1)) || { echo "the program does not name its formats" >&2 && exit 1; }
formats=("${names[@]/#/--format=}")
# What a finding aid has to be told.
aid=(--institution Stadtarchiv --institution-kind municipal --isil DE-1 --holdings 1 --holdings-title Presse --made-on 2026-11-30)

# One text of a line over and over, in all formats.
heavy() { # line
  local seconds processor memory size=$((8 << 20))
  python3 -c "
import pathlib, sys
line = sys.argv[2].replace('|', '\\n').encode()
head = 'Pressedienst\\n\\n31. August 2019\\n\\nLesefest am Rhein\\n\\nEs war schön.\\n\\n'.encode()
pathlib.Path(sys.argv[1]).write_bytes(head + line * (($size - len(head)) // len(line)))
" "$place/heavy.txt" "$1"
  rm -rf "$place/heavy"
  read -r seconds processor memory < <(
    measure "$program" "$place/heavy.txt" --quiet --annotations "${formats[@]}" "${aid[@]}" --output "$place/heavy")
  echo "8 MiB of \"$1\" in all ${#names[@]} formats: $seconds s, $((memory / 1024)) MB"
  ((memory <= 24 * size / 1024 + 64 * 1024)) || { echo "more than 24 times its size and 64 MB" >&2 && exit 1; }
}

echo "two busy threads: $(ceiling) times one"
report "read and parsed" 2 "" --check
is_idle=$(python3 -c "print($busy >= 0.9 * $one)")
report "a JSON record each" 1 json --format json
report "tables and records" 1 all --format csv --format ndjson --format exiftool --format archivematica
report "tables" 2 csv --format csv
tables=$one
report "a database" 2 sqlite --format sqlite
python3 -c "print(f'a database takes {$one / $tables:.2f} times as long as tables')"
judge "a database takes more than twice as long as tables" "$one" 2 "$tables"
heavy "a|"
heavy "- a|"
heavy "ab||"
heavy "©x/Yy|"
for what in json all csv sqlite; do
  diff -rq "$place/${what}1" "$place/${what}2" >&2 || { echo "one and two jobs wrote different bytes" >&2 && exit 1; }
done
