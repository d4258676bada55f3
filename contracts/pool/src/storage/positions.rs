//! Accounts' positions. Bad debt lies under the backstop's address.

use super::keys::{self, POSITIONS};
use super::{read_record, write_record, USER};
use crate::types::Positions;
use pool_terms::record::Record;
use soroban_sdk::{Address, Env};

/// The positions of `address`; three empty maps if it has none.
pub fn get(env: &Env, address: &Address) -> Positions {
    let stored = read_record(env, keys::of(env, POSITIONS, address), USER);
    stored.unwrap_or_else(|| Positions::blank(env))
}

pub fn set(env: &Env, address: &Address, positions: &Positions) {
    write_record(env, keys::of(env, POSITIONS, address), positions, USER);
}
