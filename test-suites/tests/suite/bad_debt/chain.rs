//! A default happens in the transaction that finds the backstop exhausted, unless a bad-debt auction
//! runs.

use super::stage::{Stage, ALL, ONE};
use pool::PoolError;
use test_suites::requests::*;

const DEFAULTED: [&str; 4] = ["bad_debt", "defaulted_debt", "loss", "set_status"];

const FILLED_TO_DEFAULT: [&str; 4] = ["defaulted_debt", "loss", "set_status", "fill_auction"];

/// 1000.0 supplied.
fn stage() -> Stage {
    let stage = Stage::new(2);
    stage.lender(0, 1_000 * ONE);
    stage
}

#[test]
fn bd_06_handing_over_to_an_exhausted_backstop_defaults_at_once() {
    let stage = stage();
    let debtor = stage.debtor(0, 300 * ONE);
    stage.exhaust();
    stage.act(|w| w.pool.bad_debt(&debtor));
    assert_eq!(stage.names(), DEFAULTED);
    assert_eq!((stage.bad(), stage.debts(&debtor)), (vec![], vec![]));
    assert_eq!(stage.data(0).b_rate, 700_000_000_000);
}

#[test]
fn bd_06_the_last_fill_of_a_liquidation_defaults_at_once() {
    let stage = stage();
    let debtor = stage.liquidated(0, 300 * ONE);
    stage.exhaust();
    stage.wait(400);
    let filler = stage.user(0);
    let half = [fill_user_liquidation(&debtor, 50)];
    stage.submit(&filler, half).unwrap();
    assert_eq!(stage.names(), ["fill_auction"]);
    assert_eq!(stage.debts(&debtor), [(0, 300 * ONE)]);
    let rest = [fill_user_liquidation(&debtor, 100)];
    let after = stage.submit(&filler, rest).unwrap();
    assert_eq!(after.collateral.get(2), Some(ONE));
    assert_eq!(stage.names()[..4], DEFAULTED);
    assert_eq!(stage.names()[4..], ["fill_auction"]);
    assert_eq!((stage.bad(), stage.debts(&debtor)), (vec![], vec![]));
    assert_eq!(stage.data(0).b_rate, 700_000_000_000);
}

#[test]
fn the_last_fill_of_a_bad_debt_auction_defaults_the_rest() {
    let stage = stage();
    stage.bad_debt(0, 300 * ONE);
    let auction = stage.act(|w| w.pool.create_bad_debt_auction());
    assert_eq!(auction.lot.values().first(), Some(288 * ONE));
    let filler = stage.rich(1);
    stage.exhaust();
    stage.wait(300);
    let backstop = stage.backstop.address.clone();
    let after = stage.submit(&filler, [fill_bad_debt(&backstop, 100)]);
    assert_eq!(after.unwrap().liabilities.get(0), Some(150 * ONE));
    assert_eq!(stage.backstop_token.balance(&filler), 288 * ONE);
    assert_eq!(stage.names(), FILLED_TO_DEFAULT);
    let ledger = stage.ledger(0);
    assert_eq!((ledger.taken_d, ledger.taken), (150 * ONE, 150 * ONE));
    assert_eq!(
        (ledger.defaulted_d, ledger.socialized),
        (150 * ONE, 150 * ONE)
    );
    assert_eq!(stage.data(0).b_rate, 850_000_000_000);
}

/// What is handed over while a bad-debt auction runs waits for the auction's end.
#[test]
fn nothing_defaults_while_a_bad_debt_auction_runs() {
    let stage = stage();
    stage.bad_debt(0, 100 * ONE);
    stage.act(|w| w.pool.create_bad_debt_auction());
    stage.exhaust();
    stage.bad_debt(0, 200 * ONE);
    assert_eq!(stage.names(), ["bad_debt"]);
    assert_eq!(stage.bad(), [(0, 300 * ONE)]);
    let backstop = stage.backstop.address.clone();
    stage.refuses(PoolError::AuctionInProgress, |w| {
        w.pool.try_bad_debt(&backstop)
    });

    let liquidated = stage.liquidated(0, 300 * ONE);
    stage.wait(400);
    let filler = stage.rich(1);
    let fill = fill_user_liquidation(&liquidated, 100);
    stage.submit(&filler, [fill]).unwrap();
    assert_eq!(stage.names(), ["bad_debt", "fill_auction"]);
    assert_eq!(stage.bad(), [(0, 600 * ONE)]);

    // Its last fill defaults them all.
    stage
        .submit(&filler, [fill_bad_debt(&backstop, 100)])
        .unwrap();
    assert_eq!(stage.bad(), []);
    assert_eq!(stage.ledger(0).socialized, 600 * ONE);
    assert_eq!(stage.data(0).b_rate, 400_000_000_000);
}

/// 50,000.0 tokens at 0.05 are exactly 5% of the threshold: not below it.
#[test]
fn five_percent_of_the_threshold_is_the_edge() {
    let stage = stage();
    stage.set_backstop_price(500_000);
    let later = stage.debtor(0, 100 * ONE);
    stage.bad_debt(0, 100 * ONE);
    assert_eq!(stage.names(), ["bad_debt"]);
    let backstop = stage.backstop.address.clone();
    stage.refuses(PoolError::BadRequest, |w| w.pool.try_bad_debt(&backstop));
    stage.set_backstop_price(499_999);
    stage.act(|w| w.pool.bad_debt(&backstop));
    assert_eq!(stage.names(), ["defaulted_debt", "loss", "set_status"]);
    // On ice already, so that the status is not told again.
    stage.act(|w| w.pool.bad_debt(&later));
    assert_eq!(stage.names(), DEFAULTED[..3]);
}

/// A lender cannot step aside: whoever triggers the hand-over triggers the default with it.
#[test]
fn bd_06_no_lender_leaves_between_hand_over_and_default() {
    let stage = Stage::new(2);
    let (alice, bob) = (
        stage.lender(0, 150_000 * ONE),
        stage.lender(0, 150_000 * ONE),
    );
    let debtor = stage.debtor(0, 100_000 * ONE);
    stage.exhaust();
    stage.act(|w| w.pool.bad_debt(&debtor));
    stage.submit(&bob, [withdraw(stage.asset(0), ALL)]).unwrap();
    stage
        .submit(&alice, [withdraw(stage.asset(0), ALL)])
        .unwrap();
    let token = &stage.assets[0].token;
    let got = [token.balance(&alice), token.balance(&bob)];
    assert_eq!(got, [99_999_9999999, 99_999_9999999]);
    assert_eq!(stage.recovery(&alice, 0), stage.recovery(&bob, 0));
}

/// Half an auction is filled, then the backstop is found exhausted: what is left of the auction does
/// not outlive the debt it is about.
#[test]
fn bd_04_a_default_leaves_no_auction_behind() {
    let stage = stage();
    stage.bad_debt(0, 300 * ONE);
    stage.act(|w| w.pool.create_bad_debt_auction());
    let (filler, backstop) = (stage.rich(1), stage.backstop.address.clone());
    stage.wait(200);
    stage
        .submit(&filler, [fill_bad_debt(&backstop, 50)])
        .unwrap();
    assert_eq!(stage.backstop_token.balance(&filler), 144 * ONE);
    stage.exhaust();
    stage.refuses(PoolError::AuctionInProgress, |w| {
        w.pool.try_bad_debt(&backstop)
    });
    let another = stage.debtor(0, 100 * ONE);
    stage.act(|w| w.pool.bad_debt(&another));
    assert_eq!(stage.bad(), [(0, 250 * ONE)]);

    // The rest of the lot goes for the rest of the debt it was offered for.
    stage
        .submit(&filler, [fill_bad_debt(&backstop, 100)])
        .unwrap();
    assert_eq!(stage.backstop_token.balance(&filler), 288 * ONE);
    assert_eq!(stage.debts(&filler), [(0, 300 * ONE)]);
    assert_eq!(
        (stage.bad(), stage.ledger(0).defaulted_d),
        (vec![], 100 * ONE)
    );
    stage.refuses(PoolError::AuctionNotFound, |w| {
        w.pool.try_get_auction(&1, &backstop)
    });
}

/// Drained to the last token the backstop defaults whatever its token's feed says, and takes new
/// deposits, which owe nothing to the old shares.
#[test]
fn bd_09_a_drained_backstop_defaults_and_lives_again() {
    let stage = stage();
    let later = stage.debtor(0, 10 * ONE);
    stage.bad_debt(0, 300 * ONE);
    stage.set_backstop_price(10_000);
    // Six times what the deposits are worth: on ice at once.
    stage.act(|w| w.pool.create_bad_debt_auction());
    assert_eq!(stage.names(), ["set_status", "new_auction"]);
    let (filler, backstop) = (stage.rich(1), stage.backstop.address.clone());
    stage.kill_backstop_feed();
    stage.wait(250);
    stage
        .submit(&filler, [fill_bad_debt(&backstop, 100)])
        .unwrap();
    assert_eq!(stage.backstop_token.balance(&filler), 50_000 * ONE);
    assert_eq!(stage.names(), ["defaulted_debt", "loss", "fill_auction"]);
    assert_eq!(stage.ledger(0).socialized, 75 * ONE);
    assert_eq!(stage.backstop.pool_data(&stage.pool.address).tokens, 0);

    stage.recover_backstop();
    stage.fund_backstop(40_000 * ONE);
    let data = stage.backstop.pool_data(&stage.pool.address);
    assert_eq!((data.tokens, data.shares), (40_000 * ONE, 40_000 * ONE));
    stage.act(|w| w.pool.bad_debt(&later));
    assert_eq!(
        (stage.names(), stage.bad()),
        (vec!["bad_debt".into()], vec![(0, 10 * ONE)])
    );
}
