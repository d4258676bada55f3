#!/usr/bin/env bash
# What each call may cost, test-suites/budgets.json: scripts/budgets.sh check|write
#
# The budgets are for contracts that wasm-opt has shrunk; larger ones cost more in every call. Where it
# did not run there is nothing to compare: `check` says so and succeeds, `write` refuses.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly how=${1:?check or write} budgets=test-suites/budgets.json

make --no-print-directory bench-wasm
if ! larger=$(scripts/wasm-opt.sh --check target/wasm/{pool,backstop,lens,flash_receiver}.wasm); then
  printf 'budgets: %s\n' "$larger" >&2
  if [ "$how" = write ]; then
    printf 'budgets: NOT WRITTEN, these contracts are larger than those that are deployed\n' >&2
    exit 1
  fi
  printf 'budgets: SKIPPED, NOTHING WAS COMPARED: without wasm-opt every call costs more\n' >&2
  exit 0
fi
cargo run --locked --profile diff -p bench -- "--$how" "$budgets"
