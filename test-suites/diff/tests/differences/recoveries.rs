//! What comes back after a loss.

use crate::{
    agree, differ, exhaust, fill, interest_auction, ledgers, lend, numbers, owe, own_names, ready,
    ready_with, reserve, thaw, DEFAULT, ONE, RICH,
};
use diff_suite::call::{Call, Outcome, Who};
use diff_suite::differences::Row;
use diff_suite::generate::submit;
use diff_suite::ledger::int;
use diff_suite::run::Pair;
use diff_suite::scenario::Scenario;
use soroban_sdk::IntoVal;

const GULP: Call = Call::Gulp { asset: 1 };

/// Suppliers of the second asset have lost 100,000.
fn lost() -> Pair {
    let mut pair = ready();
    lose(&mut pair);
    pair
}

fn lose(pair: &mut Pair) {
    owe(pair, 100_000 * ONE);
    exhaust(pair);
    agree(pair, DEFAULT);
    thaw(pair);
}

fn mint(pair: &mut Pair, amount: i128) {
    let (asset, to) = (1, Who::Pool);
    agree(pair, Call::Mint { asset, to, amount });
}

#[test]
fn a_gulp_gives_back_first() {
    let mut pair = lost();
    mint(&mut pair, 130_000 * ONE);
    let step = differ(&mut pair, GULP, Row::GulpRecovers);
    assert!(step.verdict.parted);
    assert_eq!(step.outcomes[0], step.outcomes[1], "the same is found");
    assert_eq!(own_names(&pair), ["recovery"]);
    assert_eq!(numbers(&pair, "recovery"), [100_000 * ONE, 0]);
    assert_eq!(reserve(&pair.blend, 1).credit, 130_000 * ONE);
    let levee = reserve(&pair.levee, 1);
    assert_eq!(levee.credit, 30_000 * ONE);
    assert_eq!((levee.book.open, levee.book.owed), (0, 100_000 * ONE));
    assert_eq!(levee.b_rate, reserve(&pair.blend, 1).b_rate);
}

#[test]
fn a_gulp_finds_nothing_in_what_is_owed() {
    let mut pair = lost();
    mint(&mut pair, 60_000 * ONE);
    differ(&mut pair, GULP, Row::GulpRecovers);
    let found = pair.levee.run(&GULP);
    let Outcome::Value(found) = found else {
        panic!("{found:?}")
    };
    assert_eq!(int(&found), 0);
    // And it can be claimed.
    let levee = &pair.levee;
    let (env, rich) = (&levee.env, levee.who(RICH));
    let held = levee.assets[1].balance(&rich);
    let args = soroban_sdk::vec![
        env,
        rich.into_val(env),
        levee.asset(1).into_val(env),
        rich.into_val(env),
    ];
    assert!(levee.invoke(&levee.pool, "claim_recovery", args).is_ok());
    assert_eq!(levee.assets[1].balance(&rich) - held, 60_000 * ONE);
}

#[test]
fn while_a_loss_is_open_a_gulp_needs_no_status() {
    let mut pair = ready();
    agree(&mut pair, Call::SetStatus { status: 4 });
    let step = pair.step(&GULP);
    assert_eq!(step.verdict.dispute, None);
    assert_eq!(step.outcomes, [Outcome::Code(1206), Outcome::Code(1206)]);

    let mut pair = lost();
    agree(&mut pair, Call::SetStatus { status: 4 });
    let step = differ(&mut pair, GULP, Row::GulpAnyStatus);
    assert!(!step.verdict.parted, "nothing was found");
    assert_eq!(step.outcomes[0], Outcome::Code(1206));
    mint(&mut pair, 10 * ONE);
    let step = differ(&mut pair, GULP, Row::GulpRecovers);
    assert!(step.verdict.parted);
    assert_eq!(step.outcomes[0], Outcome::Code(1206));
    assert_eq!(reserve(&pair.levee, 1).book.owed, 10 * ONE);
}

#[test]
fn an_interest_fill_leaves_the_claimants_tokens() {
    let mut scenario = Scenario::plain();
    scenario.assets[1].config.max_util = 10_000_000;
    let mut pair = ready_with(&scenario);
    lose(&mut pair);
    // Of 900,000 left to suppliers all but 10,000 are lent; 30,000 are held for claimants.
    lend(&mut pair, Who::User(1), 890_000 * ONE);
    let year = Call::Advance {
        seconds: 31_536_000,
        ledgers: 1000,
    };
    agree(&mut pair, year);
    mint(&mut pair, 30_000 * ONE);
    differ(&mut pair, GULP, Row::GulpRecovers);
    let credit = reserve(&pair.levee, 1).credit;
    assert!(credit > 40_000 * ONE, "{credit}");
    let auction = interest_auction(&pair, 1);
    assert!(pair.step(&auction).outcomes.iter().all(Outcome::is_ok));
    pair.step(&ledgers(201));
    let part = 11_000 * ONE * 100 / credit + 1;
    let fill = submit(RICH, vec![fill(8, Who::Backstop, part)]);
    let step = differ(&mut pair, fill, Row::ClaimantsFirst);
    assert!(step.outcomes[0].is_ok(), "Blend pays while it can");
    assert_eq!(step.outcomes[1], Outcome::Code(1207));
}

/// No sequence of calls is known that leaves less credit than an auction offers.
#[test]
fn credit_never_goes_below_zero() {
    let mut pair = ready();
    crate::gift(&mut pair, 1000 * ONE);
    let auction = interest_auction(&pair, 1);
    agree(&mut pair, auction);
    for world in [&pair.blend, &pair.levee] {
        world.put_reserve(1, |data| data.backstop_credit = 1);
    }
    agree(&mut pair, ledgers(201));
    let fill = submit(RICH, vec![fill(8, Who::Backstop, 100)]);
    let step = differ(&mut pair, fill, Row::CreditNotNegative);
    assert!(step.outcomes[0].is_ok());
    assert_eq!(step.outcomes[1], Outcome::Code(8));
    assert_eq!(reserve(&pair.blend, 1).credit, 1 - 1000 * ONE);
}
