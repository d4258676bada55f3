//! The way of a loss.

use test_suites::requests::*;
use test_suites::{World, ONE};

const RATE_ONE: i128 = 1_000_000_000_000;

fn ceil_div(a: i128, b: i128) -> i128 {
    (a + b - 1) / b
}

#[test]
fn a_loss_goes_to_the_backstop_first_and_to_the_suppliers_last() {
    let world = World::market(2);
    let lender = world.lender();
    let (user, made) = world.liquidated(3 * ONE);
    let filler = world.rich();

    // Half of the debt finds no taker and goes to the backstop.
    world.at_ledger(made.block + 300);
    world.play(&filler, [fill_user_liquidation(&user, 100)]);
    let backstop = world.backstop.address.clone();
    let debt = |of| world.pool.get_positions(of).liabilities.get(1);
    assert_eq!((debt(&user), debt(&filler)), (None, Some(25 * ONE)));
    assert_eq!(debt(&backstop), Some(25 * ONE));

    // The backstop offers 120% of 75.0 in tokens of 1.25; half of the bid finds a taker.
    let made = world.pool.create_bad_debt_auction();
    world.check();
    assert_eq!(made.lot.values().first(), Some(72 * ONE));
    world.at_ledger(made.block + 300);
    let before = world.backstop.pool_data(&world.pool.address).tokens;
    world.play(&filler, [fill_bad_debt(&backstop, 40)]);
    // 40% of the lot and 20% of the bid, which is drawn at once.
    let drawn = 72 * ONE * 40 / 100;
    assert_eq!(world.backstop_token.balance(&filler), drawn);
    let tokens = world.backstop.pool_data(&world.pool.address).tokens;
    assert_eq!(tokens, before - drawn);
    assert_eq!(debt(&backstop), Some(20 * ONE));

    // By the last fill the backstop's tokens are worth less than 5% of its threshold.
    world.set_backstop_price(499_999);
    let reserve = world.pool.get_reserve(world.asset(1)).data;
    world.play(&filler, [fill_bad_debt(&backstop, 100)]);
    assert_eq!(debt(&backstop), None);
    // 60% of the bid at half: 7.5 taken, the other 12.5 of 20.0 lost.
    assert_eq!(debt(&filler), Some(25 * ONE + 5 * ONE + 75_000_000));
    let lost = ceil_div(125_000_000 * reserve.d_rate, RATE_ONE);
    let cut = ceil_div(lost * RATE_ONE, reserve.b_supply);
    let after = world.pool.get_reserve(world.asset(1)).data;
    assert_eq!(after.b_rate, reserve.b_rate - cut);
    assert_eq!(after.d_supply, reserve.d_supply - 125_000_000);
    assert_eq!(after.backstop_credit, reserve.backstop_credit);

    // Suppliers get what is left, all at the same rate.
    world.play(&filler, [repay(world.asset(1), i128::MAX)]);
    let rate = world.pool.get_reserve(world.asset(1)).data.b_rate;
    let held = world.assets[1].token.balance(&lender);
    world.play(&lender, [withdraw(world.asset(1), 2_000 * ONE)]);
    let paid = world.assets[1].token.balance(&lender) - held;
    assert_eq!(paid, 1_000 * ONE * rate / RATE_ONE);
    assert!(paid < 988 * ONE, "12.5 and interest were lost");
    world.check_dust(1, 10);
}

#[test]
fn a_liquidation_nobody_pays_for_ends_with_the_debt_at_the_backstop() {
    let world = World::market(2);
    let user = world.borrower();
    // Supply that secures nothing is not touched.
    world.play(&user, [supply(world.asset(1), ONE)]);
    world.set_price(1, 3 * ONE);
    let made = world.pool.create_user_liquidations(&user, &100);
    let filler = world.rich();
    world.at_ledger(made.block + 399);
    // All but 1% of the lot, for half a percent of the bid: not the last fill.
    world.play(&filler, [fill_user_liquidation(&user, 99)]);
    let backstop = world.backstop.address.clone();
    let debt = |of| world.pool.get_positions(of).liabilities.get(1);
    assert_eq!(debt(&backstop), None);
    assert_eq!(debt(&filler), Some(2_475_000));
    world.at_ledger(made.block + 400);
    world.play(&filler, [fill_user_liquidation(&user, 100)]);
    assert_eq!(debt(&backstop), Some(50 * ONE - 2_475_000));
    let left = world.pool.get_positions(&user);
    assert!(left.liabilities.is_empty() && left.collateral.is_empty());
    assert_eq!(left.supply.get(1), Some(ONE));
    let taken = world.pool.get_positions(&filler).collateral.get(0);
    assert_eq!(taken, Some(100_100 * ONE));
}

#[test]
fn an_empty_backstop_lets_the_loss_through_at_once() {
    let world = World::market(2);
    world.with_bad_debt();
    world.check();
    world.set_backstop_price(1);
    let before = world.pool.get_reserve(world.asset(1)).data;
    world.pool.bad_debt(&world.backstop.address);
    world.check();
    let after = world.pool.get_reserve(world.asset(1)).data;
    // The interest it has in the same token pays first.
    let defaulted = ceil_div(25 * ONE * before.d_rate, RATE_ONE);
    let lost = defaulted - before.backstop_credit;
    assert!(0 < before.backstop_credit && before.backstop_credit < defaulted);
    assert_eq!(after.backstop_credit, 0);
    let cut = ceil_div(lost * RATE_ONE, before.b_supply);
    assert_eq!(after.b_rate, before.b_rate - cut);
    // The reserve goes on: new supply enters at the lower rate.
    let user = world.user(100 * ONE);
    let positions = world.play(&user, [supply(world.asset(1), 100 * ONE)]);
    let shares = 100 * ONE * RATE_ONE / after.b_rate;
    assert_eq!(positions.supply.get(1), Some(shares));
}

#[test]
fn a_dead_backstop_feed_does_not_hold_up_the_last_fill() {
    let world = World::market(2);
    world.with_bad_debt();
    let backstop = world.backstop.address.clone();
    let made = world.pool.create_bad_debt_auction();
    let filler = world.rich();
    world.at_ledger(made.block + 300);
    world.kill_backstop_feed();
    world.play(&filler, [fill_bad_debt(&backstop, 100)]);
    let left = world.pool.get_positions(&backstop).liabilities;
    assert_eq!(left.get(1), Some(12 * ONE + 5_000_000));
    // Back with a price, the rest takes its way.
    world.set_backstop_price(1);
    world.pool.bad_debt(&backstop);
    world.check();
    assert!(world.pool.get_positions(&backstop).liabilities.is_empty());
}
