//! A default puts the pool on ice in the call that finds it, and is remembered.

use super::stage::*;
use crate::bad_debt::raw::event;
use crate::bad_debt::stage::{Stage, ONE};
use crate::keys;
use pool::{FlashLoan, PoolError};
use soroban_sdk::xdr::ScVal;
use soroban_sdk::Address;
use test_suites::raw;
use test_suites::receiver::Receiver;
use test_suites::requests::*;

/// When suppliers last bore a loss, if they ever did.
fn remembered(stage: &Stage) -> Option<ScVal> {
    stage.entry(&keys::last_default()).map(|entry| entry.value)
}

/// The pool is on ice, was told to be so once, and knows when.
#[track_caller]
fn was_put_on_ice(stage: &Stage, time: u64) {
    let ice = event("set_status", [], ScVal::U32(3));
    let told = stage.told();
    assert_eq!(told.iter().filter(|event| **event == ice).count(), 1);
    assert_eq!(status_of(stage), 3);
    assert_eq!(remembered(stage), Some(raw::u64(time)));
}

#[test]
fn a_hand_over_to_an_exhausted_backstop_puts_the_pool_on_ice() {
    for status in [0, 1] {
        let stage = stage();
        let debtor = stage.debtor(0, ONE);
        put(&stage, status);
        stage.exhaust();
        stage.at(700);
        stage.act(|w| w.pool.bad_debt(&debtor));
        was_put_on_ice(&stage, 700);
    }
}

#[test]
fn a_default_of_what_the_backstop_holds_puts_the_pool_on_ice() {
    for status in [0, 1] {
        let stage = stage();
        let debtor = stage.debtor(0, ONE);
        put(&stage, status);
        stage.act(|w| w.pool.bad_debt(&debtor));
        assert_eq!((status_of(&stage), remembered(&stage)), (status, None));
        stage.exhaust();
        let backstop = stage.backstop.address.clone();
        stage.act(|w| w.pool.bad_debt(&backstop));
        was_put_on_ice(&stage, 600);
    }
}

#[test]
fn the_last_fill_of_a_liquidation_puts_the_pool_on_ice_with_its_default() {
    let stage = stage();
    let debtor = stage.liquidated(0, 300 * ONE);
    stage.exhaust();
    stage.wait(400);
    let filler = stage.user(0);
    stage
        .submit(&filler, [fill_user_liquidation(&debtor, 100)])
        .unwrap();
    was_put_on_ice(&stage, 600);
}

#[test]
fn the_last_fill_of_a_bad_debt_auction_puts_the_pool_on_ice_with_its_default() {
    let stage = stage();
    stage.bad_debt(0, 300 * ONE);
    stage.act(|w| w.pool.create_bad_debt_auction());
    assert_eq!(status_of(&stage), 0);
    stage.exhaust();
    stage.wait(300);
    let (filler, backstop) = (stage.rich(1), stage.backstop.address.clone());
    stage
        .submit(&filler, [fill_bad_debt(&backstop, 100)])
        .unwrap();
    was_put_on_ice(&stage, 600);
}

/// The status says so already, but the day counts.
#[test]
fn in_other_statuses_a_default_is_remembered_and_changes_none() {
    for status in [2, 3, 4, 5] {
        let stage = stage();
        let debtor = stage.debtor(0, ONE);
        put(&stage, status);
        stage.exhaust();
        stage.act(|w| w.pool.bad_debt(&debtor));
        assert_eq!(stage.names(), ["bad_debt", "defaulted_debt", "loss"]);
        assert_eq!(status_of(&stage), status);
        assert_eq!(remembered(&stage), Some(raw::u64(600)));
    }
}

#[test]
fn bad_debt_that_others_take_or_pay_for_is_no_default() {
    let stage = stage();
    stage.bad_debt(0, 300 * ONE);
    let payer = stage.rich(1);
    stage.act(|w| w.pool.cover_bad_debt(&payer, w.asset(0), &(100 * ONE)));
    stage.act(|w| w.pool.create_bad_debt_auction());
    stage.wait(200);
    let backstop = stage.backstop.address.clone();
    stage
        .submit(&payer, [fill_bad_debt(&backstop, 100)])
        .unwrap();
    assert_eq!(stage.bad(), []);
    assert_eq!((status_of(&stage), remembered(&stage)), (0, None));
}

/// A liquidation that defaults once it is filled, and one who could borrow.
fn about_to_default() -> (Stage, Address, Address) {
    let stage = stage();
    let debtor = stage.liquidated(0, 300 * ONE);
    let filler = stage.rich(1);
    stage.exhaust();
    stage.wait(400);
    (stage, debtor, filler)
}

#[test]
fn nobody_borrows_after_a_default_in_the_same_call() {
    let (stage, debtor, filler) = about_to_default();
    let fill = || fill_user_liquidation(&debtor, 100);
    let loan = || borrow(stage.asset(0), ONE);
    stage.world().refuses(PoolError::InvalidPoolStatus, |w| {
        w.try_act(&filler, [fill(), loan()])
    });
    // Not by way of a top-up either: the list holds a fill.
    let cancel = || cancel_liquidation(stage.asset(0), 0);
    stage.world().refuses(PoolError::InvalidPoolStatus, |w| {
        w.try_act(&filler, [fill(), cancel()])
    });
    // Supplying and repaying go on.
    let asset = stage.asset(0);
    let deposit = supply(asset, ONE);
    stage.submit(&filler, [fill(), deposit]).unwrap();
    was_put_on_ice(&stage, 600);
}

/// What stands before the default was decided before it.
#[test]
fn what_was_borrowed_before_the_default_stands() {
    let (stage, debtor, filler) = about_to_default();
    let requests = [
        borrow(stage.asset(0), ONE),
        fill_user_liquidation(&debtor, 100),
    ];
    stage.submit(&filler, requests).unwrap();
    assert_eq!(stage.debts(&filler), [(0, ONE)]);
    was_put_on_ice(&stage, 600);

    let (stage, debtor, filler) = about_to_default();
    let loan = FlashLoan {
        amount: ONE,
        asset: stage.asset(1).clone(),
        contract: stage.env.register(Receiver, ()),
    };
    let fill = list(&stage.env, [fill_user_liquidation(&debtor, 100)]);
    stage.act(|w| w.pool.flash_loan(&filler, &loan, &fill));
    assert_eq!(stage.debts(&filler), [(1, ONE)]);
    was_put_on_ice(&stage, 600);
    stage.world().refuses(PoolError::InvalidPoolStatus, |w| {
        w.pool.try_flash_loan(&filler, &loan, &list(&w.env, []))
    });
}
