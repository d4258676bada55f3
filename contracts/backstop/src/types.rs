//! Wire and stored types. Shares have no decimals; tokens are in the backstop token's own.

use lending_core::backstop::Deposits;
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

// All deposits of one pool: shares queued, shares in all, tokens held.
#[contracttype(export = false)]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PoolBalance {
    pub q4w: i128,
    pub shares: i128,
    pub tokens: i128,
}

impl From<PoolBalance> for Deposits {
    fn from(stored: PoolBalance) -> Self {
        Self {
            shares: stored.shares,
            tokens: stored.tokens,
            queued: stored.q4w,
        }
    }
}

impl From<Deposits> for PoolBalance {
    fn from(deposits: Deposits) -> Self {
        Self {
            q4w: deposits.queued,
            shares: deposits.shares,
            tokens: deposits.tokens,
        }
    }
}
