//! What is too wide for one answer, in parts; and that what the lens makes of stored entries is what the pool
//! answers.

use super::scene::ONE;
use lens::{PoolState, PriceGuard};
use soroban_sdk::{Address, Vec};
use test_suites::requests::{borrow, supply, supply_collateral};
use test_suites::reserves::std_config;
use test_suites::{Setup, World};

const RESERVES: u32 = 30;

/// Thirty guarded reserves, borrowed from and then left alone for a month. The backstop owes in the 4th and
/// the 29th: in each less than its deposits are worth, and more in both.
fn wide() -> World {
    let mut world = World::new(&Setup {
        guarded: true,
        max_positions: 60,
        ..Setup::default()
    });
    for _ in 0..RESERVES {
        world.list(&std_config(), ONE);
    }
    world.activate();
    world.env.cost_estimate().disable_resource_limits();
    world.env.cost_estimate().budget().reset_unlimited();
    let (lender, user) = (world.user(200_000 * ONE), world.user(200_000 * ONE));
    world.act(&user, [supply_collateral(world.asset(0), 100_000 * ONE)]);
    for index in 0..RESERVES as usize {
        world.act(&lender, [supply(world.asset(index), 100_000 * ONE)]);
        let amount = (index as i128 + 1) * 100 * ONE;
        world.act(&user, [borrow(world.asset(index), amount)]);
    }
    let owed = [(3, 40_000 * ONE), (28, 40_000 * ONE)];
    world.seed_positions(&world.backstop.address, &[], &owed, &[]);
    world.skip_ledgers(30 * 17_280);
    world
}

/// Every (first, count) that cuts `len` places into parts of at most `most`.
fn cuts(len: u32, most: u32) -> impl Iterator<Item = (u32, u32)> {
    let firsts = (0..len).step_by(most as usize);
    firsts.map(move |first| (first, most))
}

#[test]
fn thirty_reserves_in_parts_are_the_whole() {
    let world = wide();
    let (lens, pool) = (world.lens(), &world.pool.address);
    let state = lens.pool_state(pool);
    let guards = lens.price_guards(pool);
    let alerts = lens.alerts(pool);
    assert_eq!(
        (state.reserves.len(), guards.len()),
        (RESERVES, RESERVES + 1)
    );
    for (said, asset) in guards.iter().zip(&world.assets) {
        let stored = world.pool.get_guard(&asset.address).unwrap();
        assert!(said.guard == stored && stored.config.max_age > 0);
    }
    for most in [7, 30, 31, u32::MAX] {
        let mut reserves = Vec::new(&world.env);
        for (first, count) in cuts(RESERVES, most) {
            let part = lens.pool_state_part(pool, &first, &count);
            reserves.append(&part.reserves);
            let reserves = state.reserves.clone();
            assert_eq!(PoolState { reserves, ..part }, state);
        }
        assert_eq!(reserves, state.reserves);
        let (mut said, mut flags) = (Vec::<PriceGuard>::new(&world.env), Vec::new(&world.env));
        for (first, count) in cuts(RESERVES + 1, most) {
            said.append(&lens.price_guards_part(pool, &first, &count));
            flags.append(&lens.alerts_part(pool, &first, &count));
        }
        assert_eq!((said, flags), (guards.clone(), alerts.clone()));
    }
}

#[test]
fn beyond_the_end_there_is_nothing() {
    let world = wide();
    let (lens, pool) = (world.lens(), &world.pool.address);
    let state = lens.pool_state(pool);
    for (first, count) in [(30, 1), (31, u32::MAX), (u32::MAX, u32::MAX), (5, 0)] {
        let part = lens.pool_state_part(pool, &first, &count);
        assert!(part.reserves.is_empty());
        assert_eq!(
            (part.config, part.backstop),
            (state.config.clone(), state.backstop.clone())
        );
    }
    assert_eq!(lens.pool_state_part(pool, &29, &2).reserves.len(), 1);
    // One place more: the backstop token.
    assert_eq!(lens.price_guards_part(pool, &29, &5).len(), 2);
    assert_eq!(lens.price_guards_part(pool, &30, &1).len(), 1);
    assert!(lens.price_guards_part(pool, &31, &1).is_empty());
    assert!(lens.alerts_part(pool, &31, &1).is_empty());
}

/// What the backstop owes is held against its deposits as a whole, whichever part is asked for.
#[test]
fn an_alert_does_not_depend_on_the_part_it_is_asked_in() {
    let world = wide();
    let (lens, pool) = (world.lens(), &world.pool.address);
    let flagged = |first: u32, count: u32| -> std::vec::Vec<(Address, u32)> {
        lens.alerts_part(pool, &first, &count).into_iter().collect()
    };
    // Bad debt, a notable one, not covered.
    let (early, late) = (world.asset(3).clone(), world.asset(28).clone());
    assert_eq!(flagged(3, 1), [(early.clone(), 1 | 2 | 64)]);
    assert_eq!(flagged(28, 2), [(late, 1 | 2 | 64)]);
    assert_eq!(flagged(4, 24), []);
    // The backstop token has no guard.
    assert_eq!(
        flagged(30, 1),
        [(world.backstop_token.address.clone(), 128)]
    );
    world.seed_positions(&world.backstop.address, &[], &[(3, 40_000 * ONE)], &[]);
    assert_eq!(flagged(3, 1), [(early, 1 | 2)]);
}

/// The lens reads entries and accrues; the pool answers. To the unit, in a reserve with any history.
#[test]
fn what_the_lens_makes_of_entries_is_what_the_pool_answers() {
    let world = World::market(3);
    world.with_loss_and_bad_debt();
    let donor = world.user(ONE);
    world.pool.cover_loss(&donor, world.asset(1), &ONE);
    world.with_interest();
    for _ in 0..3 {
        world.skip_ledgers(123_457);
        let (lens, pool) = (world.lens(), &world.pool.address);
        let state = lens.pool_state(pool);
        for (line, asset) in state.reserves.iter().zip(&world.assets) {
            let asset = &asset.address;
            assert_eq!(line.reserve, world.pool.get_reserve(asset));
            assert_eq!(lens.get_loss(pool, asset).loss, world.pool.get_loss(asset));
            let ledger = lens.get_bad_debt(pool, asset).ledger;
            assert_eq!(ledger, world.pool.get_bad_debt(asset));
            let said = lens.price_guard(pool, asset).guard;
            assert_eq!(Some(said), world.pool.get_guard(asset));
        }
    }
    let [kept, given] = [1, 2].map(|index| world.pool.get_loss(world.asset(index)));
    assert!(kept.open > 0 && kept.recovered > 0 && given.open == 0);
    assert!(world.pool.get_bad_debt(world.asset(1)).assigned > 0);
}
