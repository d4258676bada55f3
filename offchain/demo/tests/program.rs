//! The program as people run it. What needs the built contracts says so and is run by
//! `cargo test -p demo -- --ignored` after `make wasm`.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::Value;
use std::process::{Command, Output};

const WASM: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/wasm");

fn demo(args: &[&str]) -> Output {
    let charts = std::env::temp_dir().join(format!("levee-demo-{}", std::process::id()));
    Command::new(env!("CARGO_BIN_EXE_demo"))
        .args(["--charts".as_ref(), charts.as_os_str()])
        .args(args)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn missing_contracts_are_named_with_the_cure() {
    let out = demo(&["--wasm", "/nowhere"]);
    assert_eq!(out.status.code(), Some(2));
    let why = text(&out.stderr);
    assert!(
        why.contains("/nowhere/pool.wasm") && why.contains("make wasm"),
        "{why}"
    );
}

#[test]
#[ignore = "needs the built contracts"]
fn the_story_ends_with_sound_books_and_a_loss() {
    let out = demo(&["--json", "--wasm", WASM]);
    assert_eq!(out.status.code(), Some(0), "{}", text(&out.stderr));
    let told: Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(told["books_hold"], true);
    let last = &told["stages"].as_array().unwrap().last().unwrap()["now"];
    let rate: i128 = last["reserves"][1]["b_rate"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    assert!(rate < 1_000_000_000_000, "no supplier lost: {rate}");
    assert_eq!(last["backstop"]["debt"], "0");
}

fn usdc_at_the_end(act: &str) -> Value {
    let out = demo(&["--json", "--act", act, "--wasm", WASM]);
    assert_eq!(out.status.code(), Some(0), "{}", text(&out.stderr));
    let told: Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(told["books_hold"], true);
    let last = &told["stages"].as_array().unwrap().last().unwrap()["now"];
    last["reserves"][1].clone()
}

#[test]
#[ignore = "needs the built contracts"]
fn everything_lost_is_recovered_and_claimed() {
    let usdc = usdc_at_the_end("recovery");
    let of = |name: &str| -> i128 { usdc["losses"][name].as_str().unwrap().parse().unwrap() };
    assert_eq!(of("open"), 0);
    assert_eq!(of("socialized"), of("recovered"));
    assert!(
        of("owed") < 10,
        "{} units are claimed by nobody",
        of("owed")
    );
}

#[test]
#[ignore = "needs the built contracts"]
fn a_killed_reserve_stays_dead_and_pays_what_comes_back() {
    let usdc = usdc_at_the_end("killed");
    assert_eq!(usdc["b_rate"], "0");
    assert_eq!(usdc["d_supply"], "0");
    assert_ne!(usdc["losses"]["claimed"], "0");
}

#[test]
#[ignore = "needs the built contracts"]
fn broken_books_fail_the_program_and_say_which() {
    let out = demo(&["--plain", "--break-books", "--wasm", WASM]);
    assert_eq!(out.status.code(), Some(1));
    let told = text(&out.stdout);
    assert!(
        told.contains("Books do not agree: USDC: tokens held"),
        "{told}"
    );
    assert!(!told.contains('\u{1b}'), "colour without a terminal");
}
