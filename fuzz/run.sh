#!/usr/bin/env bash
# Runs every fuzz target for so many seconds, from the seeds, the fixtures and from what earlier runs found (fuzz/corpus, not committed).
# What fails is written to fuzz/artifacts; mend it, add a regression test, and keep the input in tests/seeds.
#
#   fuzz/run.sh SECONDS [TARGET …]        needs cargo-fuzz: cargo install --locked cargo-fuzz
set -euo pipefail
cd "$(dirname "$0")"
seconds=${1:?usage: fuzz/run.sh SECONDS [TARGET …]}
shift
[[ $# -gt 0 ]] || set -- decode parse pieces fields json
# The fixtures are seeds of every target that reads texts or records.
fixtures() {
  local number=0 text seed
  for text in ../fixtures/*/*.txt; do
    seed="corpus/$1/$(basename "$(dirname "$text")")-$(basename "$text" .txt)"
    case $1 in
      # Its first byte names the layout that is forced.
      parse) { printf "\\x$(printf %02x $((number++ % 64)))" && cat "$text"; } >"$seed" ;;
      decode | fields) cp "$text" "$seed" ;;
      json) cp "${text%.txt}.json" "$seed" ;;
    esac
  done
}
for target in "$@"; do
  echo "fuzzing $target for $seconds seconds"
  mkdir -p "corpus/$target"
  fixtures "$target"
  # All of the project is safe Rust, so that no sanitizer is needed, and no nightly compiler.
  cargo fuzz run --sanitizer none "$target" "corpus/$target" "../tests/seeds/$target" -- \
    -max_total_time="$seconds" -dict=../tests/seeds/dictionary -timeout=10 -rss_limit_mb=2048 -max_len=8192 -verbosity=0 -print_final_stats=1
done
