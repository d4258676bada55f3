//! What `submit` asks once all requests are applied, and in which order it asks.

use pool::PoolError;
use test_suites::requests::*;
use test_suites::{Setup, World, ONE};

fn narrow(reserves: usize) -> World {
    let setup = Setup {
        max_positions: 2,
        ..Setup::default()
    };
    World::market_with(&setup, reserves)
}

#[test]
fn a_list_may_not_end_with_more_positions_than_allowed() {
    let world = narrow(3);
    let user = world.borrower();
    world.refuses(PoolError::MaxPositionsExceeded, |w| {
        w.try_act(&user, [supply_collateral(w.asset(2), ONE)])
    });
    world.refuses(PoolError::MaxPositionsExceeded, |w| {
        w.try_act(&user, [borrow(w.asset(2), ONE)])
    });
    // Plain supply is no position, and only the end of the list counts.
    world.act(&user, [supply(world.asset(2), ONE)]);
    let swap = [
        borrow(world.asset(2), ONE),
        repay(world.asset(1), 100 * ONE),
    ];
    world.act(&user, swap);
    world.check();
}

#[test]
fn too_many_positions_may_stay_or_shrink() {
    let world = World::market(3);
    let user = world.borrower();
    world.act(&user, [borrow(world.asset(2), ONE)]);
    world.pool.update_pool(&1_000_000, &2, &0);
    world.act(&user, [borrow(world.asset(2), ONE)]);
    let swap = [
        supply_collateral(world.asset(1), 100 * ONE),
        repay(world.asset(2), 10 * ONE),
    ];
    world.act(&user, swap);
    world.refuses(PoolError::MaxPositionsExceeded, |w| {
        w.try_act(&user, [borrow(w.asset(2), ONE)])
    });
}

#[test]
fn a_user_under_liquidation_can_do_nothing_but_cancel_it() {
    let world = World::market(2);
    let (user, _) = world.liquidated(2 * ONE);
    let asset = world.asset(0);
    let harmless = [
        supply(asset, ONE),
        supply_collateral(asset, ONE),
        repay(world.asset(1), ONE),
    ];
    for request in harmless {
        world.refuses(PoolError::AuctionInProgress, |w| {
            w.try_act(&user, [request.clone()])
        });
        let both = list(&world.env, [request]);
        world.refuses(PoolError::AuctionInProgress, |w| {
            w.pool.try_submit_with_allowance(&user, &user, &user, &both)
        });
    }
    world.refuses(PoolError::AuctionInProgress, |w| w.try_act(&user, []));
    let repaired = [
        supply_collateral(asset, 100 * ONE),
        cancel_liquidation(asset, 0),
    ];
    world.act(&user, repaired);
    world.check();
}

#[test]
fn positions_are_counted_before_auctions_are_looked_for() {
    let world = narrow(3);
    let (user, _) = world.liquidated(2 * ONE);
    world.refuses(PoolError::MaxPositionsExceeded, |w| {
        w.try_act(&user, [supply_collateral(w.asset(2), ONE)])
    });
}

#[test]
fn auctions_are_looked_for_before_utilization_and_health() {
    let world = World::market(2);
    let (user, _) = world.liquidated(2 * ONE);
    world.kill_feed(0);
    world.refuses(PoolError::AuctionInProgress, |w| {
        w.try_act(&user, [borrow(w.asset(1), 940 * ONE)])
    });
}

#[test]
fn utilization_is_judged_before_health() {
    let world = World::market(2);
    let user = world.borrower();
    world.kill_feed(0);
    world.refuses(PoolError::InvalidUtilRate, |w| {
        w.try_act(&user, [borrow(w.asset(1), 940 * ONE)])
    });
    world.refuses(PoolError::PriceUnavailable, |w| {
        w.try_act(&user, [borrow(w.asset(1), 800 * ONE)])
    });
}

#[test]
fn health_is_judged_before_the_minimum_collateral() {
    let world = World::market(2);
    let user = world.borrower();
    world.pool.update_pool(&1_000_000, &6, &(75 * ONE + 1));
    world.refuses(PoolError::InvalidHf, |w| {
        w.try_act(&user, [borrow(w.asset(1), 10 * ONE)])
    });
    world.refuses(PoolError::MinCollateralNotMet, |w| {
        w.try_act(&user, [borrow(w.asset(1), ONE)])
    });
    world.refuses(PoolError::MinCollateralNotMet, |w| {
        w.try_act(&user, [withdraw_collateral(w.asset(0), 1)])
    });
    // It says nothing about who only improves, nor about who owes nothing.
    world.act(&user, [repay(world.asset(1), 100 * ONE)]);
    world.act(&user, [withdraw_collateral(world.asset(0), 99 * ONE)]);
    // Exactly the minimum is enough.
    let requests = [
        supply_collateral(world.asset(0), 99 * ONE + 2),
        borrow(world.asset(1), ONE),
    ];
    world.act(&user, requests);
}

#[test]
fn every_request_that_can_hurt_is_held_to_health() {
    let world = World::market(2);
    let user = world.borrower();
    world.refuses(PoolError::InvalidHf, |w| {
        w.try_act(&user, [borrow(w.asset(1), 10 * ONE)])
    });
    world.refuses(PoolError::InvalidHf, |w| {
        w.try_act(&user, [withdraw_collateral(w.asset(0), 20 * ONE)])
    });
    world.set_price(1, 2 * ONE);
    // Under water already: the least step down is refused, steps up are not judged.
    world.refuses(PoolError::InvalidHf, |w| {
        w.try_act(&user, [withdraw_collateral(w.asset(0), 1)])
    });
    world.act(&user, [repay(world.asset(1), 1)]);
    world.act(&user, [supply_collateral(world.asset(0), 1)]);
}

#[test]
fn cancelling_a_liquidation_is_held_to_health() {
    let world = World::market(2);
    let (user, _) = world.liquidated(2 * ONE);
    world.refuses(PoolError::InvalidHf, |w| {
        w.try_act(&user, [cancel_liquidation(w.asset(0), 0)])
    });
    world.refuses(PoolError::InvalidHf, |w| {
        w.try_act(
            &user,
            [repay(w.asset(1), ONE), cancel_liquidation(w.asset(0), 0)],
        )
    });
}

#[test]
fn amounts_that_only_overflow_together_are_refused() {
    let world = World::market(2);
    let user = world.borrower();
    let twice = [
        repay(world.asset(1), i128::MAX),
        borrow(world.asset(1), ONE),
        repay(world.asset(1), i128::MAX),
    ];
    world.refuses(PoolError::Overflow, |w| w.try_act(&user, twice.clone()));
    let requests = list(&world.env, twice);
    world.refuses(PoolError::Overflow, |w| {
        w.pool
            .try_submit_with_allowance(&user, &user, &user, &requests)
    });
}

#[test]
fn a_filler_is_held_to_health() {
    let world = World::market(2);
    let (user, _) = world.liquidated(2 * ONE);
    world.skip_ledgers(101);
    let poor = world.user(ONE);
    world.refuses(PoolError::InvalidHf, |w| {
        w.try_act(&poor, [fill_user_liquidation(&user, 100)])
    });

    let world = World::market(2);
    world.with_bad_debt();
    world.pool.create_bad_debt_auction();
    world.skip_ledgers(101);
    let poor = world.user(ONE);
    world.refuses(PoolError::InvalidHf, |w| {
        w.try_act(&poor, [fill_bad_debt(&w.backstop.address, 100)])
    });
}

#[test]
fn a_filler_is_held_to_the_number_of_positions() {
    let world = narrow(3);
    let (user, _) = world.liquidated(2 * ONE);
    let filler = world.user(1_000 * ONE);
    world.act(&filler, [supply_collateral(world.asset(2), 500 * ONE)]);
    world.skip_ledgers(101);
    world.refuses(PoolError::MaxPositionsExceeded, |w| {
        w.try_act(&filler, [fill_user_liquidation(&user, 100)])
    });
}
