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
#[path = "differences/bad_debt.rs"]
mod bad_debt;
#[path = "differences/codes.rs"]
mod codes;
#[path = "differences/entries.rs"]
mod entries;
#[path = "differences/losses.rs"]
mod losses;
#[path = "differences/pricing.rs"]
mod pricing;
#[path = "differences/recoveries.rs"]
mod recoveries;
#[path = "differences/response.rs"]
mod response;
#[path = "differences/stops.rs"]
mod stops;
#[path = "differences/tokens.rs"]
mod tokens;
#[path = "differences/width.rs"]
mod width;

use diff_suite::call::{Call, Name, Outcome, Request, Who};
use diff_suite::differences::Row;
use diff_suite::events::Event;
use diff_suite::generate::{prologue, request, submit};
use diff_suite::ledger::int;
use diff_suite::run::{Pair, Step};
use diff_suite::scenario::{Scenario, WHALE};
use diff_suite::sight::{Reserve, Sight};
use diff_suite::world::{World, FAR_FUTURE};
use soroban_sdk::xdr::ScVal;

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

pub fn price(asset: u8, price: i128) -> Call {
    Call::Price {
        asset,
        price,
        timestamp: FAR_FUTURE,
    }
}

/// All debt in the second asset against all collateral in `lot`.
pub fn liquidation(lot: u8, percent: u32) -> Call {
    Call::NewAuction {
        kind: 0,
        user: USER,
        bid: vec![1],
        lot: vec![lot],
        percent,
    }
}

/// The backstop token, as auctions name it.
pub fn lp(pair: &Pair) -> u8 {
    pair.levee.assets.len() as u8
}

/// What a world's ledger says.
pub fn sight(world: &World) -> Sight {
    Sight::of(world, &world.ledger())
}

pub fn reserve(world: &World, asset: u8) -> Reserve {
    sight(world).reserves[usize::from(asset)].clone().unwrap()
}

/// Names of Levee's events of the last call that Blend does not have.
pub fn own_names(pair: &Pair) -> Vec<String> {
    let own = ["loss", "recovery", "killed"];
    let names = pair.levee.events().into_iter().map(|event| event.name());
    names.filter(|name| own.contains(&name.as_str())).collect()
}

/// The numbers in the only event `name` of Levee's last call.
pub fn numbers(pair: &Pair, name: &str) -> Vec<i128> {
    let events = pair.levee.events();
    let mut named = events.iter().filter(|event| event.name() == name);
    let (Some(event), None) = (named.next(), named.next()) else {
        panic!("not one {name}: {events:?}")
    };
    let ScVal::Vec(Some(numbers)) = &event.data else {
        panic!("no list: {event:?}")
    };
    numbers.iter().map(int).collect()
}

pub const DEFAULT: Call = Call::BadDebt {
    user: Who::Backstop,
};

/// All credit in `asset` against the backstop token.
pub fn interest_auction(pair: &Pair, asset: u8) -> Call {
    Call::NewAuction {
        kind: 2,
        user: Who::Backstop,
        bid: vec![lp(pair)],
        lot: vec![asset],
        percent: 100,
    }
}

/// The backstop's debts in the assets of `bid` against its token.
pub fn bad_debt_auction(pair: &Pair, bid: Vec<u8>) -> Call {
    Call::NewAuction {
        kind: 1,
        user: Who::Backstop,
        bid,
        lot: vec![lp(pair)],
        percent: 100,
    }
}

/// Leaves the backstop with so little that both rules call it exhausted.
pub fn exhaust(pair: &mut Pair) {
    drain_to(pair, of_target(400));
}

/// Surplus of the second asset, taken up by a gulp.
pub fn gift(pair: &mut Pair, amount: i128) {
    let to = Who::Pool;
    agree(
        pair,
        Call::Mint {
            asset: 1,
            to,
            amount,
        },
    );
    pair.step(&Call::Gulp { asset: 1 });
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

/// A day after a default: cover for twice the threshold, and active again.
pub fn thaw(pair: &mut Pair) {
    let (from, pool, amount) = (USER, Who::Pool, of_target(20_000));
    for call in [
        Call::Advance {
            seconds: 86_400,
            ledgers: 1000,
        },
        Call::Deposit { from, pool, amount },
        Call::SetStatus { status: 0 },
    ] {
        let step = pair.step(&call);
        assert!(step.outcomes.iter().all(Outcome::is_ok), "{call:?}");
    }
    assert_eq!(pair.sight.status, 0);
}

/// The backstop owes: a loan of `amount` of the second asset whose collateral was taken by hand.
pub fn owe(pair: &mut Pair, amount: i128) {
    let user = USER;
    lend(pair, user, amount);
    agree(pair, Call::Seize { user, dust: 0 });
    agree(pair, Call::BadDebt { user });
}

/// A loan of `amount` of the second asset on ten times as much of the first.
pub fn lend(pair: &mut Pair, user: Who, amount: i128) {
    let requests = vec![request(2, 0, 10 * amount), request(4, 1, amount)];
    agree(pair, submit(user, requests));
}
