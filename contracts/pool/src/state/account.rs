//! One account's positions in the hands of one call.

use super::session::{Priced, Session};
use crate::errors::{PoolError, Refusal};
use crate::items::{bits, keys};
use crate::storage;
use crate::types::Positions;
use lending_core::guard::Use;
use lending_core::health::Health;
use lending_core::position;
use lending_core::units::{DebtShares, SupplyShares, Underlying};
use soroban_sdk::{Address, Env, Map};

/// Where supply shares lie.
#[derive(Clone, Copy, Eq, PartialEq)]
pub enum Side {
    Supply,
    Collateral,
}

/// Which prices an account is judged at.
#[derive(Clone, Copy)]
pub struct Judged {
    collateral: Use,
    debt: Use,
}

/// The account takes risk: the worse of feed and guard.
pub const NEW_RISK: Judged = Judged {
    collateral: Use::Collateral,
    debt: Use::Debt,
};

/// The account is to be liquidated.
pub const LIQUIDATION: Judged = Judged {
    collateral: Use::Seized,
    debt: Use::Owed,
};

pub struct Account {
    pub address: Address,
    pub positions: Positions,
}

impl Account {
    pub fn load(env: &Env, address: &Address) -> Self {
        Account {
            address: address.clone(),
            positions: storage::positions::get(env, address),
        }
    }

    pub fn store(&self, env: &Env) {
        storage::positions::set(env, &self.address, &self.positions);
    }

    /// Positions that count towards the pool's limit: debts and collateral.
    pub fn count(&self) -> u32 {
        self.positions
            .liabilities
            .len()
            .saturating_add(self.positions.collateral.len())
    }

    pub fn has_debt(&self) -> bool {
        !self.positions.liabilities.is_empty()
    }

    pub fn debt(&self, index: u32) -> DebtShares {
        DebtShares(self.positions.liabilities.get(index).unwrap_or(0))
    }

    pub fn collateral(&self, index: u32) -> SupplyShares {
        self.shares(Side::Collateral, index)
    }

    pub fn shares(&self, side: Side, index: u32) -> SupplyShares {
        let balances = match side {
            Side::Supply => &self.positions.supply,
            Side::Collateral => &self.positions.collateral,
        };
        SupplyShares(balances.get(index).unwrap_or(0))
    }

    /// Supply and collateral shares together: what bears a loss.
    pub fn all_shares(&self, index: u32) -> Result<SupplyShares, Refusal> {
        Ok(self
            .shares(Side::Supply, index)
            .plus(self.shares(Side::Collateral, index))?)
    }

    pub fn add_shares(
        &mut self,
        side: Side,
        index: u32,
        shares: SupplyShares,
    ) -> Result<(), Refusal> {
        let after = self.shares(side, index).plus(shares)?;
        set_balance(self.balances(side), index, after.0);
        Ok(())
    }

    pub fn take_shares(
        &mut self,
        side: Side,
        index: u32,
        shares: SupplyShares,
    ) -> Result<(), Refusal> {
        let after = position::take(self.shares(side, index).0, shares.0)?;
        set_balance(self.balances(side), index, after);
        Ok(())
    }

    pub fn add_debt(&mut self, index: u32, shares: DebtShares) -> Result<(), Refusal> {
        let after = self.debt(index).plus(shares)?;
        set_balance(&mut self.positions.liabilities, index, after.0);
        Ok(())
    }

    pub fn take_debt(&mut self, index: u32, shares: DebtShares) -> Result<(), Refusal> {
        let after = position::take(self.debt(index).0, shares.0)?;
        set_balance(&mut self.positions.liabilities, index, after);
        Ok(())
    }

    fn balances(&mut self, side: Side) -> &mut Map<u32, i128> {
        match side {
            Side::Supply => &mut self.positions.supply,
            Side::Collateral => &mut self.positions.collateral,
        }
    }

    /// Values collateral and debt at the prices for `judged`, by ascending reserve index.
    pub fn health(&self, session: &mut Session, judged: Judged) -> Result<Health, Refusal> {
        let mut health = Health::default();
        for index in bits(self.occupied()?) {
            let totals = session.reserve(index)?.totals;
            let collateral = totals
                .supply_rate
                .to_underlying_down(self.collateral(index))?;
            let debt = self.debt(index);
            // What a killed reserve's shares are worth needs no price.
            if collateral <= Underlying::ZERO && debt <= DebtShares::ZERO {
                continue;
            }
            if collateral > Underlying::ZERO {
                let by = session.valuation(index, judged.collateral)?;
                health.add_collateral(&by, collateral)?;
            }
            if debt > DebtShares::ZERO {
                let by = session.valuation(index, judged.debt)?;
                health.add_debt(&by, totals.debt_rate.to_underlying_up(debt)?)?;
            }
        }
        Ok(health)
    }

    /// Whether there is no collateral that is worth anything. At least one whole token always is, so
    /// a price is fetched for less than that only.
    pub fn is_collateral_worthless(&self, session: &mut Session) -> Result<Priced<bool>, Refusal> {
        for index in keys(&self.positions.collateral) {
            let reserve = session.reserve(index)?;
            let held = reserve
                .totals
                .supply_rate
                .to_underlying_down(self.collateral(index))?;
            if held <= Underlying::ZERO {
                continue;
            }
            if held.0 >= reserve.token_one()? {
                return Ok(Ok(false));
            }
            let price = match session.price(index, Use::Liquidation)? {
                Ok(price) => price,
                Err(error) => return Ok(Err(error)),
            };
            if session.reserve(index)?.valuation(price)?.value_down(held)? > 0 {
                return Ok(Ok(false));
            }
        }
        Ok(Ok(true))
    }

    /// A bit for each reserve in which the account has collateral or debt.
    fn occupied(&self) -> Result<u32, Refusal> {
        let (collateral, liabilities) = (&self.positions.collateral, &self.positions.liabilities);
        let mut bits = 0u32;
        for index in keys(collateral).chain(keys(liabilities)) {
            bits |= 1u32
                .checked_shl(index)
                .ok_or(PoolError::InternalReserveNotFound)?;
        }
        Ok(bits)
    }
}

/// A balance of zero is not kept.
fn set_balance(balances: &mut Map<u32, i128>, index: u32, amount: i128) {
    if amount == 0 {
        balances.remove(index);
    } else {
        balances.set(index, amount);
    }
}
