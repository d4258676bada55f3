//! Liquidations, from the account that goes under to the last fill.

use soroban_sdk::Address;
use test_suites::requests::*;
use test_suites::{World, ONE};

/// Collateral in #0 and debt in #1.
#[track_caller]
fn stands(world: &World, user: &Address, collateral: i128, debt: i128) {
    let positions = world.pool.get_positions(user);
    assert_eq!(positions.collateral.get(0).unwrap_or(0), collateral);
    assert_eq!(positions.liabilities.get(1).unwrap_or(0), debt);
}

#[test]
fn a_liquidator_fills_in_two_parts_and_keeps_the_position() {
    let world = World::market(2);
    let (user, made) = world.liquidated(3 * ONE);
    let filler = world.user(1_000 * ONE);
    world.play(&filler, [supply_collateral(world.asset(1), 200 * ONE)]);

    world.at_ledger(made.block + 100);
    world.play(&filler, [fill_user_liquidation(&user, 50)]);
    stands(&world, &filler, 25 * ONE, 25 * ONE);
    stands(&world, &user, 75 * ONE, 25 * ONE);

    world.at_ledger(made.block + 200);
    world.play(&filler, [fill_user_liquidation(&user, 100)]);
    stands(&world, &filler, 75 * ONE, 50 * ONE);
    // What the ramp held back stays with the account, which owes nothing any more.
    stands(&world, &user, 25 * ONE, 0);
    world.play(&user, [withdraw_collateral(world.asset(0), 25 * ONE)]);
    assert_eq!(world.assets[0].token.balance(&user), 925 * ONE);

    // The position is worked off over time.
    world.skip_ledgers(100_000);
    world.play(&filler, [repay(world.asset(1), i128::MAX)]);
    let all = [
        withdraw_collateral(world.asset(0), i128::MAX),
        withdraw_collateral(world.asset(1), i128::MAX),
    ];
    world.play(&filler, all);
    stands(&world, &filler, 0, 0);
    assert_eq!(world.assets[0].token.balance(&filler), 1_075 * ONE);
    world.check_dust(0, 10);
    world.check_dust(1, 10);
}

#[test]
fn a_liquidator_fills_repays_and_withdraws_in_one_call_without_an_oracle() {
    let world = World::market(2);
    let (user, made) = world.liquidated(3 * ONE);
    let filler = world.user(1_000 * ONE);
    world.at_ledger(made.block + 200);
    world.kill_feed(0);
    world.kill_feed(1);
    let requests = [
        fill_user_liquidation(&user, 100),
        repay(world.asset(1), i128::MAX),
        withdraw_collateral(world.asset(0), i128::MAX),
    ];
    let after = world.play(&filler, requests);
    assert!(after.collateral.is_empty() && after.liabilities.is_empty());
    assert_eq!(world.assets[0].token.balance(&filler), 1_100 * ONE);
    assert_eq!(world.assets[1].token.balance(&filler), 950 * ONE);
    stands(&world, &user, 0, 0);
    world.check_dust(0, 10);
    world.check_dust(1, 10);
}

#[test]
fn a_borrower_repairs_his_account_and_cancels() {
    let world = World::market(2);
    let user = world.borrower();
    world.set_price(1, 1_2000000);
    world.pool.create_user_liquidations(&user, &40);
    world.check();
    world.skip_ledgers(50);
    let filler = world.rich();
    world.play(&filler, [fill_user_liquidation(&user, 50)]);
    let requests = [
        supply_collateral(world.asset(0), 50 * ONE),
        repay(world.asset(1), 5 * ONE),
        cancel_liquidation(world.asset(0), 0),
    ];
    world.play(&user, requests);
    // Nothing is left to fill, and the account is its owner's again.
    world
        .try_act(&filler, [fill_user_liquidation(&user, 100)])
        .unwrap_err()
        .unwrap();
    world.play(&user, [borrow(world.asset(1), ONE)]);
    world.play(&user, [repay(world.asset(1), i128::MAX)]);
    world.play(&user, [withdraw_collateral(world.asset(0), i128::MAX)]);
    stands(&world, &user, 0, 0);
}

#[test]
fn a_liquidation_nobody_wants_is_deleted_and_made_again() {
    let world = World::market(2);
    let (user, made) = world.liquidated(3 * ONE);
    world.at_ledger(made.block + 500);
    world.check();
    world.pool.del_auction(&0, &user);
    world.check();
    let again = world.pool.create_user_liquidations(&user, &100);
    assert_eq!(again.block, made.block + 501);
    assert_eq!((again.bid, again.lot), (made.bid, made.lot));
    world.check();
}

#[test]
fn a_liquidation_of_one_pair_leaves_the_other_positions_alone() {
    let world = World::market(4);
    let user = world.borrower();
    let more = [
        supply_collateral(world.asset(2), 100 * ONE),
        borrow(world.asset(3), 50 * ONE),
    ];
    world.play(&user, more);
    world.set_price(1, 1_3000000);
    let (bid, lot) = (world.assets_of([1]), world.assets_of([0]));
    let made = world.pool.new_auction(&0, &user, &bid, &lot, &50);
    world.check();
    world.at_ledger(made.block + 200);
    let filler = world.rich();
    world.play(&filler, [fill_user_liquidation(&user, 100)]);
    let positions = world.pool.get_positions(&user);
    assert_eq!(positions.liabilities.get(1), Some(25 * ONE));
    assert_eq!(positions.liabilities.get(3), Some(50 * ONE));
    assert_eq!(positions.collateral.get(2), Some(100 * ONE));
}
