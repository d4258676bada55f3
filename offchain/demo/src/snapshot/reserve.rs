//! One reserve: what is supplied, lent, earned, held and owed.

use super::losses::Losses;
use crate::calc::Calc;
use crate::coin::Coin;
use crate::format::is_about;
use crate::world::{done, World};
use anyhow::Result;
use lending_core::health::Valuation;
use lending_core::units::{DebtRate, DebtShares, SupplyRate, SupplyShares};
use pool_terms::reserve::{curve, totals};
use serde::Serialize;
use show::text::as_text;

/// Amounts are raw integers of 7 decimals, rates have 12, parts of a whole and yearly rates 7.
#[derive(Clone, Debug, Serialize)]
pub struct Reserve {
    pub coin: Coin,
    #[serde(serialize_with = "as_text")]
    pub supplied: i128,
    #[serde(serialize_with = "as_text")]
    pub lent: i128,
    #[serde(serialize_with = "as_text")]
    pub utilization: i128,
    #[serde(serialize_with = "as_text")]
    pub borrow_rate: i128,
    #[serde(serialize_with = "as_text")]
    pub supply_rate: i128,
    #[serde(serialize_with = "as_text")]
    pub b_rate: i128,
    #[serde(serialize_with = "as_text")]
    pub d_rate: i128,
    #[serde(serialize_with = "as_text")]
    pub b_supply: i128,
    #[serde(serialize_with = "as_text")]
    pub d_supply: i128,
    #[serde(serialize_with = "as_text")]
    pub backstop_credit: i128,
    /// Tokens in the pool.
    #[serde(serialize_with = "as_text")]
    pub held: i128,
    /// Supply, credit and recoveries not claimed, less what is lent: what the pool must hold. What is
    /// lent by a killed reserve counts for nothing.
    #[serde(serialize_with = "as_text")]
    pub needed: i128,
    pub killed: bool,
    pub losses: Losses,
    #[serde(skip)]
    pub valuation: Valuation,
}

impl Reserve {
    pub fn read(world: &World, coin: Coin) -> Result<Self> {
        let token = world.token(coin);
        let read = world.pool.try_get_reserve(&token.address);
        let reserve = done(format_args!("reading {coin}"), read)?;
        let (data, config) = (&reserve.data, &reserve.config);
        let totals = totals(data);
        let curve = curve(config);
        let one = 10_i128.pow(crate::format::FACTOR_DECIMALS);
        let utilization = totals.utilization().calc()?;
        let killed = totals.is_killed();
        let borrow_rate = match killed {
            true => 0,
            false => curve.rate_up(utilization, data.ir_mod).calc()?,
        };
        let to_suppliers = one - i128::from(world.mainnet.pool.bstop_rate);
        let supplied = totals.total_supply().calc()?.0;
        let lent = totals.total_debt().calc()?.0;
        let losses = Losses::read(world, coin)?;
        let at_work = if killed { 0 } else { lent };
        Ok(Reserve {
            coin,
            supplied,
            lent,
            utilization,
            borrow_rate,
            supply_rate: borrow_rate * utilization / one * to_suppliers / one,
            b_rate: data.b_rate,
            d_rate: data.d_rate,
            b_supply: data.b_supply,
            d_supply: data.d_supply,
            backstop_credit: data.backstop_credit,
            held: token.balance(&world.pool.address),
            needed: supplied + data.backstop_credit + losses.owed - at_work,
            killed,
            losses,
            valuation: Valuation {
                price: world.prices().of(coin),
                token_one: reserve.scalar,
                c_factor: config.c_factor,
                l_factor: config.l_factor,
            },
        })
    }

    /// Whether no figure has moved by more than an eye would see.
    pub fn looks_like(&self, old: &Self) -> bool {
        let pairs = [
            (self.supplied, old.supplied),
            (self.lent, old.lent),
            (self.b_rate, old.b_rate),
            (self.d_rate, old.d_rate),
        ];
        pairs.into_iter().all(|(new, old)| is_about(new, old))
    }

    /// What `shares` of supply are worth, in tokens.
    pub fn supply_of(&self, shares: i128) -> Result<i128> {
        let rate = SupplyRate(self.b_rate);
        Ok(rate.to_underlying_down(SupplyShares(shares)).calc()?.0)
    }

    /// What `shares` of debt owe, in tokens.
    pub fn debt_of(&self, shares: i128) -> Result<i128> {
        let rate = DebtRate(self.d_rate);
        Ok(rate.to_underlying_up(DebtShares(shares)).calc()?.0)
    }
}
