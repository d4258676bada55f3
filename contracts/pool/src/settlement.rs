//! The only mover of tokens. Amounts of zero are not moved.
#![allow(clippy::disallowed_methods)]

use crate::errors::Refusal;
use crate::state::{Backstop, Reserve, Session};
use lending_core::units::Underlying;
use protocol_api::BackstopClient;
use sep_41_token::TokenClient;
use soroban_sdk::{Address, Env, Map};

/// How the tokens that requests ask for come in and go out.
pub enum Route<'a> {
    /// One transfer per token: `account` pays or receives the difference.
    Net { account: &'a Address },
    /// The spender pays every token in full, then `to` receives every token in full.
    Gross {
        spender: &'a Address,
        to: &'a Address,
    },
    /// One transfer per token, pulled by an allowance of `spender` to the pool.
    Allowance {
        spender: &'a Address,
        to: &'a Address,
    },
}

impl Route<'_> {
    fn is_gross(&self) -> bool {
        matches!(self, Route::Gross { .. })
    }

    /// Takes tokens in.
    fn pull(&self, env: &Env, token: &Address, amount: i128) {
        match self {
            Route::Net { account } => pull(env, token, account, amount),
            Route::Gross { spender, .. } => pull(env, token, spender, amount),
            Route::Allowance { spender, .. } => pull_allowed(env, token, spender, amount),
        }
    }

    /// Where tokens go out to.
    fn payee(&self) -> &Address {
        match self {
            Route::Net { account } => account,
            Route::Gross { to, .. } | Route::Allowance { to, .. } => to,
        }
    }
}

/// Moves what the session's requests owe, by ascending token address. Gross, everything comes in before
/// anything goes out.
pub fn settle(session: &Session, route: Route) -> Result<(), Refusal> {
    let (env, order) = (session.env, order(session));
    for index in order.values().iter() {
        let reserve = session.met(index)?;
        let mut inflow = reserve.inflow.0;
        if !route.is_gross() {
            let net = reserve.outflow.minus(reserve.inflow)?.0;
            pay(env, &reserve.asset, route.payee(), net);
            inflow = net.saturating_neg();
        }
        route.pull(env, &reserve.asset, inflow);
    }
    if route.is_gross() {
        for index in order.values().iter() {
            let reserve = session.met(index)?;
            pay(env, &reserve.asset, route.payee(), reserve.outflow.0);
        }
    }
    Ok(())
}

/// Indices of the reserves with tokens to move, by token address.
fn order(session: &Session) -> Map<Address, u32> {
    let mut order = Map::new(session.env);
    for reserve in session.loaded() {
        if reserve.inflow.0 != 0 || reserve.outflow.0 != 0 {
            order.set(reserve.asset.clone(), reserve.config.index);
        }
    }
    order
}

/// Takes `amount` of `token` from `from`, who has signed for it.
pub fn pull(env: &Env, token: &Address, from: &Address, amount: i128) {
    if amount > 0 {
        TokenClient::new(env, token).transfer(from, &env.current_contract_address(), &amount);
    }
}

fn pull_allowed(env: &Env, token: &Address, from: &Address, amount: i128) {
    if amount > 0 {
        let pool = env.current_contract_address();
        TokenClient::new(env, token).transfer_from(&pool, from, &pool, &amount);
    }
}

/// Pays `amount` of `token` out of the pool.
pub fn pay(env: &Env, token: &Address, to: &Address, amount: i128) {
    if amount > 0 {
        TokenClient::new(env, token).transfer(&env.current_contract_address(), to, &amount);
    }
}

/// The pool's balance of `token`.
pub fn balance(env: &Env, token: &Address) -> i128 {
    TokenClient::new(env, token).balance(&env.current_contract_address())
}

/// What the pool will hold of a reserve's token once this call's requests are settled.
pub fn held(env: &Env, reserve: &Reserve) -> Result<Underlying, Refusal> {
    let after_requests = reserve.inflow.minus(reserve.outflow)?.minus(reserve.lent)?;
    Ok(Underlying(balance(env, &reserve.asset)).plus(after_requests)?)
}

/// Pays `amount` backstop tokens of the pool's deposits to `to`.
pub fn draw(env: &Env, backstop: &Backstop, amount: Underlying, to: &Address) {
    if amount > Underlying::ZERO {
        let pool = env.current_contract_address();
        BackstopClient::new(env, &backstop.address).draw(&pool, &amount.0, to);
    }
}

/// Moves `amount` backstop tokens from `from` into the pool's deposits.
pub fn donate(env: &Env, backstop: &Backstop, from: &Address, amount: Underlying) {
    if amount > Underlying::ZERO {
        let pool = env.current_contract_address();
        BackstopClient::new(env, &backstop.address).donate(from, &pool, &amount.0);
    }
}
