//! `backstop_quote` against what the pool makes of the same tokens.

use super::scene::{broke, scene, Scene, ONE};
use lens::LensError;
use pool::PoolError;
use test_suites::{Setup, World};

/// The lot of a bad-debt auction is the most whose quoted worth does not exceed 120% of the debt's.
#[test]
fn the_lot_of_a_bad_debt_auction_is_worth_its_quote() {
    let Scene {
        world, borrower, ..
    } = broke();
    world.pool.bad_debt(&borrower);
    let lens = world.lens();
    let pool = &world.pool.address;
    for (debt_price, token_price) in [(ONE, 1_2500000), (9_876_543, 1_2345678), (7, 3_333_333)] {
        world.set_price(1, debt_price);
        world.set_backstop_price(token_price);
        world.skip_ledgers(1_000);
        let auction = world.pool.create_bad_debt_auction();
        let lot = auction.lot.values().first().unwrap();
        let owed = lens.get_bad_debt(pool, world.asset(1)).bad;
        let debt = owed * debt_price / ONE * 12 / 10;
        assert!(lens.backstop_quote(pool, &lot).value <= debt);
        assert!(lens.backstop_quote(pool, &(lot + 1)).value >= debt);
        world.drop_auction(1, &world.backstop.address);
    }
}

/// `covered` is what `set_status(0)` demands, `exhausted` what lets `bad_debt` default.
#[test]
fn the_threshold_is_the_pools() {
    for decimals in [7, 5, 14] {
        let mut world = World::new(&Setup {
            oracle_decimals: decimals,
            backstop_threshold: 1_000 * 10i128.pow(decimals),
            backstop_token_decimals: 9,
            backstop_token_price: 10i128.pow(decimals),
            ..Setup::default()
        });
        world.list(&test_suites::reserves::std_config(), 10i128.pow(decimals));
        let lens = world.lens();
        let pool = &world.pool.address;
        let one = 1_000_000_000;
        let none = lens.backstop_quote(pool, &0);
        assert_eq!(
            (none.covered, none.exhausted, none.deposits_ratio),
            (false, true, 0)
        );
        for tokens in [50 * one - 1, 1, 949 * one + 999_999_999, 1, one] {
            world.fund_backstop(tokens);
            // A default keeps a pool from becoming active for a day.
            world.at(world.now() + 86_400);
            let quote = lens.backstop_quote(pool, &one);
            assert_eq!((quote.value, quote.ratio), (10i128.pow(decimals), 1_0000));
            assert_eq!(quote.deposits, world.backstop.pool_data(pool).tokens);
            assert_eq!(quote.covered, world.pool.try_set_status(&0).is_ok());
            let backstop = world.backstop.address.clone();
            world.seed_positions(&backstop, &[], &[(0, 1)], &[]);
            let mut data = world.pool.get_reserve(world.asset(0)).data;
            (data.d_supply, data.b_supply) = (1, 10);
            world.seed_reserve_data(0, &data);
            assert_eq!(quote.exhausted, world.pool.try_bad_debt(&backstop).is_ok());
            world.seed_positions(&backstop, &[], &[], &[]);
            // For a day after a default the pool cannot become active, whatever the backstop is worth.
            world.at(world.now() + 86_400);
        }
        assert_eq!(lens.backstop_quote(pool, &0).deposits_ratio, 1_0010000);
    }
}

#[test]
fn a_price_the_pool_refuses_is_refused() {
    let Scene { world, .. } = scene();
    let lens = world.lens();
    let pool = &world.pool.address;
    let refused = Err(Ok(LensError::BackstopPriceUnavailable));
    assert_eq!(
        lens.try_backstop_quote(pool, &-1),
        Err(Ok(LensError::NegativeAmount))
    );
    world.at(1_000_000);
    for (price, time) in [(0, 1_000_000), (-1, 1_000_000), (ONE, 913_599)] {
        world.set_dated_backstop_price(price, time);
        assert_eq!(lens.try_backstop_quote(pool, &ONE), refused);
        let status = world.pool.try_update_status();
        assert_eq!(status, Err(Ok(PoolError::BackstopPriceUnavailable)));
    }
    world.kill_backstop_feed();
    assert_eq!(lens.try_backstop_quote(pool, &ONE), refused);
    world.set_dated_backstop_price(ONE, 913_600);
    assert!(lens.try_backstop_quote(pool, &ONE).is_ok());
}
