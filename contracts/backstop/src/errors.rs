//! Error codes. Below 1100 they are Blend's, with their meaning; from 1100 on they are ours.

use lending_core::backstop::BackstopError;
use lending_core::fixed::MathError;
use soroban_sdk::contracterror;

#[contracterror]
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum BackstopContractError {
    NegativeAmountError = 8,
    BalanceError = 10,
    BadRequest = 1000,
    NotExpired = 1001,
    InsufficientFunds = 1003,
    NotPool = 1004,
    InvalidShareMintAmount = 1005,
    InvalidTokenWithdrawAmount = 1006,
    TooManyQ4WEntries = 1007,
    BadDebtExists = 1011,
    BelowMinimum = 1100,
    DonationWithoutShares = 1101,
    Overflow = 1102,
    PoolUnreachable = 1103,
}

impl From<MathError> for BackstopContractError {
    fn from(_: MathError) -> Self {
        // No formula of the backstop divides by zero, so overflow is the only cause.
        Self::Overflow
    }
}

impl From<BackstopError> for BackstopContractError {
    fn from(error: BackstopError) -> Self {
        match error {
            BackstopError::Math(math) => math.into(),
            BackstopError::NothingMinted => Self::InvalidShareMintAmount,
            BackstopError::NothingPaid => Self::InvalidTokenWithdrawAmount,
            BackstopError::NotEnoughShares => Self::BalanceError,
            BackstopError::NotEnoughFunds => Self::InsufficientFunds,
            BackstopError::QueueFull => Self::TooManyQ4WEntries,
            BackstopError::StillLocked => Self::NotExpired,
            BackstopError::NoShares => Self::DonationWithoutShares,
        }
    }
}
