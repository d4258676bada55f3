//! Everything, for machines.

use crate::figures::Row;
use crate::network::Limits;
use crate::record::Record;
use crate::setup::Oracle;
use anyhow::Result;
use serde::Serialize;

#[derive(Serialize)]
struct Document<'a> {
    network: &'a str,
    limits: Limits,
    oracle: Oracle,
    wasm: Vec<Size>,
    rows: &'a [Row],
}

#[derive(Serialize)]
struct Size {
    name: &'static str,
    blend: Option<u64>,
    floor: Option<u64>,
    levee: u64,
}

pub fn document(record: &Record) -> Result<String> {
    let sizes = record.wasm.sizes().into_iter();
    let document = Document {
        network: &record.meter.network.source,
        limits: record.meter.network.limits,
        oracle: record.oracle,
        wasm: sizes
            .map(|(name, blend, floor, levee)| Size {
                name,
                blend,
                floor,
                levee,
            })
            .collect(),
        rows: &record.rows,
    };
    Ok(serde_json::to_string_pretty(&document)? + "\n")
}
