//! Stored price guards in core's terms.

use crate::errors::{refuse, PoolError, Refusal};
use crate::storage::guards;
use crate::types::{self, GuardData};
use lending_core::guard::{Guard, GuardConfig, Side};
use soroban_sdk::{Address, Env};

/// The guard of `asset`, if it is on.
pub fn load(env: &Env, asset: &Address) -> Result<Option<Guard>, Refusal> {
    match guards::guard(env, asset) {
        Some(stored) => {
            let guard = guard(&stored)?;
            Ok((!guard.config.is_off()).then_some(guard))
        }
        None => Ok(None),
    }
}

fn guard(stored: &GuardData) -> Result<Guard, Refusal> {
    Ok(Guard {
        config: config(&stored.config),
        anchor: stored.p,
        time: stored.t,
        side: side(stored.side)?,
        since: stored.since,
        rounds: stored.rounds,
        last_stamp: stored.last_ts,
    })
}

pub fn guard_data(guard: &Guard) -> GuardData {
    GuardData {
        config: config_data(&guard.config),
        last_ts: guard.last_stamp,
        p: guard.anchor,
        rounds: guard.rounds,
        side: side_number(guard.side),
        since: guard.since,
        t: guard.time,
    }
}

fn side(number: i32) -> Result<Side, Refusal> {
    match number {
        -1 => Ok(Side::Below),
        0 => Ok(Side::Within),
        1 => Ok(Side::Above),
        _ => refuse(PoolError::InternalError),
    }
}

fn side_number(side: Side) -> i32 {
    match side {
        Side::Below => -1,
        Side::Within => 0,
        Side::Above => 1,
    }
}

pub fn config(stored: &types::GuardConfig) -> GuardConfig {
    GuardConfig {
        up: stored.up,
        dn: stored.dn,
        slack: stored.slack,
        liq: stored.liq,
        window: stored.window,
        confirm: stored.confirm,
        max_age: stored.max_age,
        flow: stored.flow,
    }
}

pub fn config_data(config: &GuardConfig) -> types::GuardConfig {
    types::GuardConfig {
        confirm: config.confirm,
        dn: config.dn,
        flow: config.flow,
        liq: config.liq,
        max_age: config.max_age,
        slack: config.slack,
        up: config.up,
        window: config.window,
    }
}
