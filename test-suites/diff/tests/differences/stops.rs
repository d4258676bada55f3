//! What Levee does not stop, and where it does.

use crate::{
    agree, differ, exhaust, is_trap, liquidation, owe, price, ready, ready_with, sight, thaw,
    DEFAULT, ONE, USER,
};
use diff_suite::call::{Call, Name, Outcome, Request, Who};
use diff_suite::differences::Row;
use diff_suite::generate::{request, submit};
use diff_suite::ledger::{field, int};
use diff_suite::run::Pair;
use diff_suite::scenario::Scenario;
use diff_suite::world::World;
use pool::{PoolDataKey, QueuedReserveInit};

const BILLION: i128 = 1_000_000_000;
const PAR: i128 = 1_000_000_000_000;

/// A loan of half of what the collateral allows, in a pool that then takes `status`.
fn lent(status: u32) -> Pair {
    let mut pair = ready();
    let requests = vec![request(2, 0, 100 * ONE), request(4, 1, 50 * ONE)];
    agree(&mut pair, submit(USER, requests));
    agree(&mut pair, Call::SetStatus { status });
    pair
}

#[test]
fn no_status_refuses_a_cure() {
    let lists = [
        vec![request(2, 0, ONE)],
        vec![request(2, 1, ONE), request(5, 1, ONE)],
    ];
    for requests in lists {
        let cure = submit(USER, requests);
        let outcomes = {
            let pair = lent(4);
            [&pair.blend, &pair.levee].map(|world| world.run(&cure))
        };
        assert_eq!(outcomes[0], Outcome::Code(1206));
        assert!(outcomes[1].is_ok());
        // An active pool of Blend's does the same.
        let mut pair = lent(4);
        let step = differ(&mut pair, cure, Row::Cure);
        assert!(!step.verdict.parted);
        assert_eq!(step.outcomes[0], outcomes[1]);
        assert_eq!([sight(&pair.blend).status, pair.sight.status], [4, 4]);
    }
}

/// Out of a liquidation, on ice.
#[test]
fn no_status_refuses_the_end_of_a_liquidation() {
    let cancel = |amount| {
        let name = Name::Account(USER);
        let (kind, none) = (9, 0);
        let end = Request {
            kind,
            name,
            amount: none,
        };
        submit(USER, vec![request(2, 0, amount), end])
    };
    let liquidated = || {
        let mut pair = lent(2);
        agree(&mut pair, price(0, 1_000_000));
        agree(&mut pair, liquidation(0, 100));
        pair
    };
    let mut pair = liquidated();
    differ(&mut pair, cancel(1000 * ONE), Row::Cure);
    assert!(pair.sight.auction(0).is_none());
    // Only who is sound again gets out.
    let mut pair = liquidated();
    let step = differ(&mut pair, cancel(1), Row::Cure);
    assert_eq!(step.outcomes, [Outcome::Code(1205), Outcome::Code(1205)]);
    assert!(pair.sight.auction(0).is_some());
}

#[test]
fn what_is_not_only_a_cure_is_refused() {
    let refused = |user: Who, requests| {
        let mut pair = lent(4);
        let step = pair.step(&submit(user, requests));
        assert_eq!(step.verdict.dispute, None);
        assert_eq!(step.outcomes, [Outcome::Code(1206), Outcome::Code(1206)]);
    };
    refused(USER, vec![request(0, 0, ONE)]);
    refused(USER, vec![request(4, 0, 1)]);
    refused(USER, vec![request(2, 0, ONE), request(3, 0, 1)]);
    refused(
        USER,
        vec![request(5, 1, ONE), request(2, 0, ONE), request(0, 0, 1)],
    );
    // Nothing is owed when the call begins.
    refused(Who::User(1), vec![request(2, 0, ONE)]);
}

#[test]
fn a_reserve_has_the_decimals_of_its_token() {
    let mut config = Scenario::plain().assets[2].config.clone();
    for decimals in [6, 8] {
        let mut pair = ready();
        config.decimals = decimals;
        let (asset, config) = (2, config.clone());
        let queue = Call::QueueReserve { asset, config };
        let step = differ(&mut pair, queue, Row::TokenDecimals);
        assert!(step.verdict.parted);
        assert!(step.outcomes[0].is_ok());
        assert_eq!(step.outcomes[1], Outcome::Code(1202));
    }
}

/// A token's decimals may change while its reserve is queued.
#[test]
fn a_reserve_is_not_set_with_other_decimals() {
    let mut pair = ready();
    let (asset, config) = (2, Scenario::plain().assets[2].config.clone());
    agree(&mut pair, Call::QueueReserve { asset, config });
    for world in [&pair.blend, &pair.levee] {
        let key = PoolDataKey::ResInit(world.asset(asset));
        world.env.as_contract(&world.pool, || {
            let storage = world.env.storage().temporary();
            let mut queued: QueuedReserveInit = storage.get(&key).unwrap();
            queued.new_config.decimals = 8;
            storage.set(&key, &queued);
        });
    }
    let week = Call::Advance {
        seconds: 604_800,
        ledgers: 1,
    };
    agree(&mut pair, week);
    let step = differ(&mut pair, Call::SetReserve { asset }, Row::TokenDecimals);
    assert!(step.outcomes[0].is_ok());
    assert_eq!(step.outcomes[1], Outcome::Code(1202));
}

/// Debt at rates that multiply it some hundred times a year.
fn steep() -> Pair {
    let mut scenario = Scenario::plain();
    let config = &mut scenario.assets[1].config;
    (config.r_two, config.r_three) = (4_000_000_000, 4_000_000_000);
    let mut pair = ready_with(&scenario);
    let requests = vec![request(2, 0, 3_000_000 * ONE), request(4, 1, 900_000 * ONE)];
    agree(&mut pair, submit(USER, requests));
    pair
}

#[test]
fn the_debt_rate_stops_at_a_billion_times_par() {
    let mut pair = steep();
    let rate = |world: &World| match world.run(&Call::GetReserve { asset: 1 }) {
        Outcome::Value(reserve) => int(field(field(&reserve, "data"), "d_rate")),
        other => panic!("{other:?}"),
    };
    let (years, supply) = (3, submit(USER, vec![request(0, 1, 10_000 * ONE)]));
    let wait = Call::Advance {
        seconds: years * 31_536_000,
        ledgers: 1,
    };
    for _ in 0..2 {
        agree(&mut pair, wait.clone());
        agree(&mut pair, supply.clone());
        assert!(rate(&pair.levee) < BILLION * PAR);
    }
    agree(&mut pair, wait.clone());
    let step = differ(&mut pair, supply.clone(), Row::DebtRateStops);
    assert!(step.verdict.parted);
    assert!(rate(&pair.blend) > BILLION * PAR);
    assert_eq!(rate(&pair.levee), BILLION * PAR);
    // Blend goes on until its numbers are too great.
    let stuck = (0..20).find_map(|_| {
        pair.step(&wait);
        let step = pair.step(&Call::Gulp { asset: 1 });
        is_trap(&step.outcomes[0]).then_some(step.outcomes)
    });
    assert!(stuck.is_some_and(|outcomes| outcomes[1].is_ok()));
    assert_eq!(rate(&pair.levee), BILLION * PAR);
}

/// One share of a reserve below par, which is no unit of the token.
#[test]
fn what_is_nothing_at_any_price_needs_none() {
    let mut pair = ready();
    owe(&mut pair, 100_000 * ONE);
    exhaust(&mut pair);
    agree(&mut pair, DEFAULT);
    thaw(&mut pair);
    agree(
        &mut pair,
        submit(USER, vec![request(2, 0, 100 * ONE), request(2, 1, 1)]),
    );
    assert_eq!(pair.sight.positions[&USER].collateral[&1], 1);
    agree(&mut pair, price(1, 0));
    let loan = submit(USER, vec![request(4, 0, ONE)]);
    let step = differ(&mut pair, loan, Row::NothingPriceless);
    assert_eq!(step.outcomes[0], Outcome::Code(1210));
    assert!(step.outcomes[1].is_ok());
}
