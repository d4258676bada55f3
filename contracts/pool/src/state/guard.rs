//! Stored price guards in core's terms.

use crate::storage::guards;
use lending_core::guard::Guard;
use soroban_sdk::{Address, Env};

/// The guard of `asset`, if it is on.
pub fn load(env: &Env, asset: &Address) -> Option<Guard> {
    guards::guard(env, asset).filter(|guard| !guard.config.is_off())
}
