//! Creating user liquidations, in the order the checks stand in.

use pool::{AuctionData, PoolError};
use soroban_sdk::testutils::Address as _;
use soroban_sdk::{Address, Vec};
use test_suites::ledger::Tried;
use test_suites::requests::*;
use test_suites::{World, ONE};

/// An auction of `user` that bids for #1 and offers #0.
fn propose(world: &World, user: &Address, percent: u32) -> Tried<AuctionData> {
    let (bid, lot) = (world.assets_of([1]), world.assets_of([0]));
    world.pool.try_new_auction(&0, user, &bid, &lot, &percent)
}

/// A market whose borrower is under water, so that 27 to 45 percent can be liquidated.
fn under_water() -> (World, Address) {
    let world = World::market(3);
    let user = world.borrower();
    world.set_price(1, 1_2000000);
    (world, user)
}

#[test]
fn an_asset_named_twice_is_refused_in_every_kind() {
    let (world, user) = under_water();
    let (once, twice) = (world.assets_of([1]), world.assets_of([1, 1]));
    for kind in 0..=3 {
        for (bid, lot) in [(&twice, &once), (&once, &twice), (&twice, &twice)] {
            world.refuses(PoolError::BadRequest, |w| {
                w.pool.try_new_auction(&kind, &user, bid, lot, &50)
            });
        }
    }
    world.refuses(PoolError::BadRequest, |w| {
        w.pool.try_create_interest_auction(&twice)
    });
}

#[test]
fn unknown_kinds_of_auction_are_refused() {
    let (world, user) = under_water();
    let (bid, lot) = (world.assets_of([1]), world.assets_of([0]));
    for kind in [3, 4, 256, u32::MAX] {
        world.refuses(PoolError::BadRequest, |w| {
            w.pool.try_new_auction(&kind, &user, &bid, &lot, &40)
        });
    }
}

#[test]
fn the_pool_and_the_backstop_are_never_liquidated() {
    let world = World::market(2);
    world.with_bad_debt();
    for user in [&world.pool.address, &world.backstop.address] {
        world.refuses(PoolError::InvalidLiquidation, |w| propose(w, user, 100));
        world.refuses(PoolError::InvalidLiquidation, |w| {
            w.pool.try_create_user_liquidations(user, &100)
        });
    }
}

#[test]
fn a_second_liquidation_is_refused_before_its_percent_is_looked_at() {
    let world = World::market(2);
    let (user, _) = world.liquidated(2 * ONE);
    for percent in [0, 40, 101] {
        world.refuses(PoolError::AuctionInProgress, |w| propose(w, &user, percent));
        world.refuses(PoolError::AuctionInProgress, |w| {
            w.pool.try_create_user_liquidations(&user, &percent)
        });
    }
}

#[test]
fn the_percent_is_judged_before_the_number_of_assets() {
    let world = World::market(3);
    let user = world.borrower();
    let (bid, lot) = (world.strangers(16), world.strangers(16));
    for percent in [0, 101, u32::MAX] {
        world.refuses(PoolError::InvalidLiquidation, |w| {
            w.pool.try_new_auction(&0, &user, &bid, &lot, &percent)
        });
        world.refuses(PoolError::InvalidLiquidation, |w| {
            w.pool.try_create_user_liquidations(&user, &percent)
        });
    }
    // The number of assets is judged before health: this borrower is sound.
    for (bid, lot) in [(16, 16), (31, 1), (1, 31), (32, 0), (0, 32)] {
        let (bid, lot) = (world.strangers(bid), world.strangers(lot));
        world.refuses(PoolError::MaxPositionsExceeded, |w| {
            w.pool.try_new_auction(&0, &user, &bid, &lot, &50)
        });
    }
    for (bid, lot) in [(16, 15), (1, 30)] {
        let (bid, lot) = (world.strangers(bid), world.strangers(lot));
        world.refuses(PoolError::InvalidLiquidation, |w| {
            w.pool.try_new_auction(&0, &user, &bid, &lot, &50)
        });
    }
}

#[test]
fn a_sound_account_is_not_liquidated() {
    let world = World::market(2);
    let user = world.borrower();
    // The lists are looked at after health.
    let none = Vec::new(&world.env);
    world.refuses(PoolError::InvalidLiquidation, |w| {
        w.pool.try_new_auction(&0, &user, &none, &none, &50)
    });
    // 75.0 against 75.0: equal is sound.
    world.act(&user, [repay(world.asset(1), 5 * ONE)]);
    world.set_price(1, 1_2500000);
    world.refuses(PoolError::InvalidLiquidation, |w| propose(w, &user, 50));
    world.refuses(PoolError::InvalidLiquidation, |w| {
        w.pool.try_create_user_liquidations(&user, &50)
    });
    for nobody in [world.lender(), Address::generate(&world.env)] {
        world.refuses(PoolError::InvalidLiquidation, |w| propose(w, &nobody, 50));
        world.refuses(PoolError::InvalidLiquidation, |w| {
            w.pool.try_create_user_liquidations(&nobody, &50)
        });
    }
    world.set_price(1, 1_2500001);
    world.pool.create_user_liquidations(&user, &15);
}

#[test]
fn the_bid_is_judged_before_the_lot() {
    let (world, user) = under_water();
    let none = Vec::new(&world.env);
    let unknown = Vec::from_array(&world.env, [Address::generate(&world.env)]);
    let (owed, held, neither) = (
        world.assets_of([1]),
        world.assets_of([0]),
        world.assets_of([2]),
    );
    let with = |bid: &Vec<Address>, lot: &Vec<Address>, error| {
        world.refuses(error, |w| w.pool.try_new_auction(&0, &user, bid, lot, &40));
    };
    for lot in [&none, &unknown, &owed, &held] {
        with(&none, lot, PoolError::InvalidBid);
        with(&held, lot, PoolError::InvalidBid);
        with(&neither, lot, PoolError::InvalidBid);
        with(&unknown, lot, PoolError::ReserveNotFound);
    }
    with(&owed, &none, PoolError::InvalidLot);
    with(&owed, &owed, PoolError::InvalidLot);
    with(&owed, &neither, PoolError::InvalidLot);
    with(&owed, &unknown, PoolError::ReserveNotFound);
    // Supply that secures nothing is no lot.
    world.act(&user, [supply(world.asset(2), ONE)]);
    with(&owed, &neither, PoolError::InvalidLot);
}

#[test]
fn the_percent_must_bring_the_account_back_into_the_window() {
    let (world, user) = under_water();
    for percent in [1, 20, 26] {
        world.refuses(PoolError::InvalidLiqTooSmall, |w| {
            propose(w, &user, percent)
        });
        world.refuses(PoolError::InvalidLiqTooSmall, |w| {
            w.pool.try_create_user_liquidations(&user, &percent)
        });
    }
    for percent in [46, 95, 96, 100] {
        world.refuses(PoolError::InvalidLiqTooLarge, |w| {
            propose(w, &user, percent)
        });
        world.refuses(PoolError::InvalidLiqTooLarge, |w| {
            w.pool.try_create_user_liquidations(&user, &percent)
        });
    }
    assert!(propose(&world, &user, 27).is_ok());
}

#[test]
fn the_largest_percent_of_the_window_is_accepted() {
    let (world, user) = under_water();
    assert!(propose(&world, &user, 45).is_ok());
}

#[test]
fn a_lot_that_cannot_cover_the_bid_must_be_all_there_is() {
    let world = World::market(3);
    let user = world.borrower();
    world.act(&user, [supply_collateral(world.asset(2), ONE)]);
    world.set_price(1, 3 * ONE);
    let (bid, lot) = (world.assets_of([1]), world.assets_of([2]));
    world.refuses(PoolError::InvalidLiquidation, |w| {
        w.pool.try_new_auction(&0, &user, &bid, &lot, &50)
    });
}
