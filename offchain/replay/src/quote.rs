//! Which price a pool uses now: its own guard and feed, judged by the code that judges them in the pool.

use crate::pool::Pool;
use anyhow::{anyhow, Result};
use diff_suite::world::Side as Project;
use lending_core::guard::{Guard, GuardConfig, Quote, Reading, Side, Use};
use pool::GuardData;
use sep_40_oracle::Asset as Feed;

/// The guard of `asset`; none on a pool that has no guards, or where it is off.
pub fn guard(pool: &Pool, asset: u8) -> Result<Option<Guard>> {
    if pool.world.side == Project::Blend {
        return Ok(None);
    }
    let stored = pool.client().get_guard(&pool.world.asset(asset));
    let guard = stored.map(|it| parsed(&it)).transpose()?;
    Ok(guard.filter(|it| !it.config.is_off()))
}

/// What the pool knows of `asset`'s price.
pub fn quote(pool: &Pool, asset: u8) -> Result<Quote> {
    let feed = Feed::Stellar(pool.world.asset(asset));
    let said = pool.world.oracle.lastprice(&feed);
    Ok(Quote {
        reading: said.map(|it| Reading {
            price: it.price,
            time: it.timestamp,
        }),
        guard: guard(pool, asset)?,
        now: pool.now(),
    })
}

/// The price of `asset` for this use, if the pool has one.
pub fn price(pool: &Pool, asset: u8, usage: Use) -> Result<Option<i128>> {
    Ok(quote(pool, asset)?.price(usage).ok())
}

fn parsed(stored: &GuardData) -> Result<Guard> {
    let it = &stored.config;
    Ok(Guard {
        config: GuardConfig {
            up: it.up,
            dn: it.dn,
            slack: it.slack,
            liq: it.liq,
            window: it.window,
            confirm: it.confirm,
            max_age: it.max_age,
            flow: it.flow,
        },
        anchor: stored.p,
        time: stored.t,
        side: match stored.side {
            -1 => Side::Below,
            0 => Side::Within,
            1 => Side::Above,
            other => return Err(anyhow!("a guard deviates to side {other}")),
        },
        since: stored.since,
        rounds: stored.rounds,
        last_stamp: stored.last_ts,
    })
}
