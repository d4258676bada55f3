//! Stored price guards in core's terms.

use crate::storage::guards;
use lending_core::guard::Guard;
use soroban_sdk::{Address, Env};

pub use pool_terms::guard::{config, config_data, guard_data};

/// The guard of `asset`, if it is on.
pub fn load(env: &Env, asset: &Address) -> Option<Guard> {
    let stored = guards::guard(env, asset)?;
    let guard = pool_terms::guard::guard(&stored);
    (!guard.config.is_off()).then_some(guard)
}
