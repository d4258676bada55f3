//! The three tokens of the story.

use serde::Serialize;
use std::fmt;

/// In the order of the price feed. The first two are the pool's reserves, by index.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Coin {
    Xlm,
    Usdc,
    /// The backstop token: on mainnet an 80/20 share of BLND and USDC.
    Lp,
}

impl Coin {
    pub const ALL: [Coin; 3] = [Coin::Xlm, Coin::Usdc, Coin::Lp];
    pub const RESERVES: [Coin; 2] = [Coin::Xlm, Coin::Usdc];

    /// Place in the price feed; for reserves also their index in the pool.
    pub fn index(self) -> usize {
        self as usize
    }

    /// The reserve's key in the maps of `Positions`.
    pub fn key(self) -> u32 {
        self as u32
    }

    pub fn symbol(self) -> &'static str {
        match self {
            Coin::Xlm => "XLM",
            Coin::Usdc => "USDC",
            Coin::Lp => "LP",
        }
    }
}

impl fmt::Display for Coin {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        to.pad(self.symbol())
    }
}
