//! Accounts' positions. Bad debt lies under the backstop's address.

use super::keys::{self, POSITIONS};
use super::{read, write, USER};
use crate::types::Positions;
use soroban_sdk::{Address, Env, Map};

/// The positions of `address`; three empty maps if it has none.
pub fn get(env: &Env, address: &Address) -> Positions {
    read(env, keys::of(env, POSITIONS, address), USER).unwrap_or_else(|| Positions {
        collateral: Map::new(env),
        liabilities: Map::new(env),
        supply: Map::new(env),
    })
}

pub fn set(env: &Env, address: &Address, positions: &Positions) {
    write(env, keys::of(env, POSITIONS, address), positions, USER);
}
