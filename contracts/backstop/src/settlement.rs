//! The only mover of tokens. Nothing moves for an amount of zero.
#![allow(clippy::disallowed_methods)]

use soroban_sdk::{symbol_short, Address, Env, IntoVal, Symbol, Val};

use crate::list::list;
use crate::storage;

/// Takes `amount` from `from`, who has authorized the transfer.
pub fn receive(env: &Env, from: &Address, amount: i128) {
    if amount > 0 {
        transfer(env, from, &env.current_contract_address(), amount);
    }
}

/// Takes `amount` from `from` by the allowance `from` gave the backstop.
pub fn receive_by_allowance(env: &Env, from: &Address, amount: i128) {
    if amount > 0 {
        let backstop = env.current_contract_address();
        let (from, to) = (from.to_val(), backstop.to_val());
        let arguments = [to, from, to, amount.into_val(env)];
        call(env, Symbol::new(env, "transfer_from"), &arguments);
    }
}

pub fn pay(env: &Env, to: &Address, amount: i128) {
    if amount > 0 {
        transfer(env, &env.current_contract_address(), to, amount);
    }
}

fn transfer(env: &Env, from: &Address, to: &Address, amount: i128) {
    let arguments = [from.to_val(), to.to_val(), amount.into_val(env)];
    call(env, symbol_short!("transfer"), &arguments);
}

/// Calls the token. By hand: the same through SEP-41's client takes over a hundred bytes more.
fn call(env: &Env, function: Symbol, arguments: &[Val]) {
    let token = storage::backstop_token(env);
    env.invoke_contract::<()>(&token, &function, list(env, arguments));
}
