//! The backstop: what it holds for the pool, what that is worth, and the debt it answers for.

use super::reserve::Reserve;
use crate::coin::Coin;
use crate::format::part_of;
use crate::world::{done, World};
use anyhow::Result;
use serde::Serialize;
use show::text::as_text;

/// Tokens raw, values in US dollars (14 decimals), parts of a whole with 7 decimals.
#[derive(Clone, Debug, Serialize)]
pub struct Backstop {
    #[serde(serialize_with = "as_text")]
    pub tokens: i128,
    #[serde(serialize_with = "as_text")]
    pub value: i128,
    #[serde(serialize_with = "as_text")]
    pub threshold: i128,
    /// Value as a part of the threshold.
    #[serde(serialize_with = "as_text")]
    pub of_threshold: i128,
    #[serde(serialize_with = "as_text")]
    pub shares: i128,
    #[serde(serialize_with = "as_text")]
    pub queued: i128,
    /// Bad debt in USDC, raw: shares and what they owe.
    #[serde(serialize_with = "as_text")]
    pub debt_shares: i128,
    #[serde(serialize_with = "as_text")]
    pub debt: i128,
    /// Tokens in the backstop's own account.
    #[serde(serialize_with = "as_text")]
    pub held: i128,
}

impl Backstop {
    pub fn read(world: &World, reserves: &[Reserve]) -> Result<Self> {
        let read = world.backstop.try_pool_data(&world.pool.address);
        let data = done("reading the backstop", read)?;
        let positions = world.pool.get_positions(&world.backstop.address);
        let debt_shares = positions.liabilities.get(Coin::Usdc.key()).unwrap_or(0);
        let value = world.prices().value(Coin::Lp, data.tokens);
        Ok(Backstop {
            tokens: data.tokens,
            value,
            threshold: world.threshold,
            of_threshold: part_of(value, world.threshold),
            shares: data.shares,
            queued: data.q4w_pct,
            debt_shares,
            debt: reserves[Coin::Usdc.index()].debt_of(debt_shares)?,
            held: world.token(Coin::Lp).balance(&world.backstop.address),
        })
    }

    /// Tokens that `shares` of the deposits stand for. Rounds down.
    pub fn tokens_of(&self, shares: i128) -> i128 {
        (shares * self.tokens)
            .checked_div(self.shares)
            .unwrap_or_default()
    }

    /// Less than a twentieth of the threshold: bad debt is the suppliers' from here on.
    pub fn is_exhausted(&self) -> bool {
        self.value * 20 < self.threshold
    }
}
