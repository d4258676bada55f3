//! Codes where Blend has none, and refusals where Blend lets pass.

use crate::{
    agree, differ, events, fill, is_trap, ledgers, liquidation, price, ready, ready_with, ONE,
    RICH, USER,
};
use diff_suite::call::{Call, Outcome, Who};
use diff_suite::differences::Row;
use diff_suite::generate::{request, submit};
use diff_suite::run::Pair;
use diff_suite::scenario::Scenario;
use diff_suite::world::World;
use sep_40_oracle::Asset as Feed;
use soroban_sdk::{IntoVal, Map, Symbol, Val};

fn trap_has_code(pair: &mut Pair, call: Call, code: u32) {
    let step = differ(pair, call.clone(), Row::TypedCodes);
    assert!(
        is_trap(&step.outcomes[0]),
        "{call:?}: {:?}",
        step.outcomes[0]
    );
    assert_eq!(step.outcomes[1], Outcome::Code(code), "{call:?}");
}

/// A loan of half of what the collateral allows.
fn lend_half(pair: &mut Pair) {
    agree(
        pair,
        submit(
            USER,
            vec![request(2, 0, 100 * ONE), request(4, 1, 50 * ONE)],
        ),
    );
}

#[test]
fn what_does_not_exist() {
    let mut pair = ready();
    trap_has_code(&mut pair, Call::GetReserve { asset: 2 }, 1406);
    trap_has_code(&mut pair, Call::Gulp { asset: 2 }, 1406);
    trap_has_code(&mut pair, submit(USER, vec![request(0, 2, ONE)]), 1406);
    trap_has_code(
        &mut pair,
        Call::GetAuction {
            kind: 0,
            user: USER,
        },
        1407,
    );
    trap_has_code(&mut pair, submit(RICH, vec![fill(6, USER, 100)]), 1407);
    trap_has_code(&mut pair, Call::SetReserve { asset: 2 }, 1408);
    let withdraw = Call::Withdraw {
        from: USER,
        pool: Who::Nobody,
        amount: 1,
    };
    trap_has_code(&mut pair, withdraw, 1103);
}

#[test]
fn a_fill_in_the_ledger_of_creation() {
    let mut pair = ready();
    lend_half(&mut pair);
    agree(&mut pair, price(0, 1_000_000));
    agree(&mut pair, liquidation(0, 100));
    trap_has_code(&mut pair, submit(RICH, vec![fill(6, USER, 100)]), 1409);
}

#[test]
fn prices_and_numbers_that_are_not_there() {
    let mut pair = ready();
    lend_half(&mut pair);
    agree(&mut pair, Call::KillFeed { asset: 0 });
    trap_has_code(&mut pair, submit(USER, vec![request(4, 1, 1)]), 1410);
    agree(&mut pair, price(0, i128::MAX));
    trap_has_code(&mut pair, submit(USER, vec![request(4, 1, 1)]), 1411);
    trap_has_code(
        &mut pair,
        submit(
            USER,
            vec![request(0, 0, i128::MAX), request(0, 0, i128::MAX)],
        ),
        1411,
    );
    // A part of collateral that is worth less than one unit of the base.
    let mut worthless = ready();
    agree(
        &mut worthless,
        submit(USER, vec![request(2, 0, 1000), request(4, 1, 100)]),
    );
    agree(&mut worthless, price(0, 1));
    trap_has_code(&mut worthless, liquidation(0, 95), 1413);
}

/// An oracle that fails on one asset, as by an entry that is not what it should be.
#[test]
fn a_feed_that_traps_is_one_that_says_nothing() {
    let mut pair = ready();
    lend_half(&mut pair);
    for world in [&pair.blend, &pair.levee] {
        let (env, feed) = (&world.env, Feed::Stellar(world.asset(0)));
        let key = (Symbol::new(env, "Feed"), feed);
        env.as_contract(&world.oracle.address, || {
            let storage = env.storage().persistent();
            let mut stored: Map<Symbol, Val> = storage.get(&key).unwrap();
            stored.set(Symbol::new(env, "stable"), true.into());
            storage.set(&key, &stored);
        });
        let asked = Feed::Stellar(world.asset(0));
        assert!(world.oracle.try_lastprice(&asked).is_err());
    }
    trap_has_code(&mut pair, submit(USER, vec![request(4, 1, 1)]), 1410);
    // What needs no price goes on.
    agree(&mut pair, submit(USER, vec![request(5, 1, ONE)]));
}

#[test]
fn a_liability_factor_of_nothing() {
    let mut scenario = Scenario::plain();
    scenario.assets[1].config.l_factor = 0;
    let mut pair = ready_with(&scenario);
    let requests = vec![request(2, 0, 100 * ONE), request(4, 1, ONE)];
    trap_has_code(&mut pair, submit(USER, requests), 1412);
}

#[test]
fn a_proposal_is_accepted_once() {
    let mut pair = ready();
    agree(&mut pair, Call::ProposeAdmin { who: USER });
    let step = differ(&mut pair, Call::AcceptAdmin, Row::AdminProposalRemoved);
    assert_eq!(
        step.outcomes[0], step.outcomes[1],
        "the proposal's entry is all that differs"
    );
    let step = differ(&mut pair, Call::AcceptAdmin, Row::AdminProposalRemoved);
    assert!(
        step.outcomes[0].is_ok(),
        "Blend accepts again, old and new being the same"
    );
    assert_eq!(step.outcomes[1], Outcome::Code(1200));
}

#[test]
fn what_is_not_queued_cannot_be_cancelled() {
    let mut pair = ready();
    let step = differ(
        &mut pair,
        Call::CancelReserve { asset: 2 },
        Row::CancelNothing,
    );
    assert!(step.outcomes[0].is_ok());
    assert_eq!(step.outcomes[1], Outcome::Code(1408));
    let config = Scenario::plain().assets[2].config.clone();
    agree(&mut pair, Call::QueueReserve { asset: 2, config });
    agree(&mut pair, Call::CancelReserve { asset: 2 });
}

#[test]
fn a_percent_is_what_it_says() {
    let mut pair = ready();
    lend_half(&mut pair);
    agree(&mut pair, price(0, 1_000_000));
    agree(&mut pair, liquidation(0, 100));
    agree(&mut pair, ledgers(101));
    let long = submit(
        RICH,
        vec![request(2, 0, 1000 * ONE), fill(6, USER, (1 << 64) + 50)],
    );
    let step = differ(&mut pair, long, Row::FillPercent);
    assert!(step.outcomes[0].is_ok(), "Blend takes it for 50");
    assert_eq!(step.outcomes[1], Outcome::Code(1200));
    assert!(events(&pair)[0]
        .iter()
        .any(|event| event.name() == "fill_auction"));
}

#[test]
fn no_flash_loan_to_the_pool_itself() {
    let mut pair = ready();
    let loan = |amount: i128| Call::FlashLoan {
        from: USER,
        receiver: Who::Pool,
        asset: 0,
        amount,
        requests: vec![],
    };
    let step = differ(&mut pair, loan(ONE), Row::FlashToPool);
    assert_eq!(
        step.outcomes[0],
        Outcome::Code(1205),
        "Blend judges the account first"
    );
    assert_eq!(step.outcomes[1], Outcome::Code(1200));
    agree(&mut pair, submit(USER, vec![request(2, 1, 100 * ONE)]));
    let step = differ(&mut pair, loan(ONE), Row::FlashToPool);
    assert!(is_trap(&step.outcomes[0]), "Blend may not call into itself");
    assert_eq!(step.outcomes[1], Outcome::Code(1200));
    let step = differ(&mut pair, loan(-1), Row::FlashToPool);
    assert_ne!(step.outcomes[0], step.outcomes[1]);
}

#[test]
fn a_stamp_near_the_end_of_time_is_in_the_future() {
    let mut pair = ready();
    lend_half(&mut pair);
    let distant = Call::Price {
        asset: 0,
        price: ONE,
        timestamp: u64::MAX,
    };
    agree(&mut pair, distant);
    let loan = submit(USER, vec![request(4, 1, 1)]);
    let step = differ(&mut pair, loan, Row::DistantStamp);
    assert!(is_trap(&step.outcomes[0]));
    assert!(step.outcomes[1].is_ok());
}

/// No call of the random runs can say this: a request that is a number.
#[test]
fn a_request_of_another_type_is_a_bad_request() {
    let pair = ready();
    let send = |world: &World| {
        let (env, user) = (&world.env, world.who(USER));
        let requests: Val = soroban_sdk::vec![env, 7u32].into_val(env);
        let [from, spender, to]: [Val; 3] = [0; 3].map(|_| user.into_val(env));
        let args = soroban_sdk::vec![env, from, spender, to, requests];
        world.invoke(&world.pool, "submit", args)
    };
    assert!(is_trap(&send(&pair.blend)));
    assert_eq!(send(&pair.levee), Outcome::Code(1200));
}
