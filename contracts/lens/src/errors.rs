//! Every code the lens answers with. What a pool refuses by itself surfaces with the pool's code.

use lending_core::{LendingError, MathError};
use soroban_sdk::contracterror;

#[contracterror]
#[derive(Copy, Clone, Debug, Eq, PartialEq, PartialOrd, Ord)]
#[repr(u32)]
pub enum LensError {
    ReserveNotFound = 1500,
    PriceUnavailable = 1501,
    BackstopPriceUnavailable = 1502,
    AuctionNotFound = 1503,
    UnknownAuctionType = 1504,
    AuctionNotStarted = 1505,
    InvalidPercent = 1506,
    DuplicateAsset = 1507,
    InvalidBid = 1508,
    InvalidLot = 1509,
    MaxPositionsExceeded = 1510,
    NegativeAmount = 1511,
    Overflow = 1512,
    DivisionByZero = 1513,
    InconsistentPool = 1514,
}

impl From<MathError> for LensError {
    fn from(error: MathError) -> Self {
        LendingError::from(error).into()
    }
}

impl From<LendingError> for LensError {
    fn from(error: LendingError) -> Self {
        match error {
            LendingError::Overflow => LensError::Overflow,
            LendingError::DivisionByZero => LensError::DivisionByZero,
            LendingError::InvalidPercent => LensError::InvalidPercent,
            LendingError::AuctionNotStarted => LensError::AuctionNotStarted,
            LendingError::InvalidPrice
            | LendingError::PriceUnavailable
            | LendingError::StalePrice => LensError::PriceUnavailable,
            LendingError::WorthlessBackstopToken => LensError::BackstopPriceUnavailable,
            // The rest are refusals of actions, which the lens never takes.
            _ => LensError::InconsistentPool,
        }
    }
}
