//! Flash loans, in the order their checks stand in.

use crate::receiver::{receiver, Conduct};
use pool::{FlashLoan, PoolError, Positions, Request};
use soroban_sdk::testutils::Address as _;
use soroban_sdk::{Address, InvokeError};
use test_suites::ledger::Tried;
use test_suites::requests::*;
use test_suites::{Setup, World, ONE};

/// `user` lends `amount` of `asset` to `contract`, then applies `requests`.
fn lend<const N: usize>(
    world: &World,
    user: &Address,
    contract: &Address,
    asset: &Address,
    amount: i128,
    requests: [Request; N],
) -> Tried<Positions> {
    let loan = FlashLoan {
        amount,
        asset: asset.clone(),
        contract: contract.clone(),
    };
    let requests = list(&world.env, requests);
    world.pool.try_flash_loan(user, &loan, &requests)
}

#[test]
fn the_checks_stand_in_their_order() {
    let world = World::market(2);
    let (user, contract) = (world.rich(), receiver(&world, Conduct::Keep));
    let unknown = Address::generate(&world.env);
    let mut config = world.pool.get_reserve(world.asset(1)).config;
    config.enabled = false;
    world.seed_reserve_config(1, &config);

    // The pool itself, before its status.
    world.pool.set_status(&4);
    world.refuses(PoolError::BadRequest, |w| {
        lend(w, &w.pool.address, &contract, &unknown, -1, [])
    });
    // Status, before the asset.
    for status in 2..=6 {
        world.seed_config(|config| config.status = status);
        world.refuses(PoolError::InvalidPoolStatus, |w| {
            lend(w, &user, &contract, &unknown, -1, [])
        });
    }
    world.pool.set_status(&0);
    world.refuses(PoolError::ReserveNotFound, |w| {
        lend(w, &user, &contract, &unknown, -1, [])
    });
    // The amount, before the reserve's switch. A negative one makes no debt either.
    for amount in [0, -1, i128::MIN] {
        world.refuses(PoolError::InvalidDTokenMint, |w| {
            lend(w, &user, &contract, w.asset(1), amount, [])
        });
    }
    // The switch, before liquidity.
    world.refuses(PoolError::ReserveDisabled, |w| {
        lend(w, &user, &contract, w.asset(1), 1_000 * ONE, [])
    });
    config.enabled = true;
    world.seed_reserve_config(1, &config);
    // Liquidity, before the requests.
    for amount in [1_000 * ONE, i128::MAX] {
        world.refuses(PoolError::InvalidUtilRate, |w| {
            lend(
                w,
                &user,
                &contract,
                w.asset(1),
                amount,
                [supply(&unknown, -1)],
            )
        });
    }
    // The requests, before utilization.
    world.refuses(PoolError::NegativeAmount, |w| {
        lend(
            w,
            &user,
            &contract,
            w.asset(1),
            960 * ONE,
            [supply(&unknown, -1)],
        )
    });
    // Utilization, before health.
    world.kill_feed(0);
    world.refuses(PoolError::InvalidUtilRate, |w| {
        lend(w, &user, &contract, w.asset(1), 950 * ONE + 1, [])
    });
    world.refuses(PoolError::PriceUnavailable, |w| {
        lend(w, &user, &contract, w.asset(1), 950 * ONE, [])
    });
}

#[test]
fn a_loan_that_is_not_repaid_must_be_covered() {
    let world = World::market(2);
    let (user, contract) = (world.borrower(), receiver(&world, Conduct::Keep));
    world.refuses(PoolError::InvalidHf, |w| {
        lend(w, &user, &contract, w.asset(1), 10 * ONE, [])
    });
    let nobody = world.user(0);
    world.refuses(PoolError::InvalidHf, |w| {
        lend(w, &nobody, &contract, w.asset(0), 1, [])
    });
    world.pool.update_pool(&1_000_000, &6, &(75 * ONE + 1));
    world.refuses(PoolError::MinCollateralNotMet, |w| {
        lend(w, &user, &contract, w.asset(1), 1, [])
    });
    lend(
        &world,
        &world.user(ONE),
        &contract,
        world.asset(0),
        950 * ONE,
        [],
    )
    .unwrap_err()
    .unwrap();
}

#[test]
fn a_loan_that_is_repaid_with_more_than_it_took_leaves_no_debt() {
    let world = World::market(1);
    let contract = receiver(&world, Conduct::Pass);
    let user = world.user(ONE);
    let until = world.env.ledger().sequence() + 1;
    let pool = &world.pool.address;
    let token = &world.assets[0].token;
    // Without an allowance the tokens cannot be taken back.
    let paid = || [repay(world.asset(0), 501 * ONE)];
    world.fails(Err(InvokeError::Contract(9)), |w| {
        lend(w, &user, &contract, w.asset(0), 500 * ONE, paid())
    });
    token.approve(&user, pool, &(500 * ONE), &until);
    let after = lend(&world, &user, &contract, world.asset(0), 500 * ONE, paid());
    assert!(after.unwrap().unwrap().liabilities.is_empty());
    assert_eq!(token.balance(&user), ONE);
    world.check();
    // And if the receiver keeps them, they cannot either.
    let thief = receiver(&world, Conduct::Keep);
    token.approve(&user, pool, &(500 * ONE), &until);
    world.fails(Err(InvokeError::Contract(10)), |w| {
        lend(w, &user, &thief, w.asset(0), 500 * ONE, paid())
    });
}

#[test]
fn a_user_under_liquidation_gets_no_loan() {
    let world = World::market(2);
    let (user, _) = world.liquidated(2 * ONE);
    let contract = receiver(&world, Conduct::Keep);
    world.refuses(PoolError::AuctionInProgress, |w| {
        lend(w, &user, &contract, w.asset(1), 1, [])
    });
}

#[test]
fn a_loan_counts_as_a_position() {
    let setup = Setup {
        max_positions: 2,
        ..Setup::default()
    };
    let world = World::market_with(&setup, 3);
    let user = world.borrower();
    let contract = receiver(&world, Conduct::Keep);
    world.refuses(PoolError::MaxPositionsExceeded, |w| {
        lend(w, &user, &contract, w.asset(2), 1, [])
    });
}

#[test]
fn a_receivers_own_error_is_the_calls_error() {
    let world = World::market(1);
    let user = world.rich();
    let contract = receiver(&world, Conduct::Refuse);
    world.fails(Err(InvokeError::Contract(77)), |w| {
        lend(w, &user, &contract, w.asset(0), ONE, [])
    });
}

#[test]
fn the_pool_is_no_receiver() {
    let world = World::market(1);
    let user = world.rich();
    world.pool.set_status(&4);
    world.refuses(PoolError::BadRequest, |w| {
        lend(w, &user, &w.pool.address, w.asset(0), -1, [])
    });
}

/// The host stops calls of what is no contract, as it stops calls of a function that is missing.
#[test]
fn what_is_no_receiver_gets_no_loan() {
    let world = World::market(1);
    let user = world.rich();
    let strkey = "GDQP2KPQGKIHYJGXNUIYOMHARUARCA7DJT5FO2FFOOKY3B2WSQHG4W37";
    let account = Address::from_str(&world.env, strkey);
    let nobody = Address::generate(&world.env);
    for contract in [&nobody, &account, &world.oracle.address] {
        world.fails(Err(InvokeError::Abort), |w| {
            lend(w, &user, contract, w.asset(0), ONE, [])
        });
    }
}

#[test]
fn a_receiver_cannot_come_back_into_the_pool() {
    let world = World::market(1);
    let user = world.rich();
    let contract = receiver(&world, Conduct::Reenter);
    world.fails(Err(InvokeError::Abort), |w| {
        lend(w, &user, &contract, w.asset(0), ONE, [])
    });
}
