//! The limit on net new debt per hour, where a reserve's guard sets one.
//!
//! Counted by the reserve's whole debt from the start of a call to its end, so that a loan repaid in
//! the same call, or debt that changes hands, does not count.

use crate::errors::Refusal;
use crate::state::{guard, Reserve, Session};
use crate::storage::guards;
use lending_core::flow;
use lending_core::units::Underlying;
use pool_terms::flow::Flow;
use soroban_sdk::Env;

/// Counts what this call changed, and refuses what is too much for an hour.
pub fn count(session: &Session) -> Result<(), Refusal> {
    for reserve in session.loaded() {
        if reserve.totals.debt_shares != reserve.debt_before {
            count_change(session.env, reserve)?;
        }
    }
    Ok(())
}

/// New debt counts where it is limited; repayments make room in an hour that is being counted.
// Not inlined, for the loop's sake: see `request::apply`.
#[inline(never)]
fn count_change(env: &Env, reserve: &Reserve) -> Result<(), Refusal> {
    let (totals, before) = (&reserve.totals, reserve.debt_before);
    let owed = totals.debt_rate.to_underlying_up(totals.debt_shares)?;
    let change = owed.minus(totals.debt_rate.to_underlying_up(before)?)?;
    if change > Underlying::ZERO {
        return match limit(env, reserve) {
            0 => Ok(()),
            limit => count_debt(env, reserve, change, limit),
        };
    }
    let index = reserve.config.index;
    if let Some(stored) = guards::flow(env, index) {
        if stored.hour == flow::hour(env.ledger().timestamp()) {
            let used = flow::used(stored.used, change.0)?;
            guards::set_flow(env, index, &Flow { used, ..stored });
        }
    }
    Ok(())
}

fn count_debt(env: &Env, reserve: &Reserve, change: Underlying, limit: u32) -> Result<(), Refusal> {
    let (index, now) = (reserve.config.index, env.ledger().timestamp());
    let hour = flow::hour(now);
    let (before, last) = match guards::flow(env, index) {
        Some(stored) if stored.hour == hour => (stored.used, stored.last),
        Some(stored) if stored.hour.saturating_add(1) == hour => (Underlying::ZERO, stored.used),
        _ => (Underlying::ZERO, Underlying::ZERO),
    };
    let used = flow::used(before, change.0)?;
    let supply = reserve.totals.total_supply()?;
    flow::require_within(limit, supply, used, last, now)?;
    guards::set_flow(env, index, &Flow { hour, last, used });
    Ok(())
}

/// Part of supply, 7 decimals, that may be newly lent in an hour; 0 if that is not limited.
fn limit(env: &Env, reserve: &Reserve) -> u32 {
    let guard = match reserve.quote {
        Some(quote) => quote.guard,
        None => guard::load(env, &reserve.asset),
    };
    guard.map_or(0, |guard| guard.config.flow)
}
