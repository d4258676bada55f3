//! An auction of bad debt that finds all of it worth a tenth of the backstop puts the pool on ice.

use super::stage::*;
use crate::bad_debt::raw::event;
use crate::bad_debt::stage::{Stage, ONE};
use pool::PoolError;
use soroban_sdk::xdr::ScVal;
use test_suites::requests::*;

/// Exactly a tenth of what the backstop is worth.
const TENTH: i128 = 6_250 * ONE;

fn auction(stage: &Stage) -> Vec<String> {
    stage.act(|w| w.pool.create_bad_debt_auction());
    stage.names()
}

#[test]
fn bad_debt_of_exactly_a_tenth_of_the_backstop_puts_the_pool_on_ice() {
    let stage = stage();
    stage.bad_debt(0, TENTH);
    // Nobody has looked yet.
    assert_eq!(status_of(&stage), 0);
    assert_eq!(auction(&stage), ["set_status", "new_auction"]);
    assert_eq!(stage.told()[0], event("set_status", [], ScVal::U32(3)));
    assert_eq!(status_of(&stage), 3);
}

#[test]
fn bad_debt_of_a_unit_less_leaves_it_active() {
    let stage = stage();
    stage.bad_debt(0, TENTH - 1);
    assert_eq!(auction(&stage), ["new_auction"]);
    assert_eq!(status_of(&stage), 0);
}

/// An auction for part of the debts is judged by all of them.
#[test]
fn all_debts_of_the_backstop_count_whatever_is_auctioned() {
    for (other, expected) in [(2_250 * ONE, 3), (2_250 * ONE - 1, 0)] {
        let stage = stage();
        stage.bad_debt(0, 4_000 * ONE);
        stage.bad_debt(1, other);
        let (bid, lot) = (stage.assets_of(&[0]), stage.backstop_tokens());
        let backstop = stage.backstop.address.clone();
        stage.act(|w| w.pool.new_auction(&1, &backstop, &bid, &lot, &100));
        assert_eq!(status_of(&stage), expected);
    }
}

/// Both sides are taken at the prices of the moment.
#[test]
fn the_worth_counts_not_the_amount() {
    for (debt_price, backstop_price, expected) in [
        (ONE, 1_2500000, 0),
        (2 * ONE, 1_2500000, 3),
        (2 * ONE - 1, 1_2500000, 0),
        (ONE, 6_250_000, 3),
        (ONE, 6_250_001, 0),
    ] {
        let stage = stage();
        stage.bad_debt(0, TENTH / 2);
        stage.set_price(0, debt_price);
        stage.set_backstop_price(backstop_price);
        auction(&stage);
        let prices = (debt_price, backstop_price);
        assert_eq!(status_of(&stage), expected, "{prices:?}");
    }
}

#[test]
fn a_pool_the_backstop_made_active_is_put_on_ice_too() {
    let stage = stage();
    put(&stage, 1);
    stage.bad_debt(0, TENTH);
    assert_eq!(auction(&stage), ["set_status", "new_auction"]);
    assert_eq!(status_of(&stage), 3);
}

#[test]
fn statuses_in_which_nobody_borrows_are_left_alone() {
    for status in [2, 3, 4, 5] {
        let stage = stage();
        // Four times the backstop with the leaver in it.
        stage.bad_debt(0, 4 * TENTH);
        put(&stage, status);
        assert_eq!(auction(&stage), ["new_auction"]);
        assert_eq!(status_of(&stage), status);
    }
}

#[test]
fn an_auction_that_is_refused_changes_nothing() {
    let stage = stage();
    stage.bad_debt(0, TENTH);
    let backstop = stage.backstop.address.clone();
    let (bid, lot) = (stage.assets_of(&[0]), stage.assets_of(&[1]));
    stage.world().refuses(PoolError::InvalidLot, |w| {
        w.pool.try_new_auction(&1, &backstop, &bid, &lot, &100)
    });
    stage.kill_backstop_feed();
    stage
        .world()
        .refuses(PoolError::BackstopPriceUnavailable, |w| {
            w.pool.try_create_bad_debt_auction()
        });
    assert_eq!(status_of(&stage), 0);
}

/// On ice nobody borrows; supply, repayment, withdrawal and fills go on.
#[test]
fn on_ice_everything_but_borrowing_goes_on() {
    let stage = stage();
    let user = stage.rich(1);
    let asset = stage.asset(0).clone();
    stage.submit(&user, [borrow(&asset, 100 * ONE)]).unwrap();
    stage.bad_debt(0, TENTH);
    auction(&stage);
    let refused = Err(PoolError::InvalidPoolStatus);
    assert_eq!(stage.submit(&user, [borrow(&asset, 1)]), refused);
    stage.wait(200);
    let backstop = stage.backstop.address.clone();
    for request in [
        supply(&asset, ONE),
        supply_collateral(&asset, ONE),
        repay(&asset, ONE),
        withdraw(&asset, ONE / 2),
        withdraw_collateral(&asset, ONE / 2),
        fill_bad_debt(&backstop, 100),
    ] {
        stage.submit(&user, [request]).unwrap();
    }
    assert_eq!(stage.bad(), []);
    assert_eq!(update(&stage), Ok(1));
}
