//! One test per row of the table of differences: what differs is exactly what is documented.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing
)]

#[path = "differences/backstop.rs"]
mod backstop;
#[path = "differences/codes.rs"]
mod codes;
#[path = "differences/entries.rs"]
mod entries;
#[path = "differences/pricing.rs"]
mod pricing;
#[path = "differences/tokens.rs"]
mod tokens;

use diff_suite::call::{Call, Name, Outcome, Request, Who};
use diff_suite::differences::Row;
use diff_suite::events::Event;
use diff_suite::generate::prologue;
use diff_suite::run::{Pair, Step};
use diff_suite::scenario::{Scenario, WHALE};

pub const ONE: i128 = 1_0000000;
pub const USER: Who = Who::User(0);
pub const RICH: Who = Who::User(WHALE);

/// Both pools active and with liquidity.
pub fn ready() -> Pair {
    ready_with(&Scenario::plain())
}

pub fn ready_with(scenario: &Scenario) -> Pair {
    let mut pair = Pair::new(scenario);
    for call in prologue(scenario) {
        agree(&mut pair, call);
    }
    pair
}

/// Makes a call on which both sides must agree, and that must succeed.
pub fn agree(pair: &mut Pair, call: Call) -> Step {
    let step = pair.step(&call);
    assert_eq!(step.verdict.dispute, None, "{call:?}");
    assert!(!step.verdict.parted, "{call:?}: {:?}", step.verdict.rows);
    assert!(
        step.outcomes.iter().all(Outcome::is_ok),
        "{call:?}: {:?}",
        step.outcomes
    );
    step
}

/// Makes a call that must meet `row` and be accepted.
pub fn differ(pair: &mut Pair, call: Call, row: Row) -> Step {
    let step = pair.step(&call);
    assert_eq!(step.verdict.dispute, None, "{call:?}");
    assert!(
        step.verdict.rows.contains(&row),
        "{call:?}: {:?}",
        step.outcomes
    );
    step
}

pub fn is_trap(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Trap(_))
}

pub fn fill(kind: u32, user: Who, percent: i128) -> Request {
    Request {
        kind,
        name: Name::Account(user),
        amount: percent,
    }
}

/// Events of the last call of both sides, Blend first.
pub fn events(pair: &Pair) -> [Vec<Event>; 2] {
    [pair.blend.events(), pair.levee.events()]
}

pub fn ledgers(count: u32) -> Call {
    Call::Advance {
        seconds: u64::from(count) * 5,
        ledgers: count,
    }
}

/// What the threshold asks for, in parts per ten thousand.
pub fn of_target(parts: i128) -> i128 {
    Scenario::plain().lp.target() * ONE / 10_000 * parts
}

/// Leaves the backstop with `tokens`.
pub fn drain_to(pair: &mut Pair, tokens: i128) {
    let amount = pair.sight.tokens - tokens;
    agree(
        pair,
        Call::Draw {
            pool: Who::Pool,
            amount,
            to: USER,
        },
    );
}

/// The backstop owes: a loan of `amount` of the second asset whose collateral was taken by hand.
pub fn owe(pair: &mut Pair, amount: i128) {
    use diff_suite::generate::{request, submit};
    let requests = vec![request(2, 0, 10 * amount), request(4, 1, amount)];
    agree(pair, submit(USER, requests));
    agree(pair, Call::Seize { user: USER });
    agree(pair, Call::BadDebt { user: USER });
}
