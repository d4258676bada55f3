//! Bad debt before it is a loss: what is bad, and what is paid for it.

use crate::{
    agree, bad_debt_auction, differ, drain_to, events, exhaust, fill, is_trap, ledgers,
    liquidation, owe, price, ready, ready_with, sight, DEFAULT, ONE, RICH, USER,
};
use diff_suite::call::{Call, Outcome, Who};
use diff_suite::differences::Row;
use diff_suite::generate::{request, submit};
use diff_suite::ledger::{field, int, items};
use diff_suite::run::Pair;
use diff_suite::scenario::Scenario;
use diff_suite::world::World;

/// A debt of 50 on 1000 units of collateral.
fn dusty() -> Pair {
    let mut pair = ready();
    let requests = vec![request(2, 0, 100 * ONE), request(4, 1, 50 * ONE)];
    agree(&mut pair, submit(USER, requests));
    let (user, dust) = (USER, 1000);
    agree(&mut pair, Call::Seize { user, dust });
    pair
}

fn backstop_owes(world: &World) -> i128 {
    let held = sight(world).positions[&Who::Backstop].clone();
    held.liabilities.get(&1).copied().unwrap_or(0)
}

#[test]
fn debt_on_collateral_worth_nothing_is_bad() {
    let hand_over = Call::BadDebt { user: USER };
    let mut pair = dusty();
    // Worth a unit of the base: not bad.
    agree(&mut pair, price(0, 10_000));
    let step = pair.step(&hand_over);
    assert_eq!(step.verdict.dispute, None);
    assert_eq!(step.outcomes, [Outcome::Code(1200), Outcome::Code(1200)]);
    // Worth less.
    agree(&mut pair, price(0, 9_999));
    let step = differ(&mut pair, hand_over.clone(), Row::BadByValue);
    assert!(step.verdict.parted);
    assert_eq!(step.outcomes[0], Outcome::Code(1200));
    assert!(step.outcomes[1].is_ok());
    assert_eq!(backstop_owes(&pair.levee), 50 * ONE);

    // What it is worth takes a price.
    let unusable = [(Call::KillFeed { asset: 0 }, 1410), (price(0, 0), 1210)];
    for (feed, code) in unusable {
        let mut pair = dusty();
        agree(&mut pair, feed);
        let step = differ(&mut pair, hand_over.clone(), Row::BadByValue);
        assert!(!step.verdict.parted);
        assert_eq!(step.outcomes, [Outcome::Code(1200), Outcome::Code(code)]);
    }
}

#[test]
fn a_last_fill_hands_over_what_dust_is_left_with() {
    let mut scenario = Scenario::plain();
    scenario.assets[2].listed = true;
    let mut pair = ready_with(&scenario);
    let requests = vec![
        request(2, 0, 1000),
        request(2, 2, 100 * ONE),
        request(4, 1, 50 * ONE),
    ];
    agree(&mut pair, submit(USER, requests));
    agree(&mut pair, price(0, 1));
    agree(&mut pair, price(2, 1_000_000));
    agree(&mut pair, liquidation(2, 100));
    agree(&mut pair, ledgers(301));
    let step = differ(
        &mut pair,
        submit(RICH, vec![fill(6, USER, 100)]),
        Row::BadByValue,
    );
    assert!(step.verdict.parted);
    assert_eq!(backstop_owes(&pair.blend), 0, "in Blend it stays for good");
    assert_eq!(backstop_owes(&pair.levee), 25 * ONE);
    assert_eq!(sight(&pair.levee).positions[&USER].collateral[&0], 1000);
}

#[test]
fn collateral_worth_nothing_is_auctioned_whole() {
    let mut pair = dusty();
    agree(&mut pair, price(0, 9_999));
    for percent in [50, 95] {
        let step = differ(&mut pair, liquidation(0, percent), Row::TypedCodes);
        assert_eq!(step.outcomes[1], Outcome::Code(1413));
    }
    let step = differ(&mut pair, liquidation(0, 96), Row::WorthlessWhole);
    assert!(is_trap(&step.outcomes[0]), "Blend divides by its worth");
    let Outcome::Value(auction) = &step.outcomes[1] else {
        panic!("{:?}", step.outcomes)
    };
    let amounts = |name: &str| -> Vec<i128> {
        let side = items(field(auction, name));
        side.map(|(_, amount)| int(amount)).collect()
    };
    assert_eq!(
        (amounts("bid"), amounts("lot")),
        (vec![50 * ONE], vec![1000])
    );
}

/// Deposits worth 10,000, and one unit, and bad debts of 12,000 and 8,000.
fn torn() -> Pair {
    let mut pair = ready();
    owe(&mut pair, 12_000 * ONE);
    let user = Who::User(1);
    let requests = vec![request(2, 1, 20_000 * ONE), request(4, 0, 8000 * ONE)];
    agree(&mut pair, submit(user, requests));
    agree(&mut pair, Call::Seize { user, dust: 0 });
    agree(&mut pair, Call::BadDebt { user });
    drain_to(&mut pair, 8000 * ONE + 1);
    pair
}

fn lot(outcome: &Outcome) -> i128 {
    match outcome {
        Outcome::Value(auction) => items(field(auction, "lot")).map(|(_, it)| int(it)).sum(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_auction_of_some_debts_offers_their_share() {
    let mut pair = torn();
    let some = bad_debt_auction(&pair, vec![1]);
    let step = differ(&mut pair, some.clone(), Row::FairShare);
    assert!(step.verdict.parted);
    let lots = [lot(&step.outcomes[0]), lot(&step.outcomes[1])];
    assert_eq!(lots, [8000 * ONE + 1, 4800 * ONE], "rounded down");

    // All of them: no difference.
    let mut pair = torn();
    let all = bad_debt_auction(&pair, vec![0, 1]);
    let step = agree(&mut pair, all);
    assert_eq!(lot(&step.outcomes[1]), 8000 * ONE + 1);

    // Enough for all: no difference.
    let mut pair = torn();
    let (from, pool, amount) = (USER, Who::Pool, 40_000 * ONE);
    agree(&mut pair, Call::Deposit { from, pool, amount });
    let step = agree(&mut pair, some.clone());
    assert_eq!(lot(&step.outcomes[1]), 11_520 * ONE, "120 percent");
}

#[test]
fn a_share_takes_the_price_of_every_debt() {
    let unusable = [
        (Call::KillFeed { asset: 0 }, 1410),
        (price(0, 0), 1210),
        (price(0, i128::MAX), 1411),
    ];
    for (feed, code) in unusable {
        let mut pair = torn();
        agree(&mut pair, feed);
        let some = bad_debt_auction(&pair, vec![1]);
        let step = differ(&mut pair, some, Row::FairShare);
        assert!(step.outcomes[0].is_ok());
        assert_eq!(step.outcomes[1], Outcome::Code(code));
    }
}

#[test]
fn a_fill_pays_what_the_backstop_has_left() {
    let mut pair = ready();
    owe(&mut pair, 10_000 * ONE);
    let sale = bad_debt_auction(&pair, vec![1]);
    let step = agree(&mut pair, sale);
    assert_eq!(lot(&step.outcomes[0]), 9600 * ONE);
    agree(&mut pair, ledgers(201));
    drain_to(&mut pair, 5000 * ONE);
    let held = |pair: &Pair| pair.levee.lp.balance(&pair.levee.who(RICH));
    let before = held(&pair);
    let requests = vec![request(2, 0, 100_000 * ONE), fill(7, Who::Backstop, 100)];
    let step = differ(&mut pair, submit(RICH, requests), Row::ShortLot);
    assert!(step.verdict.parted);
    assert_eq!(step.outcomes[0], Outcome::Code(1003));
    assert!(step.outcomes[1].is_ok());
    let told = &events(&pair)[1];
    let filled = told.iter().find(|event| event.name() == "fill_auction");
    let soroban_sdk::xdr::ScVal::Vec(Some(data)) = &filled.unwrap().data else {
        panic!("no list")
    };
    assert_eq!(lot(&Outcome::Value(data[2].clone())), 5000 * ONE);
    assert_eq!(held(&pair) - before, 5000 * ONE);
}

#[test]
fn more_shares_than_there_can_be_means_all() {
    let lost = || {
        let mut pair = ready();
        owe(&mut pair, 100_000 * ONE);
        exhaust(&mut pair);
        agree(&mut pair, DEFAULT);
        pair
    };
    // Shares that just fit are more than there are in both.
    let fits = i128::MAX / 10 * 9;
    agree(&mut lost(), submit(RICH, vec![request(3, 1, fits)]));
    let mut pair = lost();
    let held = |pair: &Pair| pair.levee.assets[1].balance(&pair.levee.who(RICH));
    let before = held(&pair);
    let all = submit(RICH, vec![request(3, 1, i128::MAX)]);
    let step = differ(&mut pair, all, Row::WideWithdrawal);
    assert!(is_trap(&step.outcomes[0]));
    assert!(step.outcomes[1].is_ok());
    assert_eq!(held(&pair) - before, 900_000 * ONE);
}

#[test]
fn the_backstop_fills_no_liquidation() {
    let mut pair = ready();
    let requests = vec![request(2, 0, 100 * ONE), request(4, 1, 50 * ONE)];
    agree(&mut pair, submit(USER, requests));
    agree(&mut pair, price(0, 1_000_000));
    agree(&mut pair, liquidation(0, 100));
    agree(&mut pair, ledgers(401));
    let fill = submit(Who::Backstop, vec![fill(6, USER, 100)]);
    let step = differ(&mut pair, fill, Row::BackstopFiller);
    assert!(step.outcomes[0].is_ok());
    assert_eq!(step.outcomes[1], Outcome::Code(1200));
}
