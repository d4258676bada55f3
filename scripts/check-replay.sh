#!/usr/bin/env bash
# Runs every part of `make replay` as a user and as a machine would, and checks what comes out: every
# expectation holds, both runs tell the same, the chart is drawn.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

rm -rf target/replay
make --no-print-directory replay REPLAY_ARGS=--plain >"$out/plain"
# The contracts are built by now.
cargo run --locked --quiet -p replay -- --json >"$out/json"

python3 - "$out" <<'CHECK'
import json, pathlib, sys

out = pathlib.Path(sys.argv[1])
plain = (out / "plain").read_text()
told = json.loads((out / "json").read_text())
sections = told["sections"]
assert len(sections) == 4, len(sections)
assert not told["failed"], told["failed"]
assert "\x1b[" not in plain, "colours in plain output"
claims = [it["claim"] for section in sections for it in section["expectations"]]
assert len(claims) >= 30, len(claims)
for claim in claims:
    assert f"holds {claim}" in plain, f"the runs differ: {claim}"
for cell in ["InvalidHf, code 1205", "granted", "$10,857,337", "poked each round"]:
    words = cell.split()
    assert all(word in plain for word in words), cell
guarded, _, blend = (course["samples"][-1] for course in sections[0]["data"])
assert int(guarded["borrowed"]) <= int(guarded["collateral"]) < int(blend["borrowed"]) // 60
charts = sorted(path.name for path in pathlib.Path("target/replay").glob("*.svg"))
assert charts == ["incident.svg"], charts
print(f"replay: {len(claims)} expectations hold, twice; charts {', '.join(charts)}")
CHECK
