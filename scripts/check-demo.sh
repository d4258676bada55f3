#!/usr/bin/env bash
# Runs every act of `make demo` as a user and as a machine would, and checks what comes out: every stage
# is told, the books hold, the charts are drawn, and broken books do fail.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

rm -rf target/demo
make --no-print-directory demo DEMO_ARGS=--plain >"$out/loss"
make --no-print-directory demo DEMO_ARGS=--json >"$out/loss.json"
# The contracts are built by now.
for act in recovery killed; do
    for how in plain json; do
        cargo run --locked --quiet -p demo -- --act "$act" "--$how" >"$out/$act.$how"
    done
done

python3 - "$out" <<'CHECK'
import json, pathlib, sys

out = pathlib.Path(sys.argv[1])
calls = {
    "loss": ["create_user_liquidations", "cancel", "create_bad_debt_auction", "withdraw"],
    "recovery": ["gulp", "cover_loss", "claim_recovery", "NothingToClaim, code 1402"],
    "killed": ["ReserveKilled, code 1400", "bad_debt: Sami", "repay", "claim_recovery"],
}
least = {"loss": 12, "recovery": 8, "killed": 6}
for act, wanted in calls.items():
    plain, machine = ("loss", "loss.json") if act == "loss" else (f"{act}.plain", f"{act}.json")
    story = (out / plain).read_text()
    told = json.loads((out / machine).read_text())
    stages = told["stages"]
    assert told["act"] == act and told["books_hold"], act
    assert len(stages) >= least[act], (act, len(stages))
    assert story.count("identities hold") == len(stages), f"{act}: the books were not checked at every stage"
    assert "\x1b[" not in story, f"{act}: colours in plain output"
    for call in wanted:
        assert call in story, (act, call)
    print(f"demo: act {act}, {len(stages)} stages, books checked at each")

usdc = {act: json.loads((out / f"{act}.json").read_text())["stages"][-1]["now"]["reserves"][1] for act in least}
assert usdc["recovery"]["losses"]["open"] == "0", "something is still missing"
assert usdc["killed"]["b_rate"] == "0", "the reserve lives"
charts = sorted(path.name for path in pathlib.Path("target/demo").glob("*.svg"))
assert {"losses.svg", "recovery.svg", "killed.svg"} <= set(charts), charts
print(f"demo: charts {', '.join(charts)}")
CHECK

if cargo run --locked --quiet -p demo -- --break-books --json >/dev/null 2>"$out/broken"; then
    echo "demo: broken books were not noticed" >&2
    exit 1
elif [ $? -ne 1 ]; then
    cat "$out/broken" >&2
    exit 1
fi
echo "demo: broken books end with exit code 1"
