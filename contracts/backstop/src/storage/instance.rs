//! What the constructor fixed: the token and the code of the pools.

use soroban_sdk::unwrap::UnwrapOptimized;
use soroban_sdk::{symbol_short, Address, BytesN, Env, Symbol, Val};

use super::INSTANCE;

const BACKSTOP_TOKEN: Symbol = symbol_short!("BToken");
const POOL_HASH: Symbol = symbol_short!("PoolHash");

pub fn initialize(env: &Env, backstop_token: &Address, pool_hash: &BytesN<32>) {
    let instance = env.storage().instance();
    instance.set(&BACKSTOP_TOKEN, backstop_token);
    instance.set(&POOL_HASH, pool_hash);
}

pub fn extend_instance(env: &Env) {
    env.storage()
        .instance()
        .extend_ttl(INSTANCE.threshold, INSTANCE.extend_to);
}

pub fn backstop_token(env: &Env) -> Address {
    // Written by the constructor, which no contract can exist without.
    env.storage()
        .instance()
        .get(&BACKSTOP_TOKEN)
        .unwrap_optimized()
}

/// As it is compared, undecoded.
pub fn pool_hash(env: &Env) -> Val {
    env.storage().instance().get(&POOL_HASH).unwrap_optimized()
}
