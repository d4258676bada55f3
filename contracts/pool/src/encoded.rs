//! Structures at the contract's boundary. On the network one comes in and goes out as the value it is there,
//! and [`record`] alone reads and writes it: the SDK's own conversions, which clients use, would come on top.

use pool_terms::record::{self, Record};
use soroban_sdk::{Env, IntoVal, TryFromVal, Val};

pub use kind::{written, Encoded};

/// An answer.
pub fn encoded<T, R: Record>(env: &Env, answer: R) -> Encoded<T>
where
    Encoded<T>: TryFromVal<Env, Val>,
{
    written(env, record::write(env, &answer))
}

/// An argument. Traps, as the SDK does, where it is something else.
pub fn decoded<T, R: Record>(env: &Env, argument: Encoded<T>) -> R
where
    Encoded<T>: IntoVal<Env, Val>,
{
    record::read(env, argument.into_val(env))
}

#[cfg(not(target_family = "wasm"))]
mod kind {
    use soroban_sdk::unwrap::UnwrapOptimized;
    use soroban_sdk::{Env, TryFromVal, Val};

    /// A structure.
    pub type Encoded<T> = T;

    /// The structure that `value` is.
    pub fn written<T: TryFromVal<Env, Val>>(env: &Env, value: Val) -> Encoded<T> {
        T::try_from_val(env, &value).unwrap_optimized()
    }
}

#[cfg(target_family = "wasm")]
mod kind {
    use core::convert::Infallible;
    use core::marker::PhantomData;
    use soroban_sdk::{Env, TryFromVal, Val};

    /// The value a structure is.
    pub struct Encoded<T>(Val, PhantomData<T>);

    /// The structure that `value` is.
    pub fn written<T>(_env: &Env, value: Val) -> Encoded<T> {
        Encoded(value, PhantomData)
    }

    impl<T> TryFromVal<Env, Val> for Encoded<T> {
        type Error = Infallible;

        fn try_from_val(_env: &Env, value: &Val) -> Result<Self, Infallible> {
            Ok(Encoded(*value, PhantomData))
        }
    }

    impl<T> TryFromVal<Env, Encoded<T>> for Val {
        type Error = Infallible;

        fn try_from_val(_env: &Env, encoded: &Encoded<T>) -> Result<Self, Infallible> {
            Ok(encoded.0)
        }
    }

    impl<T> TryFromVal<Env, &Encoded<T>> for Val {
        type Error = Infallible;

        fn try_from_val(_env: &Env, encoded: &&Encoded<T>) -> Result<Self, Infallible> {
            Ok(encoded.0)
        }
    }
}
