//! One owns, another pays, a third receives.

use test_suites::requests::*;
use test_suites::{World, ONE};

#[test]
fn an_allowance_pays_differences_and_a_receiver_gets_the_rest() {
    let world = World::market(2);
    let [owner, payer, receiver] = [0, 1_000 * ONE, 0].map(|amount| world.user(amount));
    let (pool, until) = (&world.pool.address, world.env.ledger().sequence() + 1);
    let balance = |index: usize, of| world.assets[index].token.balance(of);
    for asset in &world.assets {
        asset.token.approve(&payer, pool, &(200 * ONE), &until);
    }
    let submit = |requests| {
        let after = world
            .pool
            .submit_with_allowance(&owner, &payer, &receiver, &requests);
        world.check();
        after
    };
    // 150.0 in and 20.0 out of #0, 30.0 out of #1.
    submit(list(
        &world.env,
        [
            supply_collateral(world.asset(0), 150 * ONE),
            withdraw_collateral(world.asset(0), 20 * ONE),
            borrow(world.asset(1), 30 * ONE),
        ],
    ));
    assert_eq!(balance(0, &payer), 870 * ONE);
    assert_eq!(balance(0, &receiver), 0);
    assert_eq!(balance(1, &receiver), 30 * ONE);
    assert_eq!(world.assets[0].token.allowance(&payer, pool), 70 * ONE);

    // As much in as out: nothing moves at all.
    submit(list(
        &world.env,
        [
            supply_collateral(world.asset(1), 10 * ONE),
            borrow(world.asset(1), 10 * ONE),
        ],
    ));
    assert_eq!(balance(1, &payer), 1_000 * ONE);
    assert_eq!(balance(1, &receiver), 30 * ONE);

    // What is repaid too much is not even pulled.
    let after = submit(list(&world.env, [repay(world.asset(1), 500 * ONE)]));
    assert!(after.liabilities.is_empty());
    assert_eq!(balance(1, &payer), 960 * ONE);
    let after = submit(list(
        &world.env,
        [
            withdraw_collateral(world.asset(0), i128::MAX),
            withdraw_collateral(world.asset(1), i128::MAX),
        ],
    ));
    assert!(after.collateral.is_empty());
    assert_eq!(balance(0, &receiver), 130 * ONE);
    assert_eq!(balance(1, &receiver), 40 * ONE);
    assert_eq!(balance(0, &owner), 0);
}

#[test]
fn gross_settlement_pays_in_full_and_refunds_the_receiver() {
    let world = World::market(2);
    let owner = world.borrower();
    let [payer, receiver] = [1_000 * ONE, 0].map(|amount| world.user(amount));
    let requests = list(&world.env, [repay(world.asset(1), 70 * ONE)]);
    world.pool.submit(&owner, &payer, &receiver, &requests);
    world.check();
    let token = &world.assets[1].token;
    assert_eq!(token.balance(&payer), 930 * ONE);
    assert_eq!(token.balance(&receiver), 20 * ONE);
}
