//! Measuring as people run it. What needs the built contracts says so and is run by
//! `cargo test -p bench -- --ignored` after `make bench`.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use bench::args::Args;
use bench::record::Record;
use bench::run::measure;
use bench::world::Side;
use clap::Parser as _;
use std::process::Command;

const WASM: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/wasm");

fn record(args: &[&str]) -> Record {
    let fixed = ["bench", "--plain", "--wasm", WASM];
    measure(&Args::parse_from(fixed.iter().chain(args))).unwrap()
}

#[test]
fn missing_contracts_are_named_with_the_cure() {
    let out = Command::new(env!("CARGO_BIN_EXE_bench"))
        .args(["--plain", "--wasm", "/nowhere"])
        .output()
        .unwrap();
    assert_eq!(out.status.code(), Some(2));
    let why = String::from_utf8(out.stderr).unwrap();
    assert!(
        why.contains("/nowhere/pool.wasm") && why.contains("make bench"),
        "{why}"
    );
}

#[test]
#[ignore = "needs the built contracts"]
fn two_runs_are_identical() {
    let run = || record(&["--reserves", "2"]).rows;
    let (first, second) = (run(), run());
    assert!(!first.is_empty());
    assert_eq!(first, second);
}

#[test]
#[ignore = "needs the built contracts"]
fn nothing_costs_less_than_the_floor() {
    for row in record(&["--reserves", "2"]).rows {
        let Some(floor) = row.costs.get(&Side::Floor) else {
            continue;
        };
        for side in Side::POOLS {
            let (own, floor) = (&row.costs[&side].network, &floor.network);
            let what = format!("{} {} of {}", row.op, row.width, side.name());
            assert!(own.instructions > floor.instructions, "{what}");
            assert!(own.mem_bytes > floor.mem_bytes, "{what}");
            assert!(own.write_entries >= floor.write_entries, "{what}");
        }
    }
}

/// What an independent measurement of the same Wasm at ten reserves found, in ten thousands of
/// instructions. Worlds differ a little: how many reserves had interest due, who held what.
const BLEND: [(&str, usize, u64); 13] = [
    ("supply", 1, 375),
    ("get_positions", 1, 265),
    ("borrow", 1, 590),
    ("borrow", 8, 1185),
    ("new liquidation", 1, 621),
    ("new liquidation", 4, 1391),
    ("fill liquidation", 1, 521),
    ("fill liquidation", 4, 1187),
    ("new bad-debt auction", 1, 864),
    ("fill bad-debt auction", 1, 825),
    ("default", 1, 741),
    ("backstop deposit", 1, 355),
    ("backstop withdraw", 1, 612),
];

#[test]
#[ignore = "needs the built contracts"]
fn blend_v2_costs_what_others_found_too() {
    let record = record(&["--reserves", "10"]);
    for (op, width, known) in BLEND {
        let found = record
            .rows
            .iter()
            .find(|it| it.op == op && it.width == width);
        let found = found.unwrap().costs[&Side::Blend].network.instructions / 10_000;
        let off = found.abs_diff(known) * 100 / known;
        assert!(off <= 6, "{op} {width}: {found}, known as {known}");
    }
}
