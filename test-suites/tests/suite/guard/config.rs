//! Who sets a guard, and to what.

use super::stage::*;
use pool::{GuardConfig, PoolError};
use test_suites::outcome::outcome;
use test_suites::world::NO_GUARD;
use test_suites::{World, ONE};

fn in_setup() -> World {
    let mut world = World::new(&guarded());
    for _ in 0..2 {
        world.list(&test_suites::reserves::std_config(), ONE);
    }
    world
}

#[test]
fn during_setup_the_admin_sets_a_guard_at_once_and_anew() {
    let world = in_setup();
    world.at(700);
    world.set_price(0, 2 * ONE);
    world.set_guard(0, &TIGHT).unwrap();
    let guard = world.guard(0);
    assert_eq!((guard.config, guard.p, guard.t), (TIGHT, 2 * ONE, 700));
}

#[test]
fn a_guard_needs_a_price_to_start_from() {
    let world = in_setup();
    world.at(2 * DAY);
    world.kill_feed(0);
    assert_eq!(
        world.set_guard(0, &STANDARD),
        Err(PoolError::PriceUnavailable)
    );
    world.set_dated_price(0, ONE, world.now() - HOUR - 1);
    assert_eq!(world.set_guard(0, &STANDARD), Err(PoolError::StalePrice));
    world.set_dated_price(0, 0, world.now());
    assert_eq!(world.set_guard(0, &STANDARD), Err(PoolError::InvalidPrice));
    world.set_dated_price(0, ONE, world.now() + 61);
    assert_eq!(world.set_guard(0, &STANDARD), Err(PoolError::StalePrice));
    world.set_dated_price(0, ONE, world.now() - HOUR);
    assert_eq!(world.set_guard(0, &STANDARD), Ok(()));
}

#[test]
fn a_guard_is_turned_off_during_setup_only() {
    let world = in_setup();
    assert_eq!(world.set_guard(0, &NO_GUARD), Ok(()));
    assert_eq!(world.guard(0).config, NO_GUARD);
    assert_eq!(world.poke(0), Err(PoolError::GuardNotFound));
    world.activate();
    world.refuses(PoolError::InvalidGuardConfig, |w| {
        w.pool.try_set_guard(w.asset(1), &NO_GUARD)
    });
}

#[test]
fn a_guard_is_turned_off_before_its_asset_is_listed_and_stays_off() {
    let world = World::market_with(&test_suites::Setup::default(), 1);
    assert_eq!(world.guard(0).config, NO_GUARD);
}

#[test]
fn settings_out_of_range_are_refused() {
    let world = in_setup();
    let broken: [fn(&mut GuardConfig); 10] = [
        |c| c.up = 10_000_001,
        |c| c.dn = 10_000_001,
        |c| c.slack = 10_000_000,
        |c| c.liq = 10_000_000,
        |c| c.window = 0,
        |c| c.window = DAY + 1,
        |c| c.confirm = DAY + 1,
        |c| c.max_age = 0,
        |c| c.max_age = DAY + 1,
        |c| c.flow = 10_000_001,
    ];
    for (row, distort) in broken.iter().enumerate() {
        let mut config = TIGHT;
        distort(&mut config);
        assert_eq!(
            world.set_guard(0, &config),
            Err(PoolError::InvalidGuardConfig),
            "row {row}"
        );
    }
    // A whole window of fall would leave nothing.
    let bottomless = GuardConfig {
        dn: 5_000_000,
        window: 7_200,
        ..TIGHT
    };
    assert_eq!(
        world.set_guard(0, &bottomless),
        Err(PoolError::InvalidGuardConfig)
    );
}

#[test]
fn settings_under_which_one_wrong_price_could_hurt_are_refused() {
    let world = in_setup();
    // Both factors are 0.75: room for 1.33 on each side together, 1.7778 in all.
    let loose = GuardConfig {
        slack: 3_300_000,
        up: 0,
        dn: 0,
        ..STANDARD
    };
    assert_eq!(world.set_guard(0, &loose), Err(PoolError::UnsafeGuard));
    let fits = GuardConfig {
        slack: 2_000_000,
        ..loose
    };
    assert_eq!(world.set_guard(0, &fits), Ok(()));
}

#[test]
fn only_the_admin_sets_guards() {
    let world = in_setup();
    world.env.set_auths(&[]);
    let refused = world.pool.try_set_guard(world.asset(0), &TIGHT);
    assert!(refused.is_err());
    let refused = world.pool.try_cancel_set_guard(world.asset(0));
    assert!(refused.is_err());
    // Anyone pokes.
    assert_eq!(outcome(world.pool.try_poke_price(world.asset(0))), Ok(()));
}

#[test]
fn the_backstop_token_can_be_guarded_without_being_a_reserve() {
    let world = in_setup();
    let token = &world.backstop_token.address;
    assert_eq!(world.pool.get_guard(token), None);
    world.pool.set_guard(token, &STANDARD);
    assert_eq!(world.pool.get_guard(token).unwrap().p, 1_2500000);
}
