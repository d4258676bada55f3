//! The pool's status follows the backstop, or the admin within the backstop's limits.

use crate::errors::{refuse, PoolError, Refusal};
use crate::events::{SetStatus, SetStatusByAdmin};
use crate::state::{Account, Backstop, Session};
use crate::storage;
use lending_core::status::{is_shaken, PoolStatus};
use soroban_sdk::{Address, Env};

/// Moves the status where the backstop's deposits and queue put it.
pub fn update(env: &Env) -> Result<u32, Refusal> {
    let mut session = Session::open(env)?;
    let backstop = Backstop::of(env)?;
    let deposits = backstop.data();
    let current = session.status()?;
    // Where the answer does not depend on it, a dead feed cannot hold the status.
    let met = current.needs_coverage(deposits.q4w_pct)
        && backstop.is_met(&mut session, deposits.tokens)?;
    let mut next = current.next(deposits.q4w_pct, met)?;
    if next == PoolStatus::Active && current != next && is_held(env, &backstop) {
        next = current.held_back(next)?;
    }
    let next = next.to_u32();
    store(&mut session, next);
    SetStatus { status: next }.publish(env);
    Ok(next)
}

/// Sets the status the admin asks for, if the backstop allows it.
pub fn set_by_admin(env: &Env, admin: Address, status: u32) -> Result<(), Refusal> {
    let mut session = Session::open(env)?;
    let backstop = Backstop::of(env)?;
    let deposits = backstop.data();
    let asked = PoolStatus::from_u32(status)?;
    asked.require_admin_may_set(deposits.q4w_pct)?;
    if asked.admin_needs_coverage()
        && (is_held(env, &backstop) || !backstop.is_met(&mut session, deposits.tokens)?)
    {
        return refuse(PoolError::StatusNotAllowed);
    }
    store(&mut session, status);
    SetStatusByAdmin { admin, status }.publish(env);
    Ok(())
}

/// Puts an active pool on ice, in the call that found it in danger.
pub fn ice(session: &mut Session) -> Result<(), Refusal> {
    let current = session.status()?;
    let next = current.iced();
    if next != current {
        let status = next.to_u32();
        store(session, status);
        SetStatus { status }.publish(session.env);
    }
    Ok(())
}

/// Whether the backstop still holds debt, or suppliers have borne some within a day.
fn is_held(env: &Env, backstop: &Backstop) -> bool {
    let last_default = storage::losses::last_default(env);
    is_shaken(last_default, env.ledger().timestamp())
        || Account::load(env, &backstop.address).has_debt()
}

fn store(session: &mut Session, status: u32) {
    session.config.status = status;
    storage::instance::set_config(session.env, &session.config);
}
