//! `account_risk` and `pool_risk`.

use super::scene::{broke, scene, submit, Scene, ONE};
use lens::LensError;
use pool::PoolError;
use soroban_sdk::testutils::Address as _;
use soroban_sdk::{vec, Address};
use test_suites::requests::{borrow, list, repay, supply_collateral};

#[test]
fn the_worked_examples() {
    let Scene {
        world, borrower, ..
    } = scene();
    let lens = world.lens();
    let pool = &world.pool.address;
    // (price of the collateral, health factor, zone, shortfalls)
    let cases = [
        (5_000_000, 7_916_666, 2, 0, 2_5683061),
        (3_000_000, 4_749_999, 3, 30_0000000, 37_5409837),
        (6_000_000, 9_499_999, 1, 0, 0),
    ];
    for (price, hf, zone, short_e, short_l) in cases {
        world.set_price(0, price);
        let risk = lens.account_risk(pool, &borrower);
        assert_eq!((risk.cr, risk.lr), (200 * price, 90 * ONE));
        assert_eq!((risk.cb, risk.lb), (150 * price, 94_7368422));
        assert_eq!((risk.hf, risk.zone, risk.lif), (hf, zone, 1_1437500));
        assert_eq!((risk.short_e, risk.short_l), (short_e, short_l));
        assert!(!risk.auction);
    }
    let none = vec![&world.env];
    let range = lens.liquidation_range(pool, &borrower, &none, &none);
    assert_eq!(range, (38, 59, false));
    world.pool.create_user_liquidations(&borrower, &50);
    assert!(lens.account_risk(pool, &borrower).auction);
}

/// The health factor is the one `submit` demands to be 1.00001, to the last digit.
#[test]
fn the_health_factor_is_the_pools() {
    let Scene {
        world, borrower, ..
    } = scene();
    let lens = world.lens();
    world.skip_ledgers(1_000_000);
    world.set_price(0, 9_876_543);
    let (mut accepted, mut refused) = (0, 200 * ONE);
    while refused - accepted > 1 {
        let amount = (accepted + refused) / 2;
        let before = world.pool.get_positions(&borrower);
        let data = world.pool.get_reserve(world.asset(1)).data;
        let requests = list(&world.env, [borrow(world.asset(1), amount)]);
        let after = world
            .pool
            .try_submit(&borrower, &borrower, &borrower, &requests);
        let Ok(Ok(after)) = after else {
            assert_eq!(after, Err(Ok(PoolError::InvalidHf)));
            // What the lens would have said of the account the pool refused.
            let shares = (amount * 1_000_000_000_000 + data.d_rate - 1) / data.d_rate;
            let debt = before.liabilities.get(1).unwrap() + shares;
            let collateral = before.collateral.get(0).unwrap();
            world.seed_positions(&borrower, &[(0, collateral)], &[(1, debt)], &[]);
            let risk = lens.account_risk(&world.pool.address, &borrower);
            assert!(risk.hf < 1_0000100, "{}", risk.hf);
            world.seed_positions(
                &borrower,
                &[(0, collateral)],
                &[(1, before.liabilities.get(1).unwrap())],
                &[],
            );
            refused = amount;
            continue;
        };
        assert!(after.liabilities.get(1) > before.liabilities.get(1));
        let risk = lens.account_risk(&world.pool.address, &borrower);
        assert!(risk.hf >= 1_0000100, "{}", risk.hf);
        let requests = list(&world.env, [repay(world.asset(1), amount)]);
        world
            .pool
            .submit(&borrower, &borrower, &borrower, &requests);
        accepted = amount;
    }
    assert!(accepted > 0);
}

#[test]
fn an_account_without_debt_is_as_healthy_as_can_be() {
    let Scene { world, lender, .. } = scene();
    let lens = world.lens();
    let nobody = Address::generate(&world.env);
    for user in [lender, nobody] {
        let risk = lens.account_risk(&world.pool.address, &user);
        assert_eq!((risk.hf, risk.zone, risk.lif), (i128::MAX, 0, ONE));
        assert_eq!((risk.cr, risk.lr, risk.short_e, risk.short_l), (0, 0, 0, 0));
    }
}

/// Zone 4 is where `bad_debt` works, zones 1 to 3 are where a liquidation can be created.
#[test]
fn zones_say_what_the_pool_allows() {
    let Scene {
        world, borrower, ..
    } = broke();
    let lens = world.lens();
    let pool = &world.pool.address;
    let mut seen = std::vec![];
    for price in [
        100_000 * ONE,
        8_000 * ONE / 10,
        740 * ONE,
        660 * ONE,
        300 * ONE,
        2,
        1,
    ] {
        world.set_price(0, price);
        let zone = lens.account_risk(pool, &borrower).zone;
        seen.push(zone);
        let created = world.pool.try_create_user_liquidations(&borrower, &100);
        let refused = created == Err(Ok(PoolError::InvalidLiquidation));
        assert_eq!(refused, zone == 0, "at {price}");
        world.drop_auction(0, &borrower);
        if zone < 4 {
            let refusal = world.pool.try_bad_debt(&borrower);
            assert_eq!(refusal, Err(Ok(PoolError::BadRequest)), "at {price}");
        }
    }
    assert_eq!(seen, [0, 1, 1, 2, 3, 3, 4]);
    world.pool.bad_debt(&borrower);
    let risk = lens.account_risk(pool, &borrower);
    assert_eq!((risk.zone, risk.lr), (0, 0));
    world.check();
}

#[test]
fn a_dead_feed_is_a_typed_error_where_it_matters() {
    let Scene {
        world,
        borrower,
        lender,
    } = scene();
    let lens = world.lens();
    let pool = &world.pool.address;
    let refused = Err(Ok(LensError::PriceUnavailable));
    // Asset 2 is in nobody's books.
    world.kill_feed(2);
    assert!(lens.try_account_risk(pool, &borrower).is_ok());
    world.at(2_000_000);
    world.set_dated_price(0, ONE, 2_000_000 - 86_400);
    assert!(lens.try_account_risk(pool, &borrower).is_ok());
    for (price, time) in [(ONE, 2_000_000 - 86_401), (0, 2_000_000), (-1, 2_000_000)] {
        world.set_dated_price(0, price, time);
        assert_eq!(lens.try_account_risk(pool, &borrower), refused);
    }
    world.kill_feed(0);
    assert_eq!(lens.try_account_risk(pool, &borrower), refused);
    // What is supplied but secures nothing needs no price.
    world.kill_feed(1);
    assert!(lens.try_account_risk(pool, &lender).is_ok());
}

#[test]
fn pool_risk_adds_up() {
    let Scene {
        world, borrower, ..
    } = broke();
    let lens = world.lens();
    let pool = &world.pool.address;
    let other = world.user(10_000 * ONE);
    let unpriced = world.user(10_000 * ONE);
    for (user, collateral) in [(&other, 1), (&unpriced, 2)] {
        let requests = [
            supply_collateral(world.asset(collateral), 100 * ONE),
            borrow(world.asset(1), 20 * ONE),
        ];
        submit(&world, user, requests);
    }
    world.set_price(0, 300 * ONE);
    world.set_price(1, 9_123_457);
    world.kill_feed(2);
    let backstop = world.backstop.address.clone();
    let users = vec![
        &world.env,
        borrower.clone(),
        other.clone(),
        unpriced,
        backstop,
    ];
    let sums = lens.pool_risk(pool, &users);
    let (a, b) = (
        lens.account_risk(pool, &borrower),
        lens.account_risk(pool, &other),
    );
    assert_eq!((sums.accounts, sums.unpriced), (2, 1));
    assert_eq!(sums.zones, vec![&world.env, 1, 0, 0, 1, 0]);
    assert_eq!((sums.cb, sums.cr), (a.cb + b.cb, a.cr + b.cr));
    assert_eq!((sums.lb, sums.lr), (a.lb + b.lb, a.lr + b.lr));
    assert_eq!(sums.short_e, a.short_e + b.short_e);
    assert_eq!(sums.short_l, a.short_l + b.short_l);
    assert_eq!(sums.bad_debt, Some(0));
    // 50 000 backstop tokens at 1.25.
    assert_eq!(sums.coverage, Some(62_500 * ONE));

    world.set_price(0, 1);
    world.pool.bad_debt(&borrower);
    let sums = lens.pool_risk(pool, &vec![&world.env]);
    let owed = lens.get_bad_debt(pool, world.asset(1)).bad;
    assert_eq!(sums.bad_debt, Some((owed * 9_123_457 + ONE - 1) / ONE));
    world.kill_feed(1);
    world.kill_backstop_feed();
    let sums = lens.pool_risk(pool, &users);
    assert_eq!(
        (sums.bad_debt, sums.coverage, sums.unpriced),
        (None, None, 2)
    );
}
