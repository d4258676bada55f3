//! The pool's status: who may set what, and what the backstop says about it.

use pool::PoolError;
use test_suites::reserves::std_config;
use test_suites::{Setup, World, ONE};

/// A pool whose backstop holds 100,000.0 tokens of 1.25, of which `percent` are queued.
fn queued(percent: i128) -> World {
    let mut world = World::new(&Setup::default());
    world.list(&std_config(), ONE);
    let depositor = world.fund_backstop(100_000 * ONE);
    if percent > 0 {
        let shares = 1_000 * ONE * percent;
        world
            .backstop
            .queue_withdrawal(&depositor, &world.pool.address, &shares);
    }
    world
}

/// The status after `update_status` from `status`.
fn updated(world: &World, status: u32) -> u32 {
    world.seed_config(|config| config.status = status);
    let next = world.pool.update_status();
    assert_eq!(world.pool.get_config().status, next);
    next
}

#[test]
fn nobody_moves_a_pool_out_of_setup_or_of_its_admins_freeze() {
    let world = queued(0);
    for status in [4, 6] {
        world.seed_config(|config| config.status = status);
        world.refuses(PoolError::StatusNotAllowed, |w| w.pool.try_update_status());
    }
}

#[test]
fn the_admin_cannot_set_what_only_the_backstop_sets() {
    let world = queued(0);
    for status in [1, 5, 6, 7, 8, u32::MAX] {
        world.refuses(PoolError::BadRequest, |w| w.pool.try_set_status(&status));
    }
}

#[test]
fn the_admin_is_held_to_the_backstops_queue() {
    for (percent, refused) in [(49, &[][..]), (50, &[0]), (74, &[0]), (75, &[0, 2, 3])] {
        let world = queued(percent);
        for status in [0, 2, 3, 4] {
            if refused.contains(&status) {
                world.refuses(PoolError::StatusNotAllowed, |w| {
                    w.pool.try_set_status(&status)
                });
            } else {
                world.pool.set_status(&status);
                assert_eq!(world.pool.get_config().status, status);
            }
        }
    }
}

#[test]
fn the_admin_cannot_activate_a_pool_below_the_threshold() {
    let world = queued(0);
    // 100,000 tokens of 0.5 reach the threshold of 50,000 exactly.
    world.set_backstop_price(ONE / 2 - 1);
    world.refuses(PoolError::StatusNotAllowed, |w| w.pool.try_set_status(&0));
    world.pool.set_status(&2);
    world.set_backstop_price(ONE / 2);
    world.pool.set_status(&0);
    let empty = World::new(&Setup::default());
    empty.refuses(PoolError::StatusNotAllowed, |w| w.pool.try_set_status(&0));
}

#[test]
fn the_status_follows_the_backstop() {
    // Queued percent, then what 0, 1, 2, 3 and 5 become.
    for (percent, expected) in [
        (0, [0, 1, 2, 1, 1]),
        (29, [0, 1, 2, 1, 1]),
        (30, [0, 3, 2, 3, 3]),
        (49, [0, 3, 2, 3, 3]),
        (50, [3, 3, 2, 3, 3]),
        (59, [3, 3, 2, 3, 3]),
        (60, [3, 5, 2, 5, 5]),
        (74, [3, 5, 2, 5, 5]),
        (75, [3, 5, 5, 5, 5]),
        (99, [3, 5, 5, 5, 5]),
    ] {
        let world = queued(percent);
        let found = [0, 1, 2, 3, 5].map(|status| updated(&world, status));
        assert_eq!(found, expected, "{percent}% queued");
    }
}

#[test]
fn below_the_threshold_no_pool_stays_active() {
    let world = queued(0);
    world.set_backstop_price(ONE / 2 - 1);
    let found = [0, 1, 2, 3, 5].map(|status| updated(&world, status));
    assert_eq!(found, [3, 3, 2, 3, 3]);
}

#[test]
fn a_dead_feed_holds_the_status_only_where_it_matters() {
    let world = queued(60);
    world.kill_backstop_feed();
    let found = [0, 1, 2, 3, 5].map(|status| updated(&world, status));
    assert_eq!(found, [3, 5, 2, 5, 5]);
    for status in [2, 3, 4] {
        world.pool.set_status(&status);
    }
    let world = queued(0);
    world.kill_backstop_feed();
    for status in [0, 1, 3, 5] {
        world.seed_config(|config| config.status = status);
        world.refuses(PoolError::BackstopPriceUnavailable, |w| {
            w.pool.try_update_status()
        });
    }
    assert_eq!(updated(&world, 2), 2);
}
