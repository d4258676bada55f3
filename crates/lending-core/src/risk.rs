//! How bad things are: what watchers ask of an account and of a reserve. Nothing here decides anything.

use crate::auction::liquidation::incentive;
use crate::fixed::{mul_div_down, MathError, FACTOR_ONE};
use crate::health::Health;
use crate::refusal::Refusal;
use crate::reserve::Reserve;
use crate::units::{DebtShares, Underlying};

#[cfg(test)]
mod tests;

/// Health factor of an account without debt: better than any.
pub const NO_DEBT: i128 = i128::MAX;

/// How far an account has come. The wire value is the discriminant.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
#[repr(u32)]
pub enum Zone {
    Healthy = 0,
    /// Effective debt exceeds effective collateral.
    Liquidatable = 1,
    /// The collateral does not pay the debt and the liquidator.
    Short = 2,
    /// The debt is worth more than the collateral.
    Insolvent = 3,
    /// No collateral of any worth is left: the debt is bad.
    Bad = 4,
}

impl Zone {
    /// The number on the wire.
    pub fn to_u32(self) -> u32 {
        match self {
            Zone::Healthy => 0,
            Zone::Liquidatable => 1,
            Zone::Short => 2,
            Zone::Insolvent => 3,
            Zone::Bad => 4,
        }
    }
}

/// What an account's health means to those who would lose by it, in the oracle's decimals.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Risk {
    /// Rounded down; [`NO_DEBT`] without debt.
    pub health_factor: i128,
    /// Worth of lot per worth of debt a liquidation of everything would offer; one where either side
    /// is worth nothing.
    pub incentive: i128,
    pub zone: Zone,
    /// Debt the collateral is not worth.
    pub equity_short: i128,
    /// Debt that would be left by a liquidation at the estimated incentive.
    pub liquidation_short: i128,
}

impl Risk {
    /// # Errors
    /// `Overflow`.
    pub fn of(health: &Health, scale: i128) -> Result<Self, Refusal> {
        let (owned, owed) = (health.collateral_raw, health.liability_raw);
        let incentive = if owned == 0 || owed == 0 {
            scale
        } else {
            incentive(health, scale)?
        };
        let sold_for = mul_div_down(owned, scale, incentive)?;
        let mut risk = Risk {
            health_factor: health_factor(health, scale)?,
            incentive,
            zone: Zone::Healthy,
            equity_short: owed.saturating_sub(owned).max(0),
            liquidation_short: owed.saturating_sub(sold_for).max(0),
        };
        risk.zone = risk.zone(health);
        Ok(risk)
    }

    fn zone(&self, health: &Health) -> Zone {
        if !health.is_liquidatable() {
            Zone::Healthy
        } else if health.collateral_raw == 0 {
            Zone::Bad
        } else if self.equity_short > 0 {
            Zone::Insolvent
        } else if self.liquidation_short > 0 {
            Zone::Short
        } else {
            Zone::Liquidatable
        }
    }
}

/// Effective collateral over effective debt, rounded down; [`NO_DEBT`] without debt.
///
/// # Errors
/// `Overflow`.
pub fn health_factor(health: &Health, scale: i128) -> Result<i128, MathError> {
    if health.liability_base == 0 {
        return Ok(NO_DEBT);
    }
    health.factor_down(scale)
}

/// What became of a reserve. The wire value is the discriminant; the worst that applies counts.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
#[repr(u32)]
pub enum ReserveState {
    Clean = 0,
    /// The backstop owes bad debt.
    BadDebt = 1,
    /// Suppliers lost and have not got all of it back.
    Loss = 2,
    /// Suppliers lost everything.
    Killed = 3,
}

impl ReserveState {
    /// `bad` is what the backstop owes.
    pub fn of(reserve: &Reserve, bad: DebtShares, open: Underlying) -> Self {
        if reserve.is_killed() {
            ReserveState::Killed
        } else if open > Underlying::ZERO {
            ReserveState::Loss
        } else if bad > DebtShares::ZERO {
            ReserveState::BadDebt
        } else {
            ReserveState::Clean
        }
    }

    /// The number on the wire.
    pub fn to_u32(self) -> u32 {
        match self {
            ReserveState::Clean => 0,
            ReserveState::BadDebt => 1,
            ReserveState::Loss => 2,
            ReserveState::Killed => 3,
        }
    }
}

/// `part` of `whole`, 7 decimals, rounded down; 0 of nothing.
///
/// # Errors
/// `Overflow`.
pub fn ratio_down(part: i128, whole: i128) -> Result<i128, MathError> {
    if whole == 0 {
        return Ok(0);
    }
    mul_div_down(part, FACTOR_ONE, whole)
}

/// Whether bad debt reaches 1% of what suppliers are owed.
pub fn is_notable(bad: Underlying, supply: Underlying) -> bool {
    bad > Underlying::ZERO && bad.0.saturating_mul(100) >= supply.0
}
