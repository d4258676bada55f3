//! E, F, H: auctions of every kind, from creation to the last fill, and what `gulp` finds.

mod creation;
mod creation_rows;
mod fills;
mod gulp;
mod interest;

use pool::{ReserveConfig, ReserveData};
use test_suites::reserves::{std_config, std_data};
use test_suites::{Setup, World};

const PAR: i128 = 1_000_000_000_000;

/// A reserve of the standard totals, its rates and factors given.
#[derive(Clone, Copy)]
struct Market {
    b_rate: i128,
    d_rate: i128,
    c_factor: u32,
    l_factor: u32,
    decimals: u32,
    /// In the oracle's decimals.
    price: i128,
    /// Unix seconds of the last accrual; none for now.
    last_time: Option<u64>,
}

/// The standard reserve, without interest to come.
const STD: Market = Market {
    b_rate: PAR,
    d_rate: PAR,
    c_factor: 7500000,
    l_factor: 7500000,
    decimals: 7,
    price: 1_0000000,
    last_time: None,
};

/// Lists these reserves in a pool of `setup` at the time `now`.
fn world_of(setup: &Setup, now: u64, markets: &[Market]) -> World {
    let mut world = World::new(setup);
    world.at(now);
    for market in markets {
        let config = ReserveConfig {
            c_factor: market.c_factor,
            l_factor: market.l_factor,
            decimals: market.decimals,
            ..std_config()
        };
        let index = world.list(&config, market.price);
        let data = ReserveData {
            b_rate: market.b_rate,
            d_rate: market.d_rate,
            last_time: market.last_time.unwrap_or(now),
            ..std_data()
        };
        world.seed_reserve_data(index, &data);
    }
    world
}
