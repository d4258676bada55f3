//! The program as people run it. What needs the built contracts says so and is run by
//! `cargo test -p replay -- --ignored` after `make wasm`.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::Value;
use std::process::{Command, Output};

const WASM: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/wasm");

fn replay(args: &[&str]) -> Output {
    let charts = std::env::temp_dir().join(format!("levee-replay-{}", std::process::id()));
    Command::new(env!("CARGO_BIN_EXE_replay"))
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
    let out = replay(&["--wasm", "/nowhere"]);
    assert_eq!(out.status.code(), Some(2));
    let why = text(&out.stderr);
    assert!(
        why.contains("/nowhere/pool.wasm") && why.contains("make wasm"),
        "{why}"
    );
}

#[test]
#[ignore = "needs the built contracts"]
fn the_incident_drains_blend_and_leaves_the_guarded_pool_covered() {
    let out = replay(&["--json", "--part", "incident", "--wasm", WASM]);
    assert_eq!(out.status.code(), Some(0), "{}", text(&out.stderr));
    let told: Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(told["failed"], Value::Array(vec![]));
    let last = |pool: usize, of: &str| -> i128 {
        let samples = told["sections"][0]["data"][pool]["samples"]
            .as_array()
            .unwrap();
        samples.last().unwrap()[of]
            .as_str()
            .unwrap()
            .parse()
            .unwrap()
    };
    assert!(last(0, "borrowed") <= last(0, "collateral"));
    assert!(last(2, "borrowed") > 60 * last(2, "collateral"));
}
