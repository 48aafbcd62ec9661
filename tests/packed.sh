#!/usr/bin/env bash
# The package as others get it: packed, unpacked outside of the project, built and tested there. Dependencies that are built
# already are not built again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

target=${CARGO_TARGET_DIR:-$PWD/target}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# A changed file of the project is packed as it stands.
cargo package --locked --allow-dirty --no-verify --quiet --package pressedienst --target-dir "$target"
packed=$(ls -t "$target"/package/pressedienst-*.crate | head -n 1)
printf '%s: %s bytes\n' "$(basename "$packed")" "$(wc -c <"$packed")"
tar --extract --gzip --file "$packed" --directory "$scratch"
cd "$scratch"/pressedienst-*

for wanted in README.md CHANGELOG.md LICENSE-APACHE LICENSE-MIT; do
  [[ -s $wanted ]] || { echo "the package has no $wanted" >&2 && exit 1; }
done
for unwanted in .ci benches fuzz schema examples/convert; do
  [[ ! -e $unwanted ]] || { echo "the package has $unwanted" >&2 && exit 1; }
done
cargo test --locked --quiet --target-dir "$target"
