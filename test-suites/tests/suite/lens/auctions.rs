//! `auction_status` and `fill_quote`: what a fill moves, to the last unit.

use super::scene::{submit, world, ONE};
use lens::{AuctionLine, AuctionStatus, LensError};
use pool::PoolError;
use soroban_sdk::{vec, Address, Vec};
use test_suites::requests::{
    borrow, fill_user_liquidation, list, repay, supply_collateral, withdraw_collateral,
};
use test_suites::{Setup, World};

/// Two collaterals against two debts, unhealthy, being auctioned; and a filler with means.
fn liquidation() -> (World, Address, Address) {
    let world = world(&Setup::default());
    let (lender, user) = (world.user(100_000 * ONE), world.user(10_000 * ONE));
    for asset in 0..3 {
        submit(
            &world,
            &lender,
            [supply_collateral(world.asset(asset), 9_000 * ONE)],
        );
    }
    let requests = [
        supply_collateral(world.asset(0), 201_1234567),
        supply_collateral(world.asset(2), 77_7654321),
        borrow(world.asset(0), 33_3333333),
        borrow(world.asset(1), 150_7777777),
    ];
    submit(&world, &user, requests);
    world.skip_ledgers(100_000);
    world.set_price(0, 5_555_555);
    world.set_price(1, 1_2234567);
    let none = vec![&world.env];
    let (min, max, _) = world
        .lens()
        .liquidation_range(&world.pool.address, &user, &none, &none);
    world
        .pool
        .create_user_liquidations(&user, &((min + max) / 2));
    (world, user, lender)
}

pub fn amounts(lines: &Vec<AuctionLine>) -> std::vec::Vec<(Address, i128)> {
    lines.iter().map(|line| (line.asset, line.amount)).collect()
}

fn total(lines: &Vec<AuctionLine>) -> Option<i128> {
    lines.iter().map(|line| line.value).sum()
}

/// Debt and collateral.
type Shares = std::vec::Vec<(i128, i128)>;

/// Shares of debt and collateral of `user` in every reserve.
pub fn shares(world: &World, user: &Address) -> Shares {
    let positions = world.pool.get_positions(user);
    (0..3)
        .map(|index| {
            let debt = positions.liabilities.get(index).unwrap_or(0);
            (debt, positions.collateral.get(index).unwrap_or(0))
        })
        .collect()
}

/// What the quote says the filler's shares change by.
fn quoted(world: &World, quote: &AuctionStatus) -> Shares {
    let of = |lines: &Vec<AuctionLine>, asset: &Address| {
        let line = lines.iter().find(|line| line.asset == *asset);
        line.map_or(0, |line| line.amount)
    };
    (0..3)
        .map(|index| {
            let asset = world.asset(index);
            (of(&quote.bid, asset), of(&quote.lot, asset))
        })
        .collect()
}

#[test]
fn a_liquidation_moves_what_was_quoted_at_every_stage() {
    let (world, user, filler) = liquidation();
    let lens = world.lens();
    let pool = &world.pool.address;
    let start = world.pool.get_auction(&0, &user).block;
    for (elapsed, percent) in [
        (0, 3),
        (1, 7),
        (77, 10),
        (199, 33),
        (200, 5),
        (201, 40),
        (333, 61),
        (399, 99),
        (400, 100),
    ] {
        world.at_ledger(start + elapsed);
        let quote = lens.fill_quote(pool, &0, &user, &percent, &(start + elapsed));
        assert_eq!((quote.elapsed, quote.stale), (Some(elapsed), false));
        assert_eq!(quote.auction, world.pool.get_auction(&0, &user));
        assert_eq!(
            (quote.bid_value, quote.lot_value),
            (total(&quote.bid), total(&quote.lot))
        );
        let before = shares(&world, &filler);
        submit(
            &world,
            &filler,
            [fill_user_liquidation(&user, percent.into())],
        );
        let moved: std::vec::Vec<_> = shares(&world, &filler)
            .iter()
            .zip(before)
            .map(|(after, before)| (after.0 - before.0, after.1 - before.1))
            .collect();
        assert_eq!(moved, quoted(&world, &quote), "after {elapsed} ledgers");
    }
    let gone = lens.try_auction_status(pool, &0, &user);
    assert_eq!(gone, Err(Ok(LensError::AuctionNotFound)));
}

/// What a line is said to be in underlying and value is what the filler pays, gets, and is valued at.
#[test]
fn underlying_and_value_are_the_pools() {
    let (world, user, _) = liquidation();
    let lens = world.lens();
    let pool = &world.pool.address;
    let filler = world.user(100_000 * ONE);
    // Late enough for the lot alone to carry the debt.
    let start = world.pool.get_auction(&0, &user).block;
    world.at_ledger(start + 250);
    let quote = lens.auction_status(pool, &0, &user);
    assert_eq!(
        amounts(&quote.lot).len() + amounts(&quote.bid).len(),
        4,
        "{quote:?}"
    );
    submit(&world, &filler, [fill_user_liquidation(&user, 100)]);
    let risk = lens.account_risk(pool, &filler);
    assert_eq!(
        (Some(risk.lr), Some(risk.cr)),
        (quote.bid_value, quote.lot_value)
    );
    for line in quote.bid.iter() {
        let held = token(&world, &line.asset, &filler);
        submit(&world, &filler, [repay(&line.asset, 9_000 * ONE)]);
        assert_eq!(held - token(&world, &line.asset, &filler), line.underlying);
    }
    for line in quote.lot.iter() {
        let held = token(&world, &line.asset, &filler);
        submit(
            &world,
            &filler,
            [withdraw_collateral(&line.asset, 9_000 * ONE)],
        );
        assert_eq!(token(&world, &line.asset, &filler) - held, line.underlying);
    }
}

pub fn token(world: &World, asset: &Address, of: &Address) -> i128 {
    let asset = world.assets.iter().find(|known| known.address == *asset);
    asset.unwrap().token.balance(of)
}

#[test]
fn the_ledger_of_creation_shows_the_start() {
    let (world, user, filler) = liquidation();
    let lens = world.lens();
    let pool = &world.pool.address;
    let status = lens.auction_status(pool, &0, &user);
    let auction = world.pool.get_auction(&0, &user);
    assert_eq!((status.elapsed, status.lot.len()), (None, 0));
    let bid: std::vec::Vec<_> = auction.bid.iter().collect();
    assert_eq!(amounts(&status.bid), bid);
    let now = world.env.ledger().sequence();
    let early = lens.try_fill_quote(pool, &0, &user, &100, &now);
    assert_eq!(early, Err(Ok(LensError::AuctionNotStarted)));
    let requests = list(&world.env, [fill_user_liquidation(&user, 100)]);
    let early = world.pool.try_submit(&filler, &filler, &filler, &requests);
    assert_eq!(early, Err(Ok(PoolError::AuctionNotStarted)));

    for percent in [0, 101] {
        let refused = lens.try_fill_quote(pool, &0, &user, &percent, &(now + 9));
        assert_eq!(refused, Err(Ok(LensError::InvalidPercent)));
    }
    let unknown = lens.try_auction_status(pool, &3, &user);
    assert_eq!(unknown, Err(Ok(LensError::UnknownAuctionType)));
    // The end, and the ledger from which anyone may delete it.
    let late = lens.fill_quote(pool, &0, &user, &100, &(now + 1 + 400));
    assert_eq!((late.bid.len(), late.bid_value), (0, Some(0)));
    world.at_ledger(now + 1 + 499);
    assert!(!lens.auction_status(pool, &0, &user).stale);
    assert!(world.pool.try_del_auction(&0, &user).is_err());
    world.at_ledger(now + 1 + 500);
    assert!(lens.auction_status(pool, &0, &user).stale);
    world.pool.del_auction(&0, &user);
}

#[test]
fn a_dead_feed_costs_the_values_only() {
    let (world, user, _) = liquidation();
    let lens = world.lens();
    let pool = &world.pool.address;
    world.skip_ledgers(101);
    let alive = lens.auction_status(pool, &0, &user);
    world.kill_feed(1);
    let dead = lens.auction_status(pool, &0, &user);
    assert_eq!((dead.bid_value, dead.lot_value), (None, alive.lot_value));
    assert_eq!(amounts(&dead.bid), amounts(&alive.bid));
    for (dead, alive) in dead.bid.iter().zip(alive.bid.iter()) {
        assert_eq!(dead.underlying, alive.underlying);
        assert_eq!(dead.value.is_none(), dead.asset == *world.asset(1));
    }
    world.set_backstop_price(0);
    world.drop_auction(0, &user);
    world.seed_auction(
        2,
        &world.backstop.address,
        &pool::AuctionData {
            bid: soroban_sdk::map![&world.env, (world.backstop_token.address.clone(), 5)],
            block: 1,
            lot: soroban_sdk::map![&world.env, (world.asset(0).clone(), 7)],
        },
    );
    let dead = lens.fill_quote(pool, &2, &world.backstop.address, &100, &201);
    assert_eq!((dead.bid_value, dead.lot_value), (None, Some(3)));
}
