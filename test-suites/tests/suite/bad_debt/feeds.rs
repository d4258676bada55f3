//! A dead feed never holds a fill up; what it kept from happening happens when it is back.

use super::stage::{Stage, ONE};
use pool::PoolError;
use soroban_sdk::Address;
use test_suites::requests::*;

/// The liquidation of a debtor of 300.0 with a gem and one unit of #1, worth nothing by now. The
/// auction is for the gem alone.
fn with_dust() -> (Stage, Address) {
    let stage = Stage::new(2);
    stage.lender(0, 1_000 * ONE);
    let debtor = stage.user(ONE);
    let gems = stage.asset(stage.gems()).clone();
    let requests = [
        supply_collateral(&gems, ONE),
        supply_collateral(stage.asset(1), 1),
        borrow(stage.asset(0), 300 * ONE),
    ];
    stage.submit(&debtor, requests).unwrap();
    stage.set_price(1, ONE / 10);
    stage.set_price(stage.gems(), 10 * ONE);
    let (bid, lot) = (stage.assets_of(&[0]), stage.assets_of(&[stage.gems()]));
    stage.act(|w| w.pool.new_auction(&0, &debtor, &bid, &lot, &100));
    stage.wait(400);
    (stage, debtor)
}

fn fill_all(stage: &Stage, debtor: &Address) {
    let filler = stage.user(0);
    let after = stage
        .submit(&filler, [fill_user_liquidation(debtor, 100)])
        .unwrap();
    assert_eq!(after.collateral.get(stage.gems() as u32), Some(ONE));
}

#[test]
fn dust_with_a_dead_feed_does_not_hold_the_last_fill_up() {
    let (stage, debtor) = with_dust();
    stage.kill_feed(1);
    fill_all(&stage, &debtor);
    assert_eq!(stage.names(), ["fill_auction"]);
    assert_eq!(
        (stage.debts(&debtor), stage.bad()),
        (vec![(0, 300 * ONE)], vec![])
    );
    stage.refuses(PoolError::PriceUnavailable, |w| {
        w.pool.try_bad_debt(&debtor)
    });
    stage.set_price(1, ONE / 10);
    stage.act(|w| w.pool.bad_debt(&debtor));
    assert_eq!(stage.bad(), [(0, 300 * ONE)]);
}

#[test]
fn dust_with_an_old_price_does_not_hold_the_last_fill_up() {
    let (stage, debtor) = with_dust();
    stage.set_dated_price(1, ONE / 10, 600);
    stage.at(600 + 86_401);
    fill_all(&stage, &debtor);
    assert_eq!(stage.names(), ["fill_auction"]);
    stage.refuses(PoolError::InvalidPrice, |w| w.pool.try_bad_debt(&debtor));
    stage.set_price(1, ONE / 10);
    stage.act(|w| w.pool.bad_debt(&debtor));
    assert_eq!(stage.debts(&debtor), []);
}

/// Neither the filler nor the hand-over asks for the price of what nobody has or owes any more.
#[test]
fn dead_feeds_of_the_auctioned_assets_do_not_hold_a_free_fill_up() {
    let (stage, debtor) = with_dust();
    stage.kill_feed(0);
    stage.kill_feed(stage.gems());
    fill_all(&stage, &debtor);
    assert_eq!(stage.names(), ["bad_debt", "fill_auction"]);
    assert_eq!(stage.bad(), [(0, 300 * ONE)]);
}

#[test]
fn a_dead_backstop_feed_does_not_hold_the_hand_over_up() {
    let (stage, debtor) = with_dust();
    stage.kill_backstop_feed();
    fill_all(&stage, &debtor);
    assert_eq!(stage.names(), ["bad_debt", "fill_auction"]);
    assert_eq!(stage.bad(), [(0, 300 * ONE)]);
    let backstop = stage.backstop.address.clone();
    let refused = PoolError::BackstopPriceUnavailable;
    stage.refuses(refused, |w| w.pool.try_bad_debt(&backstop));
    stage.exhaust();
    stage.act(|w| w.pool.bad_debt(&backstop));
    assert_eq!(stage.names(), ["defaulted_debt", "loss", "set_status"]);
}

#[test]
fn a_dead_backstop_feed_does_not_hold_the_last_fill_of_bad_debt_up() {
    for dead in [true, false] {
        let stage = Stage::new(2);
        stage.lender(0, 1_000 * ONE);
        stage.bad_debt(0, 300 * ONE);
        stage.act(|w| w.pool.create_bad_debt_auction());
        if dead {
            stage.kill_backstop_feed();
        } else {
            stage.set_dated_backstop_price(1, 600);
            stage.at(600 + 86_401);
        }
        stage.wait(300);
        let (filler, backstop) = (stage.rich(1), stage.backstop.address.clone());
        stage
            .submit(&filler, [fill_bad_debt(&backstop, 100)])
            .unwrap();
        assert_eq!(stage.names(), ["fill_auction"]);
        assert_eq!(stage.bad(), [(0, 150 * ONE)]);
        let refused = PoolError::BackstopPriceUnavailable;
        stage.refuses(refused, |w| w.pool.try_bad_debt(&backstop));
        stage.exhaust();
        stage.act(|w| w.pool.bad_debt(&backstop));
        assert_eq!(stage.bad(), []);
    }
}

/// A debt's own feed is no business of a default.
#[test]
fn a_default_needs_no_price_of_the_asset() {
    let stage = Stage::new(2);
    stage.lender(0, 1_000 * ONE);
    let debtor = stage.debtor(0, 300 * ONE);
    stage.kill_feed(0);
    stage.exhaust();
    stage.kill_feed(0);
    stage.act(|w| w.pool.bad_debt(&debtor));
    let told = ["bad_debt", "defaulted_debt", "loss", "set_status"];
    assert_eq!(stage.names(), told);
}
