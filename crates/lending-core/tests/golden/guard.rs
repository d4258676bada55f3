//! What a price guard does with prints and markets that are known by heart. Prices have 14 decimals, as
//! Reflector's; each figure was worked out by hand or by a model that knows nothing of this code.

use lending_core::guard::{
    require_safe, Guard, GuardConfig, Margins, Quote, Reading, Side, Use, STANDARD, TIGHT,
};
use lending_core::LendingError;

const CENT: i128 = 1_000_000_000_000;
const UNIT: i128 = 100 * CENT;
const START: u64 = 1_771_718_400;
const ROUND: u64 = 300;
const HOUR: u64 = 3_600;

fn told(price: i128, time: u64) -> Option<Reading> {
    Some(Reading { price, time })
}

fn anchored(config: GuardConfig, price: i128) -> Guard {
    Guard::new(config, told(price, START), START).unwrap()
}

fn usable(guard: &Guard, price: i128, now: u64, usage: Use) -> i128 {
    let quote = Quote {
        reading: told(price, now),
        guard: Some(*guard),
        now,
    };
    quote.price(usage).unwrap()
}

/// In hundredths of a cent, rounded to the nearest.
fn ten_thousandths(price: i128) -> i128 {
    (price + CENT / 200) / (CENT / 100)
}

/// 22 February 2026: a token of 1.055 dollars quoted at 106.7.
const TRUE: i128 = 105_500_000_000_000;
const FAKE: i128 = 106_70 * CENT;
const POSTED: i128 = 153_003;

/// (settings, collateral factor in percent, usable price in 14 decimals, dollars lent against what was
/// posted, hours until a new loan is insolvent)
fn incident((config, c, price, power, hours): (GuardConfig, i128, i128, i128, u64)) {
    let mut guard = anchored(config, TRUE);
    let mut now = START + 40 * HOUR;
    let used = usable(&guard, FAKE, now, Use::Collateral);
    assert_eq!(used, price);
    assert_eq!((POSTED * used * c / 100 + UNIT / 2) / UNIT, power);
    assert_eq!((POSTED * TRUE + UNIT / 2) / UNIT, 161_418);
    let mut held = 0;
    while usable(&guard, FAKE, now, Use::Collateral) * c <= 100 * TRUE {
        guard = guard.poked(told(FAKE, now), now).unwrap();
        now += HOUR;
        held += 1;
    }
    assert_eq!(held, hours);
}

vectors! { incident:
    held_standard_at_75 = (STANDARD, 75, 116_313_750_000_000, 133_473, 4);
    held_standard_at_90 = (STANDARD, 90, 116_313_750_000_000, 160_167, 1);
    held_tight_at_75 = (TIGHT, 75, 106_661_555_000_000, 122_397, 277);
    held_tight_at_90 = (TIGHT, 90, 106_661_555_000_000, 146_876, 95);
}

/// Collateral falls from 0.40 to 0.20 between two rounds, a minute before the second is poked.
#[test]
fn a_crash_is_followed_in_a_quarter_of_an_hour() {
    let mut guard = anchored(STANDARD, 40 * CENT);
    // Round, price, for new risk, for liquidations.
    let expected = [
        (0, 40, 4_000, 4_000),
        (1, 20, 2_000, 3_386),
        (2, 20, 2_000, 3_372),
        (3, 20, 2_000, 3_358),
        (4, 20, 2_000, 2_000),
        (7, 20, 2_000, 2_000),
    ];
    for round in 0..8u64 {
        let (now, price) = (
            START + 60 + round * ROUND,
            if round == 0 { 40 } else { 20 } * CENT,
        );
        if let Some(row) = expected.iter().find(|row| row.0 == round) {
            let used = |usage| ten_thousandths(usable(&guard, price, now, usage));
            assert_eq!(
                (used(Use::Collateral), used(Use::Liquidation)),
                (row.2, row.3),
                "{round}"
            );
        }
        guard = guard
            .poked(told(price, START + round * ROUND), now)
            .unwrap();
    }
    assert_eq!((guard.side, guard.since), (Side::Below, START + 60 + ROUND));
}

/// A debt asset reads three times its price for one round.
#[test]
fn a_spike_of_one_round_blocks_borrowing_and_liquidates_hardly() {
    let mut guard = anchored(STANDARD, UNIT);
    let expected = [
        (1, 10_000, 10_000),
        (3, 30_000, 11_548),
        (1, 10_000, 10_000),
        (1, 10_000, 10_000),
    ];
    for (round, (price, debt, liquidation)) in (0u64..).zip(expected) {
        let (now, price) = (START + 60 + round * ROUND, price * UNIT);
        let used = |usage| ten_thousandths(usable(&guard, price, now, usage));
        assert_eq!(
            (used(Use::Debt), used(Use::Liquidation)),
            (debt, liquidation),
            "{round}"
        );
        guard = guard
            .poked(told(price, START + round * ROUND), now)
            .unwrap();
    }
    assert_eq!((guard.side, guard.rounds), (Side::Within, 0));
}

/// A rally of 60% in a month in which nobody poked.
#[test]
fn a_rally_is_lent_against_as_fast_as_the_anchor_follows() {
    let mut guard = anchored(STANDARD, UNIT);
    let expected = [
        11_025, 11_576, 12_155, 12_763, 13_401, 14_071, 14_775, 15_513, 16_000, 16_000,
    ];
    for (hour, price) in (0u64..).zip(expected) {
        let now = START + 720 * HOUR + hour * HOUR;
        let used = usable(&guard, 160 * CENT, now, Use::Collateral);
        assert_eq!(ten_thousandths(used), price, "{hour}");
        guard = guard.poked(told(160 * CENT, now), now).unwrap();
    }
}

fn safe(reserves: &[(GuardConfig, u32, u32)]) -> Result<(), LendingError> {
    let mut margins = Margins::default();
    for (config, c_factor, l_factor) in reserves {
        margins.add(config, *c_factor, *l_factor)?;
    }
    require_safe(&margins)
}

#[test]
fn the_standard_preset_is_safe_up_to_a_collateral_factor_of_86_percent() {
    assert_eq!(safe(&[(STANDARD, 8_600_000, 9_500_000)]), Ok(()));
    let beyond = safe(&[(STANDARD, 8_700_000, 9_500_000)]);
    assert_eq!(beyond, Err(LendingError::UnsafeGuard));
    assert_eq!(safe(&[(TIGHT, 9_500_000, 9_500_000)]), Ok(()));
    assert_eq!(
        safe(&[(TIGHT, 1_0000000, 1_0000000)]),
        Err(LendingError::UnsafeGuard)
    );
}

/// The reserves of 22 February: XLM, USDC, USTRY. The standard preset passes for the token that was
/// attacked, though the tight one is made for its kind.
#[test]
fn the_incidents_reserves_are_safe_with_one_tight_guard() {
    let xlm = (STANDARD, 7_500_000, 7_500_000);
    let usdc = |config| (config, 9_500_000, 9_500_000);
    assert_eq!(safe(&[xlm]), Ok(()));
    assert_eq!(safe(&[xlm, usdc(STANDARD)]), Err(LendingError::UnsafeGuard));
    assert_eq!(safe(&[xlm, usdc(TIGHT), (STANDARD, 9_000_000, 0)]), Ok(()));
    assert_eq!(safe(&[xlm, usdc(TIGHT), (TIGHT, 9_000_000, 0)]), Ok(()));
}

/// A feed that goes back to an older round has not published a new one when it comes forward again.
#[test]
fn a_feed_that_goes_back_and_forth_confirms_nothing() {
    let mut guard = anchored(STANDARD, UNIT);
    for poke in 0..20u64 {
        let now = START + HOUR + poke * 60;
        let stamp = START + HOUR - ROUND * (poke % 2);
        guard = guard.poked(told(UNIT / 2, stamp), now).unwrap();
        assert!(!guard.is_confirmed(now));
    }
    assert_eq!((guard.since, guard.rounds), (START + HOUR, 1));
}

/// Two tokens rise by 60% in a month without pokes; then only the debt's guard is poked. A borrower
/// whose debt and collateral are these two is as healthy as before, and can be liquidated: the clamp on
/// the collateral costs him a quarter.
#[test]
fn a_rally_confirmed_on_the_debts_side_only_costs_the_borrower_what_the_clamp_takes() {
    let (collateral, mut debt) = (anchored(STANDARD, UNIT), anchored(STANDARD, UNIT));
    let (risen, month) = (160 * CENT, START + 720 * HOUR);
    for round in 0..4 {
        let now = month + round * ROUND;
        debt = debt.poked(told(risen, now), now).unwrap();
    }
    let now = month + 3 * ROUND;
    assert_eq!(usable(&debt, risen, now, Use::Liquidation), risen);
    let clamped = usable(&collateral, risen, now, Use::Liquidation);
    assert_eq!(ten_thousandths(clamped), 12_075);
    assert_eq!(clamped * 10_000 / risen, 7_546);
}

/// A deviation need not last to be confirmed: three prints of a round each, less than an hour apart, count
/// as one if nobody pokes while the feed is right.
#[test]
fn prints_apart_count_together_unless_somebody_pokes_in_between() {
    let (fake, gap) = (UNIT / 2, 3_000);
    let poke = |guard: Guard, price, now| guard.poked(told(price, now), now).unwrap();
    let mut idle = anchored(STANDARD, UNIT);
    let mut kept = idle;
    for print in 1..=3 {
        let now = START + print * gap;
        idle = poke(idle, fake, now);
        kept = poke(poke(kept, fake, now), UNIT, now + ROUND);
    }
    let now = START + 3 * gap;
    assert_eq!(usable(&idle, fake, now, Use::Liquidation), fake);
    assert!(!kept.is_confirmed(now) && kept.rounds == 0);
}
