//! What becomes of a contract's errors on the network: `docs/adr/0005-refusals-end-the-call.md`.

/// `Refusal`, which a contract's functions return on the network in the place of its error: nobody can make
/// one without ending the call with the error's code.
#[macro_export]
macro_rules! refusal {
    ($code:ty) => {
        /// Cannot exist: the call has ended.
        pub enum Refusal {}

        impl From<$code> for Refusal {
            #[cold]
            #[inline(never)]
            #[allow(clippy::as_conversions)]
            fn from(code: $code) -> Self {
                // The discriminant is the code. The SDK's own conversion is a list of all codes, twice.
                let code = soroban_sdk::Error::from_contract_error(code as u32);
                soroban_sdk::panic_with_error!(&soroban_sdk::Env::default(), code)
            }
        }

        // What the SDK asks of the error a contract's functions return.
        impl From<&Refusal> for soroban_sdk::Error {
            fn from(refusal: &Refusal) -> Self {
                match *refusal {}
            }
        }

        impl TryFrom<soroban_sdk::Error> for Refusal {
            type Error = soroban_sdk::Error;

            fn try_from(error: soroban_sdk::Error) -> Result<Self, soroban_sdk::Error> {
                Err(error)
            }
        }
    };
}
