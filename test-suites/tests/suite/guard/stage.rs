//! Guarded markets.

use pool::{GuardConfig, GuardData, PoolError};
use test_suites::outcome::outcome;
use test_suites::{Setup, World};

pub const HOUR: u64 = 3_600;
pub const DAY: u64 = 86_400;
pub const WEEK: u64 = 604_800;

/// The guard reserves get by default.
pub const STANDARD: GuardConfig = GuardConfig {
    confirm: 900,
    dn: 500_000,
    flow: 0,
    liq: 1_500_000,
    max_age: 3_600,
    slack: 500_000,
    up: 500_000,
    window: 3_600,
};

/// The one they get where the standard one is not safe.
pub const TIGHT: GuardConfig = GuardConfig {
    confirm: 900,
    dn: 10_000,
    flow: 0,
    liq: 500_000,
    max_age: 3_600,
    slack: 100_000,
    up: 10_000,
    window: 3_600,
};

pub fn guarded() -> Setup {
    Setup {
        guarded: true,
        ..Setup::default()
    }
}

/// An active market of two guarded reserves at a price of one, ten days into its life, with both
/// anchors just moved.
pub fn market() -> World {
    let world = World::market_with(&guarded(), 2);
    world.at(10 * DAY);
    poke_all(&world);
    world
}

pub fn poke_all(world: &World) {
    for index in 0..world.assets.len() {
        world.poke(index).unwrap();
    }
}

pub trait Guarded {
    fn guard(&self, index: usize) -> GuardData;
    fn poke(&self, index: usize) -> Result<(), PoolError>;
    fn set_guard(&self, index: usize, config: &GuardConfig) -> Result<(), PoolError>;
    /// The price of a reserve as of a round of its feed that begins now, and a poke for it.
    fn round(&self, index: usize, price: i128);
}

impl Guarded for World {
    fn guard(&self, index: usize) -> GuardData {
        self.pool.get_guard(self.asset(index)).unwrap()
    }

    fn poke(&self, index: usize) -> Result<(), PoolError> {
        outcome(self.pool.try_poke_price(self.asset(index)))
    }

    fn set_guard(&self, index: usize, config: &GuardConfig) -> Result<(), PoolError> {
        outcome(self.pool.try_set_guard(self.asset(index), config))
    }

    fn round(&self, index: usize, price: i128) {
        self.set_dated_price(index, price, self.now());
        self.poke(index).unwrap();
    }
}
