//! Wire and stored types. Shares have no decimals; tokens are in the backstop token's own.

use soroban_sdk::{contracttype, Env, Vec};

// One account's deposit in one pool: the queue, oldest entry first, and the shares outside of it.
#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct UserBalance {
    pub q4w: Vec<Q4W>,
    pub shares: i128,
}

impl UserBalance {
    pub fn empty(env: &Env) -> Self {
        Self {
            q4w: Vec::new(env),
            shares: 0,
        }
    }
}

// Shares queued for withdrawal, and the unix second from which they can be withdrawn.
#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Q4W {
    pub amount: i128,
    pub exp: u64,
}

// All deposits of one pool as they are stored, for those who read the ledger: shares queued, shares in all,
// tokens held.
#[contracttype(export = false)]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PoolBalance {
    pub q4w: i128,
    pub shares: i128,
    pub tokens: i128,
}
