//! Worlds too small for a story.

use serde_json::Value;
use soroban_sdk::testutils::Address as _;
use soroban_sdk::Address;
use test_suites::reserves::std_config;
use test_suites::{Setup, World};

/// The most reserves a pool takes.
pub fn thirty_reserves() -> Value {
    let mut world = World::new(&Setup::default());
    for _ in 0..30 {
        world.list(&std_config(), 1_0000000);
    }
    world.scene(&[], 0)
}

/// A backstop whose deposits were all drawn, and then funded anew by someone else. The accounts:
/// the one who lost everything, then the new depositor.
pub fn wiped_backstop() -> Value {
    let world = World::new(&Setup::default());
    let ruined = world.fund_backstop(1_000_0000000);
    let pool = &world.pool.address;
    let taker = Address::generate(&world.env);
    let all = world.backstop.pool_data(pool).tokens;
    world.backstop.draw(pool, &all, &taker);
    let heir = world.fund_backstop(2_000_0000000);
    world.scene(&[&ruined, &heir], 0)
}
