//! What the backstop's deposits are worth, and whether that is enough.

use crate::error::LendingError;
use crate::fixed::{mul_div_down, mul_div_up, MathError, FACTOR_ONE};
use crate::units::Underlying;

/// Deposits below one part in this many of the threshold cover nothing any more.
const EXHAUSTED_PARTS: i128 = 20;

/// The backstop token's price and the units it is stated in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct TokenPrice {
    /// Base per token, in the oracle's decimals.
    price: i128,
    /// The same with 7 decimals, rounded down; never zero.
    spot: i128,
    /// One unit of the oracle's base.
    scale: i128,
    /// One whole backstop token, in its smallest units.
    token_one: i128,
}

impl TokenPrice {
    /// # Errors
    /// `WorthlessBackstopToken` if the price is zero at 7 decimals; `Overflow`.
    pub fn new(price: i128, scale: i128, token_one: i128) -> Result<Self, LendingError> {
        let spot = mul_div_down(price, FACTOR_ONE, scale)?;
        if spot <= 0 {
            return Err(LendingError::WorthlessBackstopToken);
        }
        Ok(TokenPrice {
            price,
            spot,
            scale,
            token_one,
        })
    }

    /// Worth of `tokens` in the oracle's base, rounded down.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn value_down(&self, tokens: Underlying) -> Result<i128, MathError> {
        mul_div_down(tokens.0, self.price, self.token_one)
    }

    /// Worth of `tokens` in the oracle's base, rounded up.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn value_up(&self, tokens: Underlying) -> Result<i128, MathError> {
        mul_div_up(tokens.0, self.price, self.token_one)
    }

    /// Tokens worth `value` (oracle's base) times `factor` (7 decimals), rounded down.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn tokens_worth_down(&self, value: i128, factor: i128) -> Result<Underlying, MathError> {
        let at_seven = mul_div_down(value, factor, self.scale)?;
        Ok(Underlying(mul_div_down(
            at_seven,
            self.token_one,
            self.spot,
        )?))
    }
}

/// Bad debt worth one part in this many of the deposits threatens them.
const THREATENED_PARTS: i128 = 10;

/// Whether bad debt worth `debt` is a tenth or more of what the deposits are worth (both in the
/// oracle's base).
///
/// # Errors
/// None: a part is smaller than the whole.
pub fn is_threatened(debt: i128, deposits: i128) -> Result<bool, MathError> {
    Ok(debt >= mul_div_up(deposits, 1, THREATENED_PARTS)?)
}

/// Whether deposits worth `value` reach the pool's `threshold` (both in the oracle's base).
pub fn is_met(value: i128, threshold: i128) -> bool {
    value >= threshold
}

/// Whether deposits worth `value` are below 5% of `threshold`: the rest of the debt is then the
/// suppliers' loss.
///
/// # Errors
/// None: a part is smaller than the whole.
pub fn is_exhausted(value: i128, threshold: i128) -> Result<bool, MathError> {
    Ok(value < mul_div_up(threshold, 1, EXHAUSTED_PARTS)?)
}
