//! `liquidation_range`: every percent in it is accepted, every one outside of it is refused.

use super::random::Random;
use super::scene::{broke, scene, Scene, ONE};
use lens::LensError;
use pool::ReserveData;
use soroban_sdk::{vec, Address, Vec};
use std::collections::BTreeSet;
use test_suites::code::is_wasm;
use test_suites::reserves::std_config;
use test_suites::{Setup, World};

/// Five reserves of odd rates, factors and decimals.
fn odd_world(random: &mut Random) -> World {
    let mut world = World::new(&Setup {
        max_positions: 8,
        ..Setup::default()
    });
    for decimals in [7, 6, 9, 7, 18] {
        let mut config = std_config();
        config.decimals = decimals;
        config.c_factor = [0, 6_500_000, 7_500_000, 9_000_000, 9_800_000][random.below(5)];
        config.l_factor = [7_500_000, 9_000_000, 9_500_000, 10_000_000][random.below(4)];
        let price = random.between(ONE / 100, 500 * ONE);
        let index = world.list(&config, price);
        let one = 10i128.pow(decimals);
        let data = ReserveData {
            b_rate: random.between(300_000_000_000, 1_700_000_000_000),
            b_supply: 1_000_000_000 * one,
            backstop_credit: 0,
            d_rate: random.between(1_000_000_000_000, 1_700_000_000_000),
            d_supply: 200_000_000 * one,
            ir_mod: ONE,
            last_time: 0,
        };
        world.seed_reserve_data(index, &data);
    }
    world.activate();
    world
}

/// Puts up to three debts and three collaterals of a random user in place, at a health factor of
/// around 0.6 to 1.02. Returns where they lie.
fn odd_account(
    world: &World,
    random: &mut Random,
    user: &Address,
) -> (BTreeSet<usize>, BTreeSet<usize>) {
    let pick = |random: &mut Random| {
        let number = 1 + random.below(3);
        (0..number)
            .map(|_| random.below(5))
            .collect::<BTreeSet<_>>()
    };
    let (debts, collaterals) = (pick(random), pick(random));
    let shares = |random: &mut Random, index: usize| {
        let one = 10i128.pow(world.assets[index].decimals);
        one * random.between(1_000, 100_000) / 100
    };
    let debt: std::vec::Vec<_> = debts
        .iter()
        .map(|i| (*i as u32, shares(random, *i)))
        .collect();
    let mut collateral: std::vec::Vec<_> = collaterals
        .iter()
        .map(|i| (*i as u32, shares(random, *i)))
        .collect();
    world.seed_positions(user, &collateral, &debt, &[]);
    let risk = world.lens().account_risk(&world.pool.address, user);
    let target = random.between(6_000_000, 10_200_000);
    for (_, shares) in &mut collateral {
        if risk.cb > 0 {
            *shares = (*shares * (risk.lb / 1000) / (risk.cb / 1000 + 1) * target / ONE).max(1);
        }
    }
    world.seed_positions(user, &collateral, &debt, &[]);
    (debts, collaterals)
}

pub fn claimed((min, max, full): (u32, u32, bool)) -> BTreeSet<u32> {
    let mut claimed: BTreeSet<u32> = (min..=max).collect();
    if full {
        claimed.extend(96..=100);
    }
    claimed
}

#[test]
fn the_range_is_exactly_what_create_user_liquidations_accepts() {
    let (mut some, mut full) = (0, 0);
    let seeds = if is_wasm() { 2 } else { 8 };
    for seed in 0..seeds {
        let mut random = Random(seed);
        let world = odd_world(&mut random);
        let lens = world.lens();
        let nothing = vec![&world.env];
        for _ in 0..4 {
            let user = world.user(0);
            odd_account(&world, &mut random, &user);
            let range = lens.liquidation_range(&world.pool.address, &user, &nothing, &nothing);
            let accepted: BTreeSet<u32> = (0..=101)
                .filter(|percent| {
                    let created = world.pool.try_create_user_liquidations(&user, percent);
                    world.drop_auction(0, &user);
                    created.is_ok()
                })
                .collect();
            assert_eq!(claimed(range), accepted, "seed {seed}: {range:?}");
            some += u64::from(range.0 <= range.1);
            full += u64::from(range.2);
        }
    }
    // On average. That healthy accounts have none is tested below.
    assert!(some >= seeds && full >= seeds, "{some} {full}");
}

#[test]
fn the_range_of_chosen_positions_is_exactly_what_new_auction_accepts() {
    let (mut some, mut parts) = (0, 0);
    let seeds = if is_wasm() { 2 } else { 4 };
    for seed in 100..100 + seeds {
        let mut random = Random(seed);
        let world = odd_world(&mut random);
        let lens = world.lens();
        for _ in 0..4 {
            let user = world.user(0);
            let (debts, collaterals) = odd_account(&world, &mut random, &user);
            let (bid, lot) = (
                chosen(&world, &mut random, &debts),
                chosen(&world, &mut random, &collaterals),
            );
            let range = lens.liquidation_range(&world.pool.address, &user, &bid, &lot);
            let accepted: BTreeSet<u32> = (1..=100)
                .filter(|percent| {
                    let created = world.pool.try_new_auction(&0, &user, &bid, &lot, percent);
                    world.drop_auction(0, &user);
                    created.is_ok()
                })
                .collect();
            assert_eq!(claimed(range), accepted, "seed {seed}: {range:?}");
            some += u64::from(!accepted.is_empty());
            parts += u64::from((bid.len() + lot.len()) < (debts.len() + collaterals.len()) as u32);
        }
    }
    assert!(some >= seeds && parts >= seeds, "{some} {parts}");
}

/// At least one of `from`.
fn chosen(world: &World, random: &mut Random, from: &BTreeSet<usize>) -> Vec<Address> {
    let mut indices: std::vec::Vec<usize> = from.iter().copied().collect();
    while indices.len() > 1 && random.coin() {
        indices.remove(random.below(indices.len()));
    }
    world.assets_at(&indices)
}

#[test]
fn what_the_state_forbids_has_no_range() {
    let Scene {
        world, borrower, ..
    } = scene();
    let lens = world.lens();
    let pool = &world.pool.address;
    let none = vec![&world.env];
    let empty = (1, 0, false);
    assert_eq!(lens.liquidation_range(pool, &borrower, &none, &none), empty);
    world.set_price(0, 6_000_000);
    assert_eq!(
        lens.liquidation_range(pool, &borrower, &none, &none),
        (38, 59, false)
    );
    world.pool.create_user_liquidations(&borrower, &50);
    assert_eq!(lens.liquidation_range(pool, &borrower, &none, &none), empty);
    for user in [pool, &world.backstop.address] {
        assert_eq!(lens.liquidation_range(pool, user, &none, &none), empty);
    }
}

/// Collateral worth nothing goes whole or not at all.
#[test]
fn worthless_collateral_goes_whole() {
    let Scene {
        world, borrower, ..
    } = broke();
    let lens = world.lens();
    let none = vec![&world.env];
    let range = lens.liquidation_range(&world.pool.address, &borrower, &none, &none);
    assert_eq!(range, (1, 0, true));
    for percent in 1..=100 {
        let created = world.pool.try_create_user_liquidations(&borrower, &percent);
        assert_eq!(created.is_ok(), percent > 95);
        world.drop_auction(0, &borrower);
    }
}

#[test]
fn nonsense_is_refused_with_a_reason() {
    let Scene {
        world, borrower, ..
    } = scene();
    world.set_price(0, 6_000_000);
    let lens = world.lens();
    let ask = |bid: &[usize], lot: &[usize]| {
        let (bid, lot) = (world.assets_at(bid), world.assets_at(lot));
        lens.try_liquidation_range(&world.pool.address, &borrower, &bid, &lot)
    };
    assert!(ask(&[1], &[0]).is_ok());
    assert_eq!(ask(&[2], &[0]), Err(Ok(LensError::InvalidBid)));
    assert_eq!(ask(&[], &[0]), Err(Ok(LensError::InvalidBid)));
    assert_eq!(ask(&[1], &[2]), Err(Ok(LensError::InvalidLot)));
    assert_eq!(ask(&[1], &[]), Err(Ok(LensError::InvalidLot)));
    assert_eq!(ask(&[1, 1], &[0]), Err(Ok(LensError::DuplicateAsset)));
    assert_eq!(ask(&[1], &[0, 0]), Err(Ok(LensError::DuplicateAsset)));
    let unknown = vec![&world.env, world.backstop_token.address.clone()];
    let refused = lens.try_liquidation_range(&world.pool.address, &borrower, &unknown, &unknown);
    assert_eq!(refused, Err(Ok(LensError::ReserveNotFound)));
    world.kill_feed(0);
    assert_eq!(ask(&[1], &[0]), Err(Ok(LensError::PriceUnavailable)));
}
