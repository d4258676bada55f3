//! Writes a pool's life as clients see it: `export-scenario FILE.json`. Runs on the built Wasm if
//! `LEVEE_WASM` names its folder.
#![allow(clippy::panic, clippy::indexing_slicing)]

mod auctions;
mod sketches;
mod story;

use serde_json::json;

fn main() {
    let file = std::env::args()
        .nth(1)
        .unwrap_or_else(|| panic!("usage: export-scenario FILE.json"));
    let (calls, scenes) = story::tell();
    let scenario = json!({
        "wasm": test_suites::code::is_wasm(),
        "calls": calls,
        "scenes": scenes,
        "thirty": sketches::thirty_reserves(),
        "wiped": sketches::wiped_backstop(),
    });
    std::fs::write(&file, scenario.to_string()).unwrap_or_else(|error| panic!("{file}: {error}"));
}
