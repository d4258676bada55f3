//! What a bad-debt auction offers.

use super::stage::{Stage, ONE};
use pool::PoolError;
use test_suites::requests::*;

/// Deposits worth 10,000.0 (at 1.0), bad debts of 12,000.0 (#0) and 8,000.0 (#1).
fn stage() -> Stage {
    let stage = Stage::new(2);
    let (pool, drawn) = (&stage.pool.address, 40_000 * ONE);
    stage.backstop.draw(pool, &drawn, &stage.admin);
    stage.set_backstop_price(ONE);
    stage.lender(0, 100_000 * ONE);
    stage.lender(1, 100_000 * ONE);
    stage.bad_debt(0, 12_000 * ONE);
    stage.bad_debt(1, 8_000 * ONE);
    stage
}

/// Lot of an auction for these debts.
fn lot(stage: &Stage, debts: &[usize]) -> i128 {
    let (bid, lot) = (stage.assets_of(debts), stage.backstop_tokens());
    let backstop = stage.backstop.address.clone();
    let auction = stage.act(|w| w.pool.new_auction(&1, &backstop, &bid, &lot, &100));
    assert_eq!(auction.bid.len(), debts.len() as u32);
    auction.lot.values().first().unwrap()
}

#[test]
fn bd_13_each_reserve_has_its_share_of_a_short_backstop() {
    assert_eq!(lot(&stage(), &[0]), 6_000 * ONE);
    assert_eq!(lot(&stage(), &[1]), 4_000 * ONE);
    assert_eq!(lot(&stage(), &[0, 1]), 10_000 * ONE);
    let stage = stage();
    let auction = stage.act(|w| w.pool.create_bad_debt_auction());
    assert_eq!(auction.lot.values().first(), Some(10_000 * ONE));
}

/// Prices count: at 3.0 the smaller debt is the larger one.
#[test]
fn bd_13_shares_go_by_value() {
    let stage = stage();
    stage.set_price(1, 3 * ONE);
    assert_eq!(lot(&stage, &[0]), 3_333_3333333);
}

/// With enough for all, everyone is offered 120%.
#[test]
fn bd_13_a_sufficient_backstop_offers_120_percent() {
    let stage = stage();
    stage.fund_backstop(30_000 * ONE);
    assert_eq!(lot(&stage, &[0]), 14_400 * ONE);
    let stage = self::stage();
    stage.fund_backstop(14_000 * ONE);
    // The edge: 120% of both are exactly the deposits.
    assert_eq!(lot(&stage, &[1]), 9_600 * ONE);
    let stage = self::stage();
    stage.fund_backstop(13_999 * ONE);
    assert_eq!(lot(&stage, &[1]), 9_599_6000000);
}

/// The auction of a trifle cannot keep the others from theirs for long: a new one may be created once
/// it is filled, and what the first creator left out keeps its share.
#[test]
fn bd_13_a_trifle_first_takes_a_trifle() {
    let stage = Stage::new(3);
    stage.lender(0, 100_000 * ONE);
    stage.lender(1, 100_000 * ONE);
    stage.bad_debt(0, 99_999 * ONE);
    stage.bad_debt(1, ONE);
    assert_eq!(lot(&stage, &[1]), 5_000_0000000 / 10_000);
    let (filler, backstop) = (stage.rich(2), stage.backstop.address.clone());
    stage.wait(200);
    stage
        .submit(&filler, [fill_bad_debt(&backstop, 100)])
        .unwrap();
    assert_eq!(lot(&stage, &[0]), 50_000 * ONE - 5_000_0000000 / 10_000);
}

/// A dead feed of a debt left out holds the auction up: its share is not known. A whole default or
/// `cover_bad_debt` of that asset does not need it.
#[test]
fn every_debts_price_is_needed_for_the_shares() {
    let stage = stage();
    stage.kill_feed(1);
    let (bid, lot) = (stage.assets_of(&[0]), stage.backstop_tokens());
    let backstop = stage.backstop.address.clone();
    stage.refuses(PoolError::PriceUnavailable, |w| {
        w.pool.try_new_auction(&1, &backstop, &bid, &lot, &100)
    });
    let payer = stage.user(8_000 * ONE);
    stage.act(|w| w.pool.cover_bad_debt(&payer, w.asset(1), &(8_000 * ONE)));
    stage.act(|w| w.pool.new_auction(&1, &backstop, &bid, &lot, &100));
}
