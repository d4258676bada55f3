//! LIQ-02 under price guards: what a cure asks of a feed.

use pool::PoolError;
use soroban_sdk::Address;
use test_suites::requests::*;
use test_suites::{Setup, World, ONE};

const STATUSES: [u32; 7] = [0, 1, 2, 3, 4, 5, 6];

/// A guarded market whose borrower is being liquidated: 100.0 of #0 against 50.0 of #1, whose price
/// has risen by more than a liquidation follows at once.
fn liquidated(status: u32) -> (World, Address) {
    let setup = Setup {
        guarded: true,
        ..Setup::default()
    };
    let world = World::market_with(&setup, 2);
    world.at(864_000);
    let user = world.borrower();
    world.set_price(1, 2 * ONE);
    let sized = (1..=100).find(|percent| world.liquidate(&user, &[1], &[0], *percent).is_ok());
    assert!(sized.is_some());
    world.seed_config(|config| config.status = status);
    (world, user)
}

#[test]
fn liq_02_a_guarded_borrower_cures_and_cancels_in_every_status() {
    for status in STATUSES {
        let (world, user) = liquidated(status);
        let requests = [
            supply_collateral(world.asset(0), 100 * ONE),
            repay(world.asset(1), 10 * ONE),
            cancel_liquidation(world.asset(0), 0),
        ];
        world.play(&user, requests);
        let gone = world.auction_of(0, &user);
        assert_eq!(gone, Err(PoolError::AuctionNotFound));
    }
}

/// Keeping the risk is new risk: collateral counts for no more, and debt for no less, than feed and
/// anchor say.
#[test]
fn debt_that_stays_is_judged_at_the_worse_price() {
    for status in STATUSES {
        let (world, user) = liquidated(status);
        let cancel = || cancel_liquidation(world.asset(0), 0);
        // Healthy at what the liquidation goes by, about 1.2, and not at 2.0.
        let top_up = supply_collateral(world.asset(0), 20 * ONE);
        world.refuses(PoolError::InvalidHf, |w| {
            w.try_act(&user, [top_up.clone(), cancel()])
        });
        world.set_price(1, ONE);
        world.play(&user, [cancel()]);
    }
}

#[test]
fn collateral_without_a_feed_cancels_nothing_and_is_taken_all_the_same() {
    for status in STATUSES {
        let (world, user) = liquidated(status);
        world.kill_feed(0);
        let cancel = || cancel_liquidation(world.asset(0), 0);
        let top_up = || supply_collateral(world.asset(0), 300 * ONE);
        world.refuses(PoolError::InvalidHf, |w| {
            w.try_act(&user, [top_up(), cancel()])
        });
        world.play(&user, [top_up(), repay(world.asset(1), 50 * ONE), cancel()]);
    }
}

#[test]
fn debt_without_a_feed_must_be_gone() {
    for status in STATUSES {
        let (world, user) = liquidated(status);
        let cancel = || cancel_liquidation(world.asset(0), 0);
        for (break_feed, refused) in [
            (
                World::kill_feed as fn(&World, usize),
                PoolError::PriceUnavailable,
            ),
            (
                |w, index| w.set_dated_price(index, ONE, w.now() - 3_601),
                PoolError::StalePrice,
            ),
        ] {
            break_feed(&world, 1);
            let top_up = supply_collateral(world.asset(0), 300 * ONE);
            world.refuses(refused, |w| w.try_act(&user, [top_up.clone(), cancel()]));
        }
        world.play(&user, [repay(world.asset(1), 50 * ONE), cancel()]);
    }
}
