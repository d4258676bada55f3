//! Which price counts for what.

use super::stage::*;
use pool::PoolError;
use soroban_sdk::Address;
use test_suites::requests::*;
use test_suites::{World, ONE};

/// Whether the account can be liquidated, at any size.
fn liquidatable(world: &World, user: &Address) -> bool {
    match test_suites::outcome::outcome(world.pool.try_create_user_liquidations(user, &100)) {
        Ok(_) | Err(PoolError::InvalidLiqTooLarge | PoolError::InvalidLiqTooSmall) => true,
        Err(PoolError::InvalidLiquidation) => false,
        Err(other) => panic!("{other:?}"),
    }
}

/// A health factor of 1.406, beyond the reach of one false print.
fn sound_borrower(world: &World) -> Address {
    world.borrower_of(40 * ONE)
}

#[test]
fn new_risk_sees_a_crash_at_once_and_liquidations_after_a_quarter_of_an_hour() {
    let world = market();
    let user = world.borrower();
    let start = world.now();
    // 100.0 of #0 against 50.0 of #1: bad below 0.889, hopeless below 0.667.
    world.at(start + 300);
    world.round(0, ONE / 2);
    assert_eq!(
        world.submit(&user, [borrow(world.asset(1), 1)]),
        Err(PoolError::InvalidHf)
    );
    // The reach is 15% below an anchor that may have fallen by 0.42%.
    let sized = |percent: u32| world.liquidate(&user, &[1], &[0], percent);
    assert_eq!(sized(100), Err(PoolError::InvalidLiqTooLarge));
    for round in 2..=4 {
        world.at(start + round * 300);
        world.round(0, ONE / 2);
    }
    assert_eq!(world.guard(0).rounds, 4);
    let auction = sized(100).unwrap();
    assert_eq!(auction.lot, world.amounts(&[(0, 100 * ONE)]));
}

#[test]
fn one_round_of_a_spike_blocks_borrowing_and_confirms_nothing() {
    let world = market();
    let user = sound_borrower(&world);
    let start = world.now();
    world.at(start + 300);
    world.round(1, 3 * ONE);
    assert_eq!(
        world.submit(&user, [borrow(world.asset(1), 1)]),
        Err(PoolError::InvalidHf)
    );
    assert!(!liquidatable(&world, &user));
    world.at(start + 600);
    world.round(1, ONE);
    world.act(&user, [borrow(world.asset(1), 1)]);
    assert!(!liquidatable(&world, &user));
    world.check();
}

#[test]
fn a_confirmed_rise_says_nothing_about_a_fall() {
    let world = market();
    let user = sound_borrower(&world);
    let start = world.now();
    for round in 1..=4 {
        world.at(start + round * 300);
        world.round(0, 3 * ONE);
    }
    assert!(world.guard(0).since + 900 <= world.now());
    world.at(world.now() + 5);
    world.set_dated_price(0, 1, world.now());
    // At a price of nothing he would be hopeless; at 15% below the anchor he is still sound.
    assert!(world.guard(0).p > ONE);
    assert!(!liquidatable(&world, &user));
}

#[test]
fn a_confirmation_of_long_ago_has_lapsed() {
    let world = market();
    let user = world.borrower();
    let start = world.now();
    for round in 1..=4 {
        world.at(start + round * 300);
        world.round(1, 3 * ONE);
    }
    // Nobody looks for a while; then it is there again, for one round.
    world.at(world.now() + HOUR + 1);
    world.set_dated_price(1, 100 * ONE, world.now());
    let auction = world.liquidate(&user, &[1], &[0], 100);
    assert_eq!(auction, Err(PoolError::InvalidLiqTooLarge));
}

#[test]
fn orc_11_a_dead_feed_blocks_no_liquidation() {
    let world = market();
    let user = world.borrower();
    let start = world.now();
    for round in 1..=3 {
        world.at(start + round * HOUR);
        world.round(1, 1_1400000);
    }
    world.at(world.now() + 5);
    world.kill_feed(0);
    world.kill_feed(1);
    // 75.0 against 76: by the anchors he is just bad.
    assert!(liquidatable(&world, &user));
}

#[test]
fn orc_11_a_feed_that_traps_blocks_no_liquidation() {
    let world = market();
    let user = world.borrower();
    for index in 0..2 {
        world.set_dated_price(index, ONE, world.now());
    }
    world.at(world.now() + 2 * DAY);
    // Two days old: the anchor counts.
    assert!(!liquidatable(&world, &user));
    assert_eq!(
        world.submit(&user, [borrow(world.asset(1), 1)]),
        Err(PoolError::StalePrice)
    );
}

#[test]
fn orc_11_dead_collateral_has_no_borrowing_power_and_touches_nobody_else() {
    let world = market();
    let user = world.user(1_000 * ONE);
    world.act(
        &user,
        [
            supply_collateral(world.asset(0), 100 * ONE),
            supply_collateral(world.asset(1), 100 * ONE),
        ],
    );
    world.kill_feed(0);
    // 100.0 of #1 carries 75 of its own kind at a liability factor of 0.75: 56.25.
    assert_eq!(
        world.submit(&user, [borrow(world.asset(1), 57 * ONE)]),
        Err(PoolError::InvalidHf)
    );
    world.act(&user, [borrow(world.asset(1), 56 * ONE)]);
    assert_eq!(
        world.submit(&user, [borrow(world.asset(0), 1)]),
        Err(PoolError::PriceUnavailable)
    );
    world.check();
}

#[test]
fn orc_03_new_risk_asks_for_a_price_of_this_hour() {
    let world = market();
    let user = world.borrower();
    for index in 0..2 {
        world.set_dated_price(index, ONE, world.now());
    }
    world.at(world.now() + HOUR);
    world.act(&user, [borrow(world.asset(1), 1)]);
    world.at(world.now() + 1);
    for risky in [
        borrow(world.asset(1), 1),
        withdraw_collateral(world.asset(0), 1),
    ] {
        assert_eq!(world.submit(&user, [risky]), Err(PoolError::StalePrice));
    }
    for safe in [
        repay(world.asset(1), ONE),
        supply(world.asset(0), ONE),
        withdraw(world.asset(0), ONE),
        supply_collateral(world.asset(0), ONE),
    ] {
        world.play(&user, [safe]);
    }
}

#[test]
fn orc_05_a_stamp_of_tomorrow_is_refused_for_new_risk_only() {
    let world = market();
    let user = world.borrower();
    for ahead in [61, DAY, u64::MAX - world.now()] {
        world.set_dated_price(0, ONE, world.now() + ahead);
        assert_eq!(
            world.submit(&user, [borrow(world.asset(1), 1)]),
            Err(PoolError::StalePrice)
        );
        assert!(!liquidatable(&world, &user));
    }
    world.set_dated_price(0, ONE, world.now() + 60);
    world.act(&user, [borrow(world.asset(1), 1)]);
}

#[test]
fn who_owes_nothing_leaves_whatever_the_feed_says() {
    let world = market();
    let user = world.user(1_000 * ONE);
    world.act(&user, [supply_collateral(world.asset(0), 100 * ONE)]);
    world.kill_feed(0);
    world.play(&user, [withdraw_collateral(world.asset(0), 100 * ONE)]);
}

/// A market whose backstop owes 25.0 of #1; guarded are the reserves, and its token if asked for.
fn indebted(token_guarded: bool) -> World {
    let mut world = World::new(&guarded());
    for _ in 0..2 {
        world.list(&test_suites::reserves::std_config(), ONE);
    }
    if token_guarded {
        let token = world.backstop_token.address.clone();
        world.pool.set_guard(&token, &STANDARD);
    }
    world.activate();
    let lender = world.user(1_000 * ONE);
    for index in 0..2 {
        world.act(&lender, [supply(world.asset(index), 1_000 * ONE)]);
    }
    let user = world.borrower();
    world.seed_positions(&user, &[], &[(1, 50 * ONE)], &[]);
    world.pool.bad_debt(&user);
    world
}

#[test]
fn a_low_price_of_the_backstop_token_pushes_no_loss_onto_suppliers() {
    for guarded in [false, true] {
        let world = indebted(guarded);
        world.set_backstop_price(1_2500000 / 100);
        let moved = test_suites::outcome::outcome(world.pool.try_bad_debt(&world.backstop.address));
        let expected = if guarded {
            Err(PoolError::BadRequest)
        } else {
            Ok(())
        };
        assert_eq!(moved, expected);
    }
}

#[test]
fn a_dead_feed_of_a_guarded_backstop_token_leaves_the_anchor() {
    let world = indebted(true);
    world.kill_backstop_feed();
    assert_eq!(world.pool.update_status(), 0);
    // Deposits are worth 62,500 by the anchor: more than 5% of 50,000.
    world.refuses(PoolError::BadRequest, |w| {
        w.pool.try_bad_debt(&w.backstop.address)
    });
    world.refuses(PoolError::BackstopPriceUnavailable, |w| {
        w.pool.try_create_bad_debt_auction()
    });
}
