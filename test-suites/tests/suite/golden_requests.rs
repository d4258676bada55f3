//! D: requests of `submit`, on two standard reserves ten minutes after time zero.
//!
//! Where vectors speak of lists of transfers, these tests speak of balances: the pool moves tokens
//! net, one transfer per token.

mod flash_loans;
mod limits;
mod refusals;
mod shares;
mod tokens;

use pool::ReserveData;
use soroban_sdk::Address;
use test_suites::reserves::{std_config, std_data};
use test_suites::{Setup, World};

/// What an account holds of every token unless a test says otherwise.
const HELD: i128 = 100_0000000;

/// Two standard reserves at 1.0 and 5.0 in an active pool.
fn world(setup: &Setup) -> World {
    world_of(setup, &std_data(), 9_500_000)
}

/// The same, with this state and this highest utilization in the first reserve.
fn world_of(setup: &Setup, first: &ReserveData, max_util: u32) -> World {
    let mut world = World::new(setup);
    let mut config = std_config();
    config.max_util = max_util;
    world.list(&config, 1_0000000);
    world.list(&std_config(), 5_0000000);
    world.activate();
    for (index, data) in [first, &std_data()].into_iter().enumerate() {
        world.seed_reserve_data(index, data);
        world.fund_pool(index);
    }
    world
}

/// The standard reserve with this much lent.
fn lent(d_supply: i128) -> ReserveData {
    ReserveData {
        d_supply,
        ..std_data()
    }
}

fn take_rate(bstop_rate: u32) -> Setup {
    Setup {
        bstop_rate,
        ..Setup::default()
    }
}

/// What `user` holds of the token of a reserve, beyond what it started with.
fn gained(world: &World, user: &Address, index: usize) -> i128 {
    world.assets[index].token.balance(user) - HELD
}
