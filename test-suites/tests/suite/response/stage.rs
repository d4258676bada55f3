//! Pools in every status, by the ways there are.

use pool::PoolError;
use soroban_sdk::Address;
use test_suites::World;

use crate::bad_debt::stage::{outcome, Stage, ONE};

pub const DAY: u64 = 86_400;

/// 100,000.0 supplied of each of two reserves. The backstop is worth 62,500, a tenth of which is
/// 6,250.
pub fn stage() -> Stage {
    let stage = Stage::new(2);
    for index in 0..2 {
        stage.lender(index, 100_000 * ONE);
    }
    stage
}

/// A depositor whose 150,000.0 are three quarters of the backstop, all of them queued.
pub fn leaver(stage: &Stage) -> Address {
    let leaver = stage.fund_backstop(150_000 * ONE);
    let pool = &stage.pool.address;
    stage
        .backstop
        .queue_withdrawal(&leaver, pool, &(150_000 * ONE));
    leaver
}

/// The leaver stays after all.
pub fn stays(stage: &Stage, leaver: &Address) {
    let pool = &stage.pool.address;
    stage
        .backstop
        .dequeue_withdrawal(leaver, pool, &(150_000 * ONE));
}

/// Moves an active pool to `status` by the calls that lead there; 5 takes a leaver.
pub fn put(stage: &Stage, status: u32) {
    let pool = &stage.pool;
    match status {
        0 | 2 | 3 | 4 => pool.set_status(&status),
        1 => {
            pool.set_status(&3);
            pool.update_status();
        }
        5 => {
            pool.set_status(&3);
            leaver(stage);
            pool.update_status();
        }
        _ => panic!("no way back to {status}"),
    }
    assert_eq!(status_of(stage), status);
}

pub fn status_of(world: &World) -> u32 {
    world.pool.get_config().status
}

pub fn update(stage: &Stage) -> Result<u32, PoolError> {
    outcome(stage.act(|w| w.pool.try_update_status()))
}

pub fn set(stage: &Stage, status: u32) -> Result<(), PoolError> {
    outcome(stage.act(|w| w.pool.try_set_status(&status)))
}

/// Neither anybody nor the admin can make the pool active.
#[track_caller]
pub fn is_held(stage: &Stage) {
    let refused = PoolError::StatusNotAllowed;
    stage
        .world()
        .refuses(refused, |w| w.pool.try_update_status());
    stage
        .world()
        .refuses(refused, |w| w.pool.try_set_status(&0));
}
