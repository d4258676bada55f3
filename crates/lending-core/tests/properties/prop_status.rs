//! The status machine, over every status and every queued part.

use lending_core::status::{is_shaken, Action, PoolStatus};
use lending_core::LendingError;
use proptest::prelude::*;
use PoolStatus::{Active, AdminActive, AdminFrozen, AdminOnIce, Frozen, OnIce, Setup};

fn status() -> impl Strategy<Value = PoolStatus> {
    (0..7u32).prop_map(|number| PoolStatus::from_u32(number).unwrap())
}

/// Queued parts, dense at the thresholds.
fn queued() -> impl Strategy<Value = i128> {
    let edge = prop_oneof![
        Just(3_000_000i128),
        Just(5_000_000),
        Just(6_000_000),
        Just(7_500_000)
    ];
    prop_oneof![
        0..=10_000_000i128,
        (edge, -1..=1i128).prop_map(|(edge, beside)| edge + beside)
    ]
}

proptest! {
    #[test]
    fn numbers_name_seven_statuses(number in prop_oneof![0..9u32, any::<u32>()]) {
        match PoolStatus::from_u32(number) {
            Ok(status) => prop_assert!(status.to_u32() == number && number < 7),
            Err(error) => prop_assert!(error == LendingError::UnknownStatus && number >= 7),
        }
    }

    #[test]
    fn the_backstop_moves_a_status_as_it_was_proved_for_the_base(
        status in status(),
        queued in queued(),
        met in any::<bool>(),
    ) {
        let expected = match status {
            Setup | AdminFrozen => Err(LendingError::StatusNotAllowed),
            AdminOnIce => Ok(if queued >= 7_500_000 {
                Frozen
            } else {
                AdminOnIce
            }),
            AdminActive => Ok(if queued >= 5_000_000 || !met {
                OnIce
            } else {
                AdminActive
            }),
            _ if queued >= 6_000_000 => Ok(Frozen),
            _ if queued >= 3_000_000 || !met => Ok(OnIce),
            _ => Ok(Active),
        };
        prop_assert_eq!(status.next(queued, met), expected);
    }

    #[test]
    fn coverage_is_asked_for_exactly_where_it_decides(status in status(), queued in queued()) {
        let decides = status.next(queued, true) != status.next(queued, false);
        prop_assert_eq!(status.needs_coverage(queued), decides);
    }

    #[test]
    fn a_larger_queue_never_allows_more(
        status in status(),
        a in queued(),
        b in queued(),
        met in any::<bool>(),
    ) {
        let rank = |queued: i128| match status.next(queued, met) {
            Ok(AdminActive | Active) => 0,
            Ok(AdminOnIce | OnIce) => 1,
            _ => 2,
        };
        prop_assert!(rank(a.min(b)) <= rank(a.max(b)));
        let may = |queued: i128| status.require_admin_may_set(queued).is_ok();
        prop_assert!(may(a.min(b)) || !may(a.max(b)));
    }

    #[test]
    fn the_admin_sets_four_statuses_within_the_queue(status in status(), queued in queued()) {
        let expected = match status {
            AdminActive if queued < 5_000_000 => Ok(()),
            AdminOnIce | OnIce if queued < 7_500_000 => Ok(()),
            AdminFrozen => Ok(()),
            AdminActive | AdminOnIce | OnIce => Err(LendingError::StatusNotAllowed),
            Active | Frozen | Setup => Err(LendingError::UnknownStatus),
        };
        prop_assert_eq!(status.require_admin_may_set(queued), expected);
        prop_assert_eq!(status.admin_needs_coverage(), status == AdminActive);
    }

    #[test]
    fn ice_forbids_borrowing_and_frost_supplying_too(status in status()) {
        let number = status.to_u32();
        prop_assert_eq!(status.require(Action::Borrow).is_ok(), number < 2);
        prop_assert_eq!(status.require(Action::Supply).is_ok(), number < 4);
    }

    /// What stands still anyway, or what the admin has decided, is left alone.
    #[test]
    fn bad_debt_puts_active_pools_on_ice_and_no_others(status in status()) {
        let expected = match status {
            AdminActive | Active => OnIce,
            other => other,
        };
        prop_assert_eq!(status.iced(), expected);
        prop_assert_eq!(status.iced().iced(), expected);
        prop_assert!(status.iced().require(Action::Borrow).is_err());
        let supplies = status.require(Action::Supply);
        prop_assert_eq!(status.iced().require(Action::Supply), supplies);
    }

    /// A pool that deals with a loss never becomes active, and everything else is as without one.
    #[test]
    fn what_is_held_back_thaws_as_far_as_ice(
        status in status(),
        queued in queued(),
        met in any::<bool>(),
    ) {
        let Ok(next) = status.next(queued, met) else {
            return Ok(());
        };
        let held = status.held_back(next);
        match (status, next) {
            (OnIce, Active) => prop_assert_eq!(held, Err(LendingError::StatusNotAllowed)),
            (Frozen, Active) => prop_assert_eq!(held, Ok(OnIce)),
            _ => prop_assert_eq!(held, Ok(next)),
        }
        let was_active = matches!(status, AdminActive | Active);
        prop_assert!(was_active || !matches!(held, Ok(AdminActive | Active)));
    }

    #[test]
    fn a_default_is_felt_for_exactly_a_day(last in any::<u64>(), after in 0..200_000u64) {
        let now = last.saturating_add(after);
        prop_assert_eq!(is_shaken(last, now), last != 0 && now - last < 86_400);
        prop_assert!(!is_shaken(0, now));
        // A clock that runs behind does not end it.
        prop_assert_eq!(is_shaken(last, last.saturating_sub(after)), last != 0);
    }
}

#[test]
fn the_day_after_a_default_ends_with_its_last_second() {
    assert!(is_shaken(600, 600) && is_shaken(600, 600 + 86_399));
    assert!(!is_shaken(600, 600 + 86_400));
    assert!(is_shaken(u64::MAX, u64::MAX));
}
