//! Auctions, collateral and further bad debt around a killed reserve.

use super::kill::{killed, Killed};
use super::raw::{addr, event, int, ints};
use super::stage::{Stage, ALL, ONE};
use pool::PoolError;
use soroban_sdk::Address;
use test_suites::requests::*;

/// A reserve in which `carol` has 100.0 as collateral for 50.0 of the other reserve, and which is
/// killed by a loss of 1090.0 of 1100.0.
fn contagion() -> (Stage, Address) {
    let stage = Stage::new(2);
    stage.lender(0, 1_000 * ONE);
    stage.lender(1, 1_000 * ONE);
    let carol = stage.user(100 * ONE);
    let requests = [
        supply_collateral(stage.asset(0), 100 * ONE),
        borrow(stage.asset(1), 50 * ONE),
    ];
    stage.submit(&carol, requests).unwrap();
    stage.lose(0, 1_090 * ONE);
    assert_eq!(stage.data(0).b_rate, 0);
    (stage, carol)
}

/// Nothing else is needed than the killed collateral; what the account lost stays its own claim.
#[test]
fn bd_08_debt_on_killed_collateral_can_be_handed_over() {
    let (stage, carol) = contagion();
    stage.act(|w| w.pool.bad_debt(&carol));
    assert_eq!(stage.bad(), [(1, 50 * ONE)]);
    let asset = stage.asset(0).clone();
    stage
        .submit(&carol, [withdraw_collateral(&asset, ALL)])
        .unwrap();
    assert_eq!(stage.recovery(&carol, 0), (99_0909091, 9090909));
    assert_eq!(stage.claim(&carol, 0), 9090909);
}

/// The health check is the usual one: whoever is under water takes no collateral out, dead or not.
#[test]
fn killed_collateral_leaves_healthy_accounts_only() {
    let (stage, carol) = contagion();
    let dead = || withdraw_collateral(stage.asset(0), ALL);
    assert_eq!(stage.submit(&carol, [dead()]), Err(PoolError::InvalidHf));
    let gems = stage.asset(stage.gems()).clone();
    stage.set_price(stage.gems(), 1_000 * ONE);
    stage.assets[stage.gems()].token.mint(&carol, &ONE);
    let after = stage.submit(&carol, [supply_collateral(&gems, ONE), dead()]);
    assert_eq!(after.unwrap().collateral.len(), 1);
    stage.refuses(PoolError::BadRequest, |w| w.pool.try_bad_debt(&carol));
}

/// The price of the killed asset is not asked for any more.
#[test]
fn killed_collateral_needs_no_feed() {
    let (stage, carol) = contagion();
    stage.kill_feed(0);
    stage.act(|w| w.pool.bad_debt(&carol));
    assert_eq!(stage.bad(), [(1, 50 * ONE)]);
}

#[test]
fn killed_collateral_can_be_auctioned_whole() {
    let (stage, carol) = contagion();
    for percent in [1, 50, 95] {
        stage.refuses(PoolError::WorthlessCollateral, |w| {
            w.pool.try_create_user_liquidations(&carol, &percent)
        });
    }
    let auction = stage.act(|w| w.pool.create_user_liquidations(&carol, &96));
    assert_eq!(auction.lot.get(stage.asset(0).clone()), Some(100 * ONE));
    assert_eq!(auction.bid.get(stage.asset(1).clone()), Some(50 * ONE));
    stage.refuses(PoolError::AuctionInProgress, |w| {
        w.pool.try_bad_debt(&carol)
    });
    stage.wait(400);
    let filler = stage.user(0);
    let after = stage
        .submit(&filler, [fill_user_liquidation(&carol, 100)])
        .unwrap();
    assert_eq!(after.collateral.get(0), Some(100 * ONE));
    assert_eq!(
        (stage.debts(&filler), stage.bad()),
        (vec![], vec![(1, 50 * ONE)])
    );
    // The claim stays with the one who lost.
    assert_eq!(stage.recovery(&carol, 0), (99_0909091, 9090909));
    assert_eq!(stage.recovery(&filler, 0), (0, 0));
}

/// Killed between creation and fill: the filler gets dead shares, and the debt it chose to take.
#[test]
fn an_auction_of_what_is_killed_later_is_fillable() {
    let stage = Stage::new(2);
    stage.lender(0, 1_000 * ONE);
    stage.lender(1, 1_000 * ONE);
    let carol = stage.user(100 * ONE);
    let requests = [
        supply_collateral(stage.asset(0), 100 * ONE),
        borrow(stage.asset(1), 50 * ONE),
    ];
    stage.submit(&carol, requests).unwrap();
    stage.set_price(1, 3 * ONE);
    stage.act(|w| w.pool.create_user_liquidations(&carol, &100));
    stage.lose(0, 1_090 * ONE);
    stage.wait(300);
    let filler = stage.rich(1);
    let after = stage
        .submit(&filler, [fill_user_liquidation(&carol, 100)])
        .unwrap();
    assert_eq!(after.collateral.get(0), Some(100 * ONE));
    assert_eq!(after.liabilities.get(1), Some(25 * ONE));
    assert_eq!(stage.bad(), [(1, 25 * ONE)]);
    assert_eq!(stage.recovery(&carol, 0), (99_0909091, 9090909));
}

/// Debt in a killed reserve is sold and repaid like any other, and repayment feeds the claims.
#[test]
fn killed_debt_can_be_liquidated_and_repaid() {
    let Killed { stage, dave, .. } = killed();
    stage.set_price(stage.gems(), ONE / 100);
    stage.act(|w| w.pool.create_user_liquidations(&dave, &100));
    let filler = stage.rich(1);
    stage.wait(200);
    let asset = stage.asset(0).clone();
    let requests = [fill_user_liquidation(&dave, 100), repay(&asset, ALL)];
    stage.assets[0].token.mint(&filler, &ALL);
    let after = stage.submit(&filler, requests).unwrap();
    assert_eq!(after.liabilities.len(), 0);
    assert_eq!(stage.names(), ["fill_auction", "recovery", "repay"]);
    assert_eq!(
        (stage.loss(0).open, stage.loss(0).owed),
        (1_491 * ONE, 9 * ONE)
    );
}

#[test]
fn killed_bad_debt_can_be_taken_covered_and_defaulted() {
    // Taken.
    let Killed { stage, dave, .. } = killed();
    to_backstop(&stage, &dave);
    stage.act(|w| w.pool.create_bad_debt_auction());
    let (filler, backstop) = (stage.rich(1), stage.backstop.address.clone());
    stage.wait(200);
    stage
        .submit(
            &filler,
            [
                fill_bad_debt(&backstop, 100),
                repay(stage.asset(0), 4 * ONE),
            ],
        )
        .unwrap();
    assert_eq!(
        (stage.loss(0).open, stage.loss(0).owed),
        (1_491 * ONE, 9 * ONE)
    );

    // Covered: what is paid for it goes to the claims.
    let Killed { stage, dave, .. } = killed();
    to_backstop(&stage, &dave);
    let payer = stage.user(ONE);
    stage.act(|w| w.pool.cover_bad_debt(&payer, w.asset(0), &ONE));
    assert_eq!(stage.names(), ["recovery", "cover_bad_debt"]);
    assert_eq!(
        (stage.loss(0).open, stage.loss(0).owed),
        (1_494 * ONE, 6 * ONE)
    );

    // Defaulted: counted in full already, nobody loses twice.
    stage.exhaust();
    stage.act(|w| w.pool.bad_debt(&w.backstop.address));
    let asset = addr(stage.asset(0));
    let expected = [
        event("defaulted_debt", [asset.clone()], int(3 * ONE)),
        event("loss", [asset], ints([3 * ONE, 0, 0, 0, 1_500 * ONE])),
    ];
    assert_eq!(stage.told(), expected);
    assert_eq!(
        (stage.loss(0).open, stage.loss(0).owed),
        (1_494 * ONE, 6 * ONE)
    );
    let ledger = stage.ledger(0);
    assert_eq!(
        (ledger.defaulted, ledger.socialized),
        (1_497 * ONE, 1_500 * ONE)
    );
    assert_eq!((stage.data(0).d_supply, stage.bad()), (0, vec![]));
}

/// Dave's collateral is taken for nothing, so that the backstop holds his debt of 4.0.
fn to_backstop(stage: &Stage, dave: &Address) {
    stage.set_price(stage.gems(), ONE / 100);
    stage.act(|w| w.pool.create_user_liquidations(dave, &100));
    stage.wait(400);
    let filler = stage.user(0);
    stage
        .submit(&filler, [fill_user_liquidation(dave, 100)])
        .unwrap();
    assert_eq!(stage.bad(), [(0, 4 * ONE)]);
}

/// The auction of its interest ended with the default; what credit it gets later is sold again.
#[test]
fn its_later_credit_is_auctioned() {
    let Killed { stage, .. } = killed();
    let lot = stage.assets_of(&[0]);
    stage.refuses(PoolError::InvalidLot, |w| {
        w.pool.try_create_interest_auction(&lot)
    });
    stage.cover(0, 1_495 * ONE);
    stage.calm();
    stage.earn(0, 300 * ONE);
    stage.act(|w| w.pool.create_interest_auction(&lot));
    let filler = stage.user(0);
    stage.backstop_token.mint(&filler, &(1_000 * ONE));
    let backstop = stage.backstop.address.clone();
    stage
        .backstop_token
        .approve(&filler, &backstop, &(1_000 * ONE), &10_000);
    stage.wait(200);
    stage
        .submit(&filler, [fill_interest(&backstop, 100)])
        .unwrap();
    assert_eq!(stage.assets[0].token.balance(&filler), 300 * ONE);
    assert_eq!(
        (stage.held(0), stage.loss(0).owed),
        (1_500 * ONE, 1_500 * ONE)
    );
}
