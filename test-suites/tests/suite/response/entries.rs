//! Ledger entries of the automatic response: what they look like and how long they live.

use crate::bad_debt::stage::{Stage, ONE};
use crate::keys;
use pool::PoolError;
use soroban_sdk::xdr::ContractDataDurability::{Persistent, Temporary};
use test_suites::raw;
use test_suites::requests::*;
use test_suites::World;

use super::flow::{limited, queue, STANDARD};
use super::stage::{set, update};

const DAY: u32 = 17_280;

#[test]
fn the_last_default_is_a_time_that_lives_as_long_as_it_is_read() {
    let stage = Stage::new(2);
    stage.lender(0, 1_000 * ONE);
    let key = keys::last_default();
    assert!(stage.entry(&key).is_none());
    let later = stage.debtor(0, ONE);
    stage.lose(0, ONE);
    let entry = stage.entry(&key).unwrap();
    assert_eq!((entry.value, entry.durability), (raw::u64(600), Persistent));
    stage.at(900);
    stage.lose_from(&later);
    assert_eq!(stage.entry(&key).unwrap().value, raw::u64(900));

    // What asks whether the pool may become active keeps it alive.
    stage.skip_ledgers(80 * DAY);
    let _ = stage.pool.try_update_status();
    assert_eq!(stage.entry(&key).unwrap().ttl, 46 * DAY);
}

/// One that was archived counts as what it is: the host restores it for the call that needs it.
#[test]
fn an_archived_default_is_not_forgotten() {
    let stage = Stage::new(2);
    stage.lender(0, 1_000 * ONE);
    stage.lose(0, ONE);
    // A year of ledgers within the day, as far as the clock is concerned.
    for _ in 0..12 {
        stage.at_ledger(stage.env.ledger().sequence() + 30 * DAY);
    }
    assert!(stage.entry(&keys::last_default()).is_none());
    let refused = PoolError::StatusNotAllowed;
    assert_eq!(set(&stage, 0), Err(refused));
    assert_eq!(update(&stage), Err(refused));
}

#[test]
fn new_debt_of_an_hour_is_a_number_that_lives_for_a_day() {
    let world = limited(2_500_000);
    let user = world.rich();
    let key = keys::flow(1);
    assert!(world.entry(&key).is_none());
    world.act(&user, [borrow(world.asset(1), 3 * ONE)]);
    let entry = world.entry(&key).unwrap();
    assert_eq!(
        (entry.value, entry.durability),
        (keys::flow_value(240, 0, 3 * ONE), Temporary)
    );
    assert_eq!(entry.ttl, DAY);
    let value = || world.entry(&key).unwrap().value;
    world.act(&user, [repay(world.asset(1), ONE)]);
    assert_eq!(value(), keys::flow_value(240, 0, 2 * ONE));
    world.skip_ledgers(720);
    world.act(&user, [borrow(world.asset(1), ONE)]);
    assert_eq!(value(), keys::flow_value(241, 2 * ONE, ONE));
    world.skip_ledgers(2 * 720);
    world.act(&user, [borrow(world.asset(1), ONE)]);
    assert_eq!(value(), keys::flow_value(243, 0, ONE));
    // What is not borrowed has none, and what is not borrowed any more none for long.
    assert!(world.entry(&keys::flow(0)).is_none());
    world.skip_ledgers(DAY + 1);
    assert!(world.entry(&key).is_none());
}

#[test]
fn queued_settings_wait_with_their_time() {
    let world = limited(2_500_000);
    queue(&world, 5_000_000).unwrap();
    let settings = |flow: u32| {
        raw::fields([
            ("confirm", raw::u64(STANDARD.confirm)),
            ("dn", raw::u32(STANDARD.dn)),
            ("flow", raw::u32(flow)),
            ("liq", raw::u32(STANDARD.liq)),
            ("max_age", raw::u64(STANDARD.max_age)),
            ("slack", raw::u32(STANDARD.slack)),
            ("up", raw::u32(STANDARD.up)),
            ("window", raw::u64(STANDARD.window)),
        ])
    };
    let queued = raw::fields([
        ("new_config", settings(5_000_000)),
        ("unlock_time", raw::u64(864_000 + 604_800)),
    ]);
    let entry = world.entry(&keys::queued_guard(world.asset(1))).unwrap();
    assert_eq!((entry.value, entry.durability), (queued, Temporary));
    let guard = raw::fields([
        ("config", settings(2_500_000)),
        ("last_ts", raw::u64(600)),
        ("p", raw::i128(ONE)),
        ("rounds", raw::u32(0)),
        ("side", soroban_sdk::xdr::ScVal::I32(0)),
        ("since", raw::u64(0)),
        ("t", raw::u64(600)),
    ]);
    let entry = world.entry(&keys::guard(world.asset(1))).unwrap();
    assert_eq!((entry.value, entry.durability), (guard, Persistent));
}

/// What nobody limits is not counted.
#[test]
fn without_a_limit_nothing_is_counted() {
    let world = World::market(2);
    world.at(864_000);
    world.borrower();
    assert!(world.entry(&keys::flow(1)).is_none());
}
