//! Tokens that are owed to claimants are nobody else's.

use super::raw::{addr, event, int, ints};
use super::stage::{Stage, ALL, ONE};
use pool::PoolError;
use soroban_sdk::Address;
use test_suites::requests::*;

/// A loss of 300.0 of 1000.0 that is `covered` as far as that.
fn stage(covered: i128) -> (Stage, Address) {
    let stage = Stage::new(2);
    let alice = stage.lender(0, 1_000 * ONE);
    stage.lose(0, 300 * ONE);
    if covered > 0 {
        stage.cover(0, covered);
    }
    (stage, alice)
}

fn send(stage: &Stage, amount: i128) {
    stage.assets[0].token.mint(&stage.pool.address, &amount);
}

#[test]
fn what_is_owed_is_not_found() {
    let (stage, alice) = stage(100 * ONE);
    assert_eq!(stage.act(|w| w.pool.gulp(w.asset(0))), 0);
    assert_eq!(
        stage.told(),
        [event("gulp", [addr(stage.asset(0))], int(0))]
    );
    assert_eq!(
        (stage.data(0).backstop_credit, stage.loss(0).owed),
        (0, 100 * ONE)
    );
    assert_eq!(stage.claim(&alice, 0), 100 * ONE);
    assert_eq!(stage.act(|w| w.pool.gulp(w.asset(0))), 0);
}

/// A plain transfer to the pool comes back to those who lost, whatever the pool's status.
#[test]
fn found_tokens_go_to_those_who_lost_in_any_status() {
    for status in [0, 2, 3, 4] {
        let (stage, alice) = stage(0);
        stage.a_day_later();
        stage.pool.set_status(&status);
        send(&stage, 120 * ONE);
        assert_eq!(stage.act(|w| w.pool.gulp(w.asset(0))), 120 * ONE);
        let asset = addr(stage.asset(0));
        let expected = [
            event("recovery", [asset.clone()], ints([120 * ONE, 180 * ONE])),
            event("gulp", [asset], int(120 * ONE)),
        ];
        assert_eq!(stage.told(), expected);
        assert_eq!(stage.data(0).backstop_credit, 0);
        assert_eq!(stage.recovery(&alice, 0), (180 * ONE, 120 * ONE));
    }
}

/// Suppliers first, then the backstop.
#[test]
fn what_exceeds_the_loss_is_credit() {
    let (stage, alice) = stage(0);
    send(&stage, 350 * ONE);
    assert_eq!(stage.act(|w| w.pool.gulp(w.asset(0))), 350 * ONE);
    assert_eq!(stage.data(0).backstop_credit, 50 * ONE);
    assert_eq!(stage.recovery(&alice, 0), (0, 300 * ONE));
    assert_eq!(stage.loss(0).era, 1);
}

/// Without an open loss the status counts again.
#[test]
fn without_an_open_loss_the_status_counts() {
    let (stage, _) = stage(300 * ONE);
    send(&stage, ONE);
    for status in [2, 4] {
        stage.pool.set_status(&status);
        stage.refuses(PoolError::InvalidPoolStatus, |w| {
            w.pool.try_gulp(w.asset(0))
        });
        stage.refuses(PoolError::InvalidPoolStatus, |w| {
            w.pool.try_gulp(w.asset(1))
        });
    }
    stage.a_day_later();
    stage.pool.set_status(&0);
    assert_eq!(stage.act(|w| w.pool.gulp(w.asset(0))), ONE);
    assert_eq!(stage.data(0).backstop_credit, ONE);
}

/// A reserve with a loss of 300.0 of 1000.0, 250.0 of credit, and all but nothing of the rest lent
/// and grown: only what is owed to claimants is there to pay interest from.
fn lent_out() -> (Stage, Address, Address) {
    let stage = Stage::new(2);
    let alice = stage.lender(0, 10_000 * ONE);
    stage.lender(1, 1_000 * ONE);
    stage.lose(0, 3_000 * ONE);
    stage.cover(0, 3_000 * ONE);
    stage.calm();
    stage.earn(0, 250 * ONE);
    stage.borrower(0, 6_999 * ONE);
    // A year at full utilization: debt outgrows supply by far more than the credit.
    stage.skip_ledgers(6_307_200);
    let data = stage.data(0);
    let supply = data.b_supply * data.b_rate / 1_000_000_000_000;
    let debt = data.d_supply * data.d_rate / 1_000_000_000_000;
    assert!(supply + data.backstop_credit - debt < data.backstop_credit);
    let filler = stage.user(0);
    stage.backstop_token.mint(&filler, &ALL);
    let backstop = &stage.backstop.address;
    stage
        .backstop_token
        .approve(&filler, backstop, &ALL, &7_000_000);
    (stage, alice, filler)
}

#[test]
fn interest_is_not_paid_with_what_is_owed() {
    let (stage, alice, filler) = lent_out();
    stage.act(|w| w.pool.create_interest_auction(&stage.assets_of(&[0])));
    stage.wait(200);
    let (before, credit) = (stage.held(0), stage.data(0).backstop_credit);
    assert!(before >= credit, "the tokens are there, but not for this");
    let backstop = stage.backstop.address.clone();
    let fill = [fill_interest(&backstop, 100)];
    assert_eq!(stage.submit(&filler, fill), Err(PoolError::InvalidUtilRate));
    assert_eq!(stage.held(0), before);
    // What the reserve can pay without them, it pays.
    let fill = [fill_interest(&backstop, 1)];
    stage.submit(&filler, fill).unwrap();
    assert_eq!(stage.claim(&alice, 0), 3_000 * ONE);
}

/// Once the claims are paid the base's rule holds again: the transfer succeeds or fails.
#[test]
fn interest_is_paid_when_nothing_is_owed() {
    let (stage, alice, filler) = lent_out();
    stage.act(|w| w.pool.create_interest_auction(&stage.assets_of(&[0])));
    stage.wait(200);
    assert_eq!(stage.claim(&alice, 0), 3_000 * ONE);
    assert_eq!(stage.loss(0).owed, 0);
    stage.assets[0]
        .token
        .mint(&stage.pool.address, &(10_000 * ONE));
    let backstop = stage.backstop.address.clone();
    stage
        .submit(&filler, [fill_interest(&backstop, 100)])
        .unwrap();
}
