//! Backstop tokens offered to whoever takes bad debt over.

use crate::coverage::TokenPrice;
use crate::error::LendingError;
use crate::units::Underlying;

/// Worth of the lot per worth of the debt, 7 decimals.
const LOT_FACTOR: i128 = 1_2000000;

/// Tokens for debt worth `debt_value` (in the oracle's base): 120% of it, at most what the backstop
/// holds. Rounds down: the backstop keeps the remainder. May be zero.
///
/// # Errors
/// `InvalidBid` if the debt is worth nothing; `InvalidLot` if the backstop is empty; `Overflow`.
pub fn lot_down(
    debt_value: i128,
    held: Underlying,
    price: &TokenPrice,
) -> Result<Underlying, LendingError> {
    require_debt(debt_value)?;
    require_tokens(held)?;
    Ok(price.tokens_worth_down(debt_value, LOT_FACTOR)?.min(held))
}

/// # Errors
/// `InvalidBid` if the debt is worth nothing.
pub fn require_debt(debt_value: i128) -> Result<(), LendingError> {
    if debt_value <= 0 {
        return Err(LendingError::InvalidBid);
    }
    Ok(())
}

/// # Errors
/// `InvalidLot` if the backstop is empty.
pub fn require_tokens(held: Underlying) -> Result<(), LendingError> {
    if held <= Underlying::ZERO {
        return Err(LendingError::InvalidLot);
    }
    Ok(())
}
