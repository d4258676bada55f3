//! A reserve left with less than 1% of par is closed for good. What of its users can still do.

use super::raw::{addr, event, ints};
use super::stage::{Stage, ALL, ONE};
use pool::{FlashLoan, PoolError};
use soroban_sdk::testutils::Address as _;
use soroban_sdk::xdr::ScVal;
use soroban_sdk::Address;
use test_suites::requests::*;
use test_suites::reserves::std_config;

/// Alice supplied 1000.0 and Bob 500.0 (half of it as collateral); Dave owes 4.0 of the 1498.0 that
/// were lent; 3.0 is credit. The rest was bad: killed.
pub struct Killed {
    pub stage: Stage,
    pub alice: Address,
    pub bob: Address,
    pub dave: Address,
}

pub fn killed() -> Killed {
    let stage = Stage::new(2);
    let (alice, bob) = (stage.lender(0, 1_000 * ONE), stage.user(500 * ONE));
    let both = [
        supply(stage.asset(0), 250 * ONE),
        supply_collateral(stage.asset(0), 250 * ONE),
    ];
    stage.submit(&bob, both).unwrap();
    stage.lender(1, 1_000 * ONE);
    let dave = stage.borrower(0, 4 * ONE);
    stage.earn(0, 3 * ONE);
    stage.lose(0, 1_494 * ONE);
    assert_eq!(stage.data(0).b_rate, 0);
    Killed {
        stage,
        alice,
        bob,
        dave,
    }
}

/// The supply rate of 1000.0 after a loss.
fn rate_after(loss: i128) -> i128 {
    let stage = Stage::new(2);
    stage.lender(0, 1_000 * ONE);
    stage.lose(0, loss);
    stage.data(0).b_rate
}

#[test]
fn one_percent_of_par_is_the_edge() {
    assert_eq!(rate_after(989_9999999), 10_000_000_100);
    assert_eq!(rate_after(990_0000000), 10_000_000_000);
    assert_eq!(rate_after(990_0000001), 0);
}

#[test]
fn bd_08_a_killed_reserve_gives_what_it_holds_to_the_claims() {
    let Killed {
        stage, alice, bob, ..
    } = killed();
    let asset = addr(stage.asset(0));
    let numbers = [1_494 * ONE, 3 * ONE, 1_000_000_000_000, 0, 1_500 * ONE];
    let expected = [
        event("loss", [asset.clone()], ints(numbers)),
        event("recovery", [asset.clone()], ints([5 * ONE, 1_495 * ONE])),
        event("killed", [asset], ints([1_495 * ONE, 5 * ONE])),
        event("set_status", [], ScVal::U32(3)),
    ];
    assert_eq!(stage.told()[2..], expected);
    let (loss, data) = (stage.loss(0), stage.data(0));
    assert_eq!((loss.open, loss.owed), (1_495 * ONE, 5 * ONE));
    assert_eq!((data.backstop_credit, data.d_supply), (0, 4 * ONE));
    assert_eq!(stage.ledger(0).socialized, 1_500 * ONE);
    assert_eq!(
        (stage.claim(&alice, 0), stage.claim(&bob, 0)),
        (3_3333333, 1_6666666)
    );
}

#[test]
fn nothing_new_is_supplied_or_borrowed() {
    let Killed { stage, .. } = killed();
    stage.calm();
    let user = stage.rich(1);
    let asset = stage.asset(0).clone();
    for request in [
        supply(&asset, ONE),
        supply_collateral(&asset, ONE),
        borrow(&asset, 1),
    ] {
        assert_eq!(
            stage.submit(&user, [request]),
            Err(PoolError::ReserveKilled)
        );
    }
    let loan = FlashLoan {
        amount: ONE,
        asset,
        contract: Address::generate(&stage.env),
    };
    let nothing = list(&stage.env, []);
    stage.refuses(PoolError::ReserveKilled, |w| {
        w.pool.try_flash_loan(&user, &loan, &nothing)
    });
}

#[test]
fn a_withdrawal_burns_everything_and_pays_nothing() {
    let Killed {
        stage, alice, bob, ..
    } = killed();
    let asset = stage.asset(0).clone();
    let claims = (stage.recovery(&alice, 0), stage.recovery(&bob, 0));
    let after = stage.submit(&alice, [withdraw(&asset, 1)]).unwrap();
    assert!(after.supply.is_empty());
    let told = event(
        "withdraw",
        [addr(&asset), addr(&alice)],
        ints([0, 1_000 * ONE]),
    );
    assert_eq!(stage.told(), [told]);
    let after = stage
        .submit(&bob, [withdraw_collateral(&asset, ALL)])
        .unwrap();
    assert!(after.collateral.is_empty() && after.supply.len() == 1);
    let told = event(
        "withdraw_collateral",
        [addr(&asset), addr(&bob)],
        ints([0, 250 * ONE]),
    );
    assert_eq!(stage.told(), [told]);
    assert_eq!(
        (stage.data(0).b_supply, stage.held(0)),
        (250 * ONE, 5 * ONE)
    );
    assert_eq!((stage.recovery(&alice, 0), stage.recovery(&bob, 0)), claims);
    assert_eq!(
        stage.submit(&alice, [withdraw(&asset, 1)]),
        Err(PoolError::InvalidBTokenBurn)
    );
}

/// The last bToken leaves while debt remains: nothing divides by it.
#[test]
fn debt_outlives_the_last_supplier() {
    let Killed {
        stage,
        alice,
        bob,
        dave,
    } = killed();
    let asset = stage.asset(0).clone();
    stage.submit(&alice, [withdraw(&asset, ALL)]).unwrap();
    let both = [withdraw(&asset, ALL), withdraw_collateral(&asset, ALL)];
    stage.submit(&bob, both).unwrap();
    assert_eq!(
        (stage.data(0).b_supply, stage.data(0).d_supply),
        (0, 4 * ONE)
    );
    stage.skip_ledgers(10_000);
    stage.assets[0].token.mint(&dave, &ONE);
    stage.submit(&dave, [repay(&asset, ONE)]).unwrap();
    stage.exhaust();
    stage.set_price(stage.gems(), 1);
    stage.assets[0].token.mint(&stage.pool.address, &ONE);
    assert_eq!(stage.act(|w| w.pool.gulp(&asset)), ONE);
    assert_eq!(
        (stage.loss(0).open, stage.loss(0).owed),
        (1_493 * ONE, 7 * ONE)
    );
    assert_eq!(
        (stage.claim(&alice, 0), stage.claim(&bob, 0)),
        (4_6666666, 2_3333332)
    );
}

#[test]
fn repayments_go_to_the_claims_and_what_exceeds_them_to_the_credit() {
    let Killed { stage, dave, .. } = killed();
    let asset = stage.asset(0).clone();
    stage.assets[0].token.mint(&dave, &(10 * ONE));
    stage.submit(&dave, [repay(&asset, ONE)]).unwrap();
    let recovery = event("recovery", [addr(&asset)], ints([ONE, 1_494 * ONE]));
    assert_eq!(stage.told()[0], recovery);
    assert_eq!(stage.names(), ["recovery", "repay"]);
    assert_eq!(
        (stage.loss(0).open, stage.loss(0).owed),
        (1_494 * ONE, 6 * ONE)
    );

    // All but one is covered, so that of the last three two exceed the loss.
    assert_eq!(stage.cover(0, 1_493 * ONE), 1_493 * ONE);
    let after = stage.submit(&dave, [repay(&asset, 9 * ONE)]).unwrap();
    assert!(after.liabilities.is_empty());
    assert_eq!((stage.loss(0).open, stage.loss(0).owed), (0, 1_500 * ONE));
    assert_eq!(stage.data(0).backstop_credit, 2 * ONE);
    assert_eq!(
        stage.assets[0].token.balance(&dave),
        (100 + 4 + 10 - 4) * ONE
    );
}

#[test]
fn interest_stands_still() {
    let Killed { stage, dave, .. } = killed();
    let before = stage.data(0);
    stage.skip_ledgers(6_307_200);
    stage.assets[0].token.mint(&dave, &(3 * ONE));
    stage.submit(&dave, [repay(stage.asset(0), ONE)]).unwrap();
    let after = stage.data(0);
    assert_eq!((after.b_rate, after.d_rate), (0, 1_000_000_000_000));
    assert_eq!((after.ir_mod, after.backstop_credit), (before.ir_mod, 0));
    assert_eq!(after.d_supply, 3 * ONE);
}

#[test]
fn its_configuration_stays() {
    let Killed { stage, .. } = killed();
    let asset = stage.asset(0).clone();
    stage.refuses(PoolError::ReserveKilled, |w| {
        w.pool.try_queue_set_reserve(&asset, &std_config())
    });
    // Queued before, set after.
    let stage = Stage::new(2);
    stage.lender(0, 1_000 * ONE);
    let asset = stage.asset(0).clone();
    stage.act(|w| w.pool.queue_set_reserve(&asset, &std_config()));
    stage.lose(0, 995 * ONE);
    stage.at(600 + 604_800);
    stage.refuses(PoolError::ReserveKilled, |w| w.pool.try_set_reserve(&asset));
    stage.act(|w| w.pool.cancel_set_reserve(&asset));
}

/// In any status; what exceeds the loss becomes credit.
#[test]
fn found_tokens_go_to_the_claims() {
    let Killed { stage, .. } = killed();
    let asset = stage.asset(0).clone();
    stage.a_day_later();
    for status in [0, 2, 3, 4] {
        stage.pool.set_status(&status);
        stage.assets[0].token.mint(&stage.pool.address, &(5 * ONE));
        assert_eq!(stage.act(|w| w.pool.gulp(&asset)), 5 * ONE);
        assert_eq!(stage.names(), ["recovery", "gulp"]);
    }
    assert_eq!(
        (stage.loss(0).open, stage.loss(0).owed),
        (1_475 * ONE, 25 * ONE)
    );
    stage.assets[0]
        .token
        .mint(&stage.pool.address, &(1_480 * ONE));
    stage.act(|w| w.pool.gulp(&asset));
    assert_eq!((stage.loss(0).open, stage.loss(0).owed), (0, 1_500 * ONE));
    assert_eq!(stage.data(0).backstop_credit, 5 * ONE);
}
