#!/usr/bin/env bash
# Prints what scripts/build-wasm.sh made: size, size of the custom sections in it
# (interface description and metadata, which a call pays for too), and hash.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../target/wasm" 2>/dev/null || { echo "no target/wasm: run make wasm" >&2; exit 1; }

# Without Python the columns that need a parser are left out.
if ! command -v python3 >/dev/null; then
  printf '%-14s %8s  %s\n' contract bytes SHA-256
  for file in ./*.wasm; do
    hash=$( (sha256sum "$file" 2>/dev/null || shasum -a 256 "$file") | cut -d ' ' -f 1)
    printf '%-14s %8d  %s\n' "$(basename "$file" .wasm)" "$(wc -c <"$file")" "$hash"
  done
  exit 0
fi

python3 - ./*.wasm <<'PY'
import hashlib, pathlib, sys


def leb128(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at


def custom_sections(data):
    """Name and size of each custom section, headers included."""
    at = 8
    while at < len(data):
        start, kind = at, data[at]
        length, body = leb128(data, at + 1)
        at = body + length
        if kind == 0:
            name_length, name = leb128(data, body)
            yield data[name : name + name_length].decode(), at - start


columns = ["contractspecv0", "contractmetav0", "contractenvmetav0"]
print(f"{'contract':<14} {'bytes':>8} {'spec':>7} {'meta':>6} {'custom':>7}  SHA-256")
for path in map(pathlib.Path, sys.argv[1:]):
    data = path.read_bytes()
    sizes = {}
    for name, size in custom_sections(data):
        sizes[name] = sizes.get(name, 0) + size
    spec, meta, env = (sizes.get(name, 0) for name in columns)
    print(
        f"{path.stem:<14} {len(data):>8} {spec:>7} {meta + env:>6} {sum(sizes.values()):>7}"
        f"  {hashlib.sha256(data).hexdigest()}"
    )
PY
