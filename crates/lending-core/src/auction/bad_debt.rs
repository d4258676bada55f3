//! Backstop tokens offered to whoever takes bad debt over.

use crate::coverage::TokenPrice;
use crate::error::LendingError;
use crate::fixed::mul_div_down;
use crate::refusal::{refuse, Refusal};
use crate::units::Underlying;

/// Worth of the lot per worth of the debt, 7 decimals.
const LOT_FACTOR: i128 = 1_2000000;

/// Tokens for debt worth `debt_value` of the `all_value` the backstop owes (both in the oracle's
/// base): 120% of it, at most its share of what the backstop holds, so that no reserve's suppliers
/// are saved at the cost of another's. Rounds down: the backstop keeps the remainder. May be zero.
///
/// # Errors
/// `InvalidBid` if the debt is worth nothing; `InvalidLot` if the backstop is empty; `Overflow`.
pub fn lot_down(
    debt_value: i128,
    all_value: i128,
    held: Underlying,
    price: &TokenPrice,
) -> Result<Underlying, Refusal> {
    require_debt(debt_value)?;
    require_tokens(held)?;
    let share = Underlying(mul_div_down(held.0, debt_value, all_value)?);
    Ok(price.tokens_worth_down(debt_value, LOT_FACTOR)?.min(share))
}

/// # Errors
/// `InvalidBid` if the debt is worth nothing.
pub fn require_debt(debt_value: i128) -> Result<(), Refusal> {
    if debt_value <= 0 {
        return refuse(LendingError::InvalidBid);
    }
    Ok(())
}

/// # Errors
/// `InvalidLot` if the backstop is empty.
pub fn require_tokens(held: Underlying) -> Result<(), Refusal> {
    if held <= Underlying::ZERO {
        return refuse(LendingError::InvalidLot);
    }
    Ok(())
}
