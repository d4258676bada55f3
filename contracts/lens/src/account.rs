//! One account's positions, valued in the order in which the pool values them.

use crate::errors::LensError;
use crate::market::{Indices, Known, Market};
use lending_core::auction::liquidation::{part_up, Size};
use lending_core::guard::Use;
use lending_core::health::Health;
use lending_core::limits::RESERVE_SLOTS;
use lending_core::units::{DebtShares, SupplyShares, Underlying};
use protocol_api::Positions;

/// Which prices an account is judged at.
#[derive(Clone, Copy)]
pub struct Judged {
    collateral: Use,
    debt: Use,
}

/// The account takes risk, as `submit` judges it.
pub const NEW_RISK: Judged = Judged {
    collateral: Use::Collateral,
    debt: Use::Debt,
};

/// The account is to be liquidated, as `new_auction` judges it.
pub const LIQUIDATION: Judged = Judged {
    collateral: Use::Seized,
    debt: Use::Owed,
};

/// What an account has in one reserve that counts towards its health, in shares.
#[derive(Clone, Copy)]
pub struct Holding {
    pub collateral: SupplyShares,
    pub debt: DebtShares,
}

impl Holding {
    const NONE: Self = Holding {
        collateral: SupplyShares::ZERO,
        debt: DebtShares::ZERO,
    };

    pub fn is_empty(&self) -> bool {
        self.collateral == SupplyShares::ZERO && self.debt == DebtShares::ZERO
    }

    /// Adds what is valued. What a killed reserve's shares are worth needs no price.
    fn count(&self, reserve: &Known, judged: Judged, health: &mut Health) -> Result<(), LensError> {
        let collateral = reserve.supply_rate.to_underlying_down(self.collateral)?;
        if collateral > Underlying::ZERO {
            health.add_collateral(&reserve.valuation(judged.collateral)?, collateral)?;
        }
        if self.debt > DebtShares::ZERO {
            let debt = reserve.debt_rate.to_underlying_up(self.debt)?;
            health.add_debt(&reserve.valuation(judged.debt)?, debt)?;
        }
        Ok(())
    }

    /// What is left without the sized part of what was `selected`.
    fn without(&self, selected: &Holding, size: &Size, scale: i128) -> Result<Self, LensError> {
        if selected.is_empty() {
            return Ok(*self);
        }
        let lot = part_up(selected.collateral.0, size.lot_share, scale)?;
        let bid = part_up(selected.debt.0, size.bid_share, scale)?;
        Ok(Holding {
            collateral: self.collateral.minus(SupplyShares(lot))?,
            debt: self.debt.minus(DebtShares(bid))?,
        })
    }
}

/// By reserve index.
pub struct Account([Holding; RESERVE_SLOTS]);

impl Account {
    pub const EMPTY: Self = Account([Holding::NONE; RESERVE_SLOTS]);

    pub fn of(positions: &Positions) -> Result<Self, LensError> {
        let mut account = Account::EMPTY;
        for (index, shares) in positions.collateral.iter() {
            account.holding(index)?.collateral = SupplyShares(shares);
        }
        for (index, shares) in positions.liabilities.iter() {
            account.holding(index)?.debt = DebtShares(shares);
        }
        Ok(account)
    }

    /// The reserves in which it counts.
    pub fn indices(&self) -> Result<Indices, LensError> {
        let mut indices = Indices::default();
        for (index, _) in self.holdings() {
            indices.insert(index)?;
        }
        Ok(indices)
    }

    pub fn holding(&mut self, index: u32) -> Result<&mut Holding, LensError> {
        let at = usize::try_from(index).ok();
        at.and_then(|at| self.0.get_mut(at))
            .ok_or(LensError::InconsistentPool)
    }

    pub fn held(&self, index: u32) -> Result<&Holding, LensError> {
        let at = usize::try_from(index).ok();
        at.and_then(|at| self.0.get(at))
            .ok_or(LensError::InconsistentPool)
    }

    /// What the account has anything in, by ascending index.
    pub fn holdings(&self) -> impl Iterator<Item = (u32, &Holding)> {
        (0u32..).zip(&self.0).filter(|(_, held)| !held.is_empty())
    }

    /// # Errors
    /// `PriceUnavailable` if collateral of any worth, or a debt, has no price the pool would use for this.
    pub fn health(&self, market: &Market, judged: Judged) -> Result<Health, LensError> {
        let mut health = Health::default();
        for (index, holding) in self.holdings() {
            holding.count(market.known(index)?, judged, &mut health)?;
        }
        Ok(health)
    }

    /// The health of the account in a liquidation, without the sized part of what is `selected` of it.
    pub fn health_without(
        &self,
        selected: &Account,
        size: &Size,
        market: &Market,
    ) -> Result<Health, LensError> {
        let mut health = Health::default();
        for (index, holding) in self.holdings() {
            let at = usize::try_from(index)
                .ok()
                .and_then(|at| selected.0.get(at));
            let part = at.unwrap_or(&Holding::NONE);
            let left = holding.without(part, size, market.pool.scale)?;
            left.count(market.known(index)?, LIQUIDATION, &mut health)?;
        }
        Ok(health)
    }
}
