#!/usr/bin/env bash
# Builds the contracts a second time in another folder and compares: a deployer must be able to
# rebuild what is on the ledger.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git ls-files -z | xargs -0 cp --parents -t "$copy"
# The libraries for the Wasm target may have been built here; building them again proves nothing.
LEVEE_WASM_SYSROOT="${LEVEE_WASM_SYSROOT:-$PWD/target/wasm-sysroot}" "$copy/scripts/build-wasm.sh" pool backstop lens

for contract in pool backstop lens; do
    cmp "target/wasm/$contract.wasm" "$copy/target/wasm/$contract.wasm"
    echo "$contract: two builds in two folders give the same bytes"
done
