#!/usr/bin/env bash
# Prints the rustc sysroot that holds wasm32v1-none, or an empty line when the
# compiler in use has the target already. Progress goes to stderr.
#
# Where the target is missing, core and alloc are built once (about 15 seconds)
# from library sources of exactly the compiler's version, into a private sysroot
# in a cache folder. The toolchain's own folder is never written to: that is
# what `make wasm-target` is for, and only on request.
#
# A sysroot with bin/rustc inside was made for that compiler, not for the active
# one: build with RUSTC=<sysroot>/bin/rustc (scripts/build-wasm.sh does).
#
# LEVEE_WASM_SYSROOT: the cache folder, default target/wasm-sysroot. It holds one
# folder per compiler, so a new compiler never meets old libraries.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly target=wasm32v1-none
readonly keyring=/usr/share/keyrings/debian-archive-keyring.gpg
cache=${LEVEE_WASM_SYSROOT:-target/wasm-sysroot}
case $cache in /*) ;; *) cache=$PWD/$cache ;; esac

say() { printf 'wasm-sysroot: %s\n' "$*" >&2; }

# One line of `rustc -vV`: compiler, field.
field() { "$1" -vV | sed -n "s/^$2: //p"; }

# The folder for a compiler's libraries: prefix, compiler.
folder_for() { printf '%s/%s%s-%s' "$cache" "$1" "$(field "$2" release)" "$(field "$2" commit-hash)"; }

# A finished sysroot whose links into the toolchain still lead somewhere.
is_ready() { [ -d "$1/lib/rustlib/$target/lib" ] && [ -d "$1/lib/rustlib/$host/lib/" ]; }

# The library sources beside a compiler (rustup's rust-src, Debian's rust-web-src).
# Distributions ship a version file: where it is, it must agree with the compiler.
sources_beside() {
  local base
  base=$("$1" --print sysroot)/lib/rustlib/src/rust
  [ -f "$base/library/core/src/lib.rs" ] || return 1
  if [ -f "$base/src/version" ] && [ "$(cat "$base/src/version")" != "$(field "$1" release)" ]; then
    return 1
  fi
  printf '%s/library' "$base"
}

# Debian's rust-src of exactly this version, unpacked into the work folder. apt
# works on a private state there: it checks signature and checksums as always,
# needs no root, and leaves the machine's own lists and packages alone.
sources_from_debian() {
  local version=$1 mirror exact apt
  command -v apt-get dpkg-deb >/dev/null && [ -r "$keyring" ] || return 1
  apt=(-qq -o "Dir::Etc::SourceList=$work/sources.list" -o Dir::Etc::SourceParts=/dev/null
    -o "Dir::State::Lists=$work/lists" -o "Dir::Cache=$work/cache"
    -o "APT::Sandbox::User=$(id -un)" -o Acquire::Languages=none)
  mkdir -p "$work/lists/partial" "$work/cache/archives/partial"
  # shellcheck disable=SC2016  # apt fills in the placeholder
  for mirror in $(apt-get indextargets --no-release-info --format '$(REPO_URI)' | sort -u | grep -E '/debian/?$'); do
    printf 'deb [signed-by=%s] %s trixie-backports main\n' "$keyring" "$mirror" >"$work/sources.list"
    apt-get "${apt[@]}" update >&2 || continue
    exact=$(apt-cache "${apt[@]}" madison rust-src | awk -v v="$version+" 'index($3, v) == 1 { print $3; exit }')
    [ -n "$exact" ] || continue
    say "fetching the library sources: Debian's rust-src $exact"
    (cd "$work" && apt-get "${apt[@]}" download "rust-src=$exact" >&2) || continue
    dpkg-deb --fsys-tarfile "$work"/rust-src_*.deb |
      tar -x -C "$work" --wildcards './usr/src/*/library' || continue
    echo "$work"/usr/src/*/library
    return 0
  done
  return 1
}

# Debian's own pair of compiler and sources, which always match each other.
# --no-remove: rather fail than replace a compiler somebody installed.
install_debian_pair() {
  sources_beside /usr/bin/rustc >/dev/null 2>&1 && return 0
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  say "installing Debian's rustc-web and rust-web-src"
  apt-get -qq update >&2 &&
    DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 install -y --no-remove --no-install-recommends \
      rustc-web rust-web-src >&2
}

# A workspace of alloc and what it needs, over the sources in $work/library. The
# library's own workspace also holds std, whose dependencies would have to be
# fetched; cc is named by compiler_builtins but not used without its feature "c".
write_workspace() {
  rm -f "$work/library/Cargo.lock"
  mkdir -p "$work/library/cc/src"
  : >"$work/library/cc/src/lib.rs"
  printf '[package]\nname = "cc"\nversion = "1.99.0"\n' >"$work/library/cc/Cargo.toml"
  cat >"$work/library/Cargo.toml" <<'TOML'
[workspace]
members = ["alloc"]
resolver = "1"
[patch.crates-io]
cc = { path = "cc" }
[profile.release]
opt-level = 3
codegen-units = 1
panic = "abort"
debug = 0
[profile.release.package.compiler_builtins]
codegen-units = 10000 # one object per intrinsic, as the official libraries have it
TOML
}

# Builds the libraries and puts the sysroot in place: compiler, sources, destination.
# Bitcode is embedded for the contracts' LTO; source paths read as in the official
# libraries, wherever this runs. The last step is a rename: all or nothing.
prepare() {
  local compiler=$1 new=$work/sysroot hash us=$'\x1f'
  hash=$(field "$compiler" commit-hash)
  say "building core and alloc for $target: $("$compiler" --version)"
  mkdir -p "$work/library" "$new/lib/rustlib/$target/lib" "$new/lib/rustlib/$host"
  cp -R "$2/." "$work/library/"
  write_workspace
  RUSTC=$compiler RUSTC_BOOTSTRAP=1 \
    CARGO_ENCODED_RUSTFLAGS="-Zforce-unstable-if-unmarked${us}-Cembed-bitcode=yes${us}--remap-path-prefix=$work=/rustc/$hash" \
    cargo build --quiet --offline --release -p alloc --target "$target" \
    --manifest-path "$work/library/Cargo.toml" --target-dir "$work/build" >&2
  cp "$work/build/$target/release/deps"/lib{core,alloc,compiler_builtins}-*.rlib "$new/lib/rustlib/$target/lib/"
  # The host's folder holds the linker, rust-lld; Debian's compiler borrows rustup's.
  ln -s "$("$compiler" --print sysroot)/lib/rustlib/$host/lib" "$new/lib/rustlib/$host/lib"
  ln -s "$toolchain/lib/rustlib/$host/bin" "$new/lib/rustlib/$host/bin"
  if [ "$compiler" != rustc ]; then
    mkdir "$new/bin"
    ln -s "$compiler" "$new/bin/rustc"
  fi
  # What is there but not ready has links that lead nowhere; another run of this
  # script may also have been faster.
  is_ready "$3" || { rm -rf "$3" && mv "$new" "$3"; }
}

toolchain=$(rustc --print sysroot)
host=$(field rustc host)

if [ -d "$toolchain/lib/rustlib/$target/lib" ]; then
  echo
  exit 0
fi

own=$(folder_for "" rustc)
if is_ready "$own"; then
  echo "$own"
  exit 0
fi

mkdir -p "$cache"
work=$(mktemp -d "$cache/tmp.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

if sources=$(sources_beside rustc) || sources=$(sources_from_debian "$(field rustc release)"); then
  prepare rustc "$sources" "$own"
  echo "$own"
  exit 0
fi

if install_debian_pair && sources=$(sources_beside /usr/bin/rustc); then
  paired=$(folder_for debian- /usr/bin/rustc)
  if ! is_ready "$paired"; then prepare /usr/bin/rustc "$sources" "$paired"; fi
  say "using $(/usr/bin/rustc --version) from Debian: its Wasm differs from that of $(rustc --version)"
  echo "$paired"
  exit 0
fi

say "the target $target is missing, and no library sources for $(rustc --version) were found. Run"
say "  rustup target add $target"
say "  make wasm"
exit 1
