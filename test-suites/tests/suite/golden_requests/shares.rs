//! D1 to D4: how many shares an amount buys, costs or burns.

use super::{gained, take_rate, world, world_of, HELD};
use pool::ReserveData;
use test_suites::outcome::balances;
use test_suites::requests::{borrow, supply, supply_collateral, withdraw, withdraw_collateral};
use test_suites::reserves::std_data;
use test_suites::Setup;

#[test]
fn d1_supply_mints_rounded_down() {
    let world = world(&Setup::default());
    let user = world.user(HELD);
    let after = world.submit(&user, [supply(world.asset(0), 101234567)]);
    let after = after.unwrap();
    assert_eq!(balances(&after.supply), [(0, 101234488)]);
    assert!(after.collateral.is_empty());
    assert_eq!(gained(&world, &user, 0), -101234567);
}

#[test]
fn d1_supply_collateral_mints_the_same() {
    let world = world(&Setup::default());
    let user = world.user(HELD);
    let after = world.submit(&user, [supply_collateral(world.asset(0), 101234567)]);
    let after = after.unwrap();
    assert_eq!(balances(&after.collateral), [(0, 101234488)]);
    assert!(after.supply.is_empty());
    assert_eq!(gained(&world, &user, 0), -101234567);
}

#[test]
fn d2_borrow_mints_rounded_up() {
    let world = world(&Setup::default());
    let user = world.user(HELD);
    world.seed_positions(&user, &[(1, 500000000)], &[], &[]);
    let after = world.submit(&user, [borrow(world.asset(0), 101234567)]);
    assert_eq!(balances(&after.unwrap().liabilities), [(0, 101234452)]);
    assert_eq!(gained(&world, &user, 0), 101234567);
}

#[test]
fn d3_withdraw_burns_rounded_up() {
    let world = world(&take_rate(2000000));
    let user = world.user(HELD);
    world.seed_positions(&user, &[], &[], &[(0, 200000000)]);
    let after = world.submit(&user, [withdraw(world.asset(0), 101234567)]);
    assert_eq!(balances(&after.unwrap().supply), [(0, 98765502)]);
    assert_eq!(gained(&world, &user, 0), 101234567);
    let left = 100_0000000 - 101234498;
    assert_eq!(world.stored_reserve_data(0).b_supply, left);
}

/// As D4, from a reserve whose suppliers have lost half.
#[test]
fn d4_the_greatest_amount_pays_the_balance_below_par_too() {
    let data = ReserveData {
        b_rate: 500_000_000_000,
        d_supply: 0,
        ..std_data()
    };
    let world = world_of(&Setup::default(), &data, 9_500_000);
    let user = world.user(HELD);
    world.seed_positions(&user, &[(0, 100000001)], &[], &[(0, 200000001)]);
    let asset = world.asset(0);
    let requests = [
        withdraw(asset, i128::MAX),
        withdraw_collateral(asset, i128::MAX),
    ];
    let after = world.submit(&user, requests).unwrap();
    assert!(after.supply.is_empty() && after.collateral.is_empty());
    assert_eq!(gained(&world, &user, 0), 100000000 + 50000000);
    let left = 100_0000000 - 300000002;
    assert_eq!(world.stored_reserve_data(0).b_supply, left);
}

#[test]
fn d4_withdraw_above_the_balance_pays_the_balance() {
    let world = world(&take_rate(2000000));
    let user = world.user(HELD);
    world.seed_positions(&user, &[], &[], &[(0, 200000000)]);
    let after = world.submit(&user, [withdraw(world.asset(0), 210000000)]);
    assert!(after.unwrap().supply.is_empty());
    assert_eq!(gained(&world, &user, 0), 200000137);
}
