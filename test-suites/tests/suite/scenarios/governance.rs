//! Status, admin and reserves over time.

use pool::{PoolError, ReserveConfig};
use soroban_sdk::testutils::Address as _;
use soroban_sdk::Address;
use test_suites::requests::*;
use test_suites::reserves::std_config;
use test_suites::{Setup, World, ONE};

const DAY: u64 = 86_400;

/// What the pool lets `user` do now: supply, borrow, withdraw.
fn permits(world: &World, user: &Address) -> [bool; 3] {
    let asset = world.asset(1);
    let requests = [supply(asset, ONE), borrow(asset, ONE), withdraw(asset, 1)];
    requests.map(|request| match world.try_act(user, [request]) {
        Ok(_) => true,
        Err(error) => {
            assert_eq!(error, Ok(PoolError::InvalidPoolStatus));
            false
        }
    })
}

#[test]
fn a_pool_goes_on_ice_freezes_and_thaws_with_its_backstop() {
    let mut world = World::new(&Setup::default());
    for _ in 0..2 {
        world.list(&std_config(), ONE);
    }
    let user = world.user(1_000 * ONE);
    let asset = world.asset(0).clone();
    world.refuses(PoolError::InvalidPoolStatus, |w| {
        w.try_act(&user, [supply(&asset, ONE)])
    });
    world.refuses(PoolError::StatusNotAllowed, |w| w.pool.try_set_status(&0));
    let depositor = world.fund_backstop(100_000 * ONE);
    world.pool.set_status(&0);
    let requests = [
        supply_collateral(&asset, 500 * ONE),
        supply(world.asset(1), 500 * ONE),
    ];
    world.play(&user, requests);
    assert_eq!(permits(&world, &user), [true, true, true]);

    // Half of the backstop wants to leave.
    let (backstop, pool) = (&world.backstop, &world.pool.address);
    backstop.queue_withdrawal(&depositor, pool, &(50_000 * ONE));
    world.check();
    assert_eq!(world.pool.update_status(), 3);
    assert_eq!(permits(&world, &user), [true, false, true]);
    backstop.queue_withdrawal(&depositor, pool, &(10_000 * ONE));
    assert_eq!(world.pool.update_status(), 5);
    assert_eq!(permits(&world, &user), [false, false, true]);
    world.play(&user, [repay(world.asset(1), ONE / 2)]);

    // Some think better of it.
    backstop.dequeue_withdrawal(&depositor, pool, &(10_000 * ONE));
    assert_eq!(world.pool.update_status(), 3);
    backstop.dequeue_withdrawal(&depositor, pool, &(25_000 * ONE));
    assert_eq!(world.pool.update_status(), 1);
    assert_eq!(permits(&world, &user), [true, true, true]);

    // The others leave: 75,000 tokens of 0.6 are less than 50,000.
    world.at(world.now() + 17 * DAY);
    backstop.withdraw(&depositor, pool, &(25_000 * ONE));
    world.check();
    world.set_backstop_price(6_000_000);
    assert_eq!(world.pool.update_status(), 3);
    world.pool.set_status(&4);
    world.refuses(PoolError::StatusNotAllowed, |w| w.pool.try_update_status());
    assert_eq!(permits(&world, &user), [false, false, true]);
    world.set_backstop_price(ONE);
    world.pool.set_status(&2);
    assert_eq!(world.pool.update_status(), 2);
    world.pool.set_status(&0);
    assert_eq!(world.pool.update_status(), 0);
    world.check();
}

#[test]
fn the_admin_role_is_handed_over_in_two_steps() {
    let world = World::market(1);
    let [wrong, right] = [0; 2].map(|_| Address::generate(&world.env));
    world.pool.propose_admin(&wrong);
    assert_eq!(world.pool.get_admin(), world.admin);
    world.pool.propose_admin(&right);
    world.pool.accept_admin();
    assert_eq!(world.pool.get_admin(), right);
    // The new admin can hand it on, to himself as well.
    world.pool.propose_admin(&right);
    world.pool.accept_admin();
    assert_eq!(world.pool.get_admin(), right);
    world.check();
}

#[test]
fn a_new_curve_waits_a_week_charges_the_past_by_the_old_one_and_starts_afresh() {
    let world = World::market(2);
    let user = world.borrower();
    world.at(world.now() + 30 * DAY);
    world.play(&user, [borrow(world.asset(1), ONE)]);
    let steep = ReserveConfig {
        r_base: 1_000_000,
        c_factor: 0,
        index: 9,
        ..std_config()
    };
    let asset = world.asset(1);
    world.pool.queue_set_reserve(asset, &steep);
    world.check();
    world.at(world.now() + 7 * DAY - 1);
    world.refuses(PoolError::InitNotUnlocked, |w| {
        w.pool.try_set_reserve(asset)
    });
    world.at(world.now() + 1);
    let old = world.pool.get_reserve(asset);
    assert_ne!(old.data.ir_mod, 10_000_000);
    assert_eq!(world.pool.set_reserve(asset), 1);
    world.check();
    let new = world.pool.get_reserve(asset);
    assert_eq!(new.config, ReserveConfig { index: 1, ..steep });
    assert_eq!(new.data.ir_mod, 10_000_000);
    assert_eq!(new.data.d_rate, old.data.d_rate);
    assert_eq!(new.data.b_rate, old.data.b_rate);

    // From here on a year costs 10% and more.
    let reactive = ReserveConfig {
        reactivity: 0,
        ..new.config
    };
    world.pool.queue_set_reserve(asset, &reactive);
    world.at(world.now() + 7 * DAY);
    let before = world.pool.get_reserve(asset).data;
    world.pool.set_reserve(asset);
    world.check();
    // Reactivity alone does not reset the modifier.
    assert_eq!(world.pool.get_reserve(asset).data, before);
    assert!(before.ir_mod < 10_000_000);
    world.play(&user, [repay(asset, i128::MAX)]);
}

#[test]
fn a_change_of_the_take_rate_splits_the_past_by_the_old_rate() {
    let world = World::market(2);
    let user = world.borrower();
    world.at(world.now() + 30 * DAY);
    let before = world.pool.get_reserve(world.asset(1)).data;
    world.pool.update_pool(&5_000_000, &6, &0);
    world.check();
    assert_eq!(world.pool.get_reserve(world.asset(1)).data, before);
    world.at(world.now() + 30 * DAY);
    let after = world.pool.get_reserve(world.asset(1)).data;
    let earned = (after.d_rate - before.d_rate) * before.d_supply / 1_000_000_000_000;
    let credit = after.backstop_credit - before.backstop_credit;
    assert!((credit - earned / 2).abs() <= 1, "{credit} of {earned}");
    world.play(&user, [repay(world.asset(1), i128::MAX)]);
    world.check_dust(1, 10);
}
