//! What a world is made of.

use clap::ValueEnum;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug)]
pub struct Setup {
    pub reserves: usize,
    pub oracle: Oracle,
    pub guard: Guard,
}

/// Whose prices all three pools read.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize, ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum Oracle {
    /// The mock of the SEP-40 crate, linked like deployed feeds: with 1 MiB of stack, which makes every
    /// price cost 1.1 MB of memory.
    Ordinary,
    /// This project's mock oracle, linked with 32 KiB of stack.
    Small,
}

impl Oracle {
    /// Memory a VM of it starts with.
    pub fn vm_bytes(self) -> u64 {
        const PAGE: u64 = 65_536;
        match self {
            Oracle::Ordinary => 17 * PAGE,
            Oracle::Small => PAGE,
        }
    }
}

/// Levee's price guards: off, as Blend v2 takes its feed, or as reserves get them by default.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize, ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum Guard {
    Off,
    On,
}

impl Guard {
    pub const ALL: [Guard; 2] = [Guard::Off, Guard::On];

    pub fn name(self) -> &'static str {
        match self {
            Guard::Off => "off",
            Guard::On => "on",
        }
    }
}
