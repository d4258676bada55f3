#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects)]

use super::*;

#[test]
fn an_entry_gives_what_it_has() {
    let cases = [
        (
            "larger: reduced",
            125,
            25,
            Taken {
                entry_left: 100,
                still_wanted: 0,
            },
        ),
        (
            "equal: gone, walk ends",
            125,
            125,
            Taken {
                entry_left: 0,
                still_wanted: 0,
            },
        ),
        (
            "smaller: gone, walk goes on",
            125,
            126,
            Taken {
                entry_left: 0,
                still_wanted: 1,
            },
        ),
        (
            "zero entry, nothing wanted",
            0,
            0,
            Taken {
                entry_left: 0,
                still_wanted: 0,
            },
        ),
        (
            "nothing wanted",
            125,
            0,
            Taken {
                entry_left: 125,
                still_wanted: 0,
            },
        ),
        (
            "zero entry",
            0,
            7,
            Taken {
                entry_left: 0,
                still_wanted: 7,
            },
        ),
    ];
    for (case, entry, wanted, taken) in cases {
        assert_eq!(take_from_entry(entry, wanted), taken, "{case}");
    }
}

#[test]
fn an_entry_unlocks_17_days_after_it_was_queued_and_in_that_second() {
    let unlocks_at = unlock_time(1_000).unwrap();
    assert_eq!(unlocks_at, 1_000 + 17 * 24 * 60 * 60);
    assert!(!is_unlocked(unlocks_at, unlocks_at - 1));
    assert!(is_unlocked(unlocks_at, unlocks_at));
    assert_eq!(unlock_time(u64::MAX), Err(MathError::Overflow));
}

#[test]
fn the_queue_holds_20_entries() {
    assert_eq!(require_room_in_queue(19), Ok(()));
    assert_eq!(require_room_in_queue(20), Err(BackstopError::QueueFull));
}

#[test]
fn more_shares_than_an_account_has_are_refused() {
    assert_eq!(take_free(10, 10), Ok(0));
    assert_eq!(take_free(10, 11), Err(BackstopError::NotEnoughShares));
    assert_eq!(require_all_taken(0), Ok(()));
    assert_eq!(require_all_taken(1), Err(BackstopError::NotEnoughShares));
}
