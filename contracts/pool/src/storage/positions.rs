//! Accounts' positions. Bad debt lies under the backstop's address.

use super::keys::PoolDataKey;
use super::{read, write, USER};
use crate::types::Positions;
use soroban_sdk::{Address, Env, Map};

/// The positions of `address`; three empty maps if it has none.
pub fn get(env: &Env, address: &Address) -> Positions {
    read(env, &PoolDataKey::Positions(address.clone()), USER).unwrap_or_else(|| Positions {
        collateral: Map::new(env),
        liabilities: Map::new(env),
        supply: Map::new(env),
    })
}

pub fn set(env: &Env, address: &Address, positions: &Positions) {
    write(
        env,
        &PoolDataKey::Positions(address.clone()),
        positions,
        USER,
    );
}
