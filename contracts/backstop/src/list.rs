//! Lists of the host, made in one place: the SDK makes one from a tuple by a function for every kind of tuple.

use soroban_sdk::unwrap::UnwrapOptimized;
use soroban_sdk::{Env, EnvBase, TryFromVal, Val, Vec};

#[inline(never)]
pub fn list(env: &Env, values: &[Val]) -> Vec<Val> {
    let list = env.vec_new_from_slice(values).unwrap_optimized();
    Vec::try_from_val(env, list.as_val()).unwrap_optimized()
}
