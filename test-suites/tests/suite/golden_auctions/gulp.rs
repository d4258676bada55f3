//! H6 and H7: tokens the pool holds beyond its books.

use pool::{Gulp, ReserveData};
use test_suites::reserves::{std_config, std_data};
use test_suites::{Setup, World};

/// H6: 1000.0 supplied, 500.0 lent, a credit of 500 units; 100 seconds of interest to come.
fn world() -> World {
    let mut world = World::new(&Setup::default());
    world.list(&std_config(), 1_0000000);
    world.activate();
    world.at(100);
    world.seed_reserve_data(0, &before());
    world
}

fn before() -> ReserveData {
    ReserveData {
        b_supply: 1000_0000000,
        d_supply: 500_0000000,
        backstop_credit: 500,
        ..std_data()
    }
}

/// What is found is returned and published, even if it is nothing.
fn gulp(world: &World) -> i128 {
    let asset = world.asset(0).clone();
    let delta = world.pool.gulp(&asset);
    let events = world.pool_events();
    assert_eq!(events, [world.published(&Gulp { asset, delta })]);
    delta
}

#[test]
fn h6_what_nobody_owns_is_the_backstops() {
    let world = world();
    world.fund_pool(0);
    let extra = 10_0000000;
    world.assets[0].token.mint(&world.pool.address, &extra);
    assert_eq!(gulp(&world), extra);
    let expected = ReserveData {
        b_rate: 1_000_000_062_000,
        d_rate: 1_000_000_137_410,
        ir_mod: 9999500,
        backstop_credit: 100000568,
        last_time: 100,
        ..before()
    };
    assert_eq!(world.stored_reserve_data(0), expected);
}

#[test]
fn h7_without_a_surplus_nothing_is_stored() {
    let world = world();
    world.fund_pool(0);
    assert_eq!(gulp(&world), 0);
    assert_eq!(world.stored_reserve_data(0), before());
}

#[test]
fn h7_with_tokens_missing_nothing_is_stored() {
    let world = world();
    assert_eq!(gulp(&world), 0);
    assert_eq!(world.stored_reserve_data(0), before());
}
