//! Prices that cannot be used: who needs one is refused, who does not is not.

use pool::PoolError;
use test_suites::requests::*;
use test_suites::{World, ONE};

const DAY: u64 = 86_400;

/// A market at a time at which prices can be a day old.
fn world() -> World {
    let world = World::market(2);
    world.at(10 * DAY);
    world
}

#[test]
fn stale_price_blocks_borrow_but_not_repay() {
    let world = world();
    let user = world.borrower();
    world.set_dated_price(0, ONE, world.now() - DAY - 1);
    for refused in [
        borrow(world.asset(1), 1),
        withdraw_collateral(world.asset(0), 1),
    ] {
        world.refuses(PoolError::InvalidPrice, |w| {
            w.try_act(&user, [refused.clone()])
        });
    }
    for allowed in [
        repay(world.asset(1), ONE),
        supply(world.asset(0), ONE),
        withdraw(world.asset(0), ONE),
        supply_collateral(world.asset(0), ONE),
    ] {
        world.act(&user, [allowed]);
    }
    world.check();
}

#[test]
fn a_price_of_exactly_a_day_is_used_and_so_is_one_from_the_future() {
    let world = world();
    let user = world.borrower();
    world.set_dated_price(0, ONE, world.now() - DAY);
    world.act(&user, [borrow(world.asset(1), 1)]);
    world.set_dated_price(0, ONE, u64::MAX);
    world.act(&user, [borrow(world.asset(1), 1)]);
}

#[test]
fn a_price_that_is_not_positive_is_no_price() {
    let world = world();
    let user = world.borrower();
    for price in [0, -1, i128::MIN] {
        world.set_dated_price(1, price, world.now());
        world.refuses(PoolError::InvalidPrice, |w| {
            w.try_act(&user, [borrow(w.asset(1), 1)])
        });
        world.refuses(PoolError::InvalidPrice, |w| {
            w.pool.try_create_user_liquidations(&user, &50)
        });
    }
}

#[test]
fn a_dead_feed_has_a_code_of_its_own() {
    let world = world();
    let user = world.borrower();
    world.kill_feed(1);
    for refused in [
        borrow(world.asset(1), 1),
        withdraw_collateral(world.asset(0), 1),
    ] {
        world.refuses(PoolError::PriceUnavailable, |w| {
            w.try_act(&user, [refused.clone()])
        });
    }
    world.refuses(PoolError::PriceUnavailable, |w| {
        w.pool.try_create_user_liquidations(&user, &50)
    });
    world.act(&user, [repay(world.asset(1), 100 * ONE)]);
    // Who owes nothing needs no oracle to leave.
    world.act(&user, [withdraw_collateral(world.asset(0), 1_000 * ONE)]);
    world.check();
}

#[test]
fn fills_that_leave_debt_need_prices() {
    let world = world();
    let (user, _) = world.liquidated(2 * ONE);
    let filler = world.rich();
    world.skip_ledgers(101);
    world.kill_feed(1);
    world.refuses(PoolError::PriceUnavailable, |w| {
        w.try_act(&filler, [fill_user_liquidation(&user, 10)])
    });
    world.set_dated_price(1, 2 * ONE, 0);
    world.refuses(PoolError::InvalidPrice, |w| {
        w.try_act(&filler, [fill_user_liquidation(&user, 10)])
    });
    // Debt that is repaid in the same breath needs none.
    let requests = [
        fill_user_liquidation(&user, 100),
        repay(world.asset(1), 1_000 * ONE),
    ];
    world.act(&filler, requests);
    world.check();
}

#[test]
fn cancelling_a_liquidation_needs_prices() {
    let world = world();
    let (user, _) = world.liquidated(2 * ONE);
    world.set_dated_price(0, ONE, 0);
    let requests = [
        supply_collateral(world.asset(0), 100 * ONE),
        cancel_liquidation(world.asset(0), 0),
    ];
    world.refuses(PoolError::InvalidPrice, |w| {
        w.try_act(&user, requests.clone())
    });
    let paid = [
        repay(world.asset(1), 100 * ONE),
        cancel_liquidation(world.asset(0), 0),
    ];
    world.act(&user, paid);
}

#[test]
fn bad_debt_and_interest_auctions_need_the_prices_of_their_assets() {
    let world = world();
    world.with_bad_debt();
    world.kill_feed(1);
    world.refuses(PoolError::PriceUnavailable, |w| {
        w.pool.try_create_bad_debt_auction()
    });
    world.set_dated_price(1, 3 * ONE, 0);
    world.refuses(PoolError::InvalidPrice, |w| {
        w.pool.try_create_bad_debt_auction()
    });

    world.with_interest();
    world.kill_feed(0);
    world.refuses(PoolError::PriceUnavailable, |w| {
        w.pool.try_create_interest_auction(&w.assets_of([0]))
    });
    world.set_dated_price(0, ONE, 0);
    world.refuses(PoolError::InvalidPrice, |w| {
        w.pool.try_create_interest_auction(&w.assets_of([0]))
    });
    // Interest of nothing is skipped before its price is asked for.
    world.set_price(0, ONE);
    world.kill_feed(1);
    let mut data = world.pool.get_reserve(world.asset(1)).data;
    data.backstop_credit = 0;
    world.seed_reserve_data(1, &data);
    world.pool.create_interest_auction(&world.assets_of([1, 0]));
}

#[test]
fn without_a_price_of_the_backstop_token_its_auctions_are_refused() {
    let world = world();
    world.with_bad_debt();
    world.with_interest();
    let break_feed: [fn(&World); 4] = [
        World::kill_backstop_feed,
        |w| w.set_dated_backstop_price(ONE, 0),
        |w| w.set_dated_backstop_price(0, w.now()),
        |w| w.set_dated_backstop_price(-1, w.now()),
    ];
    for break_feed in break_feed {
        break_feed(&world);
        world.refuses(PoolError::BackstopPriceUnavailable, |w| {
            w.pool.try_create_bad_debt_auction()
        });
        world.refuses(PoolError::BackstopPriceUnavailable, |w| {
            w.pool.try_create_interest_auction(&w.assets_of([0]))
        });
        world.refuses(PoolError::BackstopPriceUnavailable, |w| {
            w.pool.try_bad_debt(&w.backstop.address)
        });
        world.refuses(PoolError::BackstopPriceUnavailable, |w| {
            w.pool.try_update_status()
        });
        // While the backstop owes, the answer depends on no price.
        world.refuses(PoolError::StatusNotAllowed, |w| w.pool.try_set_status(&0));
    }
    let owing_nothing = self::world();
    for break_feed in break_feed {
        break_feed(&owing_nothing);
        owing_nothing.refuses(PoolError::BackstopPriceUnavailable, |w| {
            w.pool.try_set_status(&0)
        });
    }
}
