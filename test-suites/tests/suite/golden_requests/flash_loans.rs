//! D16 to D19: flash loans.

use super::{gained, lent, world_of, HELD};
use pool::{FlashLoan, PoolError, Positions, Request};
use soroban_sdk::{Address, Vec};
use test_suites::outcome::{balances, outcome};
use test_suites::receiver::Receiver;
use test_suites::requests::{repay, supply_collateral};
use test_suites::{Setup, World};

/// The first reserve has 50.0 of 100.0 lent.
fn world() -> World {
    world_of(&Setup::default(), &lent(50_0000000), 9_500_000)
}

/// An account that lets the pool pull everything it holds.
fn borrower(world: &World) -> Address {
    let user = world.user(HELD);
    for asset in &world.assets {
        let pool = &world.pool.address;
        asset.token.approve(&user, pool, &HELD, &1000);
    }
    user
}

/// A flash loan of the first reserve, whose receiver hands it to `user`.
fn flash_loan<const N: usize>(
    world: &World,
    user: &Address,
    amount: i128,
    requests: [Request; N],
) -> Result<Positions, PoolError> {
    let loan = FlashLoan {
        amount,
        asset: world.asset(0).clone(),
        contract: world.env.register(Receiver, ()),
    };
    let requests = Vec::from_array(&world.env, requests);
    outcome(world.pool.try_flash_loan(user, &loan, &requests))
}

#[test]
fn d16_a_flash_loan_becomes_a_secured_debt() {
    let world = world();
    let user = borrower(&world);
    let requests = [supply_collateral(world.asset(1), 250000000)];
    let after = flash_loan(&world, &user, 250000000, requests).unwrap();
    assert_eq!(balances(&after.liabilities), [(0, 249999794)]);
    assert_eq!(balances(&after.collateral), [(1, 249999807)]);
    assert_eq!(gained(&world, &user, 0), 250000000);
    assert_eq!(gained(&world, &user, 1), -250000000);
}

#[test]
fn d17_a_flash_loan_is_repaid_for_one_unit() {
    let world = world();
    let user = borrower(&world);
    let requests = [repay(world.asset(0), 250000010)];
    let after = flash_loan(&world, &user, 250000000, requests).unwrap();
    assert!(after.liabilities.is_empty());
    assert_eq!(gained(&world, &user, 0), -1);
    let token = &world.assets[0].token;
    let pulled = HELD - token.allowance(&user, &world.pool.address);
    assert_eq!(pulled, 250000001);
}

#[test]
fn d18_a_flash_loan_above_the_highest_utilization() {
    let world = world();
    let user = borrower(&world);
    world.seed_positions(&user, &[(1, 50_0000000)], &[], &[]);
    let result = flash_loan(&world, &user, 460000000, []);
    assert_eq!(result, Err(PoolError::InvalidUtilRate));
    let result = flash_loan(&world, &user, 449999000, []);
    assert!(result.is_ok());
}

/// A flash loan of `amount` to an account without collateral.
fn check((amount, expected): (i128, PoolError)) {
    let world = world();
    let user = borrower(&world);
    assert_eq!(flash_loan(&world, &user, amount, []), Err(expected));
}

vectors! { check:
    d19_of_nothing = (0, PoolError::InvalidDTokenMint);
    d19_of_a_negative_amount = (-1, PoolError::InvalidDTokenMint);
    d19_of_more_than_there_is = (600000000, PoolError::InvalidUtilRate);
    d19_without_collateral = (1, PoolError::InvalidHf);
}

#[test]
fn d19_by_the_pool_itself() {
    let world = world();
    let pool = world.pool.address.clone();
    let result = flash_loan(&world, &pool, 10000000, []);
    assert_eq!(result, Err(PoolError::BadRequest));
}
