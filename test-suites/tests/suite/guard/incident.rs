//! ORC-01 and ORC-02: a price that is wrong a hundredfold for two rounds, in the figures of
//! 22 February 2026.

use super::stage::*;
use pool::{PoolError, ReserveConfig};
use test_suites::requests::*;
use test_suites::reserves::std_config;
use test_suites::{World, ONE};

const XLM: usize = 0;
const USDC: usize = 1;
const USTRY: usize = 2;

const TRUE_PRICE: i128 = 1_0574240;
const FALSE_PRICE: i128 = 106_7372830;

fn pool() -> World {
    let mut world = World::new(&guarded());
    for (c_factor, l_factor, price) in [
        (7_500_000, 7_500_000, 1609348),
        (9_500_000, 9_500_000, ONE),
        (9_000_000, 9_500_000, TRUE_PRICE),
    ] {
        let config = ReserveConfig {
            c_factor,
            l_factor,
            ..std_config()
        };
        world.list(&config, price);
    }
    world.activate();
    let lender = world.user(200_000_000 * ONE);
    world.act(
        &lender,
        [
            supply(world.asset(XLM), 107_660_516_9200000),
            supply(world.asset(USDC), 1_456_546_0100000),
        ],
    );
    world
}

#[test]
fn orc_01_two_poisoned_rounds_lend_nothing_that_is_not_covered() {
    let world = pool();
    let eve = world.user(1_000_000 * ONE);
    world.act(
        &eve,
        [supply_collateral(world.asset(USTRY), 12_881_7245870)],
    );
    let usdc = || [borrow(world.asset(USDC), 1_000_196_7040837)];
    assert_eq!(world.submit(&eve, usdc()), Err(PoolError::InvalidHf));

    for round in 1..=2 {
        world.at(600 + round * 300);
        world.set_dated_price(USTRY, FALSE_PRICE, world.now());
        world.poke(USTRY).unwrap();
        assert_eq!(world.submit(&eve, usdc()), Err(PoolError::InvalidHf));
    }
    world.act(
        &eve,
        [supply_collateral(world.asset(USTRY), 136_994_4090702)],
    );
    let xlm = [borrow(world.asset(XLM), 61_249_278_3064502)];
    assert_eq!(world.submit(&eve, xlm), Err(PoolError::InvalidHf));

    // She takes the most there is, to the hundredth.
    let worth = (12_881_7245870 + 136_994_4090702) * TRUE_PRICE / ONE;
    let mut taken = 0;
    let mut step = 100_000 * ONE;
    while step >= ONE / 100 {
        match world.submit(&eve, [borrow(world.asset(USDC), step)]) {
            Ok(_) => taken += step,
            Err(PoolError::InvalidHf) => step /= 2,
            Err(other) => panic!("{other:?}"),
        }
    }
    assert!(taken > worth / 2 && taken < worth, "{taken} of {worth}");
    world.check();
}

#[test]
fn orc_02_a_debt_that_looks_worthless_is_lent_at_its_anchor() {
    let world = pool();
    let eve = world.user(1_000_000 * ONE);
    world.act(&eve, [supply_collateral(world.asset(USDC), 1_000 * ONE)]);
    world.at(900);
    world.set_dated_price(XLM, 16093, world.now());
    world.poke(XLM).unwrap();
    // 1000 USDC would buy 600,000 XLM at the false price.
    let most = 1_000 * ONE * 9500000 / ONE * 7_500_000 / 1609348;
    assert_eq!(
        world.submit(&eve, [borrow(world.asset(XLM), most * 12 / 10)]),
        Err(PoolError::InvalidHf)
    );
    world.act(&eve, [borrow(world.asset(XLM), most * 9 / 10)]);
}

#[test]
fn a_false_price_liquidates_nobody_beyond_its_reach() {
    let world = pool();
    world.act(
        &world.lender(),
        [supply(world.asset(USTRY), 1_000_000 * ONE)],
    );
    let bella = world.user(1_000_000 * ONE);
    world.act(
        &bella,
        [
            supply_collateral(world.asset(USDC), 1_000 * ONE),
            borrow(world.asset(USTRY), 100 * ONE),
        ],
    );
    world.at(900);
    world.set_dated_price(USTRY, FALSE_PRICE, world.now());
    world.poke(USTRY).unwrap();
    world.refuses(PoolError::InvalidLiquidation, |w| {
        w.pool.try_create_user_liquidations(&bella, &50)
    });
}
