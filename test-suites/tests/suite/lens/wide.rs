//! As wide as a pool can be: the lens has the stack for it.

use super::scene::ONE;
use lens::LensError;
use soroban_sdk::vec;
use test_suites::requests::{borrow, supply, supply_collateral};
use test_suites::reserves::std_config;
use test_suites::{Setup, World};

#[test]
fn every_view_serves_thirty_guarded_reserves_and_an_account_in_all_of_them() {
    let mut world = World::new(&Setup {
        guarded: true,
        max_positions: 60,
        ..Setup::default()
    });
    for _ in 0..30 {
        world.list(&std_config(), ONE);
    }
    world.activate();
    world.env.cost_estimate().disable_resource_limits();
    world.env.cost_estimate().budget().reset_unlimited();
    let [lender, user, debtor] = [(); 3].map(|()| world.user(100_000 * ONE));
    let (held, owed) = ([150, 50], [20, 80]);
    world.act(&debtor, [supply_collateral(world.asset(0), 50_000 * ONE)]);
    for index in 0..30 {
        let asset = world.asset(index);
        world.act(&lender, [supply(asset, 1_000 * ONE)]);
        world.act(&user, [supply_collateral(asset, held[index % 2] * ONE)]);
        world.act(&debtor, [borrow(asset, owed[index % 2] * ONE)]);
    }
    // Nobody can open sixty positions: the debts are given to the one with the collateral.
    let shares = |amounts: [i128; 2]| -> Vec<(u32, i128)> {
        (0..30)
            .zip(amounts.into_iter().cycle())
            .map(|(index, amount)| (index, amount * ONE))
            .collect()
    };
    world.seed_positions(&user, &shares(held), &shares(owed), &[]);
    world.seed_positions(&debtor, &[(0, 50_000 * ONE)], &[], &[]);
    for index in 0..30 {
        world.set_price(index, [ONE * 8 / 10, ONE * 12 / 10][index % 2]);
    }
    let lens = world.lens();
    let pool = &world.pool.address;
    let risk = lens.account_risk(pool, &user);
    // The better of feed and clamp: half of the collateral at 0.85, half at 1.2; half of the debt at
    // 0.8, half at 1.15.
    let cr = 15 * (150 * ONE * 85 + 50 * ONE * 120) / 100;
    let lr = 15 * (20 * ONE * 80 + 80 * ONE * 115) / 100;
    assert_eq!((risk.cr, risk.lr), (cr, lr));
    let state = lens.user_state(pool, &user);
    assert_eq!((state.positions.len(), state.hf_liq), (30, Some(risk.hf)));
    assert!(state.hf.unwrap() < risk.hf);
    // Of its sixty positions an auction names 31: here the debts of odd number.
    let debts: Vec<usize> = (1..30).step_by(2).collect();
    let lots: Vec<usize> = (0..30).step_by(2).chain([1]).collect();
    let (bid, lot) = (world.assets_at(&debts), world.assets_at(&lots));
    let (min, max, full) = lens.liquidation_range(pool, &user, &bid, &lot);
    assert!(1 < min && min < max && max < 99 && !full);
    for percent in [min - 1, min, max, max + 1] {
        let created = world.liquidate(&user, &debts, &lots, percent);
        assert_eq!(created.is_ok(), (min..=max).contains(&percent));
        world.drop_auction(0, &user);
    }
    let too_wide = Err(Ok(LensError::MaxPositionsExceeded));
    let nothing = vec![&world.env];
    let all = lens.try_liquidation_range(pool, &user, &nothing, &nothing);
    assert_eq!(all, too_wide);
    let more = world.assets_at(&[&lots[..], &[3]].concat());
    let one_more = lens.try_liquidation_range(pool, &user, &bid, &more);
    assert_eq!(one_more, too_wide);
    assert_eq!(lens.pool_risk(pool, &vec![&world.env, user]).accounts, 1);
    assert_eq!(lens.pool_state(pool).reserves.len(), 30);
    assert_eq!(lens.price_guards(pool).len(), 31);
    let alerts = lens.alerts(pool);
    assert_eq!((alerts.len(), alerts.get(29).unwrap().1), (31, 16));
}
