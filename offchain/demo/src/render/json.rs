//! One document for machines. Integers of 128 bits are strings.

use crate::story::Scene;
use crate::wasm::Fingerprint;
use anyhow::Result;
use serde::Serialize;

#[derive(Serialize)]
struct Document<'a> {
    act: &'a str,
    source: &'a str,
    wasm: &'a [Fingerprint],
    units: &'static str,
    stages: &'a [Scene],
    books_hold: bool,
}

const UNITS: &str = "tokens and shares: 7 decimals; b_rate and d_rate: 12; prices and values in \
                     US dollars: 14; parts of a whole, health factors, yearly rates: 7";

pub fn print(act: &str, source: &str, wasm: &[Fingerprint], stages: &[Scene]) -> Result<()> {
    let document = Document {
        act,
        source,
        wasm,
        units: UNITS,
        stages,
        books_hold: stages.iter().all(|it| it.now.failures().next().is_none()),
    };
    println!("{}", serde_json::to_string_pretty(&document)?);
    Ok(())
}
