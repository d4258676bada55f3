//! An account's worth at the oracle's prices, and the thresholds it is held to.
//!
//! All values are in the oracle's base, with the oracle's decimals (`scale` is one unit of it).

use crate::error::LendingError;
use crate::fixed::{
    increase, mul_div_down, mul_div_up, times_down, times_up, MathError, FACTOR_ONE,
};
use crate::refusal::{refuse, Refusal};
use crate::units::Underlying;

/// Health factor an account must hold after any action that could lower it, 7 decimals.
pub const MIN_HEALTH_FACTOR: i128 = 1_0000100;

/// What an account owns and owes. Collateral rounds down, debt rounds up.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Health {
    /// Collateral, each asset weighed down by its collateral factor.
    pub collateral_base: i128,
    /// Collateral at full value.
    pub collateral_raw: i128,
    /// Debt, each asset weighed up by its liability factor.
    pub liability_base: i128,
    /// Debt at full value.
    pub liability_raw: i128,
}

/// What turns an amount of one reserve's token into value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Valuation {
    /// Base per token, in the oracle's decimals.
    pub price: i128,
    /// One whole token, in its smallest units.
    pub token_one: i128,
    /// Collateral factor, 7 decimals.
    pub c_factor: u32,
    /// Liability factor, 7 decimals.
    pub l_factor: u32,
}

impl Valuation {
    /// Worth of `amount`, rounded down.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn value_down(&self, amount: Underlying) -> Result<i128, MathError> {
        mul_div_down(self.price, amount.0, self.token_one)
    }

    /// Worth of `amount`, rounded up.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn value_up(&self, amount: Underlying) -> Result<i128, MathError> {
        mul_div_up(self.price, amount.0, self.token_one)
    }
}

impl Health {
    /// Counts `amount` of collateral.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn add_collateral(&mut self, by: &Valuation, amount: Underlying) -> Result<(), MathError> {
        let effective = times_down(amount.0, by.c_factor.into())?;
        let value = by.value_down(Underlying(effective))?;
        increase(&mut self.collateral_base, value)?;
        increase(&mut self.collateral_raw, by.value_down(amount)?)?;
        Ok(())
    }

    /// Counts `amount` of debt.
    ///
    /// # Errors
    /// `Overflow`; `DivisionByZero` at a liability factor of zero.
    pub fn add_debt(&mut self, by: &Valuation, amount: Underlying) -> Result<(), MathError> {
        let effective = mul_div_up(amount.0, FACTOR_ONE, by.l_factor.into())?;
        let value = mul_div_up(by.price, effective, by.token_one)?;
        increase(&mut self.liability_base, value)?;
        let raw = mul_div_up(by.price, amount.0, by.token_one)?;
        increase(&mut self.liability_raw, raw)?;
        Ok(())
    }

    /// Effective collateral over effective debt, with the oracle's decimals, rounded down.
    ///
    /// # Errors
    /// `DivisionByZero` without debt; `Overflow`.
    pub fn factor_down(&self, scale: i128) -> Result<i128, MathError> {
        mul_div_down(self.collateral_base, scale, self.liability_base)
    }

    /// Whether the health factor exceeds `limit` (7 decimals). Without debt it always does.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn is_over(&self, limit: i128, scale: i128) -> Result<bool, MathError> {
        if self.liability_base == 0 {
            return Ok(true);
        }
        Ok(self.factor_down(scale)? > times_up(scale, limit)?)
    }

    /// Whether the health factor is below `limit` (7 decimals). Without debt it never is.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn is_under(&self, limit: i128, scale: i128) -> Result<bool, MathError> {
        if self.liability_base == 0 {
            return Ok(false);
        }
        Ok(self.factor_down(scale)? < times_down(scale, limit)?)
    }

    /// Whether debt outweighs collateral. Exactly equal is healthy.
    pub fn is_liquidatable(&self) -> bool {
        self.liability_base > self.collateral_base
    }

    /// What an account with debt must satisfy after acting.
    ///
    /// # Errors
    /// `Unhealthy` below a health factor of 1.00001; `BelowMinCollateral`; `Overflow`.
    pub fn require_sound(&self, min_collateral: i128, scale: i128) -> Result<(), Refusal> {
        if self.is_under(MIN_HEALTH_FACTOR, scale)? {
            return refuse(LendingError::Unhealthy);
        }
        if self.collateral_base < min_collateral {
            return refuse(LendingError::BelowMinCollateral);
        }
        Ok(())
    }
}
