//! Outside setup, settings wait a week; less flow does not.

use super::stage::*;
use pool::{GuardConfig, PoolError};
use test_suites::outcome::outcome;
use test_suites::World;

fn apply(world: &World) -> Result<(), PoolError> {
    outcome(world.pool.try_apply_guard(world.asset(0)))
}

fn cancel(world: &World) -> Result<(), PoolError> {
    outcome(world.pool.try_cancel_set_guard(world.asset(0)))
}

#[test]
fn settings_are_applied_by_anyone_after_seven_days() {
    let world = market();
    let before = world.guard(0);
    let start = world.now();
    assert_eq!(world.set_guard(0, &TIGHT), Ok(()));
    assert_eq!(world.guard(0), before);
    world.at(start + WEEK - 1);
    assert_eq!(apply(&world), Err(PoolError::InitNotUnlocked));
    world.at(start + WEEK);
    world.env.set_auths(&[]);
    assert_eq!(apply(&world), Ok(()));
    let after = world.guard(0);
    assert_eq!(after.config, TIGHT);
    // It goes on from its anchor: the moment of a change is no chance to choose one.
    assert_eq!((after.p, after.t), (before.p, before.t));
    assert_eq!(apply(&world), Err(PoolError::GuardNotQueued));
}

#[test]
fn one_change_waits_at_a_time() {
    let world = market();
    assert_eq!(world.set_guard(0, &TIGHT), Ok(()));
    assert_eq!(world.set_guard(0, &TIGHT), Err(PoolError::BadRequest));
    assert_eq!(cancel(&world), Ok(()));
    assert_eq!(cancel(&world), Err(PoolError::GuardNotQueued));
    assert_eq!(apply(&world), Err(PoolError::GuardNotQueued));
    assert_eq!(world.set_guard(0, &TIGHT), Ok(()));
}

#[test]
fn unsafe_settings_are_not_even_queued() {
    let world = market();
    let loose = GuardConfig {
        slack: 5_000_000,
        ..STANDARD
    };
    world.refuses(PoolError::UnsafeGuard, |w| {
        w.pool.try_set_guard(w.asset(0), &loose)
    });
}

#[test]
fn a_lower_flow_limit_holds_at_once_and_a_higher_one_waits() {
    let world = market();
    let limited = |flow: u32| GuardConfig { flow, ..STANDARD };
    assert_eq!(world.set_guard(0, &limited(2_500_000)), Ok(()));
    assert_eq!(world.guard(0).config.flow, 2_500_000);
    assert_eq!(world.set_guard(0, &limited(1_000_000)), Ok(()));
    assert_eq!(world.guard(0).config.flow, 1_000_000);
    for raised in [2_500_000, 0] {
        assert_eq!(world.set_guard(0, &limited(raised)), Ok(()));
        assert_eq!(world.guard(0).config.flow, 1_000_000);
        assert_eq!(cancel(&world), Ok(()));
    }
    // Lower, but not only lower.
    let mixed = GuardConfig {
        flow: 500_000,
        ..TIGHT
    };
    assert_eq!(world.set_guard(0, &mixed), Ok(()));
    assert_eq!(world.guard(0).config.flow, 1_000_000);
}
