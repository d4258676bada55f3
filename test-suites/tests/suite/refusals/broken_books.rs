//! States no sequence of calls reaches, put into storage by hand: refused with a code, never a trap.

use pool::{AuctionData, PoolError};
use soroban_sdk::testutils::Address as _;
use soroban_sdk::{Address, Map};
use test_suites::requests::*;
use test_suites::{World, ONE};

#[test]
fn a_reserve_from_the_future_is_refused() {
    let world = World::market(1);
    let user = world.user(ONE);
    let mut data = world.pool.get_reserve(world.asset(0)).data;
    data.last_time = world.now() + 1;
    world.seed_reserve_data(0, &data);
    world.refuses(PoolError::InternalError, |w| {
        w.try_act(&user, [supply(w.asset(0), ONE)])
    });
    world.refuses(PoolError::InternalError, |w| {
        w.pool.try_get_reserve(w.asset(0))
    });
    world.refuses(PoolError::InternalError, |w| w.pool.try_gulp(w.asset(0)));
    world.refuses(PoolError::InternalError, |w| {
        w.pool.try_update_pool(&0, &6, &0)
    });
}

#[test]
fn positions_in_reserves_that_do_not_exist_are_refused() {
    let world = World::market(2);
    let user = world.user(ONE);
    for index in [2, 29, 30, 31, 32, u32::MAX] {
        world.seed_positions(&user, &[(index, ONE)], &[(1, ONE)], &[]);
        world.refuses(PoolError::InternalReserveNotFound, |w| {
            w.try_act(&user, [borrow(w.asset(1), 1)])
        });
        world.refuses(PoolError::InternalReserveNotFound, |w| {
            w.pool.try_create_user_liquidations(&user, &50)
        });
        world.seed_positions(&user, &[], &[(index, ONE)], &[]);
        world.refuses(PoolError::InternalReserveNotFound, |w| {
            w.pool.try_bad_debt(&user)
        });
    }
}

#[test]
fn a_reserve_whose_shares_are_worth_nothing_trades_no_shares() {
    let world = World::market(2);
    let user = world.borrower();
    let mut data = world.pool.get_reserve(world.asset(0)).data;
    data.b_rate = 0;
    world.seed_reserve_data(0, &data);
    for request in [
        supply(world.asset(0), ONE),
        supply_collateral(world.asset(0), ONE),
        borrow(world.asset(0), ONE),
    ] {
        world.refuses(PoolError::ReserveKilled, |w| {
            w.try_act(&user, [request.clone()])
        });
    }
    let config = world.pool.get_reserve(world.asset(0)).config;
    world.refuses(PoolError::ReserveKilled, |w| {
        w.pool.try_queue_set_reserve(w.asset(0), &config)
    });
    // The user supplies nothing that is no collateral, and needs its collateral by the number.
    world.refuses(PoolError::InvalidBTokenBurn, |w| {
        w.try_act(&user, [withdraw(w.asset(0), ONE)])
    });
    world.refuses(PoolError::InvalidHf, |w| {
        w.try_act(&user, [withdraw_collateral(w.asset(0), ONE)])
    });
    world.refuses(PoolError::InvalidHf, |w| {
        w.try_act(&user, [borrow(w.asset(1), 1)])
    });
    for percent in [1, 50, 95] {
        world.refuses(PoolError::WorthlessCollateral, |w| {
            w.pool.try_create_user_liquidations(&user, &percent)
        });
    }
    let whole = AuctionData {
        bid: Map::from_array(&world.env, [(world.asset(1).clone(), 50 * ONE)]),
        block: 51,
        lot: Map::from_array(&world.env, [(world.asset(0).clone(), 100 * ONE)]),
    };
    for percent in [96, 100] {
        let auction = world.pool.create_user_liquidations(&user, &percent);
        assert_eq!(auction, whole);
        world.at_ledger(551);
        world.pool.del_auction(&0, &user);
        world.at_ledger(50);
    }
}

#[test]
fn shares_that_are_worth_nothing_are_burned_for_nothing() {
    let world = World::market(2);
    let user = world.rich();
    world.act(&user, [supply(world.asset(0), 7 * ONE)]);
    world.act(&world.rich(), [borrow(world.asset(0), ONE)]);
    let mut data = world.pool.get_reserve(world.asset(0)).data;
    data.b_rate = 0;
    world.seed_reserve_data(0, &data);
    let tokens = [&user, &world.pool.address].map(|of| world.assets[0].token.balance(of));
    let after = world.act(&user, [withdraw(world.asset(0), 1)]);
    assert!(after.supply.is_empty());
    assert_eq!(after.collateral.get(0), Some(100_000 * ONE));
    let after = world.act(&user, [withdraw_collateral(world.asset(0), i128::MAX)]);
    assert!(after.collateral.is_empty());
    data.b_supply -= 100_007 * ONE;
    // Time goes by without interest on the debt.
    world.at(world.now() + 86_400);
    data.last_time = world.now();
    assert_eq!(world.pool.get_reserve(world.asset(0)).data, data);
    let same = [&user, &world.pool.address].map(|of| world.assets[0].token.balance(of));
    assert_eq!(tokens, same);
    world.refuses(PoolError::InvalidBTokenBurn, |w| {
        w.try_act(&user, [withdraw(w.asset(0), 1)])
    });
}

#[test]
fn debt_at_a_rate_of_zero_is_worth_nothing() {
    let world = World::market(3);
    let user = world.borrower();
    world.act(&user, [borrow(world.asset(2), ONE)]);
    world.set_price(1, 3 * ONE);
    let mut data = world.pool.get_reserve(world.asset(2)).data;
    data.d_rate = 0;
    world.seed_reserve_data(2, &data);
    let (bid, lot) = (world.assets_of([2]), world.assets_of([0]));
    world.refuses(PoolError::WorthlessDebt, |w| {
        w.pool.try_new_auction(&0, &user, &bid, &lot, &50)
    });
    for request in [borrow(world.asset(2), ONE), repay(world.asset(2), ONE)] {
        world.refuses(PoolError::DivisionByZero, |w| {
            w.try_act(&user, [request.clone()])
        });
    }
}

#[test]
fn an_auction_of_more_than_there_is_cannot_be_filled() {
    let world = World::market(2);
    let user = world.borrower();
    let filler = world.rich();
    let auction = |bid, lot| AuctionData {
        bid: Map::from_array(&world.env, [(world.asset(1).clone(), bid)]),
        block: 1,
        lot: Map::from_array(&world.env, [(world.asset(0).clone(), lot)]),
    };
    world.at_ledger(201);
    let too_much = [
        auction(50 * ONE + 1, 100 * ONE),
        auction(50 * ONE, 100 * ONE + 1),
    ];
    for auction in too_much {
        world.seed_auction(0, &user, &auction);
        world.refuses(PoolError::NegativeAmount, |w| {
            w.try_act(&filler, [fill_user_liquidation(&user, 100)])
        });
    }
    world.seed_auction(2, &world.backstop.address, &auction(0, 1));
    world.refuses(PoolError::NegativeAmount, |w| {
        w.try_act(&filler, [fill_interest(&w.backstop.address, 100)])
    });
    let unknown = Address::generate(&world.env);
    let mut strange = auction(0, 1);
    strange.lot = Map::from_array(&world.env, [(unknown, 1)]);
    for (kind, of) in [(0, &user), (2, &world.backstop.address)] {
        world.seed_auction(kind, of, &strange);
    }
    world.refuses(PoolError::ReserveNotFound, |w| {
        w.try_act(&filler, [fill_user_liquidation(&user, 100)])
    });
    world.refuses(PoolError::ReserveNotFound, |w| {
        w.try_act(&filler, [fill_interest(&w.backstop.address, 100)])
    });
}

#[test]
fn books_beyond_the_numbers_are_refused() {
    let world = World::market(2);
    let user = world.borrower();
    let mut data = world.pool.get_reserve(world.asset(1)).data;
    data.d_rate = i128::MAX;
    world.seed_reserve_data(1, &data);
    world.at(world.now() + 1);
    world.refuses(PoolError::Overflow, |w| w.pool.try_get_reserve(w.asset(1)));
    world.refuses(PoolError::Overflow, |w| {
        w.try_act(&user, [repay(w.asset(1), ONE)])
    });
    world.refuses(PoolError::Overflow, |w| {
        w.pool.try_create_user_liquidations(&user, &50)
    });
    world.refuses(PoolError::Overflow, |w| w.pool.try_gulp(w.asset(1)));

    let world = World::market(2);
    let user = world.borrower();
    world.set_price(1, i128::MAX);
    world.refuses(PoolError::Overflow, |w| {
        w.try_act(&user, [borrow(w.asset(1), 1)])
    });
    world.refuses(PoolError::Overflow, |w| {
        w.pool.try_create_user_liquidations(&user, &50)
    });
}
