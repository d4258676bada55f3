//! What the backstop is worth, and where the oracle's answers are used.

use crate::{
    agree, bad_debt_auction, differ, drain_to, exhaust, fill, is_trap, ledgers, of_target, owe,
    ready, ready_with, sight, DEFAULT, ONE, RICH, USER,
};
use diff_suite::call::{Call, Outcome, Who};
use diff_suite::differences::Row;
use diff_suite::generate::{request, submit};
use diff_suite::scenario::Scenario;
use diff_suite::world::World;

/// What a backstop with `parts` of ten thousand of its target does on `bad_debt`.
fn default_with(parts: i128) -> (Vec<Row>, [Outcome; 2]) {
    let mut pair = ready();
    owe(&mut pair, 10 * ONE);
    drain_to(&mut pair, of_target(parts));
    let step = pair.step(&DEFAULT);
    assert_eq!(step.verdict.dispute, None);
    (step.verdict.rows.into_iter().collect(), step.outcomes)
}

#[test]
fn the_rules_of_default_part_in_a_narrow_gap() {
    for (parts, blend, levee) in [(490, true, true), (498, false, true), (505, false, false)] {
        let (rows, outcomes) = default_with(parts);
        assert_eq!(outcomes[0].is_ok(), blend, "Blend at {parts}");
        assert_eq!(outcomes[1].is_ok(), levee, "Levee at {parts}");
        assert_eq!(
            rows.contains(&Row::CoverageRule),
            blend != levee,
            "{parts}: {rows:?}"
        );
    }
}

#[test]
fn both_thresholds_are_met_by_the_same_whole_token() {
    let target = Scenario::plain().lp.target() * ONE;
    for (tokens, met) in [(target, true), (target - ONE, false)] {
        let mut pair = ready();
        drain_to(&mut pair, tokens);
        let step = pair.step(&Call::SetStatus { status: 0 });
        assert_eq!(step.verdict.dispute, None);
        assert_eq!(step.outcomes[0].is_ok(), met, "{tokens}");
        assert_eq!(step.outcomes[0], step.outcomes[1], "{tokens}");
    }
}

#[test]
fn the_oracle_prices_the_backstop_token() {
    let lp = Scenario::plain().assets.len() as u8;
    let mut pair = ready();
    owe(&mut pair, 10 * ONE);
    agree(&mut pair, Call::KillFeed { asset: lp });
    // Where nothing depends on the price, nothing changes.
    for status in [2, 3, 4] {
        agree(&mut pair, Call::SetStatus { status });
    }
    let auction = bad_debt_auction(&pair, vec![1]);
    for call in [Call::SetStatus { status: 0 }, auction] {
        // A refusal of ours where Blend goes on parts the states: each call in a pair of its own.
        let mut pair = ready();
        // Debt of the backstop's would hold the status before a price is asked for.
        if matches!(call, Call::NewAuction { .. }) {
            owe(&mut pair, 10 * ONE);
        }
        agree(&mut pair, Call::KillFeed { asset: lp });
        let step = differ(&mut pair, call, Row::BackstopPrice);
        assert!(step.outcomes[0].is_ok(), "Blend reads the Comet pool");
        assert_eq!(step.outcomes[1], Outcome::Code(1415));
    }
    // Without tokens there is nothing to value.
    drain_to(&mut pair, 0);
    agree(&mut pair, DEFAULT);
}

#[test]
fn a_last_fill_leaves_the_default_to_a_call_with_a_price() {
    let lp = Scenario::plain().assets.len() as u8;
    let mut pair = ready();
    owe(&mut pair, 10 * ONE);
    exhaust(&mut pair);
    let auction = bad_debt_auction(&pair, vec![1]);
    agree(&mut pair, auction);
    agree(&mut pair, ledgers(301));
    agree(&mut pair, Call::KillFeed { asset: lp });
    let requests = vec![request(2, 0, 100 * ONE), fill(7, Who::Backstop, 100)];
    differ(&mut pair, submit(RICH, requests), Row::BackstopPrice);
    let left =
        [&pair.blend, &pair.levee].map(|world| sight(world).positions[&Who::Backstop].clone());
    assert!(left[0].liabilities.is_empty(), "Blend reads the Comet pool");
    assert!(left[1].liabilities[&1] > 4 * ONE);
    let without = pair.step(&DEFAULT);
    assert_eq!(without.outcomes[1], Outcome::Code(1415));
}

#[test]
fn the_oracles_decimals_are_those_of_construction() {
    let lp = Scenario::plain().assets.len() as u8;
    let mut pair = ready();
    agree(
        &mut pair,
        Call::Mint {
            asset: 0,
            to: Who::Pool,
            amount: 300 * ONE,
        },
    );
    agree(&mut pair, Call::Gulp { asset: 0 });
    let change = |world: &World| world.oracle.set_decimals(&9);
    change(&pair.blend);
    change(&pair.levee);
    let auction = Call::NewAuction {
        kind: 2,
        user: Who::Backstop,
        bid: vec![lp],
        lot: vec![0],
        percent: 100,
    };
    let step = pair.step(&auction);
    assert_eq!(
        step.outcomes[0],
        Outcome::Code(1215),
        "Blend takes 300 for 3"
    );
    assert!(step.outcomes[1].is_ok());
    assert!(
        step.verdict.dispute.is_some(),
        "random runs change no decimals: no rule accepts this"
    );
}

#[test]
fn rates_may_sum_up_beyond_u32() {
    let mut scenario = Scenario::plain();
    let config = &mut scenario.assets[1].config;
    (config.r_two, config.r_three, config.max_util) = (u32::MAX, u32::MAX, 10_000_000);
    let mut pair = ready_with(&scenario);
    let supplied = 1_000_000 * ONE;
    let requests = vec![
        request(2, 0, 3 * supplied),
        request(4, 1, supplied / 100 * 96),
    ];
    agree(&mut pair, submit(USER, requests));
    agree(
        &mut pair,
        Call::Advance {
            seconds: 5,
            ledgers: 1,
        },
    );
    let step = differ(&mut pair, Call::GetReserve { asset: 1 }, Row::RateSum);
    assert!(
        is_trap(&step.outcomes[0]),
        "Blend's reserve is out of reach for good"
    );
    assert!(step.outcomes[1].is_ok());
}
