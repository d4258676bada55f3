//! D6, D7, D11 to D15: what the state after a `submit` must satisfy.

use super::{gained, lent, take_rate, world, world_of, HELD};
use pool::PoolError;
use test_suites::outcome::balances;
use test_suites::requests::{
    borrow, repay, supply, supply_collateral, withdraw, withdraw_collateral,
};
use test_suites::Setup;

#[test]
fn d6_a_loan_above_the_health_factor() {
    let world = world(&Setup::default());
    let user = world.user(HELD);
    let requests = [
        supply_collateral(world.asset(0), 150000000),
        borrow(world.asset(1), 17500000),
    ];
    assert_eq!(world.submit(&user, requests), Err(PoolError::InvalidHf));
    assert_eq!(gained(&world, &user, 1), 0);
}

#[test]
fn d7_collateral_below_the_minimum() {
    let world = world(&Setup {
        min_collateral: 10000000,
        ..Setup::default()
    });
    let user = world.user(HELD);
    let requests = [
        supply_collateral(world.asset(0), 9000000),
        borrow(world.asset(1), 100000),
    ];
    let refused = Err(PoolError::MinCollateralNotMet);
    assert_eq!(world.submit(&user, requests), refused);
}

#[test]
fn d7_the_worth_of_the_collateral_is_its_minimum() {
    let world = world(&Setup {
        min_collateral: 6749999,
        ..Setup::default()
    });
    let user = world.user(HELD);
    let requests = [
        supply_collateral(world.asset(0), 9000000),
        borrow(world.asset(1), 100000),
    ];
    assert!(world.submit(&user, requests).is_ok());
}

#[test]
fn d11_above_the_limit_positions_may_still_become_fewer() {
    let world = world(&Setup {
        max_positions: 2,
        ..Setup::default()
    });
    let user = world.user(HELD);
    let (one, fifteen) = (1_0000000, 15_0000000);
    let collateral = [(0, fifteen), (1, fifteen)];
    world.seed_positions(&user, &collateral, &[(0, one), (1, one)], &[]);
    let requests = [
        supply_collateral(world.asset(0), 10000000),
        repay(world.asset(1), 20000000),
    ];
    let after = world.submit(&user, requests).unwrap();
    assert_eq!(balances(&after.liabilities), [(0, one)]);
    assert_eq!(after.collateral.len(), 2);
    assert_eq!(gained(&world, &user, 1), -10000012);
}

#[test]
fn d12_more_positions_than_the_limit() {
    let world = world(&Setup {
        max_positions: 3,
        ..Setup::default()
    });
    let user = world.user(HELD);
    world.seed_positions(&user, &[(0, 15_0000000)], &[(0, 1_0000000)], &[]);
    let requests = [
        borrow(world.asset(1), 1000000),
        supply_collateral(world.asset(1), 1000000),
    ];
    let refused = Err(PoolError::MaxPositionsExceeded);
    assert_eq!(world.submit(&user, requests), refused);
    let one_more = world.submit(&user, [borrow(world.asset(1), 1000000)]);
    assert_eq!(one_more.unwrap().liabilities.len(), 2);
}

#[test]
fn d13_a_withdrawal_that_leaves_nothing_to_lend_from() {
    let world = world_of(&take_rate(2000000), &lent(89_0000000), 9_500_000);
    let user = world.user(HELD);
    world.seed_positions(&user, &[], &[], &[(0, 200000000)]);
    let result = world.submit(&user, [withdraw(world.asset(0), 110000000)]);
    assert_eq!(result, Err(PoolError::InvalidUtilRate));
}

#[test]
fn d14_a_withdrawal_may_exceed_the_highest_utilization() {
    let world = world_of(&Setup::default(), &lent(89_0000000), 9_000_000);
    let user = world.user(HELD);
    world.seed_positions(&user, &[(0, 100000000)], &[], &[]);
    let result = world.submit(&user, [withdraw_collateral(world.asset(0), 50000000)]);
    assert_eq!(balances(&result.unwrap().collateral), [(0, 50000312)]);
    assert_eq!(gained(&world, &user, 0), 50000000);
}

/// D15: the loan alone keeps to the highest utilization, the withdrawal after it does not.
#[test]
fn d15_a_loan_is_judged_by_the_utilization_at_the_end() {
    let world = world_of(&Setup::default(), &lent(89_0000000), 9_000_000);
    let user = world.user(HELD);
    world.seed_positions(&user, &[(1, 50_0000000)], &[], &[]);
    let asset = world.asset(0);
    let (supplied, loan) = (supply(asset, 10_0000000), borrow(asset, 5_0000000));
    let requests = [supplied.clone(), loan.clone(), withdraw(asset, 10_0000000)];
    let refused = Err(PoolError::InvalidUtilRate);
    assert_eq!(world.submit(&user, requests), refused);
    assert!(world.submit(&user, [supplied, loan]).is_ok());
}
