//! A default inside a flash loan counts the tokens the pool will hold, not those it still holds.

use super::stage::{Stage, ALL, ONE};
use pool::FlashLoan;
use soroban_sdk::{contract, contractimpl, Address, Env};
use test_suites::requests::*;

#[contract]
struct Receiver;

#[contractimpl]
impl Receiver {
    pub fn exec_op(_env: Env, _caller: Address, _token: Address, _amount: i128, _fee: i128) {}
}

/// 1500.0 supplied, 1488.0 of them bad and 4.0 good debt: 8.0 are there, of which 7.0 are lent for the
/// time of a call in which the reserve is killed. 3.0 of them come back.
#[test]
fn lent_tokens_are_not_salvaged() {
    let stage = Stage::new(2);
    stage.lender(0, 1_500 * ONE);
    stage.borrower(0, 4 * ONE);
    let debtor = stage.liquidated(0, 1_488 * ONE);
    stage.exhaust();
    stage.wait(400);
    let (receiver, user) = (stage.env.register(Receiver, ()), stage.rich(1));
    let loan = FlashLoan {
        amount: 7 * ONE,
        asset: stage.asset(0).clone(),
        contract: receiver.clone(),
    };
    let token = &stage.assets[0].token;
    token.approve(&user, &stage.pool.address, &ALL, &10_000);
    let requests = list(
        &stage.env,
        [
            fill_user_liquidation(&debtor, 100),
            repay(stage.asset(0), 3 * ONE),
        ],
    );
    let after = stage.act(|w| w.pool.flash_loan(&user, &loan, &requests));
    assert_eq!(after.liabilities.get(0), Some(4 * ONE));
    assert_eq!(token.balance(&receiver), 7 * ONE);
    let told = [
        "flash_loan",
        "bad_debt",
        "defaulted_debt",
        "loss",
        "recovery",
        "killed",
        "set_status",
        "fill_auction",
        "recovery",
        "repay",
    ];
    assert_eq!(stage.names(), told);
    let loss = stage.loss(0);
    assert_eq!((loss.open, loss.owed), (1_496 * ONE, 4 * ONE));
    assert_eq!((stage.held(0), stage.data(0).b_rate), (4 * ONE, 0));
}

/// What a withdrawal in the same call takes out is not salvaged either, what a repayment brings in is.
#[test]
fn requests_before_the_default_count() {
    let stage = Stage::new(2);
    let alice = stage.lender(0, 1_500 * ONE);
    let dave = stage.borrower(0, 4 * ONE);
    let debtor = stage.liquidated(0, 1_488 * ONE);
    stage.exhaust();
    stage.wait(400);
    let requests = [
        withdraw(stage.asset(0), 5 * ONE),
        fill_user_liquidation(&debtor, 100),
    ];
    stage.submit(&alice, requests).unwrap();
    assert_eq!((stage.held(0), stage.loss(0).owed), (3 * ONE, 3 * ONE));
    stage.submit(&dave, [repay(stage.asset(0), ALL)]).unwrap();
    assert_eq!((stage.held(0), stage.loss(0).owed), (7 * ONE, 7 * ONE));
}
