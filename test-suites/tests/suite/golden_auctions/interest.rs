//! H1 to H5: interest auctions. The backstop token costs 1.25.

use super::{world_of, Market, STD};
use pool::{AuctionData, PoolError};
use soroban_sdk::testutils::Address as _;
use soroban_sdk::{vec, Address};
use test_suites::outcome::outcome;
use test_suites::requests::fill_interest;
use test_suites::{Setup, World};

/// Standard reserves scaled to `supply` with three quarters lent: (supply, credit, price).
fn world(last_time: u64, reserves: &[(i128, i128, i128)]) -> World {
    let market = |(_, _, price): &(i128, i128, i128)| Market {
        price: *price,
        last_time: Some(last_time),
        ..STD
    };
    let markets: Vec<Market> = reserves.iter().map(market).collect();
    let world = world_of(&Setup::default(), 500, &markets);
    for (index, (supply, credit, _)) in reserves.iter().enumerate() {
        let mut data = world.stored_reserve_data(index);
        data.b_supply = *supply;
        data.d_supply = supply * 3 / 4;
        data.backstop_credit = *credit;
        world.seed_reserve_data(index, &data);
        world.fund_pool(index);
    }
    world
}

fn auction(world: &World, bid: i128, lot: &[(usize, i128)]) -> AuctionData {
    AuctionData {
        bid: world.backstop_tokens(bid),
        block: 51,
        lot: world.amounts(lot),
    }
}

const H1: [(i128, i128, i128); 2] = [
    (100_0000000, 100_0000000, 2_0000000),
    (100_0000000, 25_0000000, 4_0000000),
];

#[test]
fn h1_120_percent_of_two_credits() {
    let world = world(500, &H1);
    let expected = auction(&world, 2880000000, &[(0, 100_0000000), (1, 25_0000000)]);
    assert_eq!(world.auction_interest(&[0, 1]), Ok(expected.clone()));
    assert_eq!(world.auction_of(2, &world.backstop.address), Ok(expected));
}

#[test]
fn h1_by_the_short_entry_point() {
    let world = world(500, &H1);
    let expected = auction(&world, 2880000000, &[(0, 100_0000000), (1, 25_0000000)]);
    let assets = world.addresses(&[0, 1]);
    let created = outcome(world.pool.try_create_interest_auction(&assets));
    assert_eq!(created, Ok(expected));
}

#[test]
fn h1_filled_whole_after_200_ledgers() {
    let world = world(500, &H1);
    world.activate();
    world.auction_interest(&[0, 1]).unwrap();
    world.at_ledger(251);
    let filler = world.user(0);
    let (token, backstop) = (&world.backstop_token, &world.backstop.address);
    token.mint(&filler, &2880000000);
    token.approve(&filler, backstop, &2880000000, &1000);
    let held = world.backstop.pool_data(&world.pool.address).tokens;
    let positions = world.submit(&filler, [fill_interest(backstop, 100)]);
    let positions = positions.unwrap();
    assert!(positions.liabilities.is_empty() && positions.collateral.is_empty());
    assert_eq!(token.balance(&filler), 0);
    let holds = world.backstop.pool_data(&world.pool.address).tokens;
    assert_eq!(holds, held + 2880000000);
    for (index, credit) in [(0, 100_0000000), (1, 25_0000000)] {
        assert_eq!(world.assets[index].token.balance(&filler), credit);
        assert_eq!(world.stored_reserve_data(index).backstop_credit, 0);
    }
}

#[test]
fn h2_credits_with_interest() {
    let reserves = [
        (1000_0000000, 100_0000000, 2_0000000),
        (250_0000000, 25_0000000, 4_0000000),
        (100_0000000, 0, 100_0000000),
    ];
    let world = world(0, &reserves);
    let lot = [(0, 1_000_000_713), (1, 250_000_178), (2, 71)];
    let expected = auction(&world, 2880008868, &lot);
    assert_eq!(world.auction_interest(&[0, 1, 2]), Ok(expected));
    for (index, (_, credit, _)) in reserves.iter().enumerate() {
        let stored = world.stored_reserve_data(index);
        assert_eq!(
            stored.backstop_credit, *credit,
            "nothing is accrued for good"
        );
    }
}

#[test]
fn h3_worth_less_than_200() {
    let reserves = [
        (100_0000000, 10_0000000, 2_0000000),
        (100_0000000, 2_5000000, 4_0000000),
    ];
    let world = world(500, &reserves);
    let refused = Err(PoolError::InterestTooSmall);
    assert_eq!(world.auction_interest(&[0, 1]), refused);
}

#[test]
fn h4_another_bid_token() {
    let world = world(500, &H1);
    let (backstop, lot) = (&world.backstop.address, world.addresses(&[0]));
    let token = world.backstop_token.address.clone();
    let other = world.asset(1).clone();
    let bids = [
        vec![&world.env, other.clone()],
        vec![&world.env, token, other],
        vec![&world.env],
    ];
    for bid in bids {
        let created = world.pool.try_new_auction(&2, backstop, &bid, &lot, &100);
        assert_eq!(outcome(created), Err(PoolError::InvalidBid));
    }
}

#[test]
fn h4_no_lot() {
    let world = world(500, &H1);
    let refused = Err(PoolError::InvalidLot);
    assert_eq!(world.auction_interest(&[]), refused);
}

#[test]
fn h4_an_unknown_asset() {
    let world = world(500, &H1);
    let lot = vec![&world.env, Address::generate(&world.env)];
    let created = outcome(world.pool.try_create_interest_auction(&lot));
    assert_eq!(created, Err(PoolError::ReserveNotFound));
}

#[test]
fn h5_worth_exactly_200() {
    let world = world(500, &[(100_0000000, 100_0000000, 2_0000000)]);
    let expected = auction(&world, 1920000000, &[(0, 100_0000000)]);
    assert_eq!(world.auction_interest(&[0]), Ok(expected));
}

#[test]
fn h5_worth_a_unit_less_than_200() {
    let world = world(500, &[(100_0000000, 199_9999999, 1_0000000)]);
    let refused = Err(PoolError::InterestTooSmall);
    assert_eq!(world.auction_interest(&[0]), refused);
}
