//! How long entries live, and what keeps them alive: from a threshold down they are extended, above
//! it nothing is paid for.

mod entries;
mod instance;
mod year;

use soroban_sdk::xdr::ScVal;
use test_suites::World;

pub const DAY: u32 = 17_280;

/// Threshold and extension of a class of entries.
pub const INSTANCE: (u32, u32) = (30 * DAY, 31 * DAY);
pub const SHARED: (u32, u32) = (45 * DAY, 46 * DAY);
pub const USER: (u32, u32) = (100 * DAY, 120 * DAY);
pub const PROPOSAL: (u32, u32) = (10 * DAY, 10 * DAY);

/// Ledgers the entry has left.
fn left(world: &World, key: &ScVal) -> u32 {
    world.entry(key).unwrap().ttl
}

/// Lets time pass until the entry has `ledgers` left.
fn wait_until(world: &World, key: &ScVal, ledgers: u32) {
    let now = left(world, key);
    world.skip_ledgers(now.checked_sub(ledgers).unwrap());
}

/// The call leaves the entry alone just above its threshold and extends it there.
#[track_caller]
fn extends(world: &World, key: &ScVal, class: (u32, u32), call: impl Fn()) {
    wait_until(world, key, class.0 + 1);
    call();
    assert_eq!(left(world, key), class.0 + 1, "extended too early");
    world.skip_ledgers(1);
    call();
    assert_eq!(left(world, key), class.1, "not extended");
}

/// The call leaves the entry alone, however little it has left.
#[track_caller]
fn spares(world: &World, key: &ScVal, call: impl Fn()) {
    wait_until(world, key, 1);
    call();
    assert_eq!(left(world, key), 1);
}
