#!/usr/bin/env bash
# Lets the Blend SDK judge Levee: records a scenario on the built Wasm, then runs test-suites/sdk on it.
# Needs Node 20 or newer with npm; says so and succeeds where they are missing. docs/clients.md explains.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

skip() {
  printf 'test-sdk: SKIPPED, nothing was judged: %s\n' "$*" >&2
  exit 0
}

command -v node >/dev/null || skip 'there is no node here; install Node 20 or newer'
command -v npm >/dev/null || skip 'there is no npm here; install it beside node'
version=$(node --version)
major=${version#v}
major=${major%%.*}
[ "$major" -ge 20 ] || skip "node is $version; install Node 20 or newer"

scripts/build-wasm.sh >&2
LEVEE_WASM=$PWD/target/wasm
LEVEE_SCENARIO=$PWD/target/sdk-scenario.json
export LEVEE_WASM LEVEE_SCENARIO
${CARGO:-cargo} run --locked --quiet -p test-suites --bin export-scenario -- "$LEVEE_SCENARIO"

cd test-suites/sdk
npm ci --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error
# The mock is on the loopback interface, whatever proxy the rest goes through.
NO_PROXY=127.0.0.1 no_proxy=127.0.0.1 node --test --test-reporter=spec
