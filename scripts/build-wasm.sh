#!/usr/bin/env bash
# Builds contracts to target/wasm/<name>.wasm: scripts/build-wasm.sh [package...]
#
# The manifests say rlib; cdylib is asked for here, one package at a time. With both
# types in the manifest `cargo build` would silently skip LTO. Size is the witness
# that LTO happened: without it a contract is two to three times as large.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly target=wasm32v1-none
packages=("$@")
[ $# -gt 0 ] || packages=(pool backstop lens mock-oracle test-token)

say() { printf 'build-wasm: %s\n' "$*"; }

sysroot=$(scripts/wasm-sysroot.sh)
# A sysroot may come with the compiler it was made for.
if [ -x "$sysroot/bin/rustc" ]; then export RUSTC=$sysroot/bin/rustc; fi
rustc=${RUSTC:-rustc}

out=$(cargo metadata --no-deps --format-version 1 | sed -n 's/.*"target_directory":"\([^"]*\)".*/\1/p')

# 32 KiB of stack let a contract start with one page of memory instead of 17; the suite
# passes with half of it, so a deeper call traps long after it should have been seen. The
# remaps keep the names of this machine's folders out of the Wasm, so that its hash
# depends on the code and the compiler only; registry paths as `stellar contract build`
# writes them.
flags=(
  -Clink-arg=-zstack-size=32768
  "--remap-path-prefix=$PWD/="
  "--remap-path-prefix=$out=target"
  "--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src/="
  "--remap-path-prefix=$("$rustc" --print sysroot)/lib/rustlib/src/rust=/rustc/$("$rustc" -vV | sed -n 's/^commit-hash: //p')"
)
# The crate ids of self-built libraries differ from the official ones, and functions
# are laid out in the order of such ids: same code and size, another hash.
if [ -n "$sysroot" ]; then
  flags+=("--sysroot=$sysroot")
  say "libraries built from source: hashes differ from those made with rustup's target"
fi

# This variable beats every other source of flags (a CI's RUSTFLAGS would otherwise
# switch ours off), allows spaces in paths, and with --target leaves host code
# (build scripts, procedural macros) alone.
CARGO_ENCODED_RUSTFLAGS=$(IFS=$'\x1f' && printf '%s' "${flags[*]}")
export CARGO_ENCODED_RUSTFLAGS

cargo_args=(--locked --release --crate-type=cdylib "--target=$target")
[ -t 2 ] || cargo_args+=(--quiet)

mkdir -p target/wasm
n=0
for package in "${packages[@]}"; do
  n=$((n + 1))
  name=${package//-/_}
  started=$SECONDS
  say "$package ($n of ${#packages[@]})"
  cargo rustc "${cargo_args[@]}" -p "$package"
  cp "$out/$target/release/$name.wasm" "target/wasm/$name.wasm"
  scripts/wasm-opt.sh "target/wasm/$name.wasm"
  say "target/wasm/$name.wasm, $(wc -c <"target/wasm/$name.wasm" | tr -d ' ') bytes, $((SECONDS - started)) s"
done
