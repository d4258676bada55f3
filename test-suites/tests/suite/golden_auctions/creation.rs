//! E: what a liquidation offers, and which are refused.

use super::creation_rows::*;
use super::world_of;
use pool::{AuctionData, NewAuction, PoolError};
use soroban_sdk::Address;
use test_suites::outcome::{balances, outcome};
use test_suites::{Setup, World};

/// Bid and lot by reserve index.
type Offer = (&'static [(usize, i128)], &'static [(usize, i128)]);

fn world(row: &Row, max_positions: u32) -> (World, Address) {
    let setup = Setup {
        oracle_decimals: row.oracle_decimals,
        max_positions,
        ..Setup::default()
    };
    let world = world_of(&setup, 12345, &row.markets);
    world.at_ledger(row.ledger);
    let user = world.user(0);
    world.seed_positions(&user, row.collateral, row.debts, &[]);
    (world, user)
}

/// The auction is returned, published, stored, and nothing else changes.
fn check((row, expected): (Row, Offer)) {
    let (world, user) = world(&row, 4);
    let created = world.liquidate(&user, row.bid, row.lot, row.percent);
    let auction = world.liquidation(expected.0, expected.1, row.ledger + 1);
    assert_eq!(created, Ok(auction.clone()));
    assert_published(&world, &user, row.percent, &auction);
    assert_eq!(world.auction_of(0, &user), Ok(auction));
    assert_untouched(&world, &user, &row);
}

fn assert_published(world: &World, user: &Address, percent: u32, auction: &AuctionData) {
    let event = NewAuction {
        auction_type: 0,
        user: user.clone(),
        percent,
        auction: auction.clone(),
    };
    assert_eq!(world.pool_events(), [world.published(&event)]);
}

/// The creation of an auction stores neither interest nor positions.
fn assert_untouched(world: &World, user: &Address, row: &Row) {
    for (index, market) in row.markets.iter().enumerate() {
        let stored = world.stored_reserve_data(index);
        assert_eq!(stored.last_time, market.last_time.unwrap_or(12345));
        assert_eq!(stored.d_rate, market.d_rate);
    }
    let positions = world.pool.get_positions(user);
    assert_eq!(balances(&positions.collateral), row.collateral);
    assert_eq!(balances(&positions.liabilities), row.debts);
}

fn check_refused((row, expected): (Row, PoolError)) {
    let (world, user) = world(&row, 4);
    let created = world.liquidate(&user, row.bid, row.lot, row.percent);
    assert_eq!(created, Err(expected));
    let nothing = Err(PoolError::AuctionNotFound);
    assert_eq!(world.auction_of(0, &user), nothing);
}

/// `create_user_liquidations` chooses all positions by itself.
fn check_all((row, expected): (Row, Offer)) {
    let (world, user) = world(&row, 4);
    let created = world.pool.try_create_user_liquidations(&user, &row.percent);
    let auction = world.liquidation(expected.0, expected.1, row.ledger + 1);
    assert_eq!(outcome(created), Ok(auction.clone()));
    assert_published(&world, &user, row.percent, &auction);
}

const E8: Offer = (
    &[(0, 786125000), (1, 712500000)],
    &[(0, 926529600), (1, 926529600)],
);
const E9: Offer = (
    &[(0, 827500000), (1, 750000000)],
    &[(0, 1_000_000_000), (1, 1_000_000_000)],
);

vectors! { check:
    e1_part_of_three_reserves = (
        Row { percent: 45, ..t3(7) },
        (&[(2, 12375000)], &[(0, 305595329), (1, 15395739)])
    );
    e5_oracle_of_fourteen_decimals = (e5(), (&[(1, 7310913452)], &[(0, 57911010712)]));
    e6_whole_where_the_collateral_does_not_suffice = (
        e6(), (&[(1, 100000000)], &[(0, 80000000)])
    );
    e7_more_than_95_percent_of_all_is_the_whole = (
        e7(), (&[(0, 500000000), (1, 500000000)], &[(0, 500000000), (1, 755000000)])
    );
    e8_95_percent_of_all_is_a_part = (e8(), E8);
    e9_100_percent_of_all_is_the_whole = (Row { percent: 100, ..e8() }, E9);
    e10_one_debt_against_another_collateral = (e10(), (&[(0, 255000000)], &[(1, 139293750)]));
    e11_100_percent_of_one_debt_is_a_part = (e11(), (&[(1, 150000000)], &[(0, 418806900)]));
    e12_collateral_without_a_factor_has_the_greatest_incentive = (
        e12(), (&[(0, 120000000)], &[(1, 86250000)])
    );
    e16_six_decimals_against_seven = (e16(), (&[(1, 30374214062)], &[(0, 423729313)]));
}

vectors! { check_all:
    e7_of_all_positions = (
        e7(), (&[(0, 500000000), (1, 500000000)], &[(0, 500000000), (1, 755000000)])
    );
    e8_of_all_positions = (e8(), E8);
    e9_of_all_positions = (Row { percent: 100, ..e8() }, E9);
    e16_of_all_positions = (e16(), (&[(1, 30374214062)], &[(0, 423729313)]));
}

vectors! { check_refused:
    e2_too_large_with_six_decimals = (
        Row { percent: 46, ..t3(6) }, PoolError::InvalidLiqTooLarge
    );
    e3_too_small_with_five_decimals = (
        Row { percent: 25, ..t3(5) }, PoolError::InvalidLiqTooSmall
    );
    e4_too_large_as_a_whole = (t3(8), PoolError::InvalidLiqTooLarge);
    e13_chosen_collateral_that_does_not_suffice = (e13(), PoolError::InvalidLiquidation);
    e14_health_lower_than_before = (e14(), PoolError::InvalidLiqTooSmall);
    e15_debt_worth_exactly_the_collateral_is_healthy = (e15(), PoolError::InvalidLiquidation);
}

/// Where Blend answers 1208, the assets themselves are judged: docs/compatibility.md.
#[test]
fn e17_more_assets_than_positions_are_allowed() {
    let (world, user) = world(&e16(), 2);
    let refused = Err(PoolError::InvalidLot);
    assert_eq!(world.liquidate(&user, &[1], &[0, 1], 50), refused);
    assert!(world.liquidate(&user, &[1], &[0], 50).is_ok());
}

#[test]
fn e18_one_to_94_percent_are_too_small() {
    let (world, user) = world(&e18(1), 4);
    for percent in 1..=94 {
        let refused = Err(PoolError::InvalidLiqTooSmall);
        let created = world.liquidate(&user, &[1], &[0], percent);
        assert_eq!(created, refused, "{percent} percent");
    }
}

#[test]
fn e19_95_to_100_percent_are_too_large() {
    let (world, user) = world(&e18(1), 4);
    for percent in 95..=100 {
        let refused = Err(PoolError::InvalidLiqTooLarge);
        let created = world.liquidate(&user, &[1], &[0], percent);
        assert_eq!(created, refused, "{percent} percent");
    }
}
