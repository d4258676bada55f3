//! The anchor follows the feed, as fast as it may and no faster.

use super::stage::*;
use pool::{PoolError, PriceGuard};
use test_suites::{World, ONE};

#[test]
fn an_anchor_grows_by_five_percent_an_hour() {
    let world = market();
    let start = world.now();
    for (hours, price) in [(1, 1_0500000), (2, 1_1025000), (3, 1_1576250)] {
        world.at(start + hours * HOUR);
        world.round(0, 100 * ONE);
        assert_eq!(world.guard(0).p, price);
    }
    world.at(start + 4 * HOUR);
    world.round(0, 1);
    assert_eq!(world.guard(0).p, 1_0997438);
}

#[test]
fn idle_time_counts_for_an_hour_at_most() {
    let world = market();
    world.at(world.now() + 30 * DAY);
    world.round(0, 2 * ONE);
    assert_eq!(world.guard(0).p, 1_0500000);
}

#[test]
fn an_anchor_is_never_beyond_the_feed() {
    let world = market();
    world.at(world.now() + HOUR);
    world.round(0, 1_0200000);
    assert_eq!(world.guard(0).p, 1_0200000);
}

#[test]
fn many_pokes_gain_nothing_on_one() {
    let world = market();
    let start = world.now();
    for step in 1..=60 {
        world.at(start + step * 60);
        world.round(0, 100 * ONE);
    }
    // Compounding by the minute: below the 5.127% of compounding without end.
    let anchor = world.guard(0).p;
    assert!((1_0500000..=1_0512711).contains(&anchor), "{anchor}");
}

#[test]
fn pokes_in_every_ledger_do_not_hold_a_cheap_tokens_anchor() {
    let world = market();
    for index in [0, 1] {
        world.set_dated_price(index, ONE, world.now());
    }
    // Let it fall to 100 units first, ever so slowly.
    let start = world.now();
    let mut guard = world.guard(0);
    let mut hours = 0;
    while guard.p > 100 {
        hours += 1;
        world.at(start + hours * HOUR);
        world.round(0, 100);
        guard = world.guard(0);
    }
    let start = world.now();
    for step in 1..=720 {
        world.at(start + step * 5);
        world.round(0, 1_000);
    }
    assert!(world.guard(0).p >= 104, "{}", world.guard(0).p);
}

#[test]
fn a_poke_needs_a_fresh_price() {
    let world = market();
    world.set_dated_price(0, ONE, world.now() - HOUR - 1);
    assert_eq!(world.poke(0), Err(PoolError::StalePrice));
    world.set_dated_price(0, ONE, world.now() + 61);
    assert_eq!(world.poke(0), Err(PoolError::StalePrice));
    world.set_dated_price(0, ONE, u64::MAX);
    assert_eq!(world.poke(0), Err(PoolError::StalePrice));
    world.set_dated_price(0, 0, world.now());
    assert_eq!(world.poke(0), Err(PoolError::InvalidPrice));
    world.kill_feed(0);
    assert_eq!(world.poke(0), Err(PoolError::PriceUnavailable));
    world.set_dated_price(0, ONE, world.now() + 60);
    assert_eq!(world.poke(0), Ok(()));
}

#[test]
fn what_has_no_guard_cannot_be_poked() {
    let world = market();
    let token = &world.backstop_token.address;
    world.refuses(PoolError::GuardNotFound, |w| w.pool.try_poke_price(token));
}

#[test]
fn a_deviation_is_counted_by_rounds_of_the_feed_not_by_pokes() {
    let world = market();
    let start = world.now();
    world.at(start + 60);
    world.round(0, 2 * ONE);
    for _ in 0..5 {
        world.at(world.now() + 5);
        world.poke(0).unwrap();
    }
    let guard = world.guard(0);
    assert_eq!((guard.side, guard.since, guard.rounds), (1, start + 60, 1));
    world.at(start + 360);
    world.round(0, 2 * ONE);
    assert_eq!(world.guard(0).rounds, 2);
    assert_eq!(world.guard(0).since, start + 60);
    // The other side starts anew; none at all ends it.
    world.at(start + 660);
    world.round(0, ONE / 2);
    let guard = world.guard(0);
    assert_eq!(
        (guard.side, guard.since, guard.rounds),
        (-1, start + 660, 1)
    );
    world.at(start + 960);
    world.round(0, ONE);
    let guard = world.guard(0);
    assert_eq!((guard.side, guard.since, guard.rounds), (0, 0, 0));
}

#[test]
fn a_deviation_within_the_reach_of_liquidations_is_none() {
    let world = market();
    world.round(0, 1_1500000);
    assert_eq!(world.guard(0).side, 0);
    world.round(0, 1_1500001);
    assert_eq!(world.guard(0).side, 1);
    world.round(0, 8500000);
    assert_eq!(world.guard(0).side, 0);
    world.round(0, 8499999);
    assert_eq!(world.guard(0).side, -1);
}

#[test]
fn every_change_is_told_and_none_is_not() {
    let world = market();
    world.at(world.now() + HOUR);
    world.set_dated_price(0, 2 * ONE, world.now());
    world.poke(0).unwrap();
    let told = PriceGuard {
        asset: world.asset(0).clone(),
        p: 1_0500000,
        t: world.now(),
        side: 1,
        since: world.now(),
        rounds: 1,
    };
    assert_eq!(world.pool_events(), [world.published(&told)]);
    world.poke(0).unwrap();
    assert_eq!(world.pool_events(), []);
}

#[test]
fn no_user_action_writes_a_guard() {
    let world: World = market();
    let user = world.borrower();
    let before = world.guard(0);
    world.at(world.now() + HOUR);
    world.set_price(0, 2 * ONE);
    world.act(&user, [test_suites::requests::borrow(world.asset(1), ONE)]);
    assert_eq!(world.guard(0), before);
}
