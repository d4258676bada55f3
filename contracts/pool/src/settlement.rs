//! The only mover of tokens. Amounts of zero are not moved.
#![allow(clippy::disallowed_methods)]

use crate::errors::Refusal;
use crate::state::{Backstop, Reserve, Session};
use lending_core::units::Underlying;
use protocol_api::BackstopClient;
use sep_41_token::TokenClient;
use soroban_sdk::{Address, Env};

/// How the tokens that requests ask for come in and go out.
#[derive(Clone, Copy, Eq, PartialEq)]
pub enum Way {
    /// One transfer per token, of the difference.
    Net,
    /// Every token comes in in full, then every token goes out in full.
    Gross,
    /// One transfer per token, pulled by an allowance to the pool.
    Allowance,
}

/// Between whom tokens move: they come from `spender` and go to `to`.
pub struct Route<'a> {
    pub way: Way,
    pub spender: &'a Address,
    pub to: &'a Address,
}

impl Route<'_> {
    fn pull(&self, env: &Env, token: &Address, amount: i128) {
        if self.way == Way::Allowance {
            pull_allowed(env, token, self.spender, amount);
        } else {
            pull(env, token, self.spender, amount);
        }
    }
}

/// Moves what the session's requests owe, by ascending token address. Gross, everything comes in before
/// anything goes out.
pub fn settle(session: &Session, route: Route) -> Result<(), Refusal> {
    let (env, gross) = (session.env, route.way == Way::Gross);
    let mut left = moving(session);
    while let Some(reserve) = take_first(session, &mut left) {
        let mut inflow = reserve.inflow;
        if !gross {
            let net = reserve.outflow.minus(inflow)?;
            pay(env, &reserve.asset, route.to, net.0);
            inflow.decrease(reserve.outflow)?;
        }
        route.pull(env, &reserve.asset, inflow.0);
    }
    let mut left = if gross { moving(session) } else { 0 };
    while let Some(reserve) = take_first(session, &mut left) {
        pay(env, &reserve.asset, route.to, reserve.outflow.0);
    }
    Ok(())
}

/// A bit for each reserve with tokens to move.
fn moving(session: &Session) -> u32 {
    session
        .loaded()
        .filter(|reserve| reserve.inflow.0 != 0 || reserve.outflow.0 != 0)
        .fold(0, |set, reserve| set | reserve.bit())
}

/// Takes the reserve whose token has the lowest address out of the set `left`.
fn take_first<'a>(session: &'a Session, left: &mut u32) -> Option<&'a Reserve> {
    let first = session
        .loaded()
        .filter(|reserve| reserve.bit() & *left != 0)
        .min_by(|one, other| one.asset.cmp(&other.asset))?;
    *left &= !first.bit();
    Some(first)
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
