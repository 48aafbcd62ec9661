#!/usr/bin/env bash
# Counts what `parse` costs, the same on every machine.
#
#   instructions.sh [--limit X] [FILE...]   instructions per byte; fails if a text needs more than X
#   instructions.sh --growth                the same at 1, 10, 100 and 1000 times the pages; fails if it is not linear
#   instructions.sh --heap [--limit X] [FILE...]   heap per byte; fails if a text takes more than X beside the source
#
# Without FILE the long fixtures are read; the texts of the folder PRESSEDIENST_CORPUS are added if it is set.
set -euo pipefail
shopt -s inherit_errexit # What fails inside $(...) fails here too.
export LC_ALL=C # Numbers with a point, names in one order.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
mode=instructions
limit=
while [[ ${1-} == --* ]]; do
  case $1 in
    --growth | --heap) mode=${1#--} ;;
    --limit) limit=${2:?--limit needs a number} && shift ;;
    *) sed -n '2,/^set/s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2 && exit 2 ;;
  esac
  shift
done
if [[ $limit && ! $limit =~ ^[0-9]+(\.[0-9]+)?$ ]]; then
  echo "--limit needs a number, not '$limit'" >&2 && exit 2
fi
if [[ $mode != heap ]] && ! command -v valgrind >/dev/null; then
  echo "valgrind is missing (apt-get install valgrind)" >&2 && exit 1
fi

cargo=(cargo --quiet)
"${cargo[@]}" build --release --manifest-path "$root/benches/Cargo.toml" --bins
# The target folder may have been moved by a variable or a configuration.
target=$("${cargo[@]}" metadata --format-version 1 --no-deps --manifest-path "$root/benches/Cargo.toml" |
  sed 's/.*"target_directory":"\([^"]*\)".*/\1/')/release
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Instructions of the last of N parses of FILE: those before set up what is set up once.
instructions() { # FILE N
  rm -f "$scratch"/calls*
  valgrind --tool=callgrind --toggle-collect=instructions::counted --dump-after=instructions::counted \
    --callgrind-out-file="$scratch/calls" "$target/instructions" "$1" "$2" \
    >"$scratch/log" 2>&1 || { cat "$scratch/log" >&2 && return 1; }
  awk '/^totals:/ { print $2 }' "$scratch/calls.$2"
}

if [[ $mode == growth ]]; then
  printf '%8s %10s %12s\n' times bytes instr/byte
  for times in 1 10 100 1000; do
    "$target/grow" "$times" >"$scratch/text"
    # In a long text what is set up once is nothing.
    count=$(instructions "$scratch/text" $((times < 100 ? 2 : 1)))
    awk -v times="$times" -v bytes="$(wc -c <"$scratch/text")" -v count="$count" \
      'BEGIN { printf "%8d %10d %12.2f\n", times, bytes, count / bytes }' | tee -a "$scratch/growth"
  done
  awk '$1 == 10 { base = $3 } $1 == 1000 { off = 100 * ($3 / base - 1) }
    END { printf "1000x against 10x: %+.1f %%\n", off; exit off > 5 || off < -5 }' "$scratch/growth"
  exit
fi

files=("$@")
if ((${#files[@]} == 0)); then
  # The long fixtures, and the longest of each layout.
  mapfile -t files < <({
    find "$root/fixtures" -name '*.txt' -size +5999c -not -path '*/malformed/*'
    for folder in "$root"/fixtures/*/; do
      [[ $folder == */malformed/ || $folder == */foreign/ ]] || find "$folder" -name '*.txt' -printf '%s %p\n' | sort -n | tail -n 1 | cut -d' ' -f2-
    done
  } | sort -u)
fi
if [[ ${PRESSEDIENST_CORPUS-} ]]; then
  mapfile -t -O "${#files[@]}" files < <(find "$PRESSEDIENST_CORPUS" -type f -name '*.txt' | sort)
fi

# Each row has its value in a column of its own for the limit: the last one.
for file in "${files[@]}"; do
  if [[ $mode == heap ]]; then
    "$target/heap" "$file"
  else
    bytes=$(wc -c <"$file")
    count=$(instructions "$file" 2)
    echo "$bytes $count"
  fi | sed "s|\$| $(basename "$file")|"
done >"$scratch/rows"

awk -v mode="$mode" -v limit="$limit" '
  function name(from,   all, i) { for (i = from; i <= NF; i++) all = all (i > from ? " " : "") $i; return all }
  function check(value, who) { if (limit != "" && value > limit) { failed = 1; print "above " limit ": " who > "/dev/stderr" } }
  mode == "heap" {
    if (NR == 1) printf "%-56s %9s %10s %14s %10s %11s\n", "file", "bytes", "peak/byte", "beside source", "kept/byte", "allocations"
    beside = ($2 - $1) / $1 # The document keeps the text.
    printf "%-56s %9d %10.2f %14.2f %10.2f %11d\n", name(5), $1, $2 / $1, beside, $3 / $1, $4
    check(beside, name(5))
    next
  }
  {
    if (NR == 1) printf "%-56s %9s %10s\n", "file", "bytes", "instr/byte"
    printf "%-56s %9d %10.1f\n", name(3), $1, $2 / $1
    check($2 / $1, name(3)); bytes += $1; count += $2
  }
  END { if (mode != "heap") printf "%-56s %9d %10.1f\n", "all", bytes, count / bytes; exit failed }
' "$scratch/rows"
