//! K9 to K19: the pool's status, with the threshold given as met or not. How the backstop's worth is
//! compared with its threshold is ours: see `coverage`.

use lending_core::status::{Action, PoolStatus};
use lending_core::LendingError::{self, *};

const MET: bool = true;
const NOT_MET: bool = false;

type Status = Result<u32, LendingError>;

/// (status before, part of the backstop queued, threshold met, status after)
fn check_update((before, queued, met, after): (u32, i128, bool, Status)) {
    let before = PoolStatus::from_u32(before).unwrap();
    assert_eq!(before.next(queued, met).map(PoolStatus::to_u32), after);
    // Where the threshold is not asked for, it must not matter.
    if !before.needs_coverage(queued) {
        assert_eq!(before.next(queued, !met).map(PoolStatus::to_u32), after);
    }
}

/// (status asked for, part of the backstop queued, threshold met, status or refusal)
fn check_set((asked, queued, met, expected): (u32, i128, bool, Status)) {
    let set = || {
        let status = PoolStatus::from_u32(asked)?;
        status.require_admin_may_set(queued)?;
        if status.admin_needs_coverage() && !met {
            return Err(StatusNotAllowed);
        }
        Ok(status.to_u32())
    };
    assert_eq!(set(), expected);
}

vectors! { check_update:
    k9_on_ice_becomes_active = (3, 0, MET, Ok(1));
    k10_active_goes_on_ice_below_the_threshold = (1, 0, NOT_MET, Ok(3));
    k11_active_goes_on_ice_at_30_percent = (1, 3000000, MET, Ok(3));
    k11_just_below_30_percent = (1, 2999999, MET, Ok(1));
    k11_admin_active_stays_at_30_percent = (0, 3000000, MET, Ok(0));
    k12_admin_active_goes_on_ice_at_50_percent = (0, 5000000, MET, Ok(3));
    k12_just_below_50_percent = (0, 4999999, MET, Ok(0));
    k12_admin_active_goes_on_ice_below_the_threshold = (0, 0, NOT_MET, Ok(3));
    k13_active_freezes_at_60_percent = (1, 6000000, MET, Ok(5));
    k13_just_below_60_percent = (1, 5999999, MET, Ok(3));
    k13_admin_on_ice_stays_at_60_percent = (2, 6000000, MET, Ok(2));
    k14_admin_on_ice_freezes_at_75_percent = (2, 7500000, MET, Ok(5));
    k14_admin_on_ice_freezes_at_80_percent = (2, 8000000, MET, Ok(5));
    k14_just_below_75_percent = (2, 7499999, NOT_MET, Ok(2));
    k15_admin_frozen_stays = (4, 0, MET, Err(StatusNotAllowed));
    k15_setup_stays = (6, 0, MET, Err(StatusNotAllowed));
    frozen_thaws_when_the_queue_empties = (5, 0, MET, Ok(1));
    frozen_thaws_to_on_ice_below_the_threshold = (5, 0, NOT_MET, Ok(3));
    frozen_stays_with_a_full_queue = (5, 10000000, NOT_MET, Ok(5));
}

vectors! { check_set:
    k16_admin_active_with_60_percent_queued = (0, 6000000, MET, Err(StatusNotAllowed));
    k16_admin_active_with_50_percent_queued = (0, 5000000, MET, Err(StatusNotAllowed));
    k16_admin_active_below_the_threshold = (0, 0, NOT_MET, Err(StatusNotAllowed));
    k16_admin_active_just_below_50_percent = (0, 4999999, MET, Ok(0));
    k17_admin_on_ice_with_80_percent_queued = (2, 8000000, MET, Err(StatusNotAllowed));
    k17_on_ice_with_80_percent_queued = (3, 8000000, MET, Err(StatusNotAllowed));
    k17_admin_on_ice_with_75_percent_queued = (2, 7500000, MET, Err(StatusNotAllowed));
    k17_on_ice_just_below_75_percent = (3, 7499999, NOT_MET, Ok(3));
    k17_admin_frozen_is_always_allowed = (4, 10000000, NOT_MET, Ok(4));
    k18_active = (1, 0, MET, Err(UnknownStatus));
    k18_frozen = (5, 0, MET, Err(UnknownStatus));
    k18_setup = (6, 0, MET, Err(UnknownStatus));
    k18_no_status = (7, 0, MET, Err(UnknownStatus));
    k19_admin_active_with_25_percent_queued = (0, 2500000, MET, Ok(0));
}

/// The permission matrix: (status, supply allowed, borrowing allowed).
fn check_permissions((status, supply, borrow): (u32, bool, bool)) {
    let status = PoolStatus::from_u32(status).unwrap();
    assert_eq!(status.require(Action::Supply).is_ok(), supply);
    assert_eq!(status.require(Action::Borrow).is_ok(), borrow);
    for action in [Action::Supply, Action::Borrow] {
        let refused = status.require(action).err();
        assert!(refused.is_none() || refused == Some(ActionNotAllowed));
    }
}

vectors! { check_permissions:
    permissions_0_admin_active = (0, true, true);
    permissions_1_active = (1, true, true);
    permissions_2_admin_on_ice = (2, true, false);
    permissions_3_on_ice = (3, true, false);
    permissions_4_admin_frozen = (4, false, false);
    permissions_5_frozen = (5, false, false);
    permissions_6_setup = (6, false, false);
}

#[test]
fn every_status_has_its_number() {
    for number in 0..=6 {
        assert_eq!(PoolStatus::from_u32(number).unwrap().to_u32(), number);
    }
    assert_eq!(PoolStatus::from_u32(7), Err(UnknownStatus));
    assert_eq!(PoolStatus::from_u32(u32::MAX), Err(UnknownStatus));
}
