//! To whom a recovery belongs: to those who bore the loss, wherever their shares have gone.

use super::raw::{addr, event, int, tuple};
use super::stage::{Stage, ALL, ONE};
use soroban_sdk::testutils::Address as _;
use soroban_sdk::Address;
use test_suites::requests::*;

/// Alice supplied 600.0 of 1000.0, Bob 400.0; 250.0 are lost.
fn stage() -> (Stage, Address, Address) {
    let stage = Stage::new(2);
    let (alice, bob) = (stage.lender(0, 600 * ONE), stage.lender(0, 400 * ONE));
    stage.lose(0, 250 * ONE);
    (stage, alice, bob)
}

#[test]
fn a_newcomer_has_no_part_in_an_old_loss() {
    let (stage, alice, bob) = stage();
    let carol = stage.lender(0, 750 * ONE);
    stage.cover(0, 250 * ONE);
    assert_eq!(stage.recovery(&carol, 0), (0, 0));
    assert_eq!(stage.claim(&alice, 0), 150 * ONE);
    assert_eq!(stage.claim(&bob, 0), 100 * ONE);
    assert_eq!(stage.loss(0).owed, 0);
}

/// New shares of one who lost have no part in what the old ones lost.
#[test]
fn one_who_lost_and_supplies_more_keeps_the_old_claim() {
    let (stage, alice, bob) = stage();
    stage.assets[0].token.mint(&alice, &(750 * ONE));
    stage
        .submit(&alice, [supply_collateral(stage.asset(0), 750 * ONE)])
        .unwrap();
    assert_eq!(stage.recovery(&alice, 0), (150 * ONE, 0));
    stage.cover(0, 125 * ONE);
    assert_eq!(stage.recovery(&alice, 0), (75 * ONE, 75 * ONE));
    assert_eq!(stage.recovery(&bob, 0), (50 * ONE, 50 * ONE));
}

#[test]
fn one_who_left_keeps_the_claim_for_years() {
    let (stage, alice, bob) = stage();
    stage.submit(&bob, [withdraw(stage.asset(0), ALL)]).unwrap();
    assert_eq!(stage.assets[0].token.balance(&bob), 300 * ONE);
    stage.at(600 + 3 * 31_536_000);
    stage.cover(0, 250 * ONE);
    assert_eq!(stage.claim(&bob, 0), 100 * ONE);
    assert_eq!(stage.claim(&alice, 0), 150 * ONE);
}

/// Moving shares between supply and collateral is neither leaving nor coming.
#[test]
fn supply_and_collateral_are_one_balance() {
    let (stage, alice, _) = stage();
    let asset = stage.asset(0);
    let requests = [
        withdraw(asset, 450 * ONE),
        supply_collateral(asset, 450 * ONE),
    ];
    stage.submit(&alice, requests).unwrap();
    assert_eq!(stage.recovery(&alice, 0), (150 * ONE, 0));
    let requests = [
        withdraw_collateral(asset, 225 * ONE),
        supply(asset, 225 * ONE),
    ];
    stage.submit(&alice, requests).unwrap();
    stage.cover(0, 250 * ONE);
    assert_eq!(stage.claim(&alice, 0), 150 * ONE);
}

/// Bob's collateral is liquidated after the loss: the claim stays his, the filler gets none.
#[test]
fn a_liquidated_account_keeps_its_claim() {
    let stage = Stage::new(2);
    stage.lender(1, 1_000 * ONE);
    let (alice, bob) = (stage.lender(0, 600 * ONE), stage.user(400 * ONE));
    let requests = [
        supply_collateral(stage.asset(0), 400 * ONE),
        borrow(stage.asset(1), 200 * ONE),
    ];
    stage.submit(&bob, requests).unwrap();
    stage.lose(0, 250 * ONE);
    stage.set_price(1, 2 * ONE);
    stage.act(|w| w.pool.create_user_liquidations(&bob, &100));
    stage.wait(200);
    let filler = stage.rich(1);
    stage
        .submit(&filler, [fill_user_liquidation(&bob, 100)])
        .unwrap();
    let taken = stage.pool.get_positions(&filler).collateral.get(0);
    assert_eq!(taken, Some(400 * ONE));
    stage.cover(0, 250 * ONE);
    assert_eq!(stage.recovery(&filler, 0), (0, 0));
    assert_eq!(stage.claim(&bob, 0), 100 * ONE);
    assert_eq!(stage.claim(&alice, 0), 150 * ONE);

    // Of a later loss the filler has its part, and Bob none.
    stage.calm();
    stage.lose(0, 75 * ONE);
    stage.cover(0, 75 * ONE);
    assert_eq!(stage.recovery(&bob, 0), (0, 0));
    assert_eq!(stage.claim(&filler, 0), 30 * ONE);
}

/// An auction made before the loss and filled after it: the borrower held the shares at the loss.
#[test]
fn an_auction_across_a_loss_leaves_the_claim_with_the_borrower() {
    let stage = Stage::new(2);
    stage.lender(1, 1_000 * ONE);
    stage.lender(0, 600 * ONE);
    let bob = stage.user(400 * ONE);
    let requests = [
        supply_collateral(stage.asset(0), 400 * ONE),
        borrow(stage.asset(1), 200 * ONE),
    ];
    stage.submit(&bob, requests).unwrap();
    stage.set_price(1, 2 * ONE);
    stage.act(|w| w.pool.create_user_liquidations(&bob, &100));
    stage.lose(0, 250 * ONE);
    stage.wait(200);
    let filler = stage.rich(1);
    stage
        .submit(&filler, [fill_user_liquidation(&bob, 100)])
        .unwrap();
    stage.cover(0, 250 * ONE);
    assert_eq!(stage.recovery(&bob, 0), (0, 100 * ONE));
    assert_eq!(stage.recovery(&filler, 0), (0, 0));
}

/// The filler of a liquidation that ends in a default in the same call holds the shares by then: the
/// loss is the filler's, and so is the claim.
#[test]
fn a_fill_that_defaults_counts_the_filler_among_those_who_lose() {
    let stage = Stage::new(2);
    stage.lender(0, 600 * ONE);
    let debtor = stage.user(400 * ONE);
    let requests = [
        supply_collateral(stage.asset(0), 400 * ONE),
        borrow(stage.asset(1), 120 * ONE),
        borrow(stage.asset(0), 50 * ONE),
    ];
    stage.lender(1, 1_000 * ONE);
    stage.submit(&debtor, requests).unwrap();
    stage.set_price(1, 4 * ONE);
    stage.act(|w| w.pool.create_user_liquidations(&debtor, &100));
    stage.exhaust();
    stage.wait(400);
    let filler = stage.user(0);
    stage
        .submit(&filler, [fill_user_liquidation(&debtor, 100)])
        .unwrap();
    assert_eq!(stage.data(0).b_rate, 950_000_000_000);
    assert_eq!(stage.recovery(&filler, 0), (20 * ONE, 0));
    assert_eq!(stage.recovery(&debtor, 0), (0, 0));
}

/// Older units that are partly repaid weigh less: what is missing counts.
#[test]
fn a_second_loss_joins_what_is_missing() {
    let (stage, alice, bob) = stage();
    stage.cover(0, 125 * ONE);
    let carol = stage.lender(0, 750 * ONE);
    stage.calm();
    stage.lose(0, 150 * ONE);
    // Missing: Alice 75 + 45, Bob 50 + 30, Carol 75.
    assert_eq!(stage.loss(0).open, 275 * ONE);
    stage.cover(0, 137_5000000);
    assert_eq!(stage.recovery(&alice, 0), (60 * ONE, 75 * ONE + 60 * ONE));
    assert_eq!(stage.recovery(&bob, 0), (40 * ONE, 50 * ONE + 40 * ONE));
    assert_eq!(stage.recovery(&carol, 0), (37_5000000, 37_5000000));
}

/// More than is missing is not taken; it ends an era, and the next loss starts another.
#[test]
fn a_recovery_is_clipped_to_the_loss() {
    let (stage, alice, bob) = stage();
    let payer = stage.user(1_000 * ONE);
    let used = stage.act(|w| w.pool.cover_loss(&payer, w.asset(0), &(1_000 * ONE)));
    assert_eq!(
        (used, stage.assets[0].token.balance(&payer)),
        (250 * ONE, 750 * ONE)
    );
    assert_eq!((stage.loss(0).era, stage.loss(0).open), (1, 0));
    stage.calm();
    stage.lose(0, 75 * ONE);
    let loss = stage.loss(0);
    assert_eq!((loss.era, loss.open, loss.owed), (1, 75 * ONE, 250 * ONE));
    assert_eq!(stage.recovery(&alice, 0), (45 * ONE, 150 * ONE));
    assert_eq!(stage.recovery(&bob, 0), (30 * ONE, 100 * ONE));
    stage.cover(0, 75 * ONE);
    assert_eq!(
        (stage.claim(&alice, 0), stage.claim(&bob, 0)),
        (195 * ONE, 130 * ONE)
    );
}

#[test]
fn a_claim_is_paid_to_whom_the_owner_names() {
    let (stage, alice, _) = stage();
    stage.cover(0, 250 * ONE);
    let heir = Address::generate(&stage.env);
    let paid = stage.act(|w| w.pool.claim_recovery(&alice, w.asset(0), &heir));
    assert_eq!(
        (paid, stage.assets[0].token.balance(&heir)),
        (150 * ONE, 150 * ONE)
    );
    let topics = [addr(stage.asset(0)), addr(&alice)];
    let data = tuple([addr(&heir), int(150 * ONE)]);
    assert_eq!(stage.told(), [event("claim_recovery", topics, data)]);
    let loss = stage.loss(0);
    assert_eq!((loss.owed, loss.claimed), (100 * ONE, 150 * ONE));
}

/// Covers of a unit each lose nothing.
#[test]
fn covers_of_one_unit_are_not_lost() {
    let (stage, alice, bob) = stage();
    for _ in 0..10 {
        assert_eq!(stage.cover(0, 1), 1);
    }
    assert_eq!(stage.cover(0, ALL), 250 * ONE - 10);
    assert_eq!(
        (stage.claim(&alice, 0), stage.claim(&bob, 0)),
        (150 * ONE, 100 * ONE)
    );
}

/// The loss taken, the claim and the time to leave: one who supplied before the loss is never better off
/// for it than one who did not.
#[test]
fn depositing_for_a_loss_earns_at_most_the_loss() {
    let stage = Stage::new(2);
    stage.lender(0, 1_000 * ONE);
    let hunter = stage.lender(0, 1_000 * ONE);
    stage.lose(0, 500 * ONE);
    stage
        .submit(&hunter, [withdraw(stage.asset(0), ALL)])
        .unwrap();
    stage.cover(0, ALL);
    stage.claim(&hunter, 0);
    assert_eq!(stage.assets[0].token.balance(&hunter), 1_000 * ONE);
}
