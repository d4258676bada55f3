//! Why a function of the backstop ends. As with [`crate::MathError`], a contract that ends its call at the first
//! refusal never sees one: see `docs/adr/0005-refusals-end-the-call.md`.

use super::BackstopError;

/// Why a function of the backstop ends: a [`BackstopError`].
#[cfg(not(all(feature = "stop-at-once", target_family = "wasm")))]
pub type Refusal = BackstopError;
#[cfg(all(feature = "stop-at-once", target_family = "wasm"))]
pub use at_once::Refusal;

/// Ends with `error` unless `holds`.
pub(super) fn require(holds: bool, error: BackstopError) -> Result<(), Refusal> {
    if !holds {
        Err(error)?;
    }
    Ok(())
}

#[cfg(all(feature = "stop-at-once", target_family = "wasm"))]
mod at_once {
    use super::BackstopError;
    use crate::fixed::MathError;

    #[allow(unsafe_code)]
    unsafe extern "Rust" {
        /// The contract's own way out.
        safe fn levee_stop_backstop(error: BackstopError) -> !;
    }

    /// Cannot exist: the call has ended.
    #[derive(Clone, Copy, Debug, Eq, PartialEq)]
    pub enum Refusal {}

    impl From<BackstopError> for Refusal {
        #[inline(always)]
        fn from(error: BackstopError) -> Self {
            levee_stop_backstop(error)
        }
    }

    impl From<MathError> for Refusal {
        fn from(error: MathError) -> Self {
            match error {}
        }
    }
}
