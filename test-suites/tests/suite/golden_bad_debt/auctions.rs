//! G6 to G9, G20: the backstop's tokens against its debts.

use super::{bad_debt, defaulted, lost, world_of};
use pool::{AuctionData, PoolError};
use soroban_sdk::testutils::Address as _;
use soroban_sdk::{vec, Address};
use test_suites::outcome::outcome;
use test_suites::{Setup, World};

const PLENTY: i128 = 1000_0000000;

/// G6: debts of 10.0 at 2.0 and 2.5 at 4.0, the token at 1.25.
fn world(oracle_decimals: u32, tokens: i128, last_time: u64) -> World {
    let scale = 10i128.pow(oracle_decimals);
    let setup = Setup {
        oracle_decimals,
        backstop_threshold: 50_000 * scale,
        backstop_token_price: scale * 5 / 4,
        ..Setup::default()
    };
    let world = world_of(&setup, &[(7, 2 * scale), (7, 4 * scale)]);
    for (index, d_rate) in [(0, 1_100_000_000_000), (1, 1_200_000_000_000)] {
        let mut data = world.stored_reserve_data(index);
        data.d_rate = d_rate;
        data.last_time = last_time;
        world.seed_reserve_data(index, &data);
    }
    let backstop = world.backstop.address.clone();
    let debts = [(0, 10_0000000), (1, 2_5000000)];
    world.seed_positions(&backstop, &[], &debts, &[]);
    world.fund_backstop(tokens);
    world
}

struct Row {
    oracle_decimals: u32,
    tokens: i128,
    /// When interest was last charged; the time is 600.
    last_time: u64,
    bid: &'static [(usize, i128)],
    lot: i128,
}

const G6: Row = Row {
    oracle_decimals: 7,
    tokens: PLENTY,
    last_time: 600,
    bid: &[(0, 10_0000000), (1, 2_5000000)],
    lot: 326400000,
};

fn auction(world: &World, row: &Row) -> AuctionData {
    AuctionData {
        bid: world.amounts(row.bid),
        block: 51,
        lot: world.backstop_tokens(row.lot),
    }
}

fn check(row: Row) {
    let world = world(row.oracle_decimals, row.tokens, row.last_time);
    let chosen: Vec<usize> = row.bid.iter().map(|(index, _)| *index).collect();
    let expected = auction(&world, &row);
    let created = world.auction_bad_debt(&chosen);
    assert_eq!(created, Ok(expected.clone()));
    assert_eq!(world.auction_of(1, &world.backstop.address), Ok(expected));
    let rate = world.stored_reserve_data(0).d_rate;
    assert_eq!(rate, 1_100_000_000_000, "nothing is accrued for good");
}

vectors! { check:
    g6_tokens_for_120_percent_of_two_debts = G6;
    g6_the_same_with_two_oracle_decimals = Row { oracle_decimals: 2, ..G6 };
    g6_the_same_with_fourteen_oracle_decimals = Row { oracle_decimals: 14, ..G6 };
    g7_at_most_what_the_backstop_holds = Row { tokens: 320000000, lot: 320000000, ..G6 };
    g8_with_500_seconds_of_interest = Row { last_time: 100, lot: 326401624, ..G6 };
    g9_only_one_debt = Row { bid: &[(0, 10_0000000)], lot: 211200000, ..G6 };
}

#[test]
fn g6_by_the_short_entry_point() {
    let world = world(7, PLENTY, 600);
    let created = outcome(world.pool.try_create_bad_debt_auction());
    assert_eq!(created, Ok(auction(&world, &G6)));
}

/// The pool pays all of the backstop's tokens out, as fills would.
fn drain(world: &World) {
    let somebody = Address::generate(&world.env);
    let pool = &world.pool.address;
    let held = world.backstop.pool_data(pool).tokens;
    world.backstop.draw(pool, &held, &somebody);
}

#[test]
fn g20_a_drained_backstop_offers_nothing() {
    let world = world(7, PLENTY, 600);
    drain(&world);
    let refused = Err(PoolError::InvalidLot);
    assert_eq!(world.auction_bad_debt(&[0, 1]), refused);
}

#[test]
fn g20_a_drained_backstop_defaults() {
    let world = world(7, PLENTY, 600);
    drain(&world);
    world.pool.bad_debt(&world.backstop.address);
    let events = world.pool_events();
    let (par, supply) = (1_000_000_000_000, 100_0000000);
    let expected = [
        defaulted(&world, 0, 10_0000000),
        lost(&world, 0, [11_0000000, 0, par, 890_000_000_000, supply]),
        defaulted(&world, 1, 2_5000000),
        lost(&world, 1, [3_0000000, 0, par, 970_000_000_000, supply]),
    ];
    assert_eq!(events, expected);
    assert!(bad_debt(&world).is_empty());
}

#[test]
fn a_lot_is_the_backstop_token_and_nothing_else() {
    let world = world(7, PLENTY, 600);
    let (backstop, bid) = (&world.backstop.address, world.addresses(&[0]));
    let token = world.backstop_token.address.clone();
    let other = world.asset(0).clone();
    let lots = [
        vec![&world.env],
        vec![&world.env, other.clone()],
        vec![&world.env, token, other],
    ];
    for lot in lots {
        let created = world.pool.try_new_auction(&1, backstop, &bid, &lot, &100);
        assert_eq!(outcome(created), Err(PoolError::InvalidLot));
    }
}
