//! How many assets an auction may name.

use crate::{
    agree, bad_debt_auction, differ, interest_auction, price, ready_with, ONE, RICH, USER,
};
use diff_suite::call::{Call, Outcome};
use diff_suite::differences::Row;
use diff_suite::generate::{request, submit};
use diff_suite::run::Pair;
use diff_suite::scenario::Scenario;

fn limit(max_positions: u32) -> Call {
    let plain = Scenario::plain();
    Call::UpdatePool {
        take_rate: plain.take_rate,
        max_positions,
        min_collateral: plain.min_collateral,
    }
}

/// Three reserves.
fn three() -> Pair {
    let mut scenario = Scenario::plain();
    scenario.assets[2].listed = true;
    ready_with(&scenario)
}

/// Collateral of 50.0 in the first two, a debt of 50.0 in the third that has come to `cost` more, and a
/// limit of two positions.
fn narrowed(cost: i128) -> Pair {
    let mut pair = three();
    let requests = vec![
        request(2, 0, 50 * ONE),
        request(2, 1, 50 * ONE),
        request(4, 2, 50 * ONE),
    ];
    agree(&mut pair, submit(USER, requests));
    agree(&mut pair, limit(2));
    agree(&mut pair, price(2, cost));
    pair
}

fn liquidation(lot: Vec<u8>, percent: u32) -> Call {
    Call::NewAuction {
        kind: 0,
        user: USER,
        bid: vec![2],
        lot,
        percent,
    }
}

/// The story of the row: with Blend nothing helps.
#[test]
fn an_account_wider_than_a_lowered_limit_can_be_liquidated() {
    let pair = narrowed(2 * ONE);
    for lot in [vec![0], vec![1], vec![0, 1]] {
        for percent in 1..=100 {
            let refused = pair.blend.run(&liquidation(lot.clone(), percent));
            assert!(!refused.is_ok(), "{lot:?}, {percent} percent");
        }
    }
    assert!(!pair.blend.run(&Call::BadDebt { user: USER }).is_ok());

    let mut pair = narrowed(2 * ONE);
    let step = differ(&mut pair, liquidation(vec![0, 1], 100), Row::AuctionWidth);
    assert!(!step.verdict.parted, "Blend does the same at a limit of 60");
    assert!(step.outcomes.iter().all(Outcome::is_ok));
    agree(&mut pair, crate::ledgers(200));
    let fill = vec![crate::fill(6, USER, 100), request(5, 2, 100 * ONE)];
    agree(&mut pair, submit(RICH, fill));
    // Refusals that have nothing to do with the limit are the same, too.
    let mut pair = narrowed(12_000_000);
    for (percent, code) in [(10, 1214), (60, 1213)] {
        let step = differ(
            &mut pair,
            liquidation(vec![0, 1], percent),
            Row::AuctionWidth,
        );
        assert_eq!(step.outcomes, [Outcome::Code(code), Outcome::Code(code)]);
    }
}

#[test]
fn opening_is_bound_by_the_limit_in_both() {
    let mut pair = narrowed(12_000_000);
    let step = pair.step(&submit(USER, vec![request(4, 1, 1)]));
    assert_eq!(step.verdict.dispute, None);
    assert_eq!(step.outcomes, [Outcome::Code(1208), Outcome::Code(1208)]);
}

#[test]
fn all_debts_and_all_interest_are_auctioned_under_any_limit() {
    let mut pair = three();
    let requests = vec![
        request(2, 0, 1000 * ONE),
        request(4, 1, 50 * ONE),
        request(4, 2, 50 * ONE),
    ];
    agree(&mut pair, submit(USER, requests));
    let user = USER;
    agree(&mut pair, Call::Seize { user, dust: 0 });
    agree(&mut pair, limit(2));
    agree(&mut pair, Call::BadDebt { user });
    let debts = bad_debt_auction(&pair, vec![1, 2]);
    let step = differ(&mut pair, debts, Row::AuctionWidth);
    assert!(!step.verdict.parted && step.outcomes.iter().all(Outcome::is_ok));

    let mut interest = interest_auction(&pair, 0);
    if let Call::NewAuction { lot, .. } = &mut interest {
        lot.push(1);
    }
    let step = differ(&mut pair, interest, Row::AuctionWidth);
    assert_eq!(step.outcomes, [Outcome::Code(1222), Outcome::Code(1222)]);
}

/// An account of 31 positions: collateral mostly in the first eight reserves, debt in all but the first,
/// mostly in the last eight.
fn wide() -> Pair {
    let mut scenario = Scenario::plain();
    scenario.assets = vec![scenario.assets[0].clone(); 16];
    scenario.max_positions = 60;
    let mut pair = ready_with(&scenario);
    let amount = |much: bool, most: i128| if much { most } else { ONE };
    let supplies = (0..16).map(|asset| request(2, asset, amount(asset < 8, 60 * ONE)));
    let loans = (1..16).map(|asset| request(4, asset, amount(asset >= 8, 30 * ONE)));
    agree(&mut pair, submit(USER, supplies.chain(loans).collect()));
    pair
}

/// The same under water, with one debt more by hand, which no call can open.
fn wider_and_sunk() -> Pair {
    let mut pair = wide();
    for world in [&pair.blend, &pair.levee] {
        world.owe_one_more(USER, 0, ONE);
    }
    for asset in 8..16 {
        agree(&mut pair, price(asset, 12_000_000));
    }
    pair
}

#[test]
fn thirty_one_positions_are_the_most_anybody_opens() {
    let mut pair = wide();
    let step = differ(
        &mut pair,
        submit(USER, vec![request(4, 0, ONE)]),
        Row::WideAccount,
    );
    assert!(step.outcomes[0].is_ok());
    assert_eq!(step.outcomes[1], Outcome::Code(1208));
}

#[test]
fn thirty_one_assets_are_the_most_an_auction_names() {
    let auction = |bid: std::ops::Range<u8>| Call::NewAuction {
        kind: 0,
        user: USER,
        bid: bid.collect(),
        lot: (0..16).collect(),
        percent: 40,
    };
    agree(&mut wider_and_sunk(), auction(1..16));
    let step = differ(&mut wider_and_sunk(), auction(0..16), Row::WideAuction);
    assert!(step.outcomes[0].is_ok());
    assert_eq!(step.outcomes[1], Outcome::Code(1208));
}
