//! No single print makes a new loan insolvent at the true prices, whatever it says and wherever.

use crate::given::{anchored, config, print, quote, told, up_to, DAY, ONE, START};
use lending_core::guard::{require_safe, GuardConfig, Margins, Use};
use lending_core::health::{Health, Valuation};
use lending_core::units::Underlying;
use num_bigint::BigInt;
use proptest::prelude::*;

const SCALE: i128 = 10i128.pow(14);

/// A reserve: its guard was last told the truth some time ago, and is now told something else.
#[derive(Clone, Debug)]
struct Listing {
    config: GuardConfig,
    c_factor: u32,
    l_factor: u32,
    decimals: u32,
    truth: i128,
    print: i128,
    idle: u64,
    /// Whether somebody pokes at the print, before the loan.
    poked: bool,
}

fn listing() -> impl Strategy<Value = Listing> {
    let factors = (0..=ONE, 1..=ONE);
    let at = (0..=18u32, up_to(18), prop_oneof![0..=7_200u64, 0..=9 * DAY]);
    (config(), factors, at, any::<bool>()).prop_flat_map(
        |(config, (c_factor, l_factor), (decimals, truth, idle), poked)| {
            print(truth).prop_map(move |print| Listing {
                config,
                c_factor,
                l_factor,
                decimals,
                truth,
                print,
                idle,
                poked,
            })
        },
    )
}

fn is_safe(all: &[Listing], part: u32) -> bool {
    let mut margins = Margins::default();
    let add = |it: &Listing| margins.add(&it.config, scaled(it.c_factor, part), it.l_factor);
    let added: Result<Vec<()>, _> = all.iter().map(add).collect();
    added.is_ok() && require_safe(&margins).is_ok()
}

fn scaled(factor: u32, part: u32) -> u32 {
    u32::try_from(u64::from(factor) * u64::from(part) / u64::from(ONE)).unwrap()
}

/// The largest part of all collateral factors with which the pool accepts the guards.
fn safe_part(all: &[Listing]) -> u32 {
    let (mut low, mut high) = (0, ONE);
    while low < high {
        let middle = high - (high - low) / 2;
        if is_safe(all, middle) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    low
}

/// Collateral factors lowered until the pool accepts the guards, and no further.
fn market() -> impl Strategy<Value = Vec<Listing>> {
    let all = proptest::collection::vec(listing(), 2..=4).prop_map(|mut all| {
        let part = safe_part(&all);
        for it in &mut all {
            it.c_factor = scaled(it.c_factor, part);
        }
        all
    });
    // Settings under which debt may count for nothing are safe with no factor.
    all.prop_filter("never safe", |all| is_safe(all, ONE))
}

impl Listing {
    /// What the pool uses now, for each use; `None` if it refuses.
    fn by(&self, usage: Use) -> Option<Valuation> {
        let now = START + self.idle;
        let mut guard = anchored(self.config, self.truth);
        let reading = told(self.print, now);
        if self.poked {
            guard = guard.poked(reading, now).ok()?.poked(reading, now).ok()?;
        }
        Some(Valuation {
            price: quote(guard, reading, now).price(usage).ok()?,
            token_one: 10i128.pow(self.decimals),
            c_factor: self.c_factor,
            l_factor: self.l_factor,
        })
    }

    /// The true worth of `amount`, times 10^18.
    fn worth(&self, amount: i128) -> BigInt {
        BigInt::from(amount) * self.truth * 10i128.pow(18 - self.decimals)
    }
}

/// Whether the pool grants a loan of `debts` against `collateral`, amounts by listing.
fn is_granted(all: &[Listing], collateral: &[i128], debts: &[i128]) -> Option<bool> {
    let mut health = Health::default();
    for (it, (held, owed)) in all.iter().zip(collateral.iter().zip(debts)) {
        let by = it.by(Use::Collateral)?;
        health.add_collateral(&by, Underlying(*held)).ok()?;
        let by = it.by(Use::Debt)?;
        health.add_debt(&by, Underlying(*owed)).ok()?;
    }
    Some(health.require_sound(0, SCALE).is_ok())
}

/// The most of one asset that the pool lends against `collateral`, on top of other debts.
fn most(all: &[Listing], collateral: &[i128], debts: &[i128], of: usize) -> Option<i128> {
    let with = |amount: i128| {
        let mut debts = debts.to_vec();
        debts[of] += amount;
        is_granted(all, collateral, &debts)
    };
    if !with(0)? {
        return None;
    }
    let (mut low, mut high) = (0, 1);
    while high < 1 << 90 && with(high)? {
        (low, high) = (high, high * 2);
    }
    while low + 1 < high {
        let middle = low + (high - low) / 2;
        if with(middle)? {
            low = middle;
        } else {
            high = middle;
        }
    }
    Some(low)
}

proptest! {
    #![proptest_config(crate::cases(96))]

    #[test]
    fn the_most_that_is_lent_at_any_single_print_is_covered_at_true_prices(
        all in market(),
        held in proptest::collection::vec(up_to(20), 4),
        others in proptest::collection::vec(up_to(12), 4),
        of in 0..4usize,
        second in any::<bool>(),
    ) {
        let of = of % all.len();
        let collateral = &held[..all.len()];
        let mut debts = vec![0; all.len()];
        if second {
            debts[(of + 1) % all.len()] = others[0];
        }
        let Some(amount) = most(&all, collateral, &debts, of) else {
            return Ok(());
        };
        debts[of] += amount;
        let worth = |amounts: &[i128]| -> BigInt {
            all.iter().zip(amounts).map(|(it, amount)| it.worth(*amount)).sum()
        };
        prop_assert!(worth(collateral) >= worth(&debts), "{:?} owes {:?}", all, debts);
    }

    /// The condition is not stricter than it need be: with factors a little above what it accepts, and
    /// prints on both sides, a loan can be insolvent.
    #[test]
    fn beyond_the_condition_there_is_a_print_that_breaks_a_loan(up in 0..=1_000_000u32, l_factor in 5_000_000..=ONE) {
        let config = GuardConfig { up, dn: up, slack: up, ..lending_core::guard::STANDARD };
        let truth = 10i128.pow(14);
        let listing = |c_factor, l_factor, print| Listing {
            config, c_factor, l_factor, decimals: 7, truth, print, idle: 3_600, poked: false,
        };
        let safe = safe_part(&[listing(ONE, l_factor, truth)]);
        let c_factor = safe + ONE / 1_000;
        prop_assume!(c_factor <= ONE);
        let all = [listing(c_factor, l_factor, truth * 100), listing(0, l_factor, 1)];
        let collateral = [10i128.pow(12), 0];
        let amount = most(&all, &collateral, &[0, 0], 1).unwrap();
        prop_assert!(amount > collateral[0], "{} of {}", amount, collateral[0]);
    }
}
