//! Every code the pool answers with. Codes below 1400 keep Blend v2's meaning; numbers are never
//! reused. `docs/errors.md` lists causes and cures.

use lending_core::{LendingError, MathError};
use soroban_sdk::contracterror;

#[contracterror]
#[derive(Copy, Clone, Debug, Eq, PartialEq, PartialOrd, Ord)]
#[repr(u32)]
pub enum PoolError {
    InternalError = 1,
    NegativeAmount = 8,
    BadRequest = 1200,
    InvalidPoolConfig = 1201,
    InvalidReserveConfig = 1202,
    InitNotUnlocked = 1203,
    StatusNotAllowed = 1204,
    InvalidHf = 1205,
    InvalidPoolStatus = 1206,
    InvalidUtilRate = 1207,
    MaxPositionsExceeded = 1208,
    InternalReserveNotFound = 1209,
    InvalidPrice = 1210,
    InvalidLiquidation = 1211,
    AuctionInProgress = 1212,
    InvalidLiqTooLarge = 1213,
    InvalidLiqTooSmall = 1214,
    InterestTooSmall = 1215,
    InvalidBTokenMint = 1216,
    InvalidBTokenBurn = 1217,
    InvalidDTokenMint = 1218,
    InvalidDTokenBurn = 1219,
    ExceededSupplyCap = 1220,
    InvalidBid = 1221,
    InvalidLot = 1222,
    ReserveDisabled = 1223,
    MinCollateralNotMet = 1224,
    // Ours. 1405 is not used.
    ReserveKilled = 1400,
    NothingToCover = 1401,
    NothingToClaim = 1402,
    StalePrice = 1403,
    FlowLimit = 1404,
    ReserveNotFound = 1406,
    AuctionNotFound = 1407,
    ReserveNotQueued = 1408,
    AuctionNotStarted = 1409,
    PriceUnavailable = 1410,
    Overflow = 1411,
    DivisionByZero = 1412,
    WorthlessCollateral = 1413,
    WorthlessDebt = 1414,
    BackstopPriceUnavailable = 1415,
    OracleUnavailable = 1416,
    UnsafeGuard = 1417,
    InvalidGuardConfig = 1418,
    GuardNotFound = 1419,
    GuardNotQueued = 1420,
}

/// Why a function of this contract stops. Natively, the code itself.
///
/// On the network the host ends the call at the first refusal, so that no function ever hands one back
/// and none of its callers needs code for it: nearly a tenth of the Wasm. See `docs/cost.md`.
#[cfg(not(target_family = "wasm"))]
pub type Refusal = PoolError;
#[cfg(target_family = "wasm")]
pub use at_once::Refusal;

/// Stops with `code`.
pub fn refuse<T>(code: PoolError) -> Result<T, Refusal> {
    Ok(Err(code)?)
}

#[cfg(target_family = "wasm")]
mod at_once {
    use super::PoolError;
    use lending_core::{LendingError, MathError};

    protocol_api::refusal!(PoolError);

    impl From<LendingError> for Refusal {
        #[cold]
        #[inline(never)]
        fn from(error: LendingError) -> Self {
            PoolError::from(error).into()
        }
    }

    impl From<MathError> for Refusal {
        fn from(error: MathError) -> Self {
            match error {}
        }
    }

    /// What `lending-core` calls for a number that does not exist.
    #[allow(unsafe_code)]
    #[unsafe(no_mangle)]
    extern "Rust" fn levee_stop(error: LendingError) -> ! {
        match Refusal::from(error) {}
    }
}

impl From<MathError> for PoolError {
    fn from(error: MathError) -> Self {
        LendingError::from(error).into()
    }
}

impl From<LendingError> for PoolError {
    fn from(error: LendingError) -> Self {
        match error {
            LendingError::Overflow => PoolError::Overflow,
            LendingError::DivisionByZero => PoolError::DivisionByZero,
            LendingError::ClockBackwards => PoolError::InternalError,
            LendingError::NegativeBalance => PoolError::NegativeAmount,
            LendingError::InvalidPoolConfig => PoolError::InvalidPoolConfig,
            LendingError::InvalidReserveConfig => PoolError::InvalidReserveConfig,
            LendingError::UnknownStatus | LendingError::InvalidPercent => PoolError::BadRequest,
            LendingError::StatusNotAllowed => PoolError::StatusNotAllowed,
            LendingError::ActionNotAllowed => PoolError::InvalidPoolStatus,
            LendingError::UtilizationTooHigh => PoolError::InvalidUtilRate,
            LendingError::InvalidPrice => PoolError::InvalidPrice,
            LendingError::PriceUnavailable => PoolError::PriceUnavailable,
            LendingError::StalePrice => PoolError::StalePrice,
            LendingError::InvalidGuardConfig => PoolError::InvalidGuardConfig,
            LendingError::UnsafeGuard => PoolError::UnsafeGuard,
            LendingError::FlowTooHigh => PoolError::FlowLimit,
            LendingError::ZeroSupplyMinted => PoolError::InvalidBTokenMint,
            LendingError::ZeroSupplyBurned => PoolError::InvalidBTokenBurn,
            LendingError::ZeroDebtMinted => PoolError::InvalidDTokenMint,
            LendingError::ZeroDebtBurned => PoolError::InvalidDTokenBurn,
            LendingError::SupplyCapExceeded => PoolError::ExceededSupplyCap,
            LendingError::TooManyPositions => PoolError::MaxPositionsExceeded,
            LendingError::Unhealthy => PoolError::InvalidHf,
            LendingError::BelowMinCollateral => PoolError::MinCollateralNotMet,
            LendingError::InvalidLiquidation => PoolError::InvalidLiquidation,
            LendingError::LiquidationTooLarge => PoolError::InvalidLiqTooLarge,
            LendingError::LiquidationTooSmall => PoolError::InvalidLiqTooSmall,
            LendingError::WorthlessCollateral => PoolError::WorthlessCollateral,
            LendingError::WorthlessDebt => PoolError::WorthlessDebt,
            LendingError::InterestTooSmall => PoolError::InterestTooSmall,
            LendingError::InvalidBid => PoolError::InvalidBid,
            LendingError::InvalidLot => PoolError::InvalidLot,
            LendingError::ReserveKilled => PoolError::ReserveKilled,
            LendingError::AuctionNotStarted => PoolError::AuctionNotStarted,
            LendingError::WorthlessBackstopToken => PoolError::BackstopPriceUnavailable,
        }
    }
}
