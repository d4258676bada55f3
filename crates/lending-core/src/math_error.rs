//! Why a number does not exist.
//!
//! A contract that ends its call at the first refusal, and says so by the feature `stop-at-once`, never
//! sees such an error: on the network its `levee_stop` is called in its place, and no function of this
//! crate carries code to hand it on. See `docs/cost.md`.

pub use kind::MathError;

#[cfg(not(all(feature = "stop-at-once", target_family = "wasm")))]
mod kind {
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

    impl From<MathError> for crate::LendingError {
        fn from(error: MathError) -> Self {
            match error {
                MathError::Overflow => crate::LendingError::Overflow,
                MathError::DivisionByZero => crate::LendingError::DivisionByZero,
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
    pub enum MathError {}

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

    impl From<MathError> for LendingError {
        fn from(error: MathError) -> Self {
            match error {}
        }
    }
}
