#!/usr/bin/env bash
# Runs every fuzz target for so many seconds, from the seeds, the fixtures and from what earlier runs found (fuzz/corpus, not committed).
# What fails is written to fuzz/artifacts; mend it, add a regression test, and keep the input in tests/seeds.
#
#   fuzz/run.sh SECONDS [TARGET …]        needs cargo-fuzz: cargo install --locked cargo-fuzz
set -euo pipefail
cd "$(dirname "$0")"
seconds=${1:?usage: fuzz/run.sh SECONDS [TARGET …]}
shift
[[ $# -gt 0 ]] || set -- lean decode parse pieces fields json reflow pdf
# The fixtures are seeds of every target that reads texts or records.
fixtures() {
  local number=0 text seed
  for text in ../fixtures/*/*.txt; do
    seed="corpus/$1/$(basename "$(dirname "$text")")-$(basename "$text" .txt)"
    case $1 in
      # Their first byte names the layout that is forced; the lean ones are short.
      parse) { printf "\\x$(printf %02x $((number++ % 64)))" && cat "$text"; } >"$seed" ;;
      lean) { printf '\xff' && head -c 255 "$text"; } >"$seed" ;;
      # Nine bytes say how the text is printed; where the first is over 127, which fixture has its pages ended elsewhere.
      reflow)
        { printf '\x00\x01\x02\x03\x04\x05\x06\x07\x08' && head -c 2039 "$text"; } >"$seed"
        printf "\\x$(printf %02x $((128 + number++ % 128)))\x01\x02\x03\x05\x08\x0d\x15\x22" >"$seed-pages"
        ;;
      decode | fields) cp "$text" "$seed" ;;
      json) cp "${text%.txt}.json" "$seed" ;;
    esac
  done
}
run() { # target
  local target=$1 options=(-max_len=8192) folders
  mkdir -p "corpus/$target"
  fixtures "$target"
  case $target in
    # So short a run is mostly the fuzzer's own, which the least of its bookkeeping halves.
    lean) options=(-max_len=256 -entropic=0 -use_counters=0) ;;
    reflow) options=(-max_len=2048) ;;
  esac
  folders=("corpus/$target")
  [[ ! -d ../tests/seeds/$target ]] || folders+=("../tests/seeds/$target")
  cargo fuzz run --sanitizer none "$target" "${folders[@]}" -- "${options[@]}" \
    -max_total_time="$seconds" -dict=../tests/seeds/dictionary -timeout=10 -rss_limit_mb=2048 -verbosity=0 -print_final_stats=1
}
# All of the project is safe Rust, so that no sanitizer is needed, and no nightly compiler.
cargo fuzz build --sanitizer none
# Each keeps one core busy, and leaves a mark if nothing failed.
cores=$(nproc)
passed=$(mktemp -d)
trap 'rm -rf "$passed"' EXIT
for target in "$@"; do
  while [[ $(jobs -rp | wc -l) -ge $cores ]]; do wait -n || true; done
  echo "fuzzing $target for $seconds seconds"
  { run "$target"; touch "$passed/$target"; } 2>&1 | sed -u "s/^/$target: /" &
done
wait
for target in "$@"; do
  [[ -e $passed/$target ]] || { echo "$target has failed" >&2 && exit 1; }
done
