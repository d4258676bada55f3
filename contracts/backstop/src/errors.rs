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

/// Why a function of this contract stops. Natively, the code itself.
///
/// On the network the host ends the call at the first refusal, as in the pool: see
/// `docs/adr/0005-refusals-end-the-call.md`.
#[cfg(not(target_family = "wasm"))]
pub type Refusal = BackstopContractError;
#[cfg(target_family = "wasm")]
pub use at_once::Refusal;

/// Stops with `code`.
pub fn refuse<T>(code: BackstopContractError) -> Result<T, Refusal> {
    Ok(Err(code)?)
}

#[cfg(target_family = "wasm")]
mod at_once {
    use super::BackstopContractError;
    use lending_core::backstop::{self, BackstopError};
    use lending_core::fixed::MathError;
    use lending_core::LendingError;

    protocol_api::refusal!(BackstopContractError);

    impl From<BackstopError> for Refusal {
        fn from(error: BackstopError) -> Self {
            BackstopContractError::from(error).into()
        }
    }

    impl From<backstop::Refusal> for Refusal {
        fn from(refusal: backstop::Refusal) -> Self {
            match refusal {}
        }
    }

    impl From<MathError> for Refusal {
        fn from(error: MathError) -> Self {
            match error {}
        }
    }

    /// What `lending-core` calls for a number that does not exist, which here means overflow.
    #[allow(unsafe_code)]
    #[unsafe(no_mangle)]
    extern "Rust" fn levee_stop(_: LendingError) -> ! {
        match Refusal::from(BackstopContractError::Overflow) {}
    }

    /// What `lending-core` calls where a backstop refuses.
    #[allow(unsafe_code)]
    #[unsafe(no_mangle)]
    extern "Rust" fn levee_stop_backstop(error: BackstopError) -> ! {
        match Refusal::from(error) {}
    }
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
