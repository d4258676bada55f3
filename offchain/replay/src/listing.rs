//! The reserves of the replayed pools, and what guards them.

use crate::figures;
use diff_suite::scenario::{Asset, Config, Scenario};
use lending_core::guard::{GuardConfig, STANDARD, TIGHT};

/// Reserves by index.
pub const XLM: u8 = 0;
pub const USDC: u8 = 1;
pub const USTRY: u8 = 2;
/// Liability factor of USDC, 7 decimals.
pub const USDC_L: u32 = figures::USDC_FACTORS.1;
pub const NAMES: [&str; 3] = ["XLM", "USDC", "USTRY"];

#[derive(Clone, Copy, Debug)]
pub enum Guarded {
    /// As the pool chooses by itself.
    Default,
    Off,
    With(GuardConfig),
}

#[derive(Clone, Copy, Debug)]
pub struct Listing {
    /// In the feed's decimals.
    pub price: i128,
    /// Collateral and liability factor, 7 decimals.
    pub factors: (u32, u32),
    pub guarded: Guarded,
}

/// The reserves of the incident.
pub fn incident(guarded: Guarded) -> [Listing; 3] {
    let listing = |price, factors| Listing {
        price,
        factors,
        guarded,
    };
    [
        listing(figures::XLM_PRICE, figures::XLM_FACTORS),
        listing(figures::USDC_PRICE, figures::USDC_FACTORS),
        listing(figures::TRUE_PRICE, figures::USTRY_FACTORS),
    ]
}

/// Name of a preset; a limit on new debt does not change it.
pub fn preset(config: &GuardConfig) -> &'static str {
    match (GuardConfig { flow: 0, ..*config }) {
        STANDARD => "standard",
        TIGHT => "tight",
        config if config.is_off() => "off",
        _ => "own",
    }
}

/// The pair of pools these are listed in: ordinary rates, a feed as Reflector's.
pub fn scenario(listings: &[Listing]) -> Scenario {
    let asset = |it: &Listing| Asset {
        price: it.price,
        listed: true,
        config: Config {
            c_factor: it.factors.0,
            l_factor: it.factors.1,
            r_base: 1_000,
            r_one: 100_000,
            ..Scenario::plain().assets[0].config.clone()
        },
    };
    Scenario {
        oracle_decimals: 14,
        assets: listings.iter().map(asset).collect(),
        ..Scenario::plain()
    }
}
