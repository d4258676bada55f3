//! A pool that still deals with a loss does not become active: while the backstop owes anything, and
//! for a day after a default.

use super::stage::*;
use crate::bad_debt::raw::event;
use crate::bad_debt::stage::{Stage, ONE};
use pool::PoolError;
use soroban_sdk::xdr::ScVal;

/// Bad debt of two units in a pool its admin has put on ice.
fn with_dust() -> Stage {
    let stage = stage();
    stage.bad_debt(0, 2);
    assert_eq!(stage.bad(), [(0, 2)]);
    put(&stage, 3);
    stage
}

/// A loss at 600, with another debt that could follow.
fn with_loss() -> (Stage, soroban_sdk::Address) {
    let stage = stage();
    let later = stage.debtor(0, ONE);
    stage.lose(0, 100 * ONE);
    assert_eq!(status_of(&stage), 3);
    (stage, later)
}

#[test]
fn dust_of_bad_debt_holds_the_pool_until_anyone_pays_for_it() {
    let stage = with_dust();
    is_held(&stage);
    stage.at(600 + 1_000 * DAY);
    is_held(&stage);
    // With interest two shares are worth a little more.
    let stranger = stage.user(ONE);
    let paid = stage.act(|w| w.pool.cover_bad_debt(&stranger, w.asset(0), &ONE));
    assert!((2..10).contains(&paid), "{paid}");
    assert_eq!(update(&stage), Ok(1));
}

#[test]
fn the_admin_waits_for_the_debt_like_everybody() {
    let stage = with_dust();
    let payer = stage.user(ONE);
    assert_eq!(set(&stage, 0), Err(PoolError::StatusNotAllowed));
    stage.act(|w| w.pool.cover_bad_debt(&payer, w.asset(0), &ONE));
    assert_eq!(set(&stage, 0), Ok(()));
    assert_eq!(status_of(&stage), 0);
}

#[test]
fn the_admin_can_still_stop_what_is_held() {
    for status in [2, 3, 4] {
        let stage = with_dust();
        assert_eq!(set(&stage, status), Ok(()));
        let (stage, _) = with_loss();
        assert_eq!(set(&stage, status), Ok(()));
    }
}

#[test]
fn a_default_holds_the_pool_for_exactly_a_day() {
    for by_admin in [true, false] {
        let (stage, _) = with_loss();
        for time in [600, 600 + DAY / 2, 600 + DAY - 1] {
            stage.at(time);
            is_held(&stage);
        }
        stage.at(600 + DAY);
        if by_admin {
            assert_eq!(set(&stage, 0), Ok(()));
        } else {
            assert_eq!(update(&stage), Ok(1));
        }
    }
}

#[test]
fn the_day_begins_anew_with_each_default() {
    let (stage, later) = with_loss();
    stage.at(80_000);
    stage.lose_from(&later);
    stage.at(600 + DAY);
    is_held(&stage);
    stage.at(80_000 + DAY - 1);
    is_held(&stage);
    stage.at(80_000 + DAY);
    assert_eq!(update(&stage), Ok(1));
}

#[test]
fn after_the_day_bad_debt_holds_on() {
    let (stage, later) = with_loss();
    stage.act(|w| w.pool.bad_debt(&later));
    stage.at(600 + DAY);
    is_held(&stage);
    let payer = stage.user(2 * ONE);
    stage.act(|w| w.pool.cover_bad_debt(&payer, w.asset(0), &(2 * ONE)));
    assert_eq!(update(&stage), Ok(1));
}

/// An auction of it in which nobody is interested can be paid out of the way as well, once it is
/// stale.
#[test]
fn an_auction_of_dust_holds_the_pool_no_longer_than_it_lasts() {
    let stage = stage();
    stage.bad_debt(0, ONE);
    put(&stage, 3);
    let made = stage.act(|w| w.pool.create_bad_debt_auction());
    let payer = stage.user(2 * ONE);
    stage.world().refuses(PoolError::AuctionInProgress, |w| {
        w.pool.try_cover_bad_debt(&payer, w.asset(0), &(2 * ONE))
    });
    stage.at_ledger(made.block + 500);
    let backstop = stage.backstop.address.clone();
    stage.act(|w| w.pool.del_auction(&1, &backstop));
    stage.act(|w| w.pool.cover_bad_debt(&payer, w.asset(0), &(2 * ONE)));
    assert_eq!(update(&stage), Ok(1));
}

#[test]
fn what_is_frozen_thaws_to_ice() {
    for defaults in [true, false] {
        let stage = stage();
        let debtor = stage.debtor(0, 2);
        put(&stage, 3);
        let leaver = leaver(&stage);
        assert_eq!(update(&stage), Ok(5));
        if defaults {
            stage.lose_from(&debtor);
        } else {
            stage.act(|w| w.pool.bad_debt(&debtor));
        }
        assert_eq!(update(&stage), Ok(5));
        stays(&stage, &leaver);
        assert_eq!(update(&stage), Ok(3));
        assert_eq!(stage.told(), [event("set_status", [], ScVal::U32(3))]);
        is_held(&stage);
    }
}

#[test]
fn without_a_loss_what_is_frozen_becomes_active() {
    let stage = stage();
    put(&stage, 3);
    let leaver = leaver(&stage);
    assert_eq!(update(&stage), Ok(5));
    stays(&stage, &leaver);
    assert_eq!(update(&stage), Ok(1));
}

/// Bad debt alone, of less than a tenth, does not stop a pool that is active.
#[test]
fn an_active_pool_stays_active_with_little_bad_debt() {
    for status in [0, 1] {
        let stage = stage();
        put(&stage, status);
        stage.bad_debt(0, 100 * ONE);
        assert_eq!(update(&stage), Ok(status));
    }
}

/// What the backstop alone decides goes on: less, never more, than without a loss.
#[test]
fn a_held_pool_still_freezes_and_stays_on_ice() {
    let stage = with_dust();
    stage.set_backstop_price(ONE);
    assert_eq!(update(&stage), Err(PoolError::StatusNotAllowed));
    // 50,000 tokens of less than 1.0 do not reach the threshold of 50,000.
    stage.set_backstop_price(ONE - 1);
    assert_eq!(update(&stage), Ok(3));
    leaver(&stage);
    assert_eq!(update(&stage), Ok(5));
    assert_eq!(set(&stage, 2), Err(PoolError::StatusNotAllowed));
    assert_eq!(set(&stage, 4), Ok(()));
}
