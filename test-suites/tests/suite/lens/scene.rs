//! A pool in which one can go broke: asset 0 is dear collateral, asset 1 is lent, asset 2 stands by.

use soroban_sdk::Address;
use test_suites::requests::{borrow, list, supply, supply_collateral};
use test_suites::reserves::std_config;
use test_suites::{Setup, World};

pub const ONE: i128 = 1_0000000;

pub struct Scene {
    pub world: World,
    pub lender: Address,
    pub borrower: Address,
}

/// The factors of the worked examples: collateral counts three quarters, debt divided by 0.95.
pub fn world(setup: &Setup) -> World {
    let mut world = World::new(setup);
    let mut config = std_config();
    config.c_factor = 7_500_000;
    config.l_factor = 9_500_000;
    for price in [ONE, ONE, 2 * ONE] {
        world.list(&config, price);
    }
    world.activate();
    world
}

/// The lender has supplied 1000 of asset 1. The borrower owes 90 of it against 200 of asset 0.
pub fn scene() -> Scene {
    let world = world(&Setup::default());
    let (lender, borrower) = (world.user(10_000 * ONE), world.user(10_000 * ONE));
    submit(&world, &lender, [supply(world.asset(1), 1_000 * ONE)]);
    let requests = [
        supply_collateral(world.asset(0), 200 * ONE),
        borrow(world.asset(1), 90 * ONE),
    ];
    submit(&world, &borrower, requests);
    Scene {
        world,
        lender,
        borrower,
    }
}

/// As [`scene`], but the borrower's 300 of debt stand against half a token of asset 0, dear at first
/// and worth nothing now.
pub fn broke() -> Scene {
    let world = world(&Setup::default());
    let (lender, borrower) = (world.user(10_000 * ONE), world.user(10_000 * ONE));
    submit(&world, &lender, [supply(world.asset(1), 1_000 * ONE)]);
    world.set_price(0, 100_000 * ONE);
    let requests = [
        supply_collateral(world.asset(0), ONE / 2),
        borrow(world.asset(1), 300 * ONE),
    ];
    submit(&world, &borrower, requests);
    world.set_price(0, 1);
    Scene {
        world,
        lender,
        borrower,
    }
}

pub fn submit<const N: usize>(world: &World, user: &Address, requests: [pool::Request; N]) {
    let requests = list(&world.env, requests);
    world.pool.submit(user, user, user, &requests);
    world.check();
}
