//! Keys of persistent entries, as host values: each is a symbol and what it is about.

use crate::list::list;
use soroban_sdk::{contracttype, symbol_short, Address, Env, IntoVal, Symbol, Val};

#[contracttype(export = false)]
#[derive(Clone)]
pub struct PoolUserKey {
    pub pool: Address,
    pub user: Address,
}

pub fn pool_balance(env: &Env, pool: &Address) -> Val {
    key(env, Symbol::new(env, "PoolBalance"), pool.to_val())
}

/// Wipe-outs that were followed by a deposit; absent for none.
pub fn pool_epoch(env: &Env, pool: &Address) -> Val {
    key(env, symbol_short!("PoolEpoch"), pool.to_val())
}

pub fn user_balance(env: &Env, owner: Val) -> Val {
    key(env, Symbol::new(env, "UserBalance"), owner)
}

/// The pool epoch a user balance belongs to; absent for 0.
pub fn user_epoch(env: &Env, owner: Val) -> Val {
    key(env, symbol_short!("UserEpoch"), owner)
}

/// Who owns a user balance: the part of its key both entries of a user share.
pub fn owner(env: &Env, pool: &Address, user: &Address) -> Val {
    PoolUserKey {
        pool: pool.clone(),
        user: user.clone(),
    }
    .into_val(env)
}

fn key(env: &Env, name: Symbol, subject: Val) -> Val {
    list(env, &[name.to_val(), subject]).to_val()
}
