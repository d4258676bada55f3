//! What a guard's limits include, to the unit and to the second.

use crate::given::{anchored, quote, told, DAY, HOUR, START};
use lending_core::guard::{require_valid, GuardConfig, Side, Use, STANDARD, TIGHT};
use lending_core::LendingError;

const ANCHOR: i128 = 1_000_000;

/// Every bound itself is valid, and what is a unit beyond it is not.
#[test]
fn settings_are_valid_up_to_their_bounds_and_no_further() {
    type Setting = fn(&mut GuardConfig);
    let bounds: [(Setting, Setting); 9] = [
        (|c| c.up = 10_000_000, |c| c.up = 10_000_001),
        (
            |c| (c.dn, c.window) = (10_000_000, 3_599),
            |c| (c.dn, c.window) = (10_000_001, 1),
        ),
        (|c| c.slack = 9_999_999, |c| c.slack = 10_000_000),
        (|c| c.liq = 9_999_999, |c| c.liq = 10_000_000),
        (|c| c.window = 1, |c| c.window = 0),
        (
            |c| (c.dn, c.window) = (0, DAY),
            |c| (c.dn, c.window) = (0, DAY + 1),
        ),
        (|c| c.confirm = DAY, |c| c.confirm = DAY + 1),
        (|c| c.max_age = DAY, |c| c.max_age = DAY + 1),
        (|c| c.flow = 10_000_000, |c| c.flow = 10_000_001),
    ];
    for (row, (within, beyond)) in bounds.into_iter().enumerate() {
        let mut config = TIGHT;
        within(&mut config);
        assert_eq!(require_valid(&config), Ok(()), "row {row}");
        let mut config = TIGHT;
        beyond(&mut config);
        let refused = Err(LendingError::InvalidGuardConfig);
        assert_eq!(require_valid(&config), refused, "row {row}");
    }
    // A window of fall that leaves nothing.
    let bottomless = GuardConfig {
        dn: 10_000_000,
        window: 3_600,
        ..TIGHT
    };
    assert_eq!(
        require_valid(&bottomless),
        Err(LendingError::InvalidGuardConfig)
    );
}

#[test]
fn the_presets_are_what_they_are_documented_to_be() {
    let preset = |c: GuardConfig| {
        (
            c.up, c.dn, c.slack, c.liq, c.window, c.confirm, c.max_age, c.flow,
        )
    };
    let standard = (500_000, 500_000, 500_000, 1_500_000, HOUR, 900, HOUR, 0);
    assert_eq!(preset(STANDARD), standard);
    let tight = (10_000, 10_000, 100_000, 500_000, HOUR, 900, HOUR, 0);
    assert_eq!(preset(TIGHT), tight);
    assert!(GuardConfig::default().is_off());
    assert!(!STANDARD.is_off());
}

#[test]
fn only_a_lower_flow_is_a_mere_lowering() {
    let with = |flow: u32| GuardConfig { flow, ..STANDARD };
    let lowered = |from: u32, to: u32| with(from).is_lowered_to(&with(to));
    assert!(lowered(0, 1) && lowered(0, 10_000_000) && lowered(2, 1));
    assert!(!lowered(0, 0) && !lowered(1, 0) && !lowered(1, 1) && !lowered(1, 2));
    let more = GuardConfig { up: 1, ..with(1) };
    assert!(!with(2).is_lowered_to(&more) && !with(0).is_lowered_to(&more));
}

#[test]
fn a_price_as_old_as_allowed_and_a_stamp_a_minute_ahead_are_fresh() {
    let guard = anchored(STANDARD, ANCHOR);
    let now = START + 2 * HOUR;
    let stale = Err(LendingError::StalePrice);
    for (stamp, fresh) in [
        (now - HOUR, true),
        (now - HOUR - 1, false),
        (now + 60, true),
        (now + 61, false),
    ] {
        let reading = told(ANCHOR, stamp);
        assert_eq!(guard.poked(reading, now).is_ok(), fresh, "{stamp}");
        let used = quote(guard, reading, now).price(Use::Debt);
        assert_eq!(used.is_ok(), fresh, "{stamp}");
        assert!(fresh || used == stale);
    }
}

#[test]
fn the_bounds_of_liquidations_are_within_reach() {
    let guard = anchored(STANDARD, ANCHOR);
    for (price, side) in [
        (850_000, Side::Within),
        (849_999, Side::Below),
        (1_150_000, Side::Within),
        (1_150_001, Side::Above),
    ] {
        // In the second of the anchor there is no band: only the reach counts.
        let poked = guard.poked(told(price, START), START).unwrap();
        assert_eq!(poked.side, side, "{price}");
    }
}

/// A deviation counts until an hour after its newest stamp, to the second.
#[test]
fn a_deviation_lapses_an_hour_after_it_was_last_seen() {
    let mut guard = anchored(STANDARD, ANCHOR);
    for round in 1..=4 {
        let now = START + round * 300;
        guard = guard.poked(told(3 * ANCHOR, now), now).unwrap();
    }
    let last = START + 1_200;
    assert!(guard.is_confirmed(last + HOUR));
    assert!(!guard.is_confirmed(last + HOUR + 1));
}
