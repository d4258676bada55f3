#!/usr/bin/env bash
# Changes lending-core in every way cargo-mutants knows and runs its tests on each change; installs
# cargo-mutants if it is missing. Survivors stand in target/mutants.out/missed.txt. Arguments are
# passed on, e.g. --file crates/lending-core/src/fixed.rs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if ! cargo mutants --version >/dev/null 2>&1; then
    echo 'cargo-mutants is missing: installing it from crates.io' >&2
    cargo install cargo-mutants --locked
fi

# Few cases suffice to notice a change, and hundreds of runs are ahead.
PROPTEST_CASES=${PROPTEST_CASES:-64} cargo mutants --package lending-core --output target "$@"
