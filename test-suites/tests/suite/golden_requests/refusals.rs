//! D20 to D23: amounts and requests that are refused, and accounts under liquidation.

use super::{world, HELD};
use pool::{PoolError, Request};
use soroban_sdk::testutils::Address as _;
use soroban_sdk::Address;
use test_suites::outcome::balances;
use test_suites::requests::{cancel_liquidation, repay};
use test_suites::{Setup, World};

/// One request by an account with a balance of every kind in the first reserve.
fn check((request_type, amount, expected): (u32, i128, PoolError)) {
    let world = world(&Setup::default());
    let user = world.user(HELD);
    let twenty = [(0, 20_0000000)];
    world.seed_positions(&user, &twenty, &[(0, 1_0000000)], &twenty);
    let request = Request {
        address: world.asset(0).clone(),
        amount,
        request_type,
    };
    assert_eq!(world.submit(&user, [request]), Err(expected));
}

vectors! { check:
    d20_supply_of_nothing = (0, 0, PoolError::InvalidBTokenMint);
    d20_withdrawal_of_nothing = (1, 0, PoolError::InvalidBTokenBurn);
    d20_collateral_of_nothing = (2, 0, PoolError::InvalidBTokenMint);
    d20_collateral_withdrawal_of_nothing = (3, 0, PoolError::InvalidBTokenBurn);
    d20_loan_of_nothing = (4, 0, PoolError::InvalidDTokenMint);
    d20_repayment_of_nothing = (5, 0, PoolError::InvalidDTokenBurn);
    d21_request_without_meaning = (10, 1, PoolError::BadRequest);
    d21_a_negative_amount_comes_first = (10, -1, PoolError::NegativeAmount);
}

#[test]
fn d20_repayment_without_debt() {
    let world = world(&Setup::default());
    let user = world.user(HELD);
    let result = world.submit(&user, [repay(world.asset(0), 10000000)]);
    assert_eq!(result, Err(PoolError::InvalidDTokenBurn));
}

#[test]
fn d21_unknown_asset() {
    let world = world(&Setup::default());
    let user = world.user(HELD);
    for request_type in 0..=5 {
        let request = Request {
            address: Address::generate(&world.env),
            amount: 1,
            request_type,
        };
        let refused = Err(PoolError::ReserveNotFound);
        assert_eq!(world.submit(&user, [request]), refused, "{request_type}");
    }
}

/// An account under liquidation, with collateral enough to end it.
fn under_liquidation(world: &World) -> Address {
    let user = world.user(HELD);
    world.seed_positions(&user, &[(0, 15_0000000)], &[(0, 50000000)], &[]);
    let auction = world.liquidation(&[(0, 25000000)], &[(0, 30000000)], 51);
    world.seed_auction(0, &user, &auction);
    user
}

#[test]
fn d22_under_liquidation_nothing_else_is_possible() {
    let world = world(&Setup::default());
    let user = under_liquidation(&world);
    let result = world.submit(&user, [repay(world.asset(0), 40000000)]);
    assert_eq!(result, Err(PoolError::AuctionInProgress));
}

#[test]
fn d23_an_account_that_is_sound_ends_its_liquidation() {
    let world = world(&Setup::default());
    let user = under_liquidation(&world);
    let requests = [
        repay(world.asset(0), 40000000),
        cancel_liquidation(&user, 0),
    ];
    let after = world.submit(&user, requests).unwrap();
    assert_eq!(balances(&after.liabilities), [(0, 10000046)]);
    let gone = Err(PoolError::AuctionNotFound);
    assert_eq!(world.auction_of(0, &user), gone);
}
