//! The only mover of tokens. Amounts of zero are not moved.
#![allow(clippy::disallowed_methods)]

use crate::errors::{PoolError, Refusal};
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

/// Moves what the session's requests owe, by ascending token address.
pub fn settle(session: &Session, route: Route) -> Result<(), Refusal> {
    let env = session.env;
    match route {
        Route::Net { account } => each(session, |reserve| {
            let net = reserve.outflow.minus(reserve.inflow)?.0;
            pull(env, &reserve.asset, account, net.min(0).saturating_neg());
            pay(env, &reserve.asset, account, net);
            Ok(())
        }),
        Route::Gross { spender, to } => {
            each(session, |reserve| {
                pull(env, &reserve.asset, spender, reserve.inflow.0);
                Ok(())
            })?;
            each(session, |reserve| {
                pay(env, &reserve.asset, to, reserve.outflow.0);
                Ok(())
            })
        }
        Route::Allowance { spender, to } => each(session, |reserve| {
            let net = reserve.outflow.minus(reserve.inflow)?.0;
            pull_allowed(env, &reserve.asset, spender, net.min(0).saturating_neg());
            pay(env, &reserve.asset, to, net);
            Ok(())
        }),
    }
}

/// Visits every reserve with tokens to move, by ascending token address.
fn each(
    session: &Session,
    mut visit: impl FnMut(&Reserve) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let moving = |reserve: &&Reserve| reserve.inflow.0 != 0 || reserve.outflow.0 != 0;
    let mut order: Map<Address, u32> = Map::new(session.env);
    for reserve in session.loaded().filter(moving) {
        order.set(reserve.asset.clone(), reserve.config.index);
    }
    for index in order.values().iter() {
        let reserve = session
            .loaded()
            .find(|reserve| reserve.config.index == index);
        visit(reserve.ok_or(PoolError::InternalReserveNotFound)?)?;
    }
    Ok(())
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
