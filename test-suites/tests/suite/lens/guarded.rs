//! Guarded pools: three reserves and the backstop token, each under the standard guard.

use super::scene::ONE;
use pool::GuardData;
use soroban_sdk::{vec, Address};
use test_suites::reserves::std_config;
use test_suites::{Setup, World};

pub const HOUR: u64 = 3_600;
pub const DAY: u64 = 86_400;

/// Active since ten days, and every anchor is just moved. The tokens cost 1, 1 and 2, the backstop's 1.25.
pub fn guarded() -> World {
    let setup = Setup {
        guarded: true,
        ..Setup::default()
    };
    let mut world = World::new(&setup);
    let mut config = std_config();
    config.l_factor = 9_500_000;
    for price in [ONE, ONE, 2 * ONE] {
        world.list(&config, price);
    }
    let standard = guard(&world, world.asset(0)).config;
    let token = &world.backstop_token.address;
    world.pool.set_guard(token, &standard);
    world.activate();
    world.at(10 * DAY);
    for asset in tokens(&world) {
        world.pool.poke_price(&asset);
    }
    world
}

/// The reserves', then the backstop's.
pub fn tokens(world: &World) -> std::vec::Vec<Address> {
    let reserves = world.assets.iter().map(|asset| asset.address.clone());
    let mut tokens: std::vec::Vec<_> = reserves.collect();
    tokens.push(world.backstop_token.address.clone());
    tokens
}

pub fn guard(world: &World, asset: &Address) -> GuardData {
    world.pool.get_guard(asset).unwrap()
}

pub fn said(world: &World, asset: &Address) -> lens::PriceGuard {
    world.lens().price_guard(&world.pool.address, asset)
}

/// A round of a reserve's feed that begins now.
pub fn round(world: &World, index: usize, price: i128) {
    world.set_dated_price(index, price, world.now());
}

/// The percents at which all of an account can be liquidated.
pub fn range(world: &World, user: &Address) -> (u32, u32, bool) {
    let none = vec![&world.env];
    let lens = world.lens();
    lens.liquidation_range(&world.pool.address, user, &none, &none)
}
