//! Queueing, cancelling and setting reserves.

use pool::{PoolError, ReserveConfig};
use soroban_sdk::testutils::Address as _;
use soroban_sdk::Address;
use test_suites::requests::*;
use test_suites::reserves::std_config;
use test_suites::world::NO_GUARD;
use test_suites::{Setup, World, ONE};

#[test]
fn invalid_metadata_is_not_queued() {
    let world = World::market(1);
    let unlisted = Address::generate(&world.env);
    let invalid: [fn(&mut ReserveConfig); 15] = [
        |c| c.decimals = 19,
        |c| c.c_factor = 1_0000001,
        |c| c.l_factor = 1_0000001,
        |c| c.util = 9_000_001,
        |c| c.max_util = c.util,
        |c| c.max_util = c.util - 1,
        |c| c.max_util = 1_0000001,
        |c| c.r_base = 999,
        |c| c.r_base = 1_0000000,
        |c| c.r_one = c.r_two + 1,
        |c| c.r_two = c.r_three + 1,
        |c| c.r_three = c.r_two - 1,
        |c| c.reactivity = 1_001,
        |c| c.c_factor = u32::MAX,
        |c| c.decimals = u32::MAX,
    ];
    for change in invalid {
        let mut config = std_config();
        change(&mut config);
        for asset in [&unlisted, world.asset(0)] {
            world.refuses(PoolError::InvalidReserveConfig, |w| {
                w.pool.try_queue_set_reserve(asset, &config)
            });
        }
    }
}

#[test]
fn the_extremes_of_valid_metadata_are_queued() {
    let world = World::new(&Setup::default());
    let low = ReserveConfig {
        c_factor: 0,
        decimals: 0,
        enabled: false,
        index: 77,
        l_factor: 0,
        max_util: 1,
        r_base: 1_000,
        r_one: 0,
        r_three: 0,
        r_two: 0,
        reactivity: 0,
        supply_cap: i128::MIN,
        util: 0,
    };
    let high = ReserveConfig {
        c_factor: 1_0000000,
        decimals: 18,
        enabled: true,
        index: u32::MAX,
        l_factor: 1_0000000,
        max_util: 1_0000000,
        r_base: 9_999_999,
        r_one: u32::MAX,
        r_three: u32::MAX,
        r_two: u32::MAX,
        reactivity: 1_000,
        supply_cap: i128::MAX,
        util: 9_000_000,
    };
    let assets = [0; 2].map(|_| Address::generate(&world.env));
    for asset in &assets {
        // Full factors leave a price guard no room.
        world.pool.set_guard(asset, &NO_GUARD);
    }
    world.activate();
    for (asset, config) in assets.iter().zip([low, high]) {
        world.pool.queue_set_reserve(asset, &config);
    }
}

#[test]
fn there_is_one_change_per_asset_at_a_time() {
    let world = World::market(1);
    let asset = world.asset(0);
    world.pool.queue_set_reserve(asset, &std_config());
    // Before the metadata is looked at.
    let invalid = ReserveConfig {
        decimals: 19,
        ..std_config()
    };
    for config in [std_config(), invalid] {
        world.refuses(PoolError::BadRequest, |w| {
            w.pool.try_queue_set_reserve(asset, &config)
        });
    }
    world.pool.cancel_set_reserve(asset);
    world.pool.queue_set_reserve(asset, &std_config());
}

#[test]
fn decimals_never_change_and_a_liability_factor_never_becomes_zero() {
    let mut world = World::new(&Setup::default());
    world.list(&std_config(), ONE);
    let unborrowable = ReserveConfig {
        l_factor: 0,
        ..std_config()
    };
    world.list(&unborrowable, ONE);
    let other_decimals = ReserveConfig {
        decimals: 6,
        ..std_config()
    };
    for config in [&other_decimals, &unborrowable] {
        world.refuses(PoolError::InvalidReserveConfig, |w| {
            w.pool.try_queue_set_reserve(w.asset(0), config)
        });
    }
    // Zero may stay zero, and may rise.
    world.pool.queue_set_reserve(world.asset(1), &unborrowable);
    world.pool.set_reserve(world.asset(1));
    world.pool.queue_set_reserve(world.asset(1), &std_config());
    world.pool.set_reserve(world.asset(1));
    world.refuses(PoolError::InvalidReserveConfig, |w| {
        w.pool.try_queue_set_reserve(w.asset(1), &unborrowable)
    });
}

#[test]
fn a_change_is_judged_again_when_it_is_set() {
    let world = World::market(2);
    let (asset, stored) = (
        world.asset(0),
        world.pool.get_reserve(world.asset(0)).config,
    );
    world.pool.queue_set_reserve(asset, &std_config());
    world.at(world.now() + 604_800);
    let mut other = stored.clone();
    other.decimals = 6;
    world.seed_reserve_config(0, &other);
    world.refuses(PoolError::InvalidReserveConfig, |w| {
        w.pool.try_set_reserve(asset)
    });
    world.seed_reserve_config(0, &stored);
    assert_eq!(world.pool.set_reserve(asset), 0);
}

#[test]
fn a_change_waits_seven_days_outside_setup() {
    let world = World::market(1);
    let asset = world.asset(0);
    let queued_at = world.now();
    world.pool.queue_set_reserve(asset, &std_config());
    for wait in [0, 1, 604_799] {
        world.at(queued_at + wait);
        world.refuses(PoolError::InitNotUnlocked, |w| {
            w.pool.try_set_reserve(asset)
        });
    }
    world.at(queued_at + 604_800);
    assert_eq!(world.pool.set_reserve(asset), 0);
    world.refuses(PoolError::ReserveNotQueued, |w| {
        w.pool.try_set_reserve(asset)
    });
}

#[test]
fn what_was_queued_in_setup_needs_no_wait_later() {
    let mut world = World::new(&Setup::default());
    world.list(&std_config(), ONE);
    let asset = Address::generate(&world.env);
    world.pool.queue_set_reserve(&asset, &std_config());
    world.activate();
    assert_eq!(world.pool.set_reserve(&asset), 1);
}

#[test]
fn what_is_not_queued_is_neither_set_nor_cancelled() {
    let world = World::market(1);
    for asset in [world.asset(0), &Address::generate(&world.env)] {
        world.refuses(PoolError::ReserveNotQueued, |w| {
            w.pool.try_set_reserve(asset)
        });
        world.refuses(PoolError::ReserveNotQueued, |w| {
            w.pool.try_cancel_set_reserve(asset)
        });
        world.pool.queue_set_reserve(asset, &std_config());
        world.pool.cancel_set_reserve(asset);
        world.refuses(PoolError::ReserveNotQueued, |w| {
            w.pool.try_set_reserve(asset)
        });
        world.refuses(PoolError::ReserveNotQueued, |w| {
            w.pool.try_cancel_set_reserve(asset)
        });
    }
}

#[test]
fn a_pool_lists_thirty_reserves_and_no_more() {
    let mut world = World::new(&Setup::default());
    for _ in 0..30 {
        world.list(&std_config(), ONE);
    }
    let asset = Address::generate(&world.env);
    world.pool.queue_set_reserve(&asset, &std_config());
    world.refuses(PoolError::BadRequest, |w| w.pool.try_set_reserve(&asset));
    // Listed ones can still be changed.
    world.pool.queue_set_reserve(world.asset(29), &std_config());
    assert_eq!(world.pool.set_reserve(world.asset(29)), 29);
}

#[test]
fn a_reserve_that_cannot_be_borrowed_against_is_still_a_place_for_supply() {
    let mut world = World::new(&Setup::default());
    world.list(&std_config(), ONE);
    let unborrowable = ReserveConfig {
        l_factor: 0,
        ..std_config()
    };
    world.list(&unborrowable, ONE);
    world.activate();
    let user = world.rich();
    world.act(&user, [supply(world.asset(1), 10 * ONE)]);
    world.refuses(PoolError::DivisionByZero, |w| {
        w.try_act(&user, [borrow(w.asset(1), ONE)])
    });
    world.act(&user, [withdraw(world.asset(1), 10 * ONE)]);
}
