//! Who pays for a default, in which order, and what is told about it.

use super::raw::{addr, event, int, ints};
use super::stage::{Stage, ONE};
use soroban_sdk::xdr::ScVal;

const DEFAULTED: [&str; 4] = ["bad_debt", "defaulted_debt", "loss", "set_status"];

/// Two lenders of 1000.0 together, 500.0 lent.
fn stage() -> Stage {
    let stage = Stage::new(2);
    stage.lender(0, 600 * ONE);
    stage.lender(0, 400 * ONE);
    stage.borrower(0, 200 * ONE);
    stage
}

#[test]
fn bd_07_the_backstops_own_credit_pays_before_suppliers() {
    let stage = stage();
    stage.earn(0, 20 * ONE);
    stage.exhaust();
    stage.bad_debt(0, 300 * ONE);
    let data = stage.data(0);
    assert_eq!((data.b_rate, data.backstop_credit), (720_000_000_000, 0));
    assert_eq!((data.b_supply, data.d_supply), (1_000 * ONE, 200 * ONE));
    assert_eq!(stage.bad(), []);
    let ledger = stage.ledger(0);
    assert_eq!((ledger.assigned_d, ledger.assigned), (300 * ONE, 300 * ONE));
    assert_eq!(
        (ledger.defaulted_d, ledger.defaulted),
        (300 * ONE, 300 * ONE)
    );
    assert_eq!(
        (ledger.credit_used, ledger.socialized),
        (20 * ONE, 280 * ONE)
    );
    assert_eq!((ledger.taken_d, ledger.repaid_d), (0, 0));
    assert_eq!(ledger.last_default, 600);
    let loss = stage.loss(0);
    assert_eq!((loss.open, loss.owed, loss.recovered), (280 * ONE, 0, 0));
}

#[test]
fn bd_07_credit_that_suffices_spares_suppliers() {
    let stage = stage();
    stage.earn(0, 300 * ONE);
    stage.exhaust();
    stage.bad_debt(0, 300 * ONE);
    let data = stage.data(0);
    assert_eq!((data.b_rate, data.backstop_credit), (1_000_000_000_000, 0));
    let ledger = stage.ledger(0);
    assert_eq!((ledger.credit_used, ledger.socialized), (300 * ONE, 0));
    assert_eq!(stage.loss(0).l, 0);
    assert_eq!(stage.names(), DEFAULTED);
    let rates = [
        300 * ONE,
        300 * ONE,
        1_000_000_000_000,
        1_000_000_000_000,
        1_000 * ONE,
    ];
    let expected = event("loss", [addr(stage.asset(0))], ints(rates));
    assert_eq!(stage.told()[2], expected);
}

#[test]
fn a_default_is_told_in_full() {
    let stage = stage();
    stage.earn(0, 20 * ONE);
    let debtor = stage.debtor(0, 300 * ONE);
    stage.exhaust();
    stage.act(|w| w.pool.bad_debt(&debtor));
    let asset = addr(stage.asset(0));
    let numbers = [
        300 * ONE,
        20 * ONE,
        1_000_000_000_000,
        720_000_000_000,
        1_000 * ONE,
    ];
    let expected = [
        event("bad_debt", [addr(&debtor), asset.clone()], int(300 * ONE)),
        event("defaulted_debt", [asset.clone()], int(300 * ONE)),
        event("loss", [asset], ints(numbers)),
        event("set_status", [], ScVal::U32(3)),
    ];
    assert_eq!(stage.told(), expected);
}

/// The credit on offer is needed: an interest auction that pays the asset ends, others go on.
#[test]
fn the_interest_auction_of_the_asset_ends_first() {
    let stage = stage();
    stage.lender(1, 600 * ONE);
    stage.earn(0, 250 * ONE);
    stage.earn(1, 250 * ONE);
    let auction = stage.assets_of(&[0, 1]);
    stage.act(|w| w.pool.create_interest_auction(&auction));
    let debtor = stage.debtor(0, 300 * ONE);
    stage.exhaust();
    stage.act(|w| w.pool.bad_debt(&debtor));
    let told = [
        "bad_debt",
        "delete_auction",
        "defaulted_debt",
        "loss",
        "set_status",
    ];
    assert_eq!(stage.names(), told);
    let backstop = addr(&stage.backstop.address);
    let ended = event("delete_auction", [ScVal::U32(2), backstop], ScVal::Void);
    assert_eq!(stage.told()[1], ended);
    assert_eq!(stage.ledger(0).credit_used, 250 * ONE);
    assert_eq!(stage.data(1).backstop_credit, 250 * ONE);
    stage.recover_backstop();
    stage.act(|w| w.pool.create_interest_auction(&stage.assets_of(&[1])));
}

#[test]
fn interest_auctions_of_other_assets_go_on() {
    let stage = stage();
    stage.lender(1, 600 * ONE);
    stage.earn(1, 250 * ONE);
    let auction = stage.act(|w| w.pool.create_interest_auction(&stage.assets_of(&[1])));
    stage.lose(0, 300 * ONE);
    assert_eq!(stage.names(), DEFAULTED);
    assert_eq!(stage.pool.get_auction(&2, &stage.backstop.address), auction);
}

/// All debts of the backstop default together, each at its own reserve's cost.
#[test]
fn every_debt_of_the_backstop_defaults() {
    let stage = stage();
    stage.lender(1, 1_000 * ONE);
    stage.bad_debt(0, 100 * ONE);
    stage.bad_debt(1, 250 * ONE);
    assert_eq!(stage.bad(), [(0, 100 * ONE), (1, 250 * ONE)]);
    stage.exhaust();
    stage.at(700);
    let backstop = stage.backstop.address.clone();
    stage.act(|w| w.pool.bad_debt(&backstop));
    let told = stage.names();
    assert_eq!(told[..2], ["defaulted_debt", "loss"]);
    assert_eq!(told[2..], ["defaulted_debt", "loss", "set_status"]);
    assert_eq!(stage.bad(), []);
    // A hundred seconds of interest have passed.
    assert_eq!(
        (stage.ledger(0).last_default, stage.ledger(1).last_default),
        (700, 700)
    );
    assert_eq!(stage.ledger(0).defaulted, 100_0000096);
    assert_eq!(stage.ledger(1).defaulted, 250_0000212);
    assert!(stage.data(0).b_rate < 900_001_000_000 && stage.data(1).b_rate < 750_001_000_000);
}

/// BD-11: a rate can fall at any time; when it last did stands in the ledger.
#[test]
fn bd_11_the_time_of_the_last_default_is_on_record() {
    let stage = stage();
    let later = stage.debtor(0, 10 * ONE);
    stage.lose(0, 10 * ONE);
    assert_eq!(stage.ledger(0).last_default, 600);
    stage.at(900);
    stage.lose_from(&later);
    assert_eq!(stage.ledger(0).last_default, 900);
}
