//! The only mover of tokens. Nothing moves for an amount of zero.
#![allow(clippy::disallowed_methods)]

use sep_41_token::TokenClient;
use soroban_sdk::{Address, Env};

use crate::storage;

/// Takes `amount` from `from`, who has authorized the transfer.
pub fn receive(env: &Env, from: &Address, amount: i128) {
    if amount > 0 {
        token(env).transfer(from, &env.current_contract_address(), &amount);
    }
}

/// Takes `amount` from `from` by the allowance `from` gave the backstop.
pub fn receive_by_allowance(env: &Env, from: &Address, amount: i128) {
    if amount > 0 {
        let backstop = env.current_contract_address();
        token(env).transfer_from(&backstop, from, &backstop, &amount);
    }
}

pub fn pay(env: &Env, to: &Address, amount: i128) {
    if amount > 0 {
        token(env).transfer(&env.current_contract_address(), to, &amount);
    }
}

fn token(env: &Env) -> TokenClient<'static> {
    TokenClient::new(env, &storage::backstop_token(env))
}
