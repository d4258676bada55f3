//! Configuration, status, admin, gulp.

use super::{event, published};
use pool::ReserveConfig;
use soroban_sdk::testutils::Address as _;
use soroban_sdk::xdr::ScVal;
use soroban_sdk::Address;
use test_suites::raw;
use test_suites::{World, ONE};

/// A configuration in which no two fields are alike, and its hand-built form.
fn distinct() -> (ReserveConfig, ScVal) {
    let config = ReserveConfig {
        c_factor: 1,
        decimals: 2,
        enabled: true,
        index: 3,
        l_factor: 4,
        max_util: 5_000_000,
        r_base: 6_000,
        r_one: 7,
        r_three: 9,
        r_two: 8,
        reactivity: 10,
        supply_cap: 11,
        util: 12,
    };
    let stored = raw::fields([
        ("c_factor", raw::u32(1)),
        ("decimals", raw::u32(2)),
        ("enabled", ScVal::Bool(true)),
        ("index", raw::u32(3)),
        ("l_factor", raw::u32(4)),
        ("max_util", raw::u32(5_000_000)),
        ("r_base", raw::u32(6_000)),
        ("r_one", raw::u32(7)),
        ("r_three", raw::u32(9)),
        ("r_two", raw::u32(8)),
        ("reactivity", raw::u32(10)),
        ("supply_cap", raw::i128(11)),
        ("util", raw::u32(12)),
    ]);
    (config, stored)
}

/// The settings of a guard nobody asked for.
fn standard_guard() -> ScVal {
    raw::fields([
        ("confirm", raw::u64(900)),
        ("dn", raw::u32(500_000)),
        ("flow", raw::u32(0)),
        ("liq", raw::u32(1_500_000)),
        ("max_age", raw::u64(3_600)),
        ("slack", raw::u32(500_000)),
        ("up", raw::u32(500_000)),
        ("window", raw::u64(3_600)),
    ])
}

#[test]
fn a_reserves_way_into_the_list_is_told() {
    let world = World::market(2);
    let (asset, (config, stored)) = (Address::generate(&world.env), distinct());
    let topics = || [raw::address(&world.admin)];

    world.pool.queue_set_reserve(&asset, &config);
    let data = raw::vec([raw::address(&asset), stored.clone()]);
    let queued = || event("queue_set_reserve", topics(), data.clone());
    // The first time a guard is made for it, which waits for a price.
    let guard = event("set_guard", [raw::address(&asset)], standard_guard());
    // Neither a price, nor a time, nor a deviation with its beginning and its rounds.
    let nothing = [
        raw::i128(0),
        raw::u64(0),
        ScVal::I32(0),
        raw::u64(0),
        raw::u32(0),
    ];
    let waits = event("price_guard", [raw::address(&asset)], raw::vec(nothing));
    assert_eq!(published(&world), [guard, waits, queued()]);

    world.pool.cancel_set_reserve(&asset);
    let cancelled = event("cancel_set_reserve", topics(), raw::address(&asset));
    assert_eq!(published(&world), [cancelled]);

    world.pool.queue_set_reserve(&asset, &config);
    assert_eq!(published(&world), [queued()]);
    world.at(world.now() + 604_800);
    world.pool.set_reserve(&asset);
    let data = raw::vec([raw::address(&asset), raw::u32(2)]);
    assert_eq!(published(&world), [event("set_reserve", [], data)]);

    // A change keeps the place.
    let (listed, data) = (world.asset(0), world.pool.get_reserve(world.asset(0)));
    world.pool.queue_set_reserve(listed, &data.config);
    world.at(world.now() + 604_800);
    world.pool.set_reserve(listed);
    let data = raw::vec([raw::address(listed), raw::u32(0)]);
    assert_eq!(published(&world), [event("set_reserve", [], data)]);
}

#[test]
fn new_parameters_are_told_with_the_admin() {
    let world = World::market(1);
    world.pool.update_pool(&7, &8, &9);
    let data = raw::vec([raw::u32(7), raw::u32(8), raw::i128(9)]);
    let expected = event("update_pool", [raw::address(&world.admin)], data);
    assert_eq!(published(&world), [expected]);
}

#[test]
fn a_status_is_told_with_the_admin_only_if_he_set_it() {
    let world = World::market(1);
    for status in [3, 4, 2, 0] {
        world.pool.set_status(&status);
        let expected = event("set_status", [raw::address(&world.admin)], raw::u32(status));
        assert_eq!(published(&world), [expected]);
    }
    world.pool.set_status(&3);
    world.pool.update_status();
    assert_eq!(published(&world), [event("set_status", [], raw::u32(1))]);
    // Told even if it stays.
    world.pool.update_status();
    assert_eq!(published(&world), [event("set_status", [], raw::u32(1))]);
}

#[test]
fn a_new_admin_is_told_with_the_old() {
    let world = World::market(1);
    let new_admin = Address::generate(&world.env);
    world.pool.propose_admin(&new_admin);
    assert_eq!(published(&world), []);
    world.pool.accept_admin();
    let topics = [raw::address(&world.admin)];
    let expected = event("set_admin", topics, raw::address(&new_admin));
    assert_eq!(published(&world), [expected]);
}

#[test]
fn what_was_gulped_is_told_even_if_it_was_nothing() {
    let world = World::market(1);
    let told = |delta| {
        let topics = [raw::address(world.asset(0))];
        event("gulp", topics, raw::i128(delta))
    };
    assert_eq!(world.pool.gulp(world.asset(0)), 0);
    assert_eq!(published(&world), [told(0)]);
    world.assets[0].token.mint(&world.pool.address, &(3 * ONE));
    assert_eq!(world.pool.gulp(world.asset(0)), 3 * ONE);
    assert_eq!(published(&world), [told(3 * ONE)]);
}
