#!/usr/bin/env bash
# Shrinks Wasm files in place with Binaryen's wasm-opt, an eighth off the pool's: scripts/wasm-opt.sh file...
# Needs Node 18 or newer with npm; says so and succeeds where they are missing. The version is pinned: the
# hash of a contract depends on it. `stellar contract build --optimize` does most of it with its own version, if it is
# of December 2025 or newer: older ones refuse the instruction that copies memory (stellar-cli issue 2290).
#
# Each file it shrinks gets a witness beside it, with the hash of what it became. `--check file...` names
# the files that are not as wasm-opt left them, and fails if there are any.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

skip() {
  printf 'wasm-opt: SKIPPED, the contracts stay larger than they need be: %s\n' "$*" >&2
  exit 0
}

digest() { (sha256sum "$1" 2>/dev/null || shasum -a 256 "$1") | cut -d ' ' -f 1; }

if [ "${1:-}" = --check ]; then
  missing=0
  for file in "${@:2}"; do
    [ -e "$file" ] && [ "$(cat "$file.shrunk" 2>/dev/null)" = "$(digest "$file")" ] && continue
    printf '%s is not as wasm-opt leaves it\n' "$file"
    missing=1
  done
  exit "$missing"
fi

command -v node >/dev/null || skip 'there is no node here'
command -v npm >/dev/null || skip 'there is no npm here'

readonly tool=scripts/wasm-opt/node_modules/binaryen/bin/wasm-opt
if [ ! -e "$tool" ]; then
  (cd scripts/wasm-opt && npm ci --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error >&2) ||
    skip 'npm could not fetch binaryen'
fi

# Exactly what Soroban's virtual machine knows: nothing newer may be made use of.
readonly features=(--mvp-features --enable-mutable-globals --enable-sign-ext --enable-bulk-memory --enable-bulk-memory-opt)
# What has one caller stays a function: the machine charges one for all it holds when it is entered. The functions
# called most get the shortest numbers. The lowest KiB is the end of the stack, which the suite never comes near;
# whatever reached it would trap a moment earlier. The list of features is for the tool itself.
readonly passes=(
  -Oz --one-caller-inline-max-function-size=40 --converge --low-memory-unused --const-hoisting
  --reorder-functions --strip-debug --strip-producers --strip-target-features
)
for file in "$@"; do
  node "$tool" "${features[@]}" "${passes[@]}" "$file" -o "$file"
  digest "$file" >"$file.shrunk"
done
