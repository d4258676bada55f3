//! What bad debt does to the pool's status, at once and for a day.

use crate::{
    agree, bad_debt_auction, differ, drain_to, events, exhaust, fill, losses::sinking, of_target,
    owe, ready, sight, thaw, DEFAULT, ONE, RICH, USER,
};
use diff_suite::call::{Call, Outcome, Who};
use diff_suite::differences::Row;
use diff_suite::generate::{request, submit};
use diff_suite::ledger::int;
use diff_suite::run::Pair;
use diff_suite::world::World;
use soroban_sdk::xdr::ScVal;

const DAY: u64 = 86_400;
const ACTIVE: Call = Call::SetStatus { status: 0 };

fn seconds(seconds: u64) -> Call {
    let ledgers = 1;
    Call::Advance { seconds, ledgers }
}

/// Debt of the backstop's and nothing to pay it with, in a pool of `status`.
fn doomed(status: u32) -> Pair {
    let mut pair = ready();
    owe(&mut pair, 1000 * ONE);
    for world in [&pair.blend, &pair.levee] {
        world.put_status(status);
    }
    exhaust(&mut pair);
    assert_eq!(pair.sight.status, status);
    pair
}

/// A backstop that has just lost everything, full again, and its pool on ice.
fn shaken() -> Pair {
    let mut pair = doomed(0);
    differ(&mut pair, DEFAULT, Row::Iced);
    refill(&mut pair);
    pair
}

fn refill(pair: &mut Pair) {
    let (from, pool, amount) = (USER, Who::Pool, of_target(20_000));
    agree(pair, Call::Deposit { from, pool, amount });
}

fn status_after(world: &World, call: &Call) -> u32 {
    assert!(world.run(call).is_ok());
    sight(world).status
}

#[test]
fn a_default_puts_an_active_pool_on_ice() {
    for status in [0, 1] {
        let pair = doomed(status);
        let after = [&pair.blend, &pair.levee].map(|world| status_after(world, &DEFAULT));
        assert_eq!(after, [status, 3], "Blend waits to be told");

        let mut pair = doomed(status);
        let step = differ(&mut pair, DEFAULT, Row::Iced);
        assert!(!step.verdict.parted);
        let told = &events(&pair)[1];
        let last = told.last().unwrap();
        let (name, count) = (last.name(), last.topics.len());
        assert_eq!((name.as_str(), count), ("set_status", 1));
        assert_eq!(last.data, ScVal::U32(3));
        assert_eq!(pair.sight.last_default, pair.sight.now);
    }
    // What is not active stays as it is.
    for status in [2, 3, 4, 5] {
        let mut pair = doomed(status);
        let step = agree(&mut pair, DEFAULT);
        assert!(!step.verdict.rows.contains(&Row::Iced));
        assert_eq!(pair.sight.status, status);
        assert_eq!(pair.sight.last_default, pair.sight.now);
    }
}

#[test]
fn an_auction_of_bad_debt_worth_a_tenth_of_the_backstop_does_too() {
    // Deposits worth 10,000, and the least that is more.
    for (tokens, status) in [(8000 * ONE, 3), (8000 * ONE + 1, 0)] {
        let mut pair = ready();
        owe(&mut pair, 1000 * ONE);
        drain_to(&mut pair, tokens);
        let auction = bad_debt_auction(&pair, vec![1]);
        let step = agree(&mut pair, auction);
        assert_eq!(step.verdict.rows.contains(&Row::Iced), status == 3);
        assert_eq!(pair.sight.status, status);
        assert_eq!(pair.sight.last_default, 0);
    }
}

#[test]
fn no_pool_becomes_active_within_a_day_of_a_default() {
    for call in [Call::UpdateStatus, ACTIVE] {
        for early in [0, 1, DAY - 1] {
            let mut pair = shaken();
            agree(&mut pair, seconds(early));
            let step = differ(&mut pair, call.clone(), Row::HeldBack);
            assert!(!step.verdict.parted);
            assert!(step.outcomes[0].is_ok());
            assert_eq!(step.outcomes[1], Outcome::Code(1204));
            assert_eq!([sight(&pair.blend).status, pair.sight.status], [3, 3]);
        }
        let mut pair = shaken();
        agree(&mut pair, seconds(DAY));
        let step = agree(&mut pair, call);
        assert!(!step.verdict.rows.contains(&Row::HeldBack));
        assert!(pair.sight.status <= 1);
    }
}

#[test]
fn no_pool_becomes_active_while_the_backstop_owes() {
    for call in [Call::UpdateStatus, ACTIVE] {
        let mut pair = ready();
        owe(&mut pair, ONE);
        agree(&mut pair, Call::SetStatus { status: 3 });
        agree(&mut pair, seconds(30 * DAY));
        let step = differ(&mut pair, call, Row::HeldBack);
        assert_eq!(step.outcomes[1], Outcome::Code(1204));
    }
    // One that is active stays so.
    let mut pair = ready();
    owe(&mut pair, ONE);
    let step = agree(&mut pair, Call::UpdateStatus);
    assert!(!step.verdict.rows.contains(&Row::HeldBack));
    assert_eq!(pair.sight.status, 0);
}

#[test]
fn a_frozen_pool_thaws_onto_ice() {
    let mut pair = shaken();
    let (from, pool) = (USER, Who::Pool);
    let amount = pair.sight.shares / 100 * 61;
    agree(&mut pair, Call::Queue { from, pool, amount });
    agree(&mut pair, Call::UpdateStatus);
    assert_eq!(pair.sight.status, 5);
    agree(&mut pair, Call::Dequeue { from, pool, amount });
    let step = differ(&mut pair, Call::UpdateStatus, Row::HeldBack);
    assert!(!step.verdict.parted);
    let next = |outcome: &Outcome| match outcome {
        Outcome::Value(next) => int(next),
        other => panic!("{other:?}"),
    };
    assert_eq!([0, 1].map(|side| next(&step.outcomes[side])), [1, 3]);
    assert_eq!([sight(&pair.blend).status, pair.sight.status], [3, 3]);
}

#[test]
fn what_follows_a_default_in_a_list_finds_the_pool_on_ice() {
    let mut pair = sinking();
    let requests = vec![fill(6, USER, 100), request(4, 0, ONE)];
    let step = differ(&mut pair, submit(RICH, requests), Row::DefaultInside);
    assert!(step.outcomes[0].is_ok());
    assert_eq!(step.outcomes[1], Outcome::Code(1206));
    // What stands before the fill was decided before it.
    let mut pair = sinking();
    let requests = vec![request(4, 0, ONE), fill(6, USER, 100)];
    let step = agree(&mut pair, submit(RICH, requests));
    assert!(step.verdict.rows.contains(&Row::Iced));
}

#[test]
fn a_pool_that_thawed_is_like_blends() {
    let mut pair = shaken();
    thaw(&mut pair);
    agree(&mut pair, submit(RICH, vec![request(4, 0, ONE)]));
    agree(&mut pair, Call::GetConfig);
}
