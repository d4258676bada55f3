//! The state of a real mainnet pool, as data: `data/mainnet-xlm-usdc-pool.json` says where it comes
//! from.

use crate::calc::Calc;
use anyhow::{Context, Result};
use lending_core::units::{DebtRate, DebtShares, SupplyRate, SupplyShares};
use pool::ReserveConfig;
use serde::Deserialize;

const FIGURES: &str = include_str!("../data/mainnet-xlm-usdc-pool.json");

#[derive(Debug, Deserialize)]
pub struct Mainnet {
    pub source: String,
    pub ledger: u32,
    pub timestamp: u64,
    pub pool: Pool,
    pub prices_usd_7dec: Prices,
    pub reserves: Vec<Reserve>,
    pub backstop: Backstop,
    pub backstop_token: BackstopToken,
}

#[derive(Debug, Deserialize)]
pub struct Pool {
    pub name: String,
    pub bstop_rate: u32,
    pub max_positions: u32,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub struct Prices {
    pub xlm: i128,
    pub usdc: i128,
}

#[derive(Debug, Deserialize)]
pub struct Reserve {
    pub symbol: String,
    pub config: Curve,
    pub data: Totals,
}

#[derive(Debug, Deserialize)]
pub struct Curve {
    decimals: u32,
    c_factor: u32,
    l_factor: u32,
    util: u32,
    max_util: u32,
    r_base: u32,
    r_one: u32,
    r_two: u32,
    r_three: u32,
    reactivity: u32,
}

#[derive(Debug, Deserialize)]
pub struct Totals {
    b_rate: i128,
    d_rate: i128,
    b_supply: i128,
    d_supply: i128,
}

#[derive(Debug, Deserialize)]
pub struct Backstop {
    pub tokens: i128,
    pub shares: i128,
    pub q4w_shares: i128,
}

#[derive(Debug, Deserialize)]
pub struct BackstopToken {
    pub spot_price_usdc_7dec: i128,
}

impl Mainnet {
    /// The figures this program carries.
    pub fn load() -> Result<Self> {
        serde_json::from_str(FIGURES).context("the embedded mainnet figures")
    }

    pub fn reserve(&self, symbol: &str) -> Result<&Reserve> {
        let found = self.reserves.iter().find(|it| it.symbol == symbol);
        found.with_context(|| format!("the mainnet figures have no reserve {symbol}"))
    }

    /// Backstop tokens queued for withdrawal, in proportion to the shares queued.
    pub fn queued_tokens(&self) -> i128 {
        let it = &self.backstop;
        it.q4w_shares * it.tokens / it.shares
    }
}

impl Reserve {
    /// What all suppliers are owed, underlying.
    pub fn supplied(&self) -> Result<i128> {
        let shares = SupplyShares(self.data.b_supply);
        Ok(SupplyRate(self.data.b_rate)
            .to_underlying_down(shares)
            .calc()?
            .0)
    }

    /// What all borrowers owe, underlying.
    pub fn lent(&self) -> Result<i128> {
        let shares = DebtShares(self.data.d_supply);
        Ok(DebtRate(self.data.d_rate)
            .to_underlying_up(shares)
            .calc()?
            .0)
    }

    /// The same configuration. The ledger snapshot says nothing of a supply cap: there is none.
    pub fn config(&self) -> ReserveConfig {
        let it = &self.config;
        ReserveConfig {
            c_factor: it.c_factor,
            decimals: it.decimals,
            enabled: true,
            index: 0,
            l_factor: it.l_factor,
            max_util: it.max_util,
            r_base: it.r_base,
            r_one: it.r_one,
            r_three: it.r_three,
            r_two: it.r_two,
            reactivity: it.reactivity,
            supply_cap: i128::from(i64::MAX),
            util: it.util,
        }
    }
}
