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
        withdraw(world.asset(0), ONE),
        withdraw_collateral(world.asset(0), ONE),
    ] {
        world.refuses(PoolError::DivisionByZero, |w| {
            w.try_act(&user, [request.clone()])
        });
    }
    world.refuses(PoolError::InvalidHf, |w| {
        w.try_act(&user, [borrow(w.asset(1), 1)])
    });
    world.refuses(PoolError::WorthlessCollateral, |w| {
        w.pool.try_create_user_liquidations(&user, &100)
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
