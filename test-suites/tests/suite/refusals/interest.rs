//! Creating the backstop's two auctions, in the order the checks stand in.

use pool::PoolError;
use soroban_sdk::testutils::Address as _;
use soroban_sdk::{Address, Vec};
use test_suites::reserves::std_config;
use test_suites::{Setup, World, ONE};

/// A market with bad debt in #1 and interest in #0.
fn world() -> World {
    let world = World::market(3);
    world.with_bad_debt();
    world.with_interest();
    world
}

#[test]
fn only_the_backstop_has_them_and_only_whole() {
    let world = world();
    let (token, debts) = (world.token_list(), world.assets_of([1]));
    let backstop = world.backstop.address.clone();
    for user in [&world.lender(), &world.pool.address] {
        for percent in [1, 100] {
            world.refuses(PoolError::BadRequest, |w| {
                w.pool.try_new_auction(&1, user, &debts, &token, &percent)
            });
            world.refuses(PoolError::BadRequest, |w| {
                w.pool.try_new_auction(&2, user, &token, &debts, &percent)
            });
        }
    }
    for percent in [0, 1, 99, 101, u32::MAX] {
        world.refuses(PoolError::BadRequest, |w| {
            w.pool
                .try_new_auction(&1, &backstop, &debts, &token, &percent)
        });
        world.refuses(PoolError::BadRequest, |w| {
            w.pool
                .try_new_auction(&2, &backstop, &token, &debts, &percent)
        });
    }
}

#[test]
fn there_is_one_of_each_at_a_time() {
    let world = world();
    world.pool.create_bad_debt_auction();
    world.pool.create_interest_auction(&world.assets_of([0]));
    world.refuses(PoolError::AuctionInProgress, |w| {
        w.pool.try_create_bad_debt_auction()
    });
    // Before the number of assets, the assets and the token.
    let many = world.strangers(32);
    world.refuses(PoolError::AuctionInProgress, |w| {
        let backstop = &w.backstop.address;
        w.pool.try_new_auction(&1, backstop, &many, &many, &100)
    });
    world.refuses(PoolError::AuctionInProgress, |w| {
        w.pool.try_create_interest_auction(&many)
    });
}

#[test]
fn they_may_name_every_reserve_there_can_be_and_no_more() {
    let world = world();
    let (all, more) = (world.strangers(30), world.strangers(31));
    let wrong = world.assets_of([2]);
    let backstop = &world.backstop.address;
    for (lists, refused) in [
        ([&more, &wrong], PoolError::MaxPositionsExceeded),
        ([&all, &wrong], PoolError::ReserveNotFound),
    ] {
        let [wide, one] = lists;
        world.refuses(refused, |w| {
            w.pool.try_new_auction(&1, backstop, wide, one, &100)
        });
        world.refuses(refused, |w| {
            w.pool.try_new_auction(&2, backstop, one, wide, &100)
        });
        world.refuses(refused, |w| w.pool.try_create_interest_auction(wide));
    }
}

#[test]
fn a_bad_debt_auction_bids_for_debts_of_the_backstop_only() {
    let world = world();
    let (none, wrong) = (Vec::new(&world.env), world.assets_of([2]));
    let unknown = Vec::from_array(&world.env, [Address::generate(&world.env)]);
    for bid in [&none, &wrong, &world.assets_of([1, 2])] {
        // Before the lot is looked at.
        world.refuses(PoolError::InvalidBid, |w| {
            w.pool
                .try_new_auction(&1, &w.backstop.address, bid, &none, &100)
        });
    }
    world.refuses(PoolError::ReserveNotFound, |w| {
        w.pool
            .try_new_auction(&1, &w.backstop.address, &unknown, &none, &100)
    });
    let clean = World::market(1);
    clean.refuses(PoolError::InvalidBid, |w| {
        w.pool.try_create_bad_debt_auction()
    });
}

#[test]
fn debt_worth_nothing_is_not_auctioned() {
    let setup = Setup {
        oracle_decimals: 2,
        ..Setup::default()
    };
    let mut world = World::new(&setup);
    world.list(&std_config(), 1);
    world.fund_backstop(ONE);
    let mut data = test_suites::reserves::std_data();
    data.last_time = world.now();
    world.seed_reserve_data(0, &data);
    world.seed_positions(&world.backstop.address, &[], &[(0, ONE - 1)], &[]);
    world.refuses(PoolError::InvalidBid, |w| {
        w.pool.try_create_bad_debt_auction()
    });
}

#[test]
fn a_bad_debt_auction_offers_the_backstop_token_alone() {
    let world = world();
    let (bid, token) = (world.assets_of([1]), &world.backstop_token.address);
    let none = Vec::new(&world.env);
    let more = Vec::from_array(&world.env, [token.clone(), world.asset(0).clone()]);
    for lot in [&none, &more, &world.assets_of([0])] {
        world.refuses(PoolError::InvalidLot, |w| {
            w.pool
                .try_new_auction(&1, &w.backstop.address, &bid, lot, &100)
        });
    }
}

#[test]
fn an_empty_backstop_has_nothing_to_auction() {
    let mut world = World::new(&Setup::default());
    world.list(&std_config(), ONE);
    let mut data = test_suites::reserves::std_data();
    data.last_time = world.now();
    world.seed_reserve_data(0, &data);
    world.seed_positions(&world.backstop.address, &[], &[(0, ONE)], &[]);
    // Before the token's price is asked for.
    world.kill_backstop_feed();
    world.refuses(PoolError::InvalidLot, |w| {
        w.pool.try_create_bad_debt_auction()
    });
}

#[test]
fn an_interest_auction_needs_interest_worth_its_while() {
    let world = World::market(3);
    let (none, wrong) = (Vec::new(&world.env), world.assets_of([2]));
    // Nothing listed, or nothing earned: before the value and the bid are looked at.
    for lot in [&none, &world.assets_of([0, 1, 2])] {
        world.refuses(PoolError::InvalidLot, |w| {
            w.pool
                .try_new_auction(&2, &w.backstop.address, &wrong, lot, &100)
        });
        world.refuses(PoolError::InvalidLot, |w| {
            w.pool.try_create_interest_auction(lot)
        });
    }
    let unknown = Vec::from_array(&world.env, [Address::generate(&world.env)]);
    world.refuses(PoolError::ReserveNotFound, |w| {
        w.pool.try_create_interest_auction(&unknown)
    });
    world.assets[0]
        .token
        .mint(&world.pool.address, &(200 * ONE - 1));
    world.pool.gulp(world.asset(0));
    // Below 200 of the base: before the bid is looked at.
    world.refuses(PoolError::InterestTooSmall, |w| {
        w.pool
            .try_new_auction(&2, &w.backstop.address, &wrong, &w.assets_of([0]), &100)
    });
    world.refuses(PoolError::InterestTooSmall, |w| {
        w.pool.try_create_interest_auction(&w.assets_of([0, 1]))
    });
    world.assets[0].token.mint(&world.pool.address, &1);
    world.pool.gulp(world.asset(0));
    let token = &world.backstop_token.address;
    let more = Vec::from_array(&world.env, [token.clone(), world.asset(0).clone()]);
    for bid in [&none, &wrong, &more] {
        world.refuses(PoolError::InvalidBid, |w| {
            w.pool
                .try_new_auction(&2, &w.backstop.address, bid, &w.assets_of([0]), &100)
        });
    }
    // Exactly 200 are accepted.
    world.pool.create_interest_auction(&world.assets_of([0]));
}
