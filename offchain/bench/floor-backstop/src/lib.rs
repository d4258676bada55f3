//! The least a backstop must do: move its token, count deposits, tell it once. As wrong about money as
//! the floor of the pool; never deploy it.
#![no_std]
#![allow(clippy::arithmetic_side_effects)]

use soroban_sdk::unwrap::UnwrapOptimized as _;
use soroban_sdk::{
    contract, contractimpl, contracttype, symbol_short, token::TokenClient, vec, Address, Env,
    IntoVal, Symbol, TryFromVal, Val, Vec,
};

#[contracttype(export = false)]
enum Key {
    Token,
    PoolBalance(Address),
    UserBalance(Address),
}

/// The backstop's deposits for one pool.
#[contracttype(export = false)]
#[derive(Default)]
pub struct Deposits {
    q4w: i128,
    shares: i128,
    tokens: i128,
}

/// An account's part in them.
#[contracttype(export = false)]
struct Deposit {
    q4w: Vec<Queued>,
    shares: i128,
}

#[contracttype(export = false)]
#[derive(Clone)]
struct Queued {
    amount: i128,
    exp: u64,
}

#[contract]
pub struct FloorBackstop;

#[contractimpl]
impl FloorBackstop {
    pub fn __constructor(env: Env, token: Address) {
        env.storage().instance().set(&Key::Token, &token);
    }

    pub fn deposit(env: Env, from: Address, pool_address: Address, amount: i128) -> i128 {
        from.require_auth();
        let mut own = own(&env, &from);
        own.shares += amount;
        set(&env, &Key::UserBalance(from.clone()), &own);
        pay(
            &env,
            &pool_address,
            amount,
            &from,
            &env.current_contract_address(),
        );
        tell(&env, symbol_short!("deposit"), &from, amount);
        amount
    }

    pub fn queue_withdrawal(env: Env, from: Address, pool_address: Address, amount: i128) {
        from.require_auth();
        let mut own = own(&env, &from);
        own.shares -= amount;
        let exp = env.ledger().timestamp();
        own.q4w = vec![&env, Queued { amount, exp }];
        set(&env, &Key::UserBalance(from.clone()), &own);
        let key = Key::PoolBalance(pool_address);
        let mut all: Deposits = get(&env, &key).unwrap_or_default();
        all.q4w += amount;
        set(&env, &key, &all);
        tell(&env, Symbol::new(&env, "queue_withdrawal"), &from, amount);
    }

    pub fn withdraw(env: Env, from: Address, pool_address: Address, amount: i128) -> i128 {
        from.require_auth();
        let mut own = own(&env, &from);
        own.q4w = Vec::new(&env);
        set(&env, &Key::UserBalance(from.clone()), &own);
        pay(
            &env,
            &pool_address,
            -amount,
            &env.current_contract_address(),
            &from,
        );
        tell(&env, symbol_short!("withdraw"), &from, amount);
        amount
    }

    pub fn draw(env: Env, pool_address: Address, amount: i128, to: Address) {
        pool_address.require_auth();
        pay(
            &env,
            &pool_address,
            -amount,
            &env.current_contract_address(),
            &to,
        );
        tell(&env, symbol_short!("draw"), &to, amount);
    }

    pub fn pool_data(env: Env, pool: Address) -> Deposits {
        get(&env, &Key::PoolBalance(pool)).unwrap_or_default()
    }
}

fn own(env: &Env, of: &Address) -> Deposit {
    get(env, &Key::UserBalance(of.clone())).unwrap_or_else(|| Deposit {
        q4w: Vec::new(env),
        shares: 0,
    })
}

/// Moves tokens and counts them: `change` is what the pool's deposits gain.
fn pay(env: &Env, pool: &Address, change: i128, from: &Address, to: &Address) {
    let key = Key::PoolBalance(pool.clone());
    let mut all: Deposits = get(env, &key).unwrap_or_default();
    all.shares += change;
    all.tokens += change;
    set(env, &key, &all);
    let token: Address = env.storage().instance().get(&Key::Token).unwrap_optimized();
    TokenClient::new(env, &token).transfer(from, to, &change.abs());
}

fn tell(env: &Env, what: Symbol, who: &Address, amount: i128) {
    #[allow(deprecated)]
    env.events().publish((what, who.clone()), amount);
}

fn get<T: TryFromVal<Env, Val>>(env: &Env, key: &Key) -> Option<T> {
    env.storage().persistent().get(key)
}

fn set<T: IntoVal<Env, Val>>(env: &Env, key: &Key, value: &T) {
    env.storage().persistent().set(key, value);
}
