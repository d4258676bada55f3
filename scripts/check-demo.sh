#!/usr/bin/env bash
# Runs `make demo` as a user and as a machine would, and checks what comes out: every stage is told,
# the books hold, the charts are drawn, and broken books do fail.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

rm -rf target/demo
make --no-print-directory demo DEMO_ARGS=--plain >"$out/story"
make --no-print-directory demo DEMO_ARGS=--json >"$out/story.json"

python3 - "$out/story" "$out/story.json" <<'CHECK'
import json, pathlib, sys

story = pathlib.Path(sys.argv[1]).read_text()
told = json.loads(pathlib.Path(sys.argv[2]).read_text())
stages = told["stages"]
assert len(stages) >= 12, len(stages)
assert story.count("identities hold") == len(stages), "the books were not checked at every stage"
assert "\x1b[" not in story, "colours in plain output"
for call in ["create_user_liquidations", "cancel", "create_bad_debt_auction", "withdraw"]:
    assert call in story, call
charts = sorted(path.name for path in pathlib.Path("target/demo").glob("*.svg"))
assert len(charts) >= 3, charts
print(f"demo: {len(stages)} stages, books checked at each, charts {', '.join(charts)}")
CHECK

if cargo run --locked --quiet -p demo -- --break-books --json >/dev/null 2>"$out/broken"; then
    echo "demo: broken books were not noticed" >&2
    exit 1
elif [ $? -ne 1 ]; then
    cat "$out/broken" >&2
    exit 1
fi
echo "demo: broken books end with exit code 1"
