//! Shares of the backstop.

use crate::{agree, differ, drain_to, is_trap, ready, ONE, RICH, USER};
use diff_suite::call::{Call, Outcome, Who};
use diff_suite::differences::{Row, LOCKED};
use diff_suite::ledger::{field, int, items};
use diff_suite::run::Pair;
use diff_suite::scenario::Scenario;

fn deposit(from: Who, amount: i128) -> Call {
    Call::Deposit {
        from,
        pool: Who::Pool,
        amount,
    }
}

fn value(outcome: &Outcome) -> i128 {
    match outcome {
        Outcome::Value(value) => int(value),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_first_thousand_shares_belong_to_nobody() {
    let mut pair = Pair::new(&Scenario::plain());
    let step = differ(&mut pair, deposit(Who::Admin, 50 * ONE), Row::LockedShares);
    assert_eq!(value(&step.outcomes[0]), 50 * ONE);
    assert_eq!(value(&step.outcomes[1]), 50 * ONE - LOCKED);
    assert_eq!(pair.sight.shares, 50 * ONE, "they are shares all the same");
    let step = agree(&mut pair, deposit(USER, 30 * ONE));
    assert_eq!(
        step.outcomes[0], step.outcomes[1],
        "the next deposit knows nothing of them"
    );
}

#[test]
fn a_wiped_out_backstop_starts_anew() {
    let mut pair = ready();
    drain_to(&mut pair, 0);
    let step = differ(&mut pair, deposit(USER, 30 * ONE), Row::Epochs);
    assert_eq!(
        step.outcomes[0],
        Outcome::Code(1005),
        "Blend is closed to depositors"
    );
    assert_eq!(
        value(&step.outcomes[1]),
        30 * ONE - LOCKED,
        "one share per token again"
    );
    assert_eq!(pair.sight.shares, 30 * ONE);

    let mut pair = ready();
    drain_to(&mut pair, 0);
    let donate = Call::Donate {
        from: USER,
        pool: Who::Pool,
        amount: ONE,
    };
    let step = differ(&mut pair, donate, Row::Epochs);
    assert!(
        step.outcomes[0].is_ok(),
        "in Blend it would bring the old shares back to life"
    );
    assert_eq!(step.outcomes[1], Outcome::Code(1101));
}

#[test]
fn products_are_exact() {
    let mut pair = ready();
    // A ratio of shares to tokens that only losses of all but one unit can make.
    for _ in 0..2 {
        drain_to(&mut pair, 1);
        agree(&mut pair, deposit(USER, 10_000 * ONE));
    }
    assert!(pair.sight.shares > 10i128.pow(32), "{}", pair.sight.shares);
    let expected = {
        // Half as much again is half the shares again.
        let (shares, tokens) = (pair.sight.shares, pair.sight.tokens);
        assert!(
            shares.checked_mul(tokens / 2).is_none(),
            "the product does not fit"
        );
        shares / 2
    };
    let amount = pair.sight.tokens / 2;
    let step = differ(&mut pair, deposit(RICH, amount), Row::WideBackstop);
    assert!(is_trap(&step.outcomes[0]));
    let minted = value(&step.outcomes[1]);
    assert!(
        (minted - expected).abs() <= expected / 1_000_000,
        "{minted} of {expected}"
    );
}

#[test]
fn pool_data_values_nothing() {
    let mut pair = ready();
    let step = differ(&mut pair, Call::PoolData { pool: Who::Pool }, Row::PoolData);
    let [Outcome::Value(blend), Outcome::Value(levee)] = &step.outcomes else {
        panic!("{:?}", step.outcomes)
    };
    assert_eq!(items(levee).count(), 3);
    for name in ["q4w_pct", "shares", "tokens"] {
        assert_eq!(field(levee, name), field(blend, name), "{name}");
    }
}
