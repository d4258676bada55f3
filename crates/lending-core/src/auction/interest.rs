//! Backstop tokens asked for the interest that belongs to the backstop.

use crate::coverage::TokenPrice;
use crate::error::LendingError;
use crate::fixed;
use crate::refusal::{refuse, Refusal};
use crate::units::Underlying;

/// Worth of the bid per worth of the interest, 7 decimals.
const BID_FACTOR: i128 = 1_2000000;
/// Least worth of an interest auction, in whole units of the oracle's base.
const MIN_VALUE: i128 = 200;

/// # Errors
/// `InterestTooSmall` below 200 units of the oracle's base (`scale` is one); `Overflow`.
pub fn require_value(value: i128, scale: i128) -> Result<(), Refusal> {
    if value < fixed::mul(MIN_VALUE, scale)? {
        return refuse(LendingError::InterestTooSmall);
    }
    Ok(())
}

/// Tokens asked for interest worth `value`: 120% of it at the start. Rounds down, as the base does;
/// the filler gains less than one unit.
///
/// # Errors
/// `Overflow`.
pub fn bid_down(value: i128, price: &TokenPrice) -> Result<Underlying, Refusal> {
    Ok(price.tokens_worth_down(value, BID_FACTOR)?)
}
