//! `pool_state` and `user_state` against the pool's own answers.

use super::scene::{broke, scene, submit, Scene, ONE};
use lens::LensError;
use soroban_sdk::testutils::Address as _;
use soroban_sdk::Address;
use test_suites::requests::{borrow, supply, supply_collateral};
use test_suites::World;

const RATE_ONE: i128 = 1_000_000_000_000;

fn compare(world: &World) {
    let state = world.lens().pool_state(&world.pool.address);
    assert_eq!(state.config, world.pool.get_config());
    assert_eq!(state.constants, world.pool.get_constants());
    assert_eq!(state.backstop.address, world.pool.get_backstop());
    assert_eq!(state.backstop.token, world.backstop.backstop_token());
    let data = world.backstop.pool_data(&world.pool.address);
    assert_eq!(state.backstop.data, data);
    assert_eq!(state.reserves.len(), world.pool.get_reserve_list().len());
    for (line, asset) in state.reserves.iter().zip(world.pool.get_reserve_list()) {
        assert_eq!(line.reserve, world.pool.get_reserve(&asset));
        let data = line.reserve.data;
        assert_eq!(line.supply, data.b_supply * data.b_rate / RATE_ONE);
        let debt = (data.d_supply * data.d_rate + RATE_ONE - 1) / RATE_ONE;
        assert_eq!(line.debt, debt);
        let used = (debt * ONE + line.supply - 1).checked_div(line.supply);
        assert_eq!(line.utilization, used.unwrap_or(0));
    }
}

#[test]
fn the_pool_in_one_answer() {
    let Scene { world, .. } = scene();
    compare(&world);
    world.skip_ledgers(500_000);
    compare(&world);
    let state = world.lens().pool_state(&world.pool.address);
    let line = state.reserves.get(1).unwrap();
    assert_eq!(
        (line.price, line.price_time),
        (Some(ONE), Some(world.now()))
    );
    assert_eq!(
        (state.backstop.price, state.backstop.value),
        (Some(1_2500000), Some(62_500 * ONE))
    );
}

/// What the curve says is what a year would cost: one second of it, to a rounding.
#[test]
fn the_borrow_rate_is_what_accrues() {
    let Scene {
        world, borrower, ..
    } = scene();
    submit(&world, &borrower, [borrow(world.asset(1), ONE)]);
    let before = world
        .lens()
        .pool_state(&world.pool.address)
        .reserves
        .get(1)
        .unwrap();
    let seconds = 315_360;
    world.at(world.now() + seconds);
    let after = world.pool.get_reserve(world.asset(1)).data.d_rate;
    // A hundredth of a year, in 12 decimals from 7.
    let grown = before.reserve.data.d_rate * before.borrow_rate * 100_000 / 100 / RATE_ONE;
    let difference = after - before.reserve.data.d_rate - grown;
    assert!((0..=2).contains(&difference), "{difference}");
}

#[test]
fn dead_feeds_leave_the_rest_standing() {
    let Scene { world, .. } = scene();
    world.at(1_000_000);
    world.set_dated_price(0, ONE, 1);
    world.set_dated_price(1, 0, 1_000_000);
    world.kill_feed(2);
    world.kill_backstop_feed();
    compare(&world);
    let state = world.lens().pool_state(&world.pool.address);
    for line in state.reserves.iter() {
        assert_eq!((line.price, line.price_time), (None, None));
    }
    assert_eq!((state.backstop.price, state.backstop.value), (None, None));
}

#[test]
fn an_account_in_one_answer() {
    let Scene {
        world,
        borrower,
        lender,
    } = scene();
    let lens = world.lens();
    let pool = &world.pool.address;
    submit(&world, &borrower, [supply(world.asset(2), 3_3333333)]);
    submit(
        &world,
        &borrower,
        [supply_collateral(world.asset(1), 7_7777777)],
    );
    world.skip_ledgers(300_000);
    world.set_price(1, 1_0101010);
    let state = lens.user_state(pool, &borrower);
    let risk = lens.account_risk(pool, &borrower);
    let positions = world.pool.get_positions(&borrower);
    assert_eq!(state.positions.len(), 3);
    for (index, line) in (0u32..).zip(state.positions.iter()) {
        assert_eq!(line.asset, *world.asset(index as usize));
        let data = world.pool.get_reserve(&line.asset).data;
        let worth = |shares: Option<i128>| shares.unwrap_or(0) * data.b_rate / RATE_ONE;
        assert_eq!(line.collateral, worth(positions.collateral.get(index)));
        assert_eq!(line.supply, worth(positions.supply.get(index)));
        let debt = positions.liabilities.get(index).unwrap_or(0);
        assert_eq!(line.debt, (debt * data.d_rate + RATE_ONE - 1) / RATE_ONE);
    }
    let sum = |of: fn(lens::PositionState) -> Option<i128>| {
        state.positions.iter().map(of).sum::<Option<i128>>()
    };
    assert_eq!(
        (state.cb, sum(|line| line.collateral_effective)),
        (Some(risk.cb), Some(risk.cb))
    );
    assert_eq!(
        (state.cr, sum(|line| line.collateral_value)),
        (Some(risk.cr), Some(risk.cr))
    );
    assert_eq!(
        (state.lb, sum(|line| line.debt_effective)),
        (Some(risk.lb), Some(risk.lb))
    );
    assert_eq!(
        (state.lr, sum(|line| line.debt_value)),
        (Some(risk.lr), Some(risk.lr))
    );
    assert_eq!((state.hf, state.auction), (Some(risk.hf), false));
    assert_eq!(
        state.positions.get(2).unwrap().supply_value,
        Some(6_6666666)
    );

    // A feed that matters to health, and one that does not.
    world.kill_feed(2);
    assert_eq!(lens.user_state(pool, &borrower).hf, Some(risk.hf));
    world.kill_feed(0);
    let state = lens.user_state(pool, &borrower);
    assert_eq!((state.hf, state.cr), (None, None));
    let line = state.positions.get(0).unwrap();
    assert_eq!(
        (line.collateral, line.collateral_value, line.debt_value),
        (200 * ONE, None, Some(0))
    );
    assert!(state.positions.get(1).unwrap().debt_value.is_some());

    assert_eq!(lens.user_state(pool, &lender).hf, Some(i128::MAX));
    let nobody = lens.user_state(pool, &Address::generate(&world.env));
    assert!(nobody.positions.is_empty());
}

#[test]
fn a_killed_reserve_is_shown_as_such() {
    let Scene {
        world,
        borrower,
        lender,
    } = broke();
    // All but everything is lent to the one who will not pay.
    world.set_price(0, 100_000 * ONE);
    submit(&world, &borrower, [borrow(world.asset(1), 649 * ONE)]);
    world.set_price(0, 1);
    world.set_backstop_price(1);
    let mut data = world.pool.get_reserve(world.asset(1)).data;
    data.b_supply -= 50 * ONE;
    world.seed_reserve_data(1, &data);
    let owned = world.pool.get_positions(&lender).supply.get(1).unwrap();
    world.seed_positions(&lender, &[], &[], &[(1, owned - 50 * ONE)]);
    world.pool.bad_debt(&borrower);
    let state = world.lens().pool_state(&world.pool.address);
    let line = state.reserves.get(1).unwrap();
    assert_eq!(
        (line.state, line.supply, line.reserve.data.b_rate),
        (3, 0, 0)
    );
    let line = world
        .lens()
        .user_state(&world.pool.address, &lender)
        .positions
        .get(0)
        .unwrap();
    assert_eq!((line.supply, line.supply_value), (0, Some(0)));
}

#[test]
fn what_is_no_reserve_is_a_typed_error() {
    let Scene { world, .. } = scene();
    let lens = world.lens();
    let pool = &world.pool.address;
    let stranger = Address::generate(&world.env);
    assert_eq!(
        lens.try_get_loss(pool, &stranger),
        Err(Ok(LensError::ReserveNotFound))
    );
    assert_eq!(
        lens.try_get_bad_debt(pool, &stranger),
        Err(Ok(LensError::ReserveNotFound))
    );
    assert_eq!(
        lens.try_reserve_audit(pool, &stranger),
        Err(Ok(LensError::ReserveNotFound))
    );
}
