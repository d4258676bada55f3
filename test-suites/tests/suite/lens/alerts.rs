//! `alerts`, `get_bad_debt` and `get_loss` through the life of a bad debt.

use super::scene::{broke, scene, Scene, ONE};
use soroban_sdk::{vec, Address, Vec};
use test_suites::World;

/// What is alarming but for prices, of which `guard_alerts` treats: nothing is guarded here, and feeds die.
fn alerts(world: &World) -> Vec<(Address, u32)> {
    const OF_PRICES: u32 = 16 | 128 | 256;
    let mut alerts = vec![&world.env];
    for (asset, flags) in world.lens().alerts(&world.pool.address).iter() {
        if flags & !OF_PRICES != 0 {
            alerts.push_back((asset, flags & !OF_PRICES));
        }
    }
    alerts
}

fn only(world: &World, index: usize, flags: u32) -> Vec<(Address, u32)> {
    vec![&world.env, (world.asset(index).clone(), flags)]
}

/// [`books`].
type Books = ((u32, i128, i128, i128), (u32, i128, i128));

/// (state, bad debt, its ratio, socialized ratio) and (state, open ratio, recovered ratio)
fn books(world: &World) -> Books {
    let (lens, pool) = (world.lens(), &world.pool.address);
    let bad = lens.get_bad_debt(pool, world.asset(1));
    let loss = lens.get_loss(pool, world.asset(1));
    assert_eq!(bad.ledger, world.pool.get_bad_debt(world.asset(1)));
    assert_eq!(loss.loss, world.pool.get_loss(world.asset(1)));
    let held = world
        .pool
        .get_positions(&world.backstop.address)
        .liabilities;
    assert_eq!(bad.bad_d, held.get(1).unwrap_or(0));
    let state = lens.pool_state(pool).reserves.get(1).unwrap().state;
    assert_eq!((bad.state, loss.state), (state, state));
    (
        (bad.state, bad.bad, bad.bad_ratio, bad.socialized_ratio),
        (loss.state, loss.open_ratio, loss.recovered_ratio),
    )
}

#[test]
fn a_quiet_pool_has_no_alerts() {
    let Scene { world, .. } = scene();
    assert_eq!(alerts(&world), vec![&world.env]);
    assert_eq!(books(&world), ((0, 0, 0, 0), (0, 0, 0)));
}

#[test]
fn bad_debt_then_a_loss_then_its_recovery() {
    let Scene {
        world,
        borrower,
        lender,
    } = broke();
    assert_eq!(
        alerts(&world),
        vec![&world.env],
        "a bad account is not yet bad debt"
    );
    world.pool.bad_debt(&borrower);
    assert_eq!(alerts(&world), only(&world, 1, 1 | 2));
    assert_eq!(books(&world), ((1, 300 * ONE, 3_000_000, 0), (1, 0, 0)));

    // 300 of debt against 50 000 tokens: uncovered below 0.006 each, and below the threshold.
    world.set_backstop_price(60_000);
    assert_eq!(flags(&world), [32, 32 | 3, 32]);
    world.set_backstop_price(59_999);
    assert_eq!(flags(&world), [32, 64 | 32 | 3, 32]);
    world.kill_feed(1);
    assert_eq!(flags(&world), [32, 32 | 3, 32]);
    world.kill_backstop_feed();
    assert_eq!(alerts(&world), only(&world, 1, 3));

    world.set_backstop_price(1);
    world.pool.bad_debt(&world.backstop.address);
    assert_eq!(flags(&world), [32, 32 | 4, 32]);
    // 300 of the 700 that suppliers still have.
    assert_eq!(books(&world), ((2, 0, 0, 4_285_714), (2, 4_285_714, 0)));
    world.pool.cover_loss(&lender, world.asset(1), &(75 * ONE));
    assert_eq!(
        books(&world),
        ((2, 0, 0, 4_285_714), (2, 3_214_285, 2_500_000))
    );
    world.pool.cover_loss(&lender, world.asset(1), &(225 * ONE));
    world.set_backstop_price(ONE);
    assert_eq!(alerts(&world), vec![&world.env]);
    assert_eq!(books(&world), ((0, 0, 0, 4_285_714), (0, 0, ONE)));
}

fn flags(world: &World) -> std::vec::Vec<u32> {
    alerts(world).iter().map(|(_, flags)| flags).collect()
}

#[test]
fn an_empty_backstop_needs_no_price_to_be_alarming() {
    let Scene {
        world, borrower, ..
    } = broke();
    world.pool.bad_debt(&borrower);
    // The deposits are gone: drawn, in the pool's name.
    let all = world.backstop.pool_data(&world.pool.address).tokens;
    world.backstop.draw(&world.pool.address, &all, &borrower);
    for _ in 0..2 {
        assert_eq!(flags(&world), [32, 64 | 32 | 3, 32]);
        world.kill_backstop_feed();
        world.kill_feed(1);
    }
}

#[test]
fn one_percent_is_notable_and_a_killed_reserve_is_flagged() {
    let Scene {
        world, borrower, ..
    } = broke();
    world.pool.bad_debt(&borrower);
    let mut data = world.pool.get_reserve(world.asset(1)).data;
    for (b_supply, expected) in [(30_000 * ONE, 3), (30_000 * ONE + 1, 1), (0, 3)] {
        data.b_supply = b_supply;
        world.seed_reserve_data(1, &data);
        assert_eq!(alerts(&world), only(&world, 1, expected));
    }
    data.b_supply = 1_000 * ONE;
    data.b_rate = 0;
    world.seed_reserve_data(1, &data);
    assert_eq!(alerts(&world), only(&world, 1, 8 | 3));
    assert_eq!(books(&world).0 .0, 3);
}
