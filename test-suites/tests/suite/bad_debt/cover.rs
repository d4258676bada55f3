//! Bad debt closed before it becomes a loss: by anyone, or by the backstop's own credit.

use super::raw::{addr, event, ints};
use super::stage::{Stage, ALL, ONE};
use pool::PoolError;
use soroban_sdk::Address;
use test_suites::requests::*;

/// Bad debt of 300.0 of 1000.0.
fn stage() -> Stage {
    let stage = Stage::new(2);
    stage.lender(0, 1_000 * ONE);
    stage.bad_debt(0, 300 * ONE);
    stage
}

fn cover(stage: &Stage, payer: &Address, amount: i128) -> i128 {
    stage.act(|w| w.pool.cover_bad_debt(payer, w.asset(0), &amount))
}

#[test]
fn anyone_repays_bad_debt_at_par() {
    let stage = stage();
    let payer = stage.user(1_000 * ONE);
    assert_eq!(cover(&stage, &payer, 100 * ONE), 100 * ONE);
    let topics = [addr(stage.asset(0)), addr(&payer)];
    let told = event(
        "cover_bad_debt",
        topics.clone(),
        ints([100 * ONE, 100 * ONE]),
    );
    assert_eq!(stage.told(), [told]);
    assert_eq!(stage.bad(), [(0, 200 * ONE)]);
    // More than is owed is not taken.
    assert_eq!(cover(&stage, &payer, ALL), 200 * ONE);
    assert_eq!(stage.assets[0].token.balance(&payer), 700 * ONE);
    let ledger = stage.ledger(0);
    assert_eq!((ledger.repaid_d, ledger.repaid), (300 * ONE, 300 * ONE));
    assert_eq!((ledger.credit_used, ledger.defaulted_d), (0, 0));
    let data = stage.data(0);
    assert_eq!((data.b_rate, data.d_supply), (1_000_000_000_000, 0));
    assert_eq!((stage.bad(), stage.held(0)), (vec![], 1_000 * ONE));
    stage.refuses(PoolError::NothingToCover, |w| {
        w.pool.try_cover_bad_debt(&payer, w.asset(0), &ONE)
    });
}

/// With interest, the price of debt shares rounds up and what `amount` buys rounds down.
#[test]
fn a_part_of_bad_debt_is_priced_like_a_repayment() {
    let stage = stage();
    stage.borrower(0, 400 * ONE);
    stage.skip_ledgers(1_000_000);
    let rate = stage.data(0).d_rate;
    let payer = stage.user(ALL);
    let shares = 77_7777777 * 1_000_000_000_000 / rate;
    let price = (shares * rate + 999_999_999_999) / 1_000_000_000_000;
    assert!(price <= 77_7777777 && rate > 1_000_000_000_000);
    assert_eq!(cover(&stage, &payer, 77_7777777), price);
    assert_eq!(stage.bad(), [(0, 300 * ONE - shares)]);
    let rest = 300 * ONE - shares;
    let price = (rest * rate + 999_999_999_999) / 1_000_000_000_000;
    assert_eq!(cover(&stage, &payer, ALL), price);
    assert_eq!(stage.bad(), []);
}

/// The one who covers earns no claim: there is no loss.
#[test]
fn covering_bad_debt_earns_nothing() {
    let stage = stage();
    let payer = stage.lender(1, 300 * ONE);
    stage.assets[0].token.mint(&payer, &(300 * ONE));
    cover(&stage, &payer, 300 * ONE);
    assert_eq!(stage.recovery(&payer, 0), (0, 0));
    assert_eq!(stage.loss(0).l, 0);
}

/// The only way past 1011 is to pay: for dust, that is next to nothing.
#[test]
fn dust_of_bad_debt_does_not_lock_depositors_in() {
    let stage = Stage::new(2);
    stage.lender(0, 1_000 * ONE);
    let depositor = stage.fund_backstop(1_000 * ONE);
    let pool = stage.pool.address.clone();
    stage
        .backstop
        .queue_withdrawal(&depositor, &pool, &(1_000 * ONE));
    let borrower = stage.user(0);
    let gems = stage.asset(stage.gems()).clone();
    stage.assets[stage.gems()].token.mint(&borrower, &2);
    stage
        .submit(
            &borrower,
            [supply_collateral(&gems, 2), borrow(stage.asset(0), 2)],
        )
        .unwrap();
    stage.set_price(stage.gems(), 1);
    stage.act(|w| w.pool.bad_debt(&borrower));
    stage.at(600 + 17 * 86_400);
    let refused = stage
        .backstop
        .try_withdraw(&depositor, &pool, &(1_000 * ONE));
    let expected = backstop::BackstopContractError::BadDebtExists;
    assert_eq!(refused, Err(Ok(expected)));
    let payer = stage.user(ONE);
    assert_eq!(cover(&stage, &payer, ONE), 3);
    let paid = stage.backstop.withdraw(&depositor, &pool, &(1_000 * ONE));
    assert_eq!(paid, 1_000 * ONE);
}

#[test]
fn the_backstops_credit_repays_its_debt() {
    let stage = stage();
    stage.earn(0, 20 * ONE);
    let used = stage.act(|w| w.pool.net_credit(w.asset(0)));
    assert_eq!(used, 20 * ONE);
    let told = event(
        "net_credit",
        [addr(stage.asset(0))],
        ints([20 * ONE, 20 * ONE]),
    );
    assert_eq!(stage.told(), [told]);
    let data = stage.data(0);
    assert_eq!((data.backstop_credit, data.d_supply), (0, 280 * ONE));
    assert_eq!((data.b_rate, stage.held(0)), (1_000_000_000_000, 720 * ONE));
    assert_eq!(stage.bad(), [(0, 280 * ONE)]);
    let ledger = stage.ledger(0);
    assert_eq!((ledger.repaid_d, ledger.repaid), (20 * ONE, 20 * ONE));
    assert_eq!(ledger.credit_used, 20 * ONE);
    stage.refuses(PoolError::NothingToCover, |w| {
        w.pool.try_net_credit(w.asset(0))
    });

    // At most the debt.
    stage.earn(0, 500 * ONE);
    assert_eq!(stage.act(|w| w.pool.net_credit(w.asset(0))), 280 * ONE);
    assert_eq!(
        (stage.data(0).backstop_credit, stage.bad()),
        (220 * ONE, vec![])
    );
    assert_eq!(stage.ledger(0).credit_used, 300 * ONE);
}

/// Credit below the price of one debt share buys none.
#[test]
fn credit_rounds_down_to_whole_debt_shares() {
    let stage = stage();
    stage.skip_ledgers(1_000_000);
    let data = stage.data(0);
    let (credit, rate) = (data.backstop_credit, data.d_rate);
    let shares = credit * 1_000_000_000_000 / rate;
    let price = (shares * rate + 999_999_999_999) / 1_000_000_000_000;
    assert!(shares > 0 && price <= credit);
    assert_eq!(stage.act(|w| w.pool.net_credit(w.asset(0))), price);
    assert_eq!(stage.data(0).backstop_credit, credit - price);
    assert_eq!(stage.bad(), [(0, 300 * ONE - shares)]);
}

#[test]
fn nothing_is_covered_while_auctions_depend_on_it() {
    let stage = stage();
    stage.lender(1, 1_000 * ONE);
    stage.earn(0, 20 * ONE);
    stage.earn(1, 200 * ONE);
    let payer = stage.user(ALL);
    let busy = PoolError::AuctionInProgress;

    stage.act(|w| w.pool.create_interest_auction(&stage.assets_of(&[1])));
    stage.refuses(busy, |w| w.pool.try_net_credit(w.asset(0)));
    assert_eq!(cover(&stage, &payer, ONE), ONE);
    stage.at_ledger(51 + 500);
    stage.act(|w| w.pool.del_auction(&2, &w.backstop.address));

    stage.act(|w| w.pool.create_bad_debt_auction());
    stage.refuses(busy, |w| w.pool.try_net_credit(w.asset(0)));
    stage.refuses(busy, |w| {
        w.pool.try_cover_bad_debt(&payer, w.asset(0), &ONE)
    });
    stage.at_ledger(552 + 500);
    stage.act(|w| w.pool.del_auction(&1, &w.backstop.address));
    assert_eq!(stage.act(|w| w.pool.net_credit(w.asset(0))), 20 * ONE);
    assert_eq!(cover(&stage, &payer, ALL), 279 * ONE);
}

/// In any status, also frozen: it only helps.
#[test]
fn bad_debt_is_covered_in_every_status() {
    for status in [0, 2, 3, 4] {
        let stage = stage();
        stage.earn(0, 20 * ONE);
        // The pool is active until somebody says otherwise, and could not be made so now.
        if status != 0 {
            stage.pool.set_status(&status);
        }
        assert_eq!(stage.pool.get_config().status, status);
        let payer = stage.user(ALL);
        assert_eq!(stage.act(|w| w.pool.net_credit(w.asset(0))), 20 * ONE);
        assert_eq!(cover(&stage, &payer, ALL), 280 * ONE);
    }
}
