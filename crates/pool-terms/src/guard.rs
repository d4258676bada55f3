//! Price guards and their settings.

use crate::record::{pass_nested, record, Field, Values};
use lending_core::guard::{Guard, GuardConfig, Side};
use protocol_api::GuardData;
use soroban_sdk::Env;

pub fn guard(stored: &GuardData) -> Guard {
    Guard {
        config: config(&stored.config),
        anchor: stored.p,
        time: stored.t,
        side: side(stored.side),
        since: stored.since,
        rounds: stored.rounds,
        last_stamp: stored.last_ts,
    }
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

pub fn config(stored: &protocol_api::GuardConfig) -> GuardConfig {
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

pub fn config_data(config: &GuardConfig) -> protocol_api::GuardConfig {
    protocol_api::GuardConfig {
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

/// No pool stores other numbers than these three.
fn side(number: i32) -> Side {
    match number {
        -1 => Side::Below,
        1 => Side::Above,
        _ => Side::Within,
    }
}

/// The number on the wire.
pub fn side_number(side: Side) -> i32 {
    match side {
        Side::Below => -1,
        Side::Within => 0,
        Side::Above => 1,
    }
}

record!(GuardConfig {
    confirm => confirm,
    dn => dn,
    flow => flow,
    liq => liq,
    max_age => max_age,
    slack => slack,
    up => up,
    window => window,
});

impl Field for GuardConfig {
    fn pass(&mut self, env: &Env, values: &mut Values) {
        pass_nested(self, env, values);
    }
}

impl Field for Side {
    fn pass(&mut self, env: &Env, values: &mut Values) {
        let mut number = side_number(*self);
        number.pass(env, values);
        *self = side(number);
    }
}

record!(Guard {
    config => config,
    last_ts => last_stamp,
    p => anchor,
    rounds => rounds,
    side => side,
    since => since,
    t => time,
});
