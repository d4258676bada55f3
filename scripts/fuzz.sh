#!/usr/bin/env bash
# Fuzzes one target, or both, for some seconds each: scripts/fuzz.sh SECONDS [core|requests].
# Needs a nightly toolchain; installs cargo-fuzz if it is missing. New inputs go to fuzz/target/corpus,
# crashes to fuzz/artifacts.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../fuzz"

seconds=${1:?how many seconds per target?}
targets=("${2:-core}")
[[ $# -lt 2 ]] && targets+=(requests)

if ! rustc --version >/dev/null 2>&1; then
    echo "fuzzing needs Rust's nightly toolchain: rustup toolchain install nightly --profile minimal" >&2
    exit 1
fi
if ! cargo fuzz --version >/dev/null 2>&1; then
    echo 'cargo-fuzz is missing: installing it from crates.io' >&2
    cargo install cargo-fuzz --locked
fi

export RUSTC_WRAPPER=$PWD/rustc.sh RUST_BACKTRACE=0
for target in "${targets[@]}"; do
    found=target/corpus/$target
    mkdir -p "$found"
    # Without a sanitizer: the code is safe Rust, and the standard library is not instrumented.
    cargo fuzz run --release --sanitizer none "$target" "$found" "corpus/$target" -- \
        -max_total_time="$seconds" -max_len=385 -len_control=0 -print_final_stats=1
done
