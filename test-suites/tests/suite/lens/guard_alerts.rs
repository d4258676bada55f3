//! `alerts` of prices and their guards.

use super::guarded::{guarded, round};
use super::scene::{scene, Scene, ONE};
use soroban_sdk::{vec, Address, Vec};
use test_suites::World;

fn alerts(world: &World) -> Vec<(Address, u32)> {
    world.lens().alerts(&world.pool.address)
}

fn only(world: &World, asset: &Address, flags: u32) -> Vec<(Address, u32)> {
    vec![&world.env, (asset.clone(), flags)]
}

#[test]
fn a_guarded_pool_with_living_feeds_is_quiet() {
    assert!(alerts(&guarded()).is_empty());
}

#[test]
fn a_price_out_of_band_is_told_for_as_long_as_it_is() {
    let world = guarded();
    let (asset, token) = (world.asset(2), &world.backstop_token.address);
    // Of an anchor of two, moved just now.
    for (price, expected) in [
        (2_3000000, false),
        (2_3000001, true),
        (1_7000000, false),
        (1_6999999, true),
    ] {
        round(&world, 2, price);
        let all = alerts(&world);
        if expected {
            assert_eq!(all, only(&world, asset, 16), "{price}");
        } else {
            assert!(all.is_empty(), "{price}");
        }
    }
    // Also once liquidations follow.
    let since = world.now();
    for _ in 0..4 {
        round(&world, 2, ONE);
        world.pool.poke_price(asset);
        world.at(world.now() + 300);
    }
    assert!(world.now() > since + 900);
    assert_eq!(alerts(&world), only(&world, asset, 16));
    world.set_dated_price(2, 2 * ONE, world.now());
    world.set_dated_backstop_price(9 * ONE, world.now());
    assert_eq!(alerts(&world), only(&world, token, 16));
    world.kill_backstop_feed();
    assert_eq!(alerts(&world), only(&world, token, 256));
}

#[test]
fn dead_feeds_and_missing_guards_are_told() {
    let world = guarded();
    world.kill_feed(1);
    assert_eq!(alerts(&world), only(&world, world.asset(1), 256));
    world.set_dated_price(1, ONE, 1);
    assert_eq!(alerts(&world), only(&world, world.asset(1), 256));

    let Scene { world, .. } = scene();
    let flags: std::vec::Vec<_> = alerts(&world).iter().collect();
    let mut all = super::guarded::tokens(&world);
    let expected: std::vec::Vec<_> = all.drain(..).map(|asset| (asset, 128)).collect();
    assert_eq!(flags, expected);
}
