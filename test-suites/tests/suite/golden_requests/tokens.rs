//! D5, D8, D9, D10: what tokens move.

use super::{gained, world, HELD};
use pool::Positions;
use soroban_sdk::Address;
use test_suites::outcome::balances;
use test_suites::requests::{borrow, repay, supply_collateral};
use test_suites::{Setup, World};

/// D5: 15.0 of collateral at 1.0 against 1.5 borrowed at 5.0.
fn indebted(world: &World) -> (Address, Positions) {
    let user = world.user(HELD);
    let requests = [
        supply_collateral(world.asset(0), 150000000),
        borrow(world.asset(1), 15000000),
    ];
    let after = world.submit(&user, requests);
    (user, after.unwrap())
}

fn allow(world: &World, user: &Address, index: usize, amount: i128) {
    let token = &world.assets[index].token;
    token.approve(user, &world.pool.address, &amount, &1000);
}

/// What is left of the user's allowance to the pool.
fn allowed(world: &World, user: &Address, index: usize) -> i128 {
    let token = &world.assets[index].token;
    token.allowance(user, &world.pool.address)
}

#[test]
fn d5_collateral_in_and_a_loan_out() {
    let world = world(&Setup::default());
    let (user, after) = indebted(&world);
    assert_eq!(balances(&after.collateral), [(0, 149999884)]);
    assert_eq!(balances(&after.liabilities), [(1, 14999983)]);
    assert_eq!(gained(&world, &user, 0), -150000000);
    assert_eq!(gained(&world, &user, 1), 15000000);
}

#[test]
fn d8_repaying_too_much_costs_what_was_owed() {
    let world = world(&Setup::default());
    let (user, _) = indebted(&world);
    let after = world.submit(&user, [repay(world.asset(1), 16000000)]);
    assert!(after.unwrap().liabilities.is_empty());
    assert_eq!(gained(&world, &user, 1), -1);
}

#[test]
fn d8_an_allowance_of_what_is_owed_suffices() {
    let world = world(&Setup::default());
    let (user, _) = indebted(&world);
    allow(&world, &user, 1, 15000001);
    let after = world.submit_with_allowance(&user, [repay(world.asset(1), 16000000)]);
    assert!(after.unwrap().liabilities.is_empty());
    assert_eq!(gained(&world, &user, 1), -1);
    assert_eq!(allowed(&world, &user, 1), 0);
}

#[test]
fn d8_a_refund_goes_to_the_receiver() {
    let world = world(&Setup::default());
    let (user, _) = indebted(&world);
    let receiver = world.user(HELD);
    let requests = soroban_sdk::vec![&world.env, repay(world.asset(1), 16000000)];
    world.pool.submit(&user, &user, &receiver, &requests);
    assert_eq!(gained(&world, &user, 1), 15000000 - 16000000);
    assert_eq!(gained(&world, &receiver, 1), 999999);
}

#[test]
fn d9_a_loan_that_is_repaid_at_once_needs_no_oracle() {
    let world = world(&Setup::default());
    world.kill_feed(0);
    world.kill_feed(1);
    let user = world.user(HELD);
    let pool_held = world.assets[1].token.balance(&world.pool.address);
    let requests = [
        supply_collateral(world.asset(0), 150000000),
        borrow(world.asset(1), 15000000),
        repay(world.asset(1), 15000001),
    ];
    let after = world.submit(&user, requests).unwrap();
    assert!(after.liabilities.is_empty());
    assert_eq!(balances(&after.collateral), [(0, 149999884)]);
    assert_eq!(gained(&world, &user, 1), -1);
    let pool_holds = world.assets[1].token.balance(&world.pool.address);
    assert_eq!(pool_holds, pool_held + 1);
}

#[test]
fn d10_an_allowance_of_the_difference_suffices() {
    let world = world(&Setup::default());
    let user = world.user(HELD);
    allow(&world, &user, 0, 140000000);
    let requests = [
        supply_collateral(world.asset(0), 150000000),
        borrow(world.asset(0), 10000000),
    ];
    world.submit_with_allowance(&user, requests).unwrap();
    assert_eq!(gained(&world, &user, 0), -140000000);
    assert_eq!(allowed(&world, &user, 0), 0);
}
