#!/usr/bin/env bash
# Adds wasm32v1-none to the active toolchain itself, so that plain cargo, an editor
# and `stellar contract build` can use it. This writes to the toolchain's folder and
# therefore runs only when asked for: `make wasm-target`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly target=wasm32v1-none
libraries=$(rustc --print sysroot)/lib/rustlib/$target/lib

say() { printf 'wasm-target: %s\n' "$*"; }

if [ -d "$libraries" ]; then
  say "$target is there already"
  exit 0
fi

if command -v rustup >/dev/null && rustup target add "$target"; then
  exit 0
fi

say "rustup could not add it; building the libraries from source"
sysroot=$(scripts/wasm-sysroot.sh)
if [ -x "$sysroot/bin/rustc" ]; then
  say "the only libraries at hand belong to $("$sysroot/bin/rustc" --version), not to $(rustc --version)"
  exit 1
fi

# Copied beside and renamed: an interrupted run leaves no half of a target.
new=$(dirname "$libraries")
rm -rf "$new.new"
mkdir -p "$new.new"
cp -R "$sysroot/lib/rustlib/$target/lib" "$new.new/lib"
mv "$new.new" "$new"
say "put core, alloc and compiler_builtins into $libraries"
say "to take them out again: rm -r $new"
