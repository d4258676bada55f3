//! Bad debt, losses and recoveries, as the pool's own counters tell them.

use crate::coin::Coin;
use crate::world::{done, World};
use anyhow::Result;
use serde::Serialize;
use show::text::as_text;

/// Of one reserve. Tokens with 7 decimals; `_d` in dTokens.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Losses {
    #[serde(serialize_with = "as_text")]
    pub assigned_d: i128,
    #[serde(serialize_with = "as_text")]
    pub taken_d: i128,
    #[serde(serialize_with = "as_text")]
    pub repaid_d: i128,
    #[serde(serialize_with = "as_text")]
    pub defaulted_d: i128,
    /// What the backstop's positions say it owes.
    #[serde(serialize_with = "as_text")]
    pub backstop_d: i128,
    #[serde(serialize_with = "as_text")]
    pub defaulted: i128,
    /// Paid by the backstop's credit in the same asset.
    #[serde(serialize_with = "as_text")]
    pub credit_used: i128,
    /// Borne by suppliers.
    #[serde(serialize_with = "as_text")]
    pub socialized: i128,
    /// Lost and not recovered.
    #[serde(serialize_with = "as_text")]
    pub open: i128,
    #[serde(serialize_with = "as_text")]
    pub recovered: i128,
    /// Recovered and not claimed.
    #[serde(serialize_with = "as_text")]
    pub owed: i128,
    #[serde(serialize_with = "as_text")]
    pub claimed: i128,
}

impl Losses {
    pub fn read(world: &World, coin: Coin) -> Result<Self> {
        let asset = &world.token(coin).address;
        let bad = done("reading bad debt", world.pool.try_get_bad_debt(asset))?;
        let loss = done("reading losses", world.pool.try_get_loss(asset))?;
        let backstop = world.pool.get_positions(&world.backstop.address);
        Ok(Losses {
            assigned_d: bad.assigned_d,
            taken_d: bad.taken_d,
            repaid_d: bad.repaid_d,
            defaulted_d: bad.defaulted_d,
            backstop_d: backstop.liabilities.get(coin.key()).unwrap_or(0),
            defaulted: bad.defaulted,
            credit_used: bad.credit_used,
            socialized: bad.socialized,
            open: loss.open,
            recovered: loss.recovered,
            owed: loss.owed,
            claimed: loss.claimed,
        })
    }
}

/// What an account has lost in a reserve and not been paid.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Claim {
    pub coin: Coin,
    /// Not recovered.
    #[serde(serialize_with = "as_text")]
    pub missing: i128,
    /// Recovered and not claimed.
    #[serde(serialize_with = "as_text")]
    pub claimable: i128,
}

impl Claim {
    pub fn read(world: &World, coin: Coin, user: &soroban_sdk::Address) -> Result<Self> {
        let asset = &world.token(coin).address;
        let read = world.pool.try_get_recovery(user, asset);
        let (missing, claimable) = done("reading a claim", read)?;
        Ok(Claim {
            coin,
            missing,
            claimable,
        })
    }
}
