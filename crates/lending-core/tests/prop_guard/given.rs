//! Settings, guards and feeds the claims are made for.

use lending_core::guard::{
    require_valid, Guard, GuardConfig, Quote, Reading, Side, STANDARD, TIGHT,
};
use proptest::prelude::*;

pub const DAY: u64 = 86_400;
pub const HOUR: u64 = 3_600;
/// One, with the 7 decimals of settings.
pub const ONE: u32 = 1_0000000;
/// One, as growth per hour in 7 decimals times the seconds of an hour.
pub const GROWTH_ONE: i128 = 36_000_000_000;
pub const START: u64 = 1_700_000_000;

/// From one to `10^digits`, every order of magnitude as likely.
pub fn up_to(digits: u32) -> impl Strategy<Value = i128> {
    (0..digits).prop_flat_map(|exponent| 1..=10i128.pow(exponent + 1))
}

fn edge(most: u32) -> impl Strategy<Value = u32> {
    prop_oneof![1 => Just(0), 1 => Just(most), 4 => 0..=most]
}

/// Everything that can be set.
fn any_config() -> impl Strategy<Value = GuardConfig> {
    let parts = (
        edge(ONE),
        edge(ONE),
        edge(ONE - 1),
        edge(ONE - 1),
        edge(ONE),
    );
    let times = (1..=DAY, 0..=DAY, 1..=DAY);
    (parts, times).prop_map(|((up, dn, slack, liq, flow), (window, confirm, max_age))| {
        let longest = u64::try_from(GROWTH_ONE - 1).unwrap();
        GuardConfig {
            up,
            dn,
            slack,
            liq,
            window: window.min(longest.checked_div(dn.into()).unwrap_or(DAY)),
            confirm,
            max_age,
            flow,
        }
    })
}

/// Everything a sensible admin might set.
pub fn plausible() -> impl Strategy<Value = GuardConfig> {
    let parts = (1_000..=1_000_000u32, 1_000..=1_000_000u32, 0..=1_000_000u32);
    let times = (300..=4 * HOUR, 0..=2 * HOUR, 300..=4 * HOUR);
    (parts, 0..=3_000_000u32, times).prop_map(
        |((up, dn, slack), liq, (window, confirm, max_age))| GuardConfig {
            up,
            dn,
            slack,
            liq,
            window,
            confirm,
            max_age,
            flow: 0,
        },
    )
}

/// Settings that are valid, not all zero, and on either side of ordinary.
pub fn config() -> impl Strategy<Value = GuardConfig> {
    let all = prop_oneof![
        1 => Just(STANDARD),
        1 => Just(TIGHT),
        4 => plausible(),
        4 => any_config(),
    ];
    all.prop_map(|config| {
        require_valid(&config).unwrap();
        config
    })
}

/// A guard whose anchor was accepted at `START`.
pub fn guard() -> impl Strategy<Value = Guard> {
    (config(), up_to(20)).prop_map(|(config, price)| anchored(config, price))
}

pub fn anchored(config: GuardConfig, price: i128) -> Guard {
    Guard::new(config, told(price, START), START).unwrap()
}

pub fn told(price: i128, time: u64) -> Option<Reading> {
    Some(Reading { price, time })
}

pub fn quote(guard: Guard, reading: Option<Reading>, now: u64) -> Quote {
    Quote {
        reading,
        guard: Some(guard),
        now,
    }
}

/// A price that lies around `anchor`, far from it, or anywhere.
pub fn print(anchor: i128) -> impl Strategy<Value = i128> {
    let near = (900..=1_100i128).prop_map(move |mille| (anchor * mille / 1_000).max(1));
    let far = (1..=5_000i128).prop_map(move |mille| (anchor * mille / 1_000).max(1));
    prop_oneof![3 => near, 3 => far, 1 => up_to(26), 1 => Just(1), 1 => Just(anchor)]
}

/// One look at the feed: seconds after the last, the price, and how old it is.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub after: u64,
    pub price: i128,
    pub age: u64,
}

/// Looks of every spacing, at any price. Stamps may stand still and may go back.
pub fn looks(anchor: i128, most: usize) -> impl Strategy<Value = Vec<Look>> {
    let after = prop_oneof![Just(0), 1..=10u64, 200..=400u64, 0..=2 * HOUR, 0..=2 * DAY];
    let age = prop_oneof![Just(0), 0..=600u64];
    let look = (after, print(anchor), age);
    let look = look.prop_map(|(after, price, age)| Look { after, price, age });
    proptest::collection::vec(look, 1..=most)
}

/// A guard with looks at its feed.
pub fn watched(most: usize) -> impl Strategy<Value = (Guard, Vec<Look>)> {
    guard().prop_flat_map(move |guard| (Just(guard), looks(guard.anchor, most)))
}

/// The guard after a poke, and what the poke took for granted. A price too old for new risk is not
/// accepted, and changes nothing.
pub struct Poked {
    pub before: Guard,
    pub after: Guard,
    pub reading: Reading,
    pub now: u64,
}

/// Every poke that was accepted, in order.
pub fn poke_all(start: Guard, looks: &[Look]) -> Vec<Poked> {
    let (mut guard, mut now) = (start, START);
    let mut all = vec![];
    for look in looks {
        now += look.after;
        let reading = Reading {
            price: look.price,
            time: now - look.age,
        };
        if let Ok(after) = guard.poked(Some(reading), now) {
            all.push(Poked {
                before: guard,
                after,
                reading,
                now,
            });
            guard = after;
        }
    }
    all
}

/// Where a price lies, by the sign of the difference to what liquidations may use.
pub fn side_of(price: i128, (low, high): (i128, i128)) -> Side {
    if price < low {
        Side::Below
    } else if price > high {
        Side::Above
    } else {
        Side::Within
    }
}
