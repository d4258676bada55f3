//! What one call costs on the network.

use crate::network::Limits;
use crate::setup::Guard;
use crate::world::Side;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One call at one size, on every stack that has it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Row {
    pub op: String,
    pub guard: Guard,
    pub reserves: usize,
    /// Positions the call is about.
    pub width: usize,
    pub costs: BTreeMap<Side, Cost>,
}

#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Cost {
    pub network: Figures,
    pub sdk: Estimate,
    /// VMs of the oracle: prices asked for, and whatever else.
    pub oracle_calls: u64,
    pub parts: Parts,
}

/// What the SDK's own estimate says.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Estimate {
    pub instructions: u64,
    pub mem_bytes: u64,
}

/// Where the instructions went.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct Parts {
    /// Decoding entries, code included, and arguments.
    pub decoding: u64,
    /// Setting up VMs: about five instructions for each byte of code, each time.
    pub instances: u64,
    /// The contracts' own code.
    pub wasm: u64,
    /// Memory that contracts and host ask for and copy.
    pub memory: u64,
    /// Everything else: calls into the host, comparing, encoding what is written and told.
    pub host: u64,
}

#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Figures {
    pub instructions: u64,
    pub mem_bytes: u64,
    /// Entries read, in memory and on disk, written ones included.
    pub footprint_entries: u64,
    pub disk_read_entries: u64,
    pub write_entries: u64,
    pub disk_read_bytes: u64,
    pub write_bytes: u64,
    pub events_and_return_bytes: u64,
    pub tx_bytes: u64,
    /// In stroops, rent included.
    pub resource_fee: i64,
    pub rent_fee: i64,
}

/// A figure the network limits: its name, what was used, how much may be.
pub type Use = (&'static str, u64, u64);

impl Figures {
    pub fn uses(&self, limits: &Limits) -> [Use; 9] {
        [
            ("instructions", self.instructions, limits.instructions),
            ("memory", self.mem_bytes, limits.mem_bytes),
            (
                "footprint entries",
                self.footprint_entries,
                limits.footprint_entries,
            ),
            (
                "disk reads",
                self.disk_read_entries,
                limits.disk_read_entries,
            ),
            ("writes", self.write_entries, limits.write_entries),
            (
                "disk read bytes",
                self.disk_read_bytes,
                limits.disk_read_bytes,
            ),
            ("written bytes", self.write_bytes, limits.write_bytes),
            (
                "events and return value",
                self.events_and_return_bytes,
                limits.events_and_return_bytes,
            ),
            ("transaction size", self.tx_bytes, limits.tx_bytes),
        ]
    }
}
