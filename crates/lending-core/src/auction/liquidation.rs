//! How much of an account a user liquidation may offer.
//!
//! The lot is sized so that it is worth the debt taken plus an incentive, which grows with the
//! distance between the factors of the collateral and of the debt. Afterwards the account must stand
//! between a health factor of 1.03 and 1.15, or be taken whole.

mod range;

pub use range::Range;

use crate::error::LendingError;
use crate::fixed::{add, mul_div_down, mul_div_up, sub, MathError};
use crate::health::Health;
use crate::refusal::{refuse, Refusal};

/// Health factor the account may not exceed afterwards, 7 decimals.
const MAX_HEALTH_AFTER: i128 = 1_1500000;
/// Health factor the account must reach afterwards, 7 decimals.
const MIN_HEALTH_AFTER: i128 = 1_0300000;
/// A liquidation of everything is asked for with more than this percent and tested at it.
const WHOLE_TESTED_AT: u32 = 95;

/// The parts of the chosen debt and collateral that are auctioned, in the oracle's decimals.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Size {
    pub bid_share: i128,
    pub lot_share: i128,
    /// All positions at more than 95%: if it passes, everything is auctioned.
    whole: bool,
    /// Estimated worth of the lot.
    lot_value: i128,
}

impl Size {
    /// Sizes an auction of `percent` of `selected`, which is part of `account`.
    ///
    /// Whether all collateral is selected is judged by value, not by the list of assets. Worthless
    /// collateral cannot be sized: it goes whole, with all the debt, or not at all.
    ///
    /// # Errors
    /// `InvalidLiquidation` if the chosen collateral does not suffice while other collateral is
    /// left out; `WorthlessCollateral`, `WorthlessDebt`, `Overflow`.
    pub fn of(
        account: &Health,
        selected: &Health,
        percent: u32,
        scale: i128,
    ) -> Result<Self, Refusal> {
        let all_collateral = selected.collateral_raw == account.collateral_raw;
        let whole = is_all(account, selected) && percent > WHOLE_TESTED_AT;
        let percent = if whole { WHOLE_TESTED_AT } else { percent };
        let bid_share = mul_div_down(percent.into(), scale, 100)?;
        if whole && account.collateral_raw == 0 {
            return Ok(Size {
                bid_share,
                lot_share: scale,
                whole,
                lot_value: 0,
            });
        }
        let incentive = incentive(selected, scale)?;
        let debt_value = mul_div_down(selected.liability_raw, bid_share, scale)?;
        let lot_value = mul_div_down(debt_value, incentive, scale)?;
        let mut lot_share = mul_div_up(lot_value, scale, selected.collateral_raw)?;
        if lot_share > scale {
            if !all_collateral {
                return refuse(LendingError::InvalidLiquidation);
            }
            lot_share = scale;
        }
        Ok(Size {
            bid_share,
            lot_share,
            whole,
            lot_value,
        })
    }

    /// Judges the account as it would stand `after` the sized auction. Returns whether everything
    /// is to be auctioned rather than the sized parts.
    ///
    /// # Errors
    /// `LiquidationTooLarge`, `LiquidationTooSmall`, `Overflow`.
    pub fn judge(
        &self,
        account: &Health,
        after: &Health,
        scale: i128,
    ) -> Result<bool, LendingError> {
        let over = after.is_over(MAX_HEALTH_AFTER, scale)?;
        if self.whole {
            if self.lot_value < account.collateral_raw && over {
                return Err(LendingError::LiquidationTooLarge);
            }
            return Ok(true);
        }
        if over {
            return Err(LendingError::LiquidationTooLarge);
        }
        if after.is_under(MIN_HEALTH_AFTER, scale)? {
            return Err(LendingError::LiquidationTooSmall);
        }
        Ok(false)
    }
}

/// Whether everything is selected, judged by value.
fn is_all(account: &Health, selected: &Health) -> bool {
    selected.collateral_raw == account.collateral_raw
        && selected.liability_raw == account.liability_raw
}

/// Worth of lot per worth of debt taken, in the oracle's decimals: one plus half the gap between the average collateral
/// factor times the average liability factor and one. Rounds up: the filler gains.
///
/// # Errors
/// `WorthlessCollateral`, `WorthlessDebt`, `Overflow`.
pub fn incentive(selected: &Health, scale: i128) -> Result<i128, Refusal> {
    if selected.collateral_raw == 0 {
        return refuse(LendingError::WorthlessCollateral);
    }
    if selected.liability_raw == 0 {
        return refuse(LendingError::WorthlessDebt);
    }
    let c_factor = mul_div_down(selected.collateral_base, scale, selected.collateral_raw)?;
    let inverse_l = mul_div_down(selected.liability_base, scale, selected.liability_raw)?;
    let gap = sub(scale, mul_div_up(c_factor, scale, inverse_l)?)?;
    Ok(add(scale, mul_div_up(gap, 1, 2)?)?)
}

/// `share` (in the oracle's decimals) of `balance`, rounded up.
///
/// # Errors
/// `Overflow`.
pub fn part_up(balance: i128, share: i128, scale: i128) -> Result<i128, MathError> {
    mul_div_up(balance, share, scale)
}
