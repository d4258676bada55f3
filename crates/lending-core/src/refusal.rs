//! Why a function ends: a number that does not exist, or a "no".
//!
//! A contract that ends its call at the first refusal, and says so by the feature `stop-at-once`, never
//! sees either: on the network its `levee_stop` is called in its place, and no function of this crate
//! carries code to hand it on. See `docs/adr/0005-refusals-end-the-call.md`. So nobody may look at a
//! [`Refusal`] to decide anything: functions whose error is an answer say [`LendingError`].

use crate::error::LendingError;

pub(crate) use kind::refuse;
pub use kind::{MathError, Refusal};

/// Ends with `error` unless `holds`.
pub(crate) fn require(holds: bool, error: LendingError) -> Result<(), Refusal> {
    if holds {
        Ok(())
    } else {
        refuse(error)
    }
}

#[cfg(not(all(feature = "stop-at-once", target_family = "wasm")))]
mod kind {
    use crate::LendingError;

    /// Why a function ends.
    pub type Refusal = LendingError;

    /// Ends with `error`.
    pub fn refuse<T>(error: LendingError) -> Result<T, Refusal> {
        Err(error)
    }

    /// Why a number does not exist.
    #[derive(Clone, Copy, Debug, Eq, PartialEq)]
    pub enum MathError {
        /// The result does not fit in its integer.
        Overflow,
        /// The divisor is zero.
        DivisionByZero,
    }

    impl MathError {
        /// The result does not fit in its integer.
        pub fn overflow() -> Self {
            MathError::Overflow
        }

        /// The divisor is zero.
        pub fn division_by_zero() -> Self {
            MathError::DivisionByZero
        }
    }

    impl From<MathError> for LendingError {
        fn from(error: MathError) -> Self {
            match error {
                MathError::Overflow => LendingError::Overflow,
                MathError::DivisionByZero => LendingError::DivisionByZero,
            }
        }
    }
}

#[cfg(all(feature = "stop-at-once", target_family = "wasm"))]
mod kind {
    use crate::LendingError;

    #[allow(unsafe_code)]
    unsafe extern "Rust" {
        /// The contract's own way out.
        safe fn levee_stop(error: LendingError) -> !;
    }

    /// Cannot exist: the call has ended.
    #[derive(Clone, Copy, Debug, Eq, PartialEq)]
    pub enum Refusal {}

    pub type MathError = Refusal;

    /// Ends with `error`.
    #[inline(always)]
    pub fn refuse<T>(error: LendingError) -> Result<T, Refusal> {
        levee_stop(error)
    }

    impl MathError {
        #[cold]
        #[inline(never)]
        pub fn overflow() -> Self {
            levee_stop(LendingError::Overflow)
        }

        #[cold]
        #[inline(never)]
        pub fn division_by_zero() -> Self {
            levee_stop(LendingError::DivisionByZero)
        }
    }

    impl From<LendingError> for Refusal {
        #[inline(always)]
        fn from(error: LendingError) -> Self {
            levee_stop(error)
        }
    }

    impl From<Refusal> for LendingError {
        fn from(refusal: Refusal) -> Self {
            match refusal {}
        }
    }
}
