//! A type per quantity, and the only conversions between them.
//!
//! The rounding is in the name. `_up` and `_down` are chosen by the caller so that the remainder
//! always stays with the pool.

use crate::fixed::{self, mul_div_down, mul_div_up, MathError, RATE_ONE};

macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
        pub struct $name(pub i128);

        impl $name {
            /// None of it.
            pub const ZERO: Self = Self(0);

            /// The sum.
            ///
            /// # Errors
            /// `Overflow`.
            pub fn plus(self, other: Self) -> Result<Self, MathError> {
                Ok(Self(fixed::add(self.0, other.0)?))
            }

            /// The difference; it may be negative.
            ///
            /// # Errors
            /// `Overflow`.
            pub fn minus(self, other: Self) -> Result<Self, MathError> {
                Ok(Self(fixed::sub(self.0, other.0)?))
            }

            /// Adds `by`.
            ///
            /// # Errors
            /// `Overflow`.
            pub fn increase(&mut self, by: Self) -> Result<(), MathError> {
                fixed::increase(&mut self.0, by.0)
            }

            /// Takes `by` away; less than nothing may be left.
            ///
            /// # Errors
            /// `Overflow`.
            pub fn decrease(&mut self, by: Self) -> Result<(), MathError> {
                fixed::decrease(&mut self.0, by.0)
            }
        }
    };
}

quantity!(
    /// An amount of a reserve's token, in the token's own decimals.
    Underlying
);
quantity!(
    /// Shares in a reserve's supply (bTokens), in the token's decimals.
    SupplyShares
);
quantity!(
    /// Shares in a reserve's debt (dTokens), in the token's decimals.
    DebtShares
);

/// Underlying per supply share, 12 decimals.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub struct SupplyRate(pub i128);

/// Underlying per debt share, 12 decimals.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub struct DebtRate(pub i128);

impl SupplyRate {
    /// What `shares` are worth. Rounds down: the remainder stays with the pool.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn to_underlying_down(self, shares: SupplyShares) -> Result<Underlying, MathError> {
        Ok(Underlying(mul_div_down(shares.0, self.0, RATE_ONE)?))
    }

    /// Shares minted for `amount`. Rounds down: the remainder stays with the pool.
    ///
    /// # Errors
    /// `Overflow`; `DivisionByZero` at a rate of zero.
    pub fn to_shares_down(self, amount: Underlying) -> Result<SupplyShares, MathError> {
        Ok(SupplyShares(mul_div_down(amount.0, RATE_ONE, self.0)?))
    }

    /// Shares burned to take `amount` out. Rounds up: the remainder stays with the pool.
    ///
    /// # Errors
    /// `Overflow`; `DivisionByZero` at a rate of zero.
    pub fn to_shares_up(self, amount: Underlying) -> Result<SupplyShares, MathError> {
        Ok(SupplyShares(mul_div_up(amount.0, RATE_ONE, self.0)?))
    }
}

impl DebtRate {
    /// What `shares` owe. Rounds up: the debtor owes the remainder.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn to_underlying_up(self, shares: DebtShares) -> Result<Underlying, MathError> {
        Ok(Underlying(mul_div_up(shares.0, self.0, RATE_ONE)?))
    }

    /// Debt shares burned by repaying `amount`. Rounds down: the debtor owes the remainder.
    ///
    /// # Errors
    /// `Overflow`; `DivisionByZero` at a rate of zero.
    pub fn to_shares_down(self, amount: Underlying) -> Result<DebtShares, MathError> {
        Ok(DebtShares(mul_div_down(amount.0, RATE_ONE, self.0)?))
    }

    /// Debt shares created by borrowing `amount`. Rounds up: the debtor owes the remainder.
    ///
    /// # Errors
    /// `Overflow`; `DivisionByZero` at a rate of zero.
    pub fn to_shares_up(self, amount: Underlying) -> Result<DebtShares, MathError> {
        Ok(DebtShares(mul_div_up(amount.0, RATE_ONE, self.0)?))
    }
}
