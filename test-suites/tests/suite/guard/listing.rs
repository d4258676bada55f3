//! Every reserve has a guard from the moment it is listed.

use super::stage::*;
use pool::{PoolError, ReserveConfig};
use sep_40_oracle::Asset as Feed;
use soroban_sdk::testutils::Address as _;
use soroban_sdk::Address;
use test_suites::outcome::outcome;
use test_suites::requests::*;
use test_suites::reserves::std_config;
use test_suites::{World, ONE};

fn config(c_factor: u32, l_factor: u32) -> ReserveConfig {
    ReserveConfig {
        c_factor,
        l_factor,
        ..std_config()
    }
}

#[test]
fn a_reserve_starts_with_the_standard_guard_anchored_at_its_price() {
    let mut world = World::new(&guarded());
    world.list(&std_config(), 3 * ONE);
    let guard = world.guard(0);
    assert_eq!(guard.config, STANDARD);
    assert_eq!((guard.p, guard.t, guard.last_ts), (3 * ONE, 600, 600));
    assert_eq!((guard.side, guard.since, guard.rounds), (0, 0, 0));
}

#[test]
fn the_standard_guard_reaches_a_collateral_factor_of_86_percent() {
    for (c_factor, preset) in [(8_600_000, STANDARD), (8_620_000, TIGHT)] {
        let mut world = World::new(&guarded());
        world.list(&config(c_factor, 9_500_000), ONE);
        assert_eq!(world.guard(0).config, preset, "{c_factor}");
    }
}

#[test]
fn where_neither_preset_is_safe_the_reserve_is_refused() {
    let mut world = World::new(&guarded());
    world.list(&std_config(), ONE);
    let asset = Address::generate(&world.env);
    world.oracle.add_asset(&Feed::Stellar(asset.clone()));
    world
        .oracle
        .set_price(&Feed::Stellar(asset.clone()), &ONE, &600);
    world
        .pool
        .queue_set_reserve(&asset, &config(10_000_000, 10_000_000));
    world.refuses(PoolError::UnsafeGuard, |w| w.pool.try_set_reserve(&asset));
}

#[test]
fn a_reserve_must_be_safe_beside_all_the_others() {
    let mut world = World::new(&guarded());
    // Alone each is safe, together they are not: much is lent against the second.
    world.list(&config(5_000_000, 9_500_000), ONE);
    let asset = world.asset(0).clone();
    assert_eq!(world.guard(0).config, STANDARD);
    let other = Address::generate(&world.env);
    world.oracle.add_asset(&Feed::Stellar(other.clone()));
    world
        .oracle
        .set_price(&Feed::Stellar(other.clone()), &ONE, &600);
    world
        .pool
        .queue_set_reserve(&other, &config(9_500_000, 5_000_000));
    world.refuses(PoolError::UnsafeGuard, |w| w.pool.try_set_reserve(&other));
    // A closer guard on the first makes room for it.
    world.pool.set_guard(&asset, &TIGHT);
    world.pool.set_reserve(&other);
    assert_eq!(world.pool.get_guard(&other).unwrap().config, TIGHT);
}

#[test]
fn a_change_of_factors_must_be_safe_under_the_guard_there_is() {
    let world = market();
    let asset = world.asset(0);
    world
        .pool
        .queue_set_reserve(asset, &config(9_900_000, 9_900_000));
    world.at(world.now() + WEEK);
    world.refuses(PoolError::UnsafeGuard, |w| w.pool.try_set_reserve(asset));
}

#[test]
fn outside_setup_the_first_anchor_is_the_price_the_admin_saw() {
    let world = market();
    let asset = Address::generate(&world.env);
    let feed = Feed::Stellar(asset.clone());
    world.oracle.add_asset(&feed);
    world.oracle.set_price(&feed, &ONE, &world.now());
    world.pool.queue_set_reserve(&asset, &std_config());
    // Whoever waits for a wrong price to set the reserve at gains nothing by it.
    world.at(world.now() + WEEK);
    world.oracle.set_price(&feed, &(100 * ONE), &world.now());
    world.pool.set_reserve(&asset);
    let guard = world.pool.get_guard(&asset).unwrap();
    assert_eq!((guard.p, guard.config), (ONE, STANDARD));
}

#[test]
fn a_reserve_without_a_price_waits_for_the_admin() {
    let mut world = World::new(&guarded());
    world.list(&std_config(), ONE);
    world.list(&std_config(), ONE);
    let asset = Address::generate(&world.env);
    world.pool.queue_set_reserve(&asset, &std_config());
    assert_eq!(world.pool.set_reserve(&asset), 2);
    let guard = world.pool.get_guard(&asset).unwrap();
    assert_eq!((guard.p, guard.config), (0, STANDARD));
    // The first anchor is nobody else's to choose.
    world.oracle.add_asset(&Feed::Stellar(asset.clone()));
    world
        .oracle
        .set_price(&Feed::Stellar(asset.clone()), &ONE, &600);
    let poked = || outcome(world.pool.try_poke_price(&asset));
    assert_eq!(poked(), Err(PoolError::GuardNotFound));
    world.pool.set_guard(&asset, &STANDARD);
    assert_eq!(world.pool.get_guard(&asset).unwrap().p, ONE);
    assert_eq!(poked(), Ok(()));
}

#[test]
fn nobody_borrows_what_has_no_anchor_or_against_it() {
    let mut world = World::new(&guarded());
    world.list(&std_config(), ONE);
    world.list(&std_config(), 0);
    assert_eq!(world.guard(1).p, 0);
    world.set_price(1, ONE);
    world.activate();
    let lender = world.user(1_000 * ONE);
    for index in 0..2 {
        world.act(&lender, [supply(world.asset(index), 900 * ONE)]);
    }
    let user = world.user(1_000 * ONE);
    world.act(&user, [supply_collateral(world.asset(0), 100 * ONE)]);
    world.refuses(PoolError::PriceUnavailable, |w| {
        w.try_act(&user, [borrow(w.asset(1), 1)])
    });
    let other = world.user(1_000 * ONE);
    world.act(&other, [supply_collateral(world.asset(1), 100 * ONE)]);
    world.refuses(PoolError::InvalidHf, |w| {
        w.try_act(&other, [borrow(w.asset(0), 1)])
    });
    world.act(&other, [withdraw_collateral(world.asset(1), 100 * ONE)]);
    world.check();
}
