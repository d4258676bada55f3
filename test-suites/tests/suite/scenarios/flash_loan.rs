//! Loans for the length of a call.

use crate::receiver::{receiver, Conduct};
use pool::FlashLoan;
use test_suites::requests::*;
use test_suites::{World, ONE};

#[test]
fn a_loan_becomes_leverage_and_is_unwound_by_another() {
    let world = World::market(2);
    let user = world.user(50 * ONE);
    let contract = receiver(&world, Conduct::Pass);
    let pool = &world.pool.address;
    let token = &world.assets[0].token;
    let until = world.env.ledger().sequence() + 1_000;
    token.approve(&user, pool, &i128::MAX, &until);
    world.assets[1]
        .token
        .approve(&user, pool, &i128::MAX, &until);

    // 50.0 of his own and 50.0 borrowed become 100.0 of collateral.
    let loan = FlashLoan {
        amount: 50 * ONE,
        asset: world.asset(0).clone(),
        contract: contract.clone(),
    };
    let requests = list(&world.env, [supply_collateral(world.asset(0), 100 * ONE)]);
    let after = world.pool.flash_loan(&user, &loan, &requests);
    world.check();
    assert_eq!(after.collateral.get(0), Some(100 * ONE));
    assert_eq!(after.liabilities.get(0), Some(50 * ONE));
    assert_eq!(token.balance(&user), 0);

    // The way back: the loan of the other asset repays nothing, the collateral pays it all.
    let loan = FlashLoan {
        amount: 10 * ONE,
        asset: world.asset(1).clone(),
        contract,
    };
    let requests = list(
        &world.env,
        [
            repay(world.asset(0), 60 * ONE),
            withdraw_collateral(world.asset(0), 100 * ONE),
            repay(world.asset(1), 20 * ONE),
        ],
    );
    let after = world.pool.flash_loan(&user, &loan, &requests);
    world.check();
    assert!(after.collateral.is_empty() && after.liabilities.is_empty());
    assert_eq!(token.balance(&user), 50 * ONE);
    assert_eq!(world.assets[1].token.balance(&user), 50 * ONE);
    world.check_dust(0, 10);
    world.check_dust(1, 10);
}

#[test]
fn rounding_makes_a_loan_cost_a_unit_once_debt_shares_are_worth_more_than_one() {
    let world = World::market(2);
    let debtor = world.borrower();
    world.skip_ledgers(1_000_000);
    world.play(&debtor, []);
    let user = world.user(ONE);
    let contract = receiver(&world, Conduct::Pass);
    let token = &world.assets[1].token;
    let until = world.env.ledger().sequence() + 1;
    token.approve(&user, &world.pool.address, &i128::MAX, &until);
    let loan = FlashLoan {
        amount: 100 * ONE,
        asset: world.asset(1).clone(),
        contract,
    };
    let requests = list(&world.env, [repay(world.asset(1), 101 * ONE)]);
    let after = world.pool.flash_loan(&user, &loan, &requests);
    world.check();
    assert!(after.liabilities.is_empty());
    assert_eq!(token.balance(&user), ONE - 1);
}

#[test]
fn a_liquidator_without_means_fills_with_the_pools_own_tokens() {
    let world = World::market(2);
    let (user, made) = world.liquidated(1_8000000);
    // The receiver stands for a market that turns the lot into what is owed.
    let filler = world.user(0);
    let contract = receiver(&world, Conduct::Pass);
    world.at_ledger(made.block + 200);
    let until = world.env.ledger().sequence() + 1;
    world.assets[1]
        .token
        .approve(&filler, &world.pool.address, &i128::MAX, &until);
    let loan = FlashLoan {
        amount: 50 * ONE,
        asset: world.asset(1).clone(),
        contract,
    };
    world.assets[1].token.mint(&filler, &(50 * ONE));
    let requests = list(
        &world.env,
        [
            fill_user_liquidation(&user, 100),
            repay(world.asset(1), i128::MAX),
            withdraw_collateral(world.asset(0), i128::MAX),
        ],
    );
    let after = world.pool.flash_loan(&filler, &loan, &requests);
    world.check();
    assert!(after.liabilities.is_empty() && after.collateral.is_empty());
    assert_eq!(world.assets[0].token.balance(&filler), 100 * ONE);
    assert_eq!(world.assets[1].token.balance(&filler), 0);
}
