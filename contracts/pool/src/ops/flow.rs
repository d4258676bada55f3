//! The limit on net new debt per hour, where a reserve's guard sets one.
//!
//! Counted by the reserve's whole debt from the start of a call to its end, so that a loan repaid in
//! the same call, or debt that changes hands, does not count.

use crate::errors::PoolError;
use crate::state::{guard, Reserve, Session};
use crate::storage::guards;
use lending_core::flow;
use lending_core::units::Underlying;
use soroban_sdk::Env;

/// Counts what this call changed, and refuses what is too much for an hour.
pub fn count(session: &Session) -> Result<(), PoolError> {
    for reserve in session.loaded() {
        let (totals, before) = (&reserve.totals, reserve.debt_before);
        if totals.debt_shares != before {
            let owed = totals.debt_rate.to_underlying_up(totals.debt_shares)?;
            let change = owed.minus(totals.debt_rate.to_underlying_up(before)?)?;
            count_change(session.env, reserve, change)?;
        }
    }
    Ok(())
}

/// New debt counts where it is limited; repayments make room in an hour that is being counted.
fn count_change(env: &Env, reserve: &Reserve, change: Underlying) -> Result<(), PoolError> {
    let now = env.ledger().timestamp();
    let (index, hour) = (reserve.config.index, flow::hour(now));
    if change <= Underlying::ZERO {
        if let Some(before) = guards::flow(env, index, hour) {
            let used = flow::used(Underlying(before), change.0)?;
            guards::set_flow(env, index, hour, used.0);
        }
        return Ok(());
    }
    let limit = limit(env, reserve);
    if limit == 0 {
        return Ok(());
    }
    let in_hour = |hour: u64| Underlying(guards::flow(env, index, hour).unwrap_or(0));
    let used = flow::used(in_hour(hour), change.0)?;
    let last_hour = in_hour(hour.saturating_sub(1));
    flow::require_within(limit, reserve.totals.total_supply()?, used, last_hour, now)?;
    guards::set_flow(env, index, hour, used.0);
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
