//! LIQ-07: the limit on positions is lowered while accounts hold more. It binds who opens, never who has
//! to be liquidated.

use lending_core::limits::MAX_AUCTION_WIDTH;
use pool::PoolError;
use soroban_sdk::Address;
use test_suites::requests::*;
use test_suites::reserves::std_config;
use test_suites::{Setup, World, ONE};

/// Collateral of 50.0 in #0 and in #1, a debt of 50.0 in #2, from before only two positions were
/// allowed and #2 came to cost `price`.
fn narrowed(price: i128) -> (World, Address) {
    let world = World::market(3);
    let user = world.user(1_000 * ONE);
    let requests = [
        supply_collateral(world.asset(0), 50 * ONE),
        supply_collateral(world.asset(1), 50 * ONE),
        borrow(world.asset(2), 50 * ONE),
    ];
    world.play(&user, requests);
    world.pool.update_pool(&1_000_000, &2, &0);
    world.set_price(2, price);
    world.check();
    (world, user)
}

#[test]
fn liq_07_an_account_wider_than_the_limit_is_liquidated_by_somebody_within_it() {
    for price in [1_2000000, 3 * ONE] {
        let (world, user) = narrowed(price);
        let percent = if price < 2 * ONE { 40 } else { 100 };
        let made = world.pool.create_user_liquidations(&user, &percent);
        assert_eq!((made.bid.len(), made.lot.len()), (1, 2));
        world.check();
        world.at_ledger(made.block + 200);
        let filler = world.user(1_000 * ONE);
        // All at once is more than the filler may end with.
        world.refuses(PoolError::MaxPositionsExceeded, |w| {
            w.try_act(&filler, [fill_user_liquidation(&user, 100)])
        });
        let requests = [
            fill_user_liquidation(&user, 100),
            repay(world.asset(2), i128::MAX),
        ];
        let left = world.play(&filler, requests);
        assert_eq!((left.collateral.len(), left.liabilities.len()), (2, 0));
    }
}

/// Every choice of the collateral, at every percent: which of them are accepted does not depend on the
/// limit.
#[test]
fn liq_07_the_limit_decides_nothing_about_an_auction() {
    let (world, user) = narrowed(1_2000000);
    let mut accepted = 0;
    for lot in [&[0][..], &[1], &[0, 1]] {
        for percent in 1..=100 {
            let create = || {
                let made = world.liquidate(&user, &[2], lot, percent);
                world.drop_auction(0, &user);
                made
            };
            world.seed_config(|config| config.max_positions = 2);
            let narrow = create();
            world.seed_config(|config| config.max_positions = 60);
            assert_eq!(narrow, create(), "{lot:?}, {percent} percent");
            accepted += u32::from(narrow.is_ok());
        }
    }
    assert!(accepted > 10, "{accepted}");
}

/// Three debts that nothing secures any more, where two positions are allowed.
fn with_wide_bad_debt() -> World {
    let world = World::market(4);
    let user = world.user(1_000 * ONE);
    world.play(&user, [supply_collateral(world.asset(0), 500 * ONE)]);
    for index in 1..4 {
        world.play(&user, [borrow(world.asset(index), 50 * ONE)]);
    }
    world.pool.update_pool(&1_000_000, &2, &0);
    world.set_price(0, 1);
    let made = world.pool.create_user_liquidations(&user, &100);
    assert_eq!(made.bid.len(), 3);
    world.at_ledger(made.block + 400);
    // Nobody pays: the collateral is given away, the debts go on.
    let filler = world.user(0);
    world.play(&filler, [fill_user_liquidation(&user, 100)]);
    world
}

fn backstop_debts(world: &World) -> u32 {
    let held = world.pool.get_positions(&world.backstop.address);
    held.liabilities.len()
}

#[test]
fn liq_07_bad_debt_wider_than_the_limit_is_auctioned_at_once() {
    let world = with_wide_bad_debt();
    assert_eq!(backstop_debts(&world), 3);
    let made = world.pool.create_bad_debt_auction();
    assert_eq!(made.bid.len(), 3);
    world.check();
    world.at_ledger(made.block + 200);
    let filler = world.user(1_000 * ONE);
    let backstop = world.backstop.address.clone();
    world.refuses(PoolError::MaxPositionsExceeded, |w| {
        w.try_act(&filler, [fill_bad_debt(&backstop, 100)])
    });
    let requests = [
        fill_bad_debt(&backstop, 100),
        repay(world.asset(1), i128::MAX),
        repay(world.asset(2), i128::MAX),
        repay(world.asset(3), i128::MAX),
    ];
    let left = world.play(&filler, requests);
    assert!(left.liabilities.is_empty());
    assert_eq!(backstop_debts(&world), 0);
}

#[test]
fn liq_07_bad_debt_wider_than_the_limit_defaults() {
    let world = with_wide_bad_debt();
    world.set_backstop_price(1);
    world.pool.bad_debt(&world.backstop.address);
    world.check();
    assert_eq!(backstop_debts(&world), 0);
}

#[test]
fn liq_07_bad_debt_wider_than_the_limit_is_handed_over() {
    let world = World::market(4);
    let user = world.user(0);
    // A unit of #0 that is worth nothing.
    let debts = [(1, 50 * ONE), (2, 50 * ONE), (3, 50 * ONE)];
    world.seed_positions(&user, &[(0, 1)], &debts, &[]);
    world.set_price(0, 1);
    world.pool.update_pool(&1_000_000, &2, &0);
    world.pool.bad_debt(&user);
    assert_eq!(backstop_debts(&world), 3);
}

#[test]
fn liq_07_interest_of_more_reserves_than_positions_are_allowed_is_auctioned_at_once() {
    let world = World::market(3);
    for index in 0..3 {
        let asset = world.asset(index);
        world.assets[index]
            .token
            .mint(&world.pool.address, &(300 * ONE));
        world.pool.gulp(asset);
    }
    world.pool.update_pool(&1_000_000, &2, &0);
    let lot = world.assets_of([0, 1, 2]);
    assert_eq!(world.pool.create_interest_auction(&lot).lot.len(), 3);
}

/// Sixteen reserves, and an account with 100.0 of collateral in each of the first `lots` and a debt of
/// 57.0 in every one.
fn wide(lots: usize) -> (World, Address) {
    let mut world = World::new(&Setup {
        max_positions: 60,
        ..Setup::default()
    });
    for _ in 0..16 {
        world.list(&std_config(), ONE);
    }
    world.activate();
    // The host's own limits are those of an older network.
    world.env.cost_estimate().disable_resource_limits();
    world.env.cost_estimate().budget().reset_unlimited();
    let user = world.user(0);
    let each = |amount: i128| (0..16).map(|index| (index, amount)).collect::<Vec<_>>();
    let (collateral, debts) = (each(100 * ONE), each(57 * ONE));
    world.seed_positions(&user, &collateral[..lots], &debts, &[]);
    (world, user)
}

#[test]
fn liq_07_the_widest_auction_names_an_account_of_that_many_positions() {
    let (world, user) = wide(15);
    world.pool.update_pool(&1_000_000, &2, &0);
    let made = world.pool.create_user_liquidations(&user, &40);
    assert_eq!(made.bid.len() + made.lot.len(), MAX_AUCTION_WIDTH);
}

#[test]
fn liq_07_an_account_of_more_positions_is_liquidated_in_parts() {
    let (world, user) = wide(16);
    let all: Vec<usize> = (0..16).collect();
    let (bid, lot) = (world.addresses(&all), world.addresses(&all));
    world.refuses(PoolError::MaxPositionsExceeded, |w| {
        w.pool.try_create_user_liquidations(&user, &25)
    });
    world.refuses(PoolError::MaxPositionsExceeded, |w| {
        w.pool.try_new_auction(&0, &user, &bid, &lot, &25)
    });
    let made = world.liquidate(&user, &all[1..], &all, 25).unwrap();
    assert_eq!((made.bid.len(), made.lot.len()), (15, 16));
}

/// What no auction can name as a whole could not be liquidated once it is worth less than it owes.
#[test]
fn liq_07_nobody_opens_a_position_beyond_the_width_of_an_auction() {
    let (world, _) = wide(0);
    let user = world.user(10_000 * ONE);
    for index in 0..16 {
        world.act(&user, [supply_collateral(world.asset(index), 100 * ONE)]);
    }
    for index in 1..16 {
        world.act(&user, [borrow(world.asset(index), 10 * ONE)]);
    }
    let one_more = borrow(world.asset(0), 10 * ONE);
    world.refuses(PoolError::MaxPositionsExceeded, |w| {
        w.try_act(&user, [one_more.clone()])
    });
    // Room is made by leaving another.
    world.act(&user, [repay(world.asset(1), 11 * ONE), one_more]);
}
