//! Guarded pools through wild prices, silent feeds and pokes at any time: after every step the lens says what
//! the pool then does.

use super::guarded::{guard, guarded, range, said, tokens};
use super::random::Random;
use super::range::claimed;
use super::scene::{submit, ONE};
use lending_core::auction::{bad_debt, interest};
use lending_core::coverage::TokenPrice;
use lending_core::units::Underlying;
use pool::PoolError;
use soroban_sdk::Address;
use std::collections::BTreeMap;
use test_suites::code::is_wasm;
use test_suites::outcome::outcome;
use test_suites::requests::{borrow, supply, supply_collateral, withdraw_collateral};
use test_suites::World;

const HF: i128 = 1_0000100;

/// How often each thing happened.
type Seen = BTreeMap<&'static str, u32>;

fn note(seen: &mut Seen, what: &'static str) {
    *seen.entry(what).or_default() += 1;
}

fn borrower(world: &World) -> Address {
    let (lender, user) = (world.user(1_000_000 * ONE), world.user(10_000 * ONE));
    for index in 0..3 {
        submit(world, &lender, [supply(world.asset(index), 100_000 * ONE)]);
    }
    let requests = [
        supply_collateral(world.asset(0), 200 * ONE),
        supply_collateral(world.asset(2), 50 * ONE),
        borrow(world.asset(1), 150 * ONE),
        borrow(world.asset(2), 20 * ONE),
    ];
    submit(world, &user, requests);
    user
}

/// Lets time pass, and every feed do what it likes. The last of `prices` is the backstop token's.
fn step(world: &World, random: &mut Random, prices: &mut [i128; 4]) {
    let seconds = [0, 5, 60, 300, 300, 301, 900, 3_600, 20_000][random.below(9)];
    world.at(world.now() + seconds);
    for (index, price) in prices.iter_mut().enumerate() {
        *price = match random.below(12) {
            0 => *price * random.between(30, 300) / 100,
            1 => [ONE, ONE, 2 * ONE, ONE][index],
            2..6 => *price * random.between(960, 1_040) / 1_000,
            _ => *price,
        };
        *price = (*price).clamp(ONE / 50, 50 * ONE);
        let age = [0, 0, 0, 0, 3, 299, 3_600, 3_601, 86_401][random.below(9)];
        let said = match random.below(25) {
            0 => 0,
            1 => -*price,
            _ => *price,
        };
        let (dead, stamp) = (random.below(12) == 0, world.now() - age);
        match (index, dead) {
            (3, true) => world.kill_backstop_feed(),
            (3, false) => world.set_dated_backstop_price(said, stamp),
            (_, true) => world.kill_feed(index),
            (_, false) => world.set_dated_price(index, said, stamp),
        }
    }
}

/// What `poke_price` does was foretold, and what it noted is told.
fn judge_pokes(world: &World, random: &mut Random, seen: &mut Seen) {
    for asset in tokens(world) {
        let before = said(world, &asset);
        assert_eq!(before.guard, guard(world, &asset));
        if random.below(3) == 0 {
            continue;
        }
        let done = outcome(world.pool.try_poke_price(&asset)).is_ok();
        let after = guard(world, &asset);
        assert_eq!(before.poke, done.then_some(after.p));
        if done {
            let told = said(world, &asset).deviation;
            assert_eq!((told.since, told.rounds), (after.since, after.rounds));
            if after.since != 0 {
                let noted = (after.side, after.since + 900);
                assert_eq!((told.side, told.confirms_at), noted);
            }
            note(seen, if after.since != 0 { "noted" } else { "poked" });
        }
    }
}

fn judge_liquidation(world: &World, user: &Address, seen: &mut Seen) {
    let range = range(world, user);
    let (min, max, _) = range;
    for percent in [min - 1, min, max, max + 1, 50, 95, 96, 100] {
        if (1..=100).contains(&percent) {
            let created = world.pool.try_create_user_liquidations(user, &percent);
            world.drop_auction(0, user);
            let accepted = outcome(created).is_ok();
            assert_eq!(
                claimed(range).contains(&percent),
                accepted,
                "{percent} of {range:?}"
            );
            note(
                seen,
                if accepted {
                    "liquidated"
                } else {
                    "not liquidated"
                },
            );
        }
    }
}

/// The health factor is the one `submit` asks for, whenever it asks.
fn judge_new_risk(world: &World, user: &Address, seen: &mut Seen) {
    let lens = world.lens();
    let pool = &world.pool.address;
    let before = lens.user_state(pool, user);
    let risk = lens.account_risk(pool, user);
    assert_eq!(before.hf_liq, Some(risk.hf));
    assert!(before.hf.is_none_or(|hf| hf <= risk.hf));
    match world.submit(user, [withdraw_collateral(world.asset(0), 1)]) {
        Ok(_) => {
            let after = lens.user_state(pool, user);
            assert!(after.hf.unwrap() >= HF, "{:?}", after.hf);
            note(seen, "withdrawn");
        }
        Err(PoolError::InvalidHf) => {
            // One unit more or less of collateral cannot lift it over two units of the factor.
            assert!(before.hf.unwrap() < HF + 2, "{:?}", before.hf);
            note(seen, "unhealthy");
        }
        Err(PoolError::StalePrice | PoolError::PriceUnavailable | PoolError::InvalidPrice) => {
            assert_eq!(before.hf, None);
            note(seen, "unpriced");
        }
        Err(other) => panic!("{other:?}"),
    }
}

fn judge_threshold(world: &World, seen: &mut Seen) {
    let quote = world.lens().backstop_quote(&world.pool.address, &ONE);
    let met = outcome(world.pool.try_set_status(&0));
    assert_eq!(quote.covered, met.is_ok(), "{met:?}");
    note(
        seen,
        if quote.covered {
            "covered"
        } else {
            "not covered"
        },
    );
}

/// What the backstop's auctions ask and offer follows from the prices the lens names.
fn judge_backstop_auctions(world: &World, seen: &mut Seen) {
    let backstop = world.backstop.address.clone();
    let token = said(world, &world.backstop_token.address);
    let price = |price: Option<i128>| TokenPrice::new(price?, ONE, ONE).ok();
    let owed = world.pool.get_reserve(world.asset(1)).data.d_rate;
    world.seed_positions(&backstop, &[], &[(1, 300 * ONE)], &[]);
    let made = outcome(world.pool.try_create_bad_debt_auction());
    world.drop_auction(1, &backstop);
    world.seed_positions(&backstop, &[], &[], &[]);
    let debt = said(world, world.asset(1)).liquidation.price.unwrap();
    let owed = (300 * ONE * owed + 999_999_999_999) / 1_000_000_000_000;
    let value = owed * debt / ONE;
    let held = Underlying(world.backstop.pool_data(&world.pool.address).tokens);
    let lot = price(token.auction.price)
        .map(|price| bad_debt::lot_down(value, value, held, &price).unwrap().0);
    assert_eq!(made.ok().map(|it| it.lot.values().first().unwrap()), lot);
    note(seen, if lot.is_some() { "sold" } else { "not sold" });

    let mut data = world.stored_reserve_data(0);
    data.backstop_credit = 50_000 * ONE;
    world.seed_reserve_data(0, &data);
    let made = outcome(
        world
            .pool
            .try_create_interest_auction(&world.assets_at(&[0])),
    );
    world.drop_auction(2, &backstop);
    let credit = said(world, world.asset(0)).spot.price;
    let bid = credit
        .zip(price(token.spot.price))
        .map(|(credit, price)| interest::bid_down(50_000 * credit, &price).unwrap().0);
    assert_eq!(made.ok().map(|it| it.bid.values().first().unwrap()), bid);
    note(seen, if bid.is_some() { "bid" } else { "not bid" });
}

#[test]
fn the_lens_says_what_the_pool_then_does() {
    let (seeds, steps) = if is_wasm() { (1, 25) } else { (3, 40) };
    let mut seen = Seen::new();
    for seed in 0..seeds {
        let mut random = Random(7_000 + seed);
        let world = guarded();
        let user = borrower(&world);
        let mut prices = [ONE, ONE, 2 * ONE, 1_2500000];
        for _ in 0..steps {
            step(&world, &mut random, &mut prices);
            judge_pokes(&world, &mut random, &mut seen);
            judge_liquidation(&world, &user, &mut seen);
            judge_new_risk(&world, &user, &mut seen);
            judge_threshold(&world, &mut seen);
            judge_backstop_auctions(&world, &mut seen);
            for asset in tokens(&world) {
                let it = said(&world, &asset);
                for used in [
                    it.collateral,
                    it.debt,
                    it.liquidation,
                    it.auction,
                    it.insurance,
                ] {
                    const REASONS: [&str; 10] = [
                        "feed",
                        "lowered",
                        "raised",
                        "confirmed",
                        "anchor",
                        "5",
                        "stale",
                        "silent",
                        "8",
                        "worthless",
                    ];
                    note(&mut seen, REASONS[used.reason as usize]);
                }
            }
        }
    }
    // Everything that can happen did, but for what needs no guard.
    assert!(
        !seen.contains_key("5") && !seen.contains_key("8"),
        "{seen:?}"
    );
    if !is_wasm() {
        assert_eq!(seen.len(), 21, "{seen:?}");
    }
}
