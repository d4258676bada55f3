//! Defaults: what suppliers bear, and when.

use crate::{
    agree, bad_debt_auction, differ, events, exhaust, fill, gift, interest_auction, is_trap, lend,
    liquidation, numbers, owe, own_names, price, ready, ready_with, reserve, sight, thaw, DEFAULT,
    ONE, RICH, USER,
};
use diff_suite::call::{Call, Outcome, Who};
use diff_suite::differences::Row;
use diff_suite::generate::{request, submit};
use diff_suite::run::Pair;
use diff_suite::scenario::Scenario;
use diff_suite::world::World;

const PAR: i128 = 1_000_000_000_000;
const OTHER: Who = Who::User(1);

#[test]
fn without_credit_a_default_is_blends() {
    let mut pair = ready();
    owe(&mut pair, 100_000 * ONE);
    exhaust(&mut pair);
    let step = agree(&mut pair, DEFAULT);
    assert!(step.verdict.rows.contains(&Row::LossEvents));
    assert!(step.verdict.rows.contains(&Row::LossRecords));
    assert_eq!(own_names(&pair), ["loss"]);
    let (bad, supplied) = (100_000 * ONE, 1_000_000 * ONE);
    let told = [bad, 0, PAR, PAR / 10 * 9, supplied];
    assert_eq!(numbers(&pair, "loss"), told);
    for world in [&pair.blend, &pair.levee] {
        assert_eq!(reserve(world, 1).b_rate, PAR / 10 * 9);
    }
    assert_eq!(reserve(&pair.levee, 1).book.open, bad);

    // Life goes on, and stays the same.
    thaw(&mut pair);
    lend(&mut pair, OTHER, 1000 * ONE);
    let week = Call::Advance {
        seconds: 604_800,
        ledgers: 1000,
    };
    agree(&mut pair, week);
    agree(&mut pair, Call::GetReserve { asset: 1 });
    let requests = vec![request(3, 1, 1000 * ONE), request(0, 1, 30 * ONE)];
    differ(&mut pair, submit(RICH, requests), Row::LossRecords);
    assert_eq!(
        reserve(&pair.blend, 1).b_rate,
        reserve(&pair.levee, 1).b_rate
    );
    assert!(reserve(&pair.levee, 1).b_rate > PAR / 10 * 9);
}

#[test]
fn credit_in_the_same_asset_pays_first() {
    let mut pair = ready();
    gift(&mut pair, 30_000 * ONE);
    owe(&mut pair, 100_000 * ONE);
    exhaust(&mut pair);
    let step = differ(&mut pair, DEFAULT, Row::CreditFirst);
    assert!(step.verdict.parted);
    let [blend, levee] = [&pair.blend, &pair.levee].map(|world| reserve(world, 1));
    assert_eq!((blend.b_rate, blend.credit), (PAR / 10 * 9, 30_000 * ONE));
    assert_eq!((levee.b_rate, levee.credit), (PAR / 100 * 93, 0));
    assert_eq!(levee.book.open, 70_000 * ONE);
    assert_eq!(numbers(&pair, "loss")[1], 30_000 * ONE);
}

/// Only the reserve's own: credit in another asset is left alone.
#[test]
fn credit_in_another_asset_pays_nothing() {
    let mut pair = ready();
    let (to, amount) = (Who::Pool, 30_000 * ONE);
    let asset = 0;
    agree(&mut pair, Call::Mint { asset, to, amount });
    agree(&mut pair, Call::Gulp { asset });
    let sale = interest_auction(&pair, asset);
    agree(&mut pair, sale);
    owe(&mut pair, 100_000 * ONE);
    exhaust(&mut pair);
    agree(&mut pair, DEFAULT);
    assert_eq!(reserve(&pair.levee, 0).credit, amount);
    assert!(pair.sight.auction(2).is_some(), "nor does its auction end");
}

/// A loan without collateral, on an exhausted backstop.
fn stranded() -> Pair {
    let mut pair = ready();
    exhaust(&mut pair);
    lend(&mut pair, USER, 100_000 * ONE);
    agree(
        &mut pair,
        Call::Seize {
            user: USER,
            dust: 0,
        },
    );
    pair
}

#[test]
fn debt_handed_over_to_an_exhausted_backstop_defaults_at_once() {
    let hand_over = Call::BadDebt { user: USER };
    // Blend takes a second call, which anyone may be faster than.
    let pair = stranded();
    let owed = |world: &World| {
        world.run(&hand_over);
        sight(world).positions[&Who::Backstop].liabilities.len()
    };
    assert_eq!([owed(&pair.blend), owed(&pair.levee)], [1, 0]);
    assert_eq!(reserve(&pair.blend, 1).b_rate, PAR);
    assert_eq!(reserve(&pair.levee, 1).b_rate, PAR / 10 * 9);

    // With it, both are the same.
    let mut pair = stranded();
    let step = differ(&mut pair, hand_over, Row::ChainDefault);
    assert!(!step.verdict.parted);
    assert_eq!(reserve(&pair.blend, 1).b_rate, PAR / 10 * 9);
    agree(&mut pair, Call::GetReserve { asset: 1 });
}

/// Collateral of which half the debt is left when the auction is over.
pub fn sinking() -> Pair {
    sink(ready())
}

fn sink(mut pair: Pair) -> Pair {
    exhaust(&mut pair);
    let requests = vec![request(2, 0, 100_000 * ONE), request(4, 1, 50_000 * ONE)];
    agree(&mut pair, submit(USER, requests));
    agree(&mut pair, price(0, 1_000_000));
    agree(&mut pair, liquidation(0, 100));
    // No time passes, so that there is no interest.
    let (seconds, ledgers) = (0, 301);
    agree(&mut pair, Call::Advance { seconds, ledgers });
    pair
}

#[test]
fn the_last_fill_of_a_liquidation_defaults_what_is_left() {
    let mut pair = sinking();
    let step = differ(
        &mut pair,
        submit(RICH, vec![fill(6, USER, 100)]),
        Row::ChainDefault,
    );
    assert!(!step.verdict.parted);
    assert_eq!(own_names(&pair), ["loss"]);
    assert_eq!(numbers(&pair, "loss")[0], 25_000 * ONE);
    agree(&mut pair, Call::GetPositions { user: RICH });
}

#[test]
fn a_default_inside_a_list_is_felt_by_what_follows() {
    let mut pair = sinking();
    let requests = vec![fill(6, USER, 100), request(3, 1, 1000 * ONE)];
    let step = differ(&mut pair, submit(RICH, requests), Row::DefaultInside);
    assert!(step.verdict.parted);
    let burned = |world: &World| {
        let supplied = 1_000_000 * ONE;
        supplied - sight(world).positions[&RICH].collateral[&1]
    };
    assert_eq!(burned(&pair.blend), 1000 * ONE);
    assert_eq!(burned(&pair.levee), 10256410257, "at a rate of 0.975");
}

#[test]
fn a_running_bad_debt_auction_holds_the_default_up() {
    let mut pair = ready();
    owe(&mut pair, 1000 * ONE);
    let auction = bad_debt_auction(&pair, vec![1]);
    agree(&mut pair, auction);
    exhaust(&mut pair);
    lend(&mut pair, OTHER, 1000 * ONE);
    agree(
        &mut pair,
        Call::Seize {
            user: OTHER,
            dust: 0,
        },
    );
    agree(&mut pair, Call::BadDebt { user: OTHER });
    let owed = &pair.sight.positions[&Who::Backstop].liabilities;
    assert_eq!(owed[&1], 2000 * ONE);
}

/// 995,000 of 1,000,000 are lent to someone who has nothing.
fn hollow() -> Pair {
    let mut scenario = Scenario::plain();
    scenario.assets[1].config.max_util = 10_000_000;
    let mut pair = ready_with(&scenario);
    owe(&mut pair, 995_000 * ONE);
    exhaust(&mut pair);
    pair
}

#[test]
fn a_rate_below_one_percent_of_par_is_none() {
    let mut pair = hollow();
    let step = differ(&mut pair, DEFAULT, Row::Killed);
    assert!(step.verdict.parted);
    assert_eq!(reserve(&pair.blend, 1).b_rate, PAR / 1000 * 5);
    let killed = reserve(&pair.levee, 1);
    assert_eq!((killed.b_rate, killed.book.owed), (0, 5000 * ONE));
    assert_eq!(own_names(&pair), ["loss", "recovery", "killed"]);
    assert_eq!(numbers(&pair, "recovery"), [5000 * ONE, 995_000 * ONE]);
    assert_eq!(numbers(&pair, "killed"), [995_000 * ONE, 5000 * ONE]);
}

#[test]
fn a_killed_reserve_takes_nothing_new() {
    let config = Scenario::plain().assets[1].config.clone();
    let calls = [
        submit(USER, vec![request(0, 1, ONE)]),
        submit(USER, vec![request(2, 1, ONE)]),
        submit(RICH, vec![request(4, 1, ONE)]),
        Call::QueueReserve { asset: 1, config },
    ];
    for call in calls {
        let mut pair = hollow();
        differ(&mut pair, DEFAULT, Row::Killed);
        thaw(&mut pair);
        let step = differ(&mut pair, call, Row::Killed);
        assert!(step.outcomes[0].is_ok());
        assert_eq!(step.outcomes[1], Outcome::Code(1400));
    }
    // Shares can be burned, for nothing.
    let mut pair = hollow();
    differ(&mut pair, DEFAULT, Row::Killed);
    let held = |pair: &Pair| pair.levee.assets[1].balance(&pair.levee.who(RICH));
    let before = held(&pair);
    let step = pair.step(&submit(RICH, vec![request(3, 1, 1)]));
    assert!(step.outcomes[1].is_ok());
    assert_eq!(held(&pair), before);
    assert!(!pair.sight.positions[&RICH].collateral.contains_key(&1));
}

#[test]
fn an_interest_auction_of_the_asset_ends_at_its_default() {
    let mut pair = ready();
    gift(&mut pair, 1000 * ONE);
    let sale = interest_auction(&pair, 1);
    agree(&mut pair, sale);
    owe(&mut pair, 100_000 * ONE);
    exhaust(&mut pair);
    let step = differ(&mut pair, DEFAULT, Row::AuctionEnds);
    assert!(step.verdict.rows.contains(&Row::CreditFirst));
    let running = |world: &World| sight(world).auction(2).is_some();
    assert!(running(&pair.blend), "Blend sells what is needed");
    assert!(!running(&pair.levee));
    let names: Vec<_> = events(&pair)[1].iter().map(|event| event.name()).collect();
    let told = ["delete_auction", "defaulted_debt", "loss", "set_status"];
    assert_eq!(names, told);
}

#[test]
fn what_follows_a_default_in_a_list_finds_no_interest_auction() {
    let mut pair = ready();
    gift(&mut pair, 1000 * ONE);
    let sale = interest_auction(&pair, 1);
    agree(&mut pair, sale);
    let mut pair = sink(pair);
    let requests = vec![fill(6, USER, 100), fill(8, Who::Backstop, 50)];
    let step = differ(&mut pair, submit(RICH, requests), Row::AuctionEnds);
    assert_ne!(step.outcomes[0], Outcome::Code(1407));
    assert_eq!(step.outcomes[1], Outcome::Code(1407));
}

/// No sequence of calls is known that leaves debt without supply.
#[test]
fn a_default_without_suppliers_burns_the_debt() {
    let mut pair = ready();
    owe(&mut pair, 100 * ONE);
    exhaust(&mut pair);
    for world in [&pair.blend, &pair.levee] {
        world.put_reserve(1, |data| data.b_supply = 0);
    }
    agree(&mut pair, price(0, ONE));
    let step = differ(&mut pair, DEFAULT, Row::NoSuppliers);
    assert!(is_trap(&step.outcomes[0]), "Blend divides by the supply");
    assert!(step.outcomes[1].is_ok());
    assert_eq!(reserve(&pair.levee, 1).d_supply, 0);
    assert_eq!(own_names(&pair), ["loss"]);
}
