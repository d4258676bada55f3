//! The instance, and with it the code: every call that changes state keeps it alive, no view does.

use super::{left, wait_until, DAY, INSTANCE};
use crate::keys;
use crate::receiver::{receiver, Conduct};
use pool::FlashLoan;
use soroban_sdk::testutils::Address as _;
use soroban_sdk::Address;
use test_suites::requests::*;
use test_suites::reserves::std_config;
use test_suites::{World, ONE};

/// A market so old that its instance has been extended before, and is at the threshold once
/// `prepare` is done.
fn aged<T>(prepare: impl FnOnce(&World) -> T) -> (World, T) {
    let world = World::market(3);
    wait_until(&world, &keys::INSTANCE, INSTANCE.0);
    world.pool.update_status();
    assert_eq!(left(&world, &keys::INSTANCE), INSTANCE.1);
    let prepared = prepare(&world);
    wait_until(&world, &keys::INSTANCE, INSTANCE.0);
    (world, prepared)
}

#[track_caller]
fn bumps<T>(prepare: impl FnOnce(&World) -> T, call: impl FnOnce(&World, T)) {
    let (world, prepared) = aged(prepare);
    call(&world, prepared);
    assert_eq!(left(&world, &keys::INSTANCE), INSTANCE.1);
}

fn nothing(_: &World) {}

#[test]
fn above_the_threshold_nothing_is_extended() {
    let world = World::market(1);
    wait_until(&world, &keys::INSTANCE, INSTANCE.0 + 1);
    world.pool.update_status();
    assert_eq!(left(&world, &keys::INSTANCE), INSTANCE.0 + 1);
}

#[test]
fn submits_keep_the_instance_alive() {
    bumps(nothing, |w, ()| {
        w.act(&w.lender(), []);
    });
    bumps(nothing, |w, ()| {
        let (user, none) = (w.lender(), list(&w.env, []));
        w.pool.submit_with_allowance(&user, &user, &user, &none);
    });
    bumps(World::rich, |w, user| {
        let loan = FlashLoan {
            amount: 1,
            asset: w.asset(1).clone(),
            contract: receiver(w, Conduct::Keep),
        };
        w.pool.flash_loan(&user, &loan, &list(&w.env, []));
    });
}

#[test]
fn upkeep_keeps_the_instance_alive() {
    bumps(nothing, |w, ()| {
        w.pool.update_status();
    });
    bumps(nothing, |w, ()| {
        w.pool.gulp(w.asset(0));
    });
    let prepare = |w: &World| {
        let user = w.borrower();
        w.seed_positions(&user, &[], &[(1, 50 * ONE)], &[]);
        user
    };
    bumps(prepare, |w, user| w.pool.bad_debt(&user));
}

#[test]
fn auctions_keep_the_instance_alive() {
    let under_water = |w: &World| w.borrower_at(3 * ONE);
    bumps(under_water, |w, user| {
        w.pool.create_user_liquidations(&user, &100);
    });
    bumps(under_water, |w, user| {
        let (bid, lot) = (w.assets_of([1]), w.assets_of([0]));
        w.pool.new_auction(&0, &user, &bid, &lot, &100);
    });
    let auctioned = |w: &World| w.liquidated(3 * ONE).0;
    bumps(auctioned, |w, user| w.pool.del_auction(&0, &user));
    bumps(World::with_bad_debt, |w, ()| {
        w.pool.create_bad_debt_auction();
    });
    bumps(World::with_interest, |w, ()| {
        w.pool.create_interest_auction(&w.assets_of([0]));
    });
}

#[test]
fn the_admins_functions_keep_the_instance_alive() {
    bumps(nothing, |w, ()| w.pool.set_status(&2));
    bumps(nothing, |w, ()| w.pool.update_pool(&7, &8, &9));
    bumps(nothing, |w, ()| w.pool.propose_admin(&w.lender()));
    let proposed = |w: &World| w.pool.propose_admin(&w.lender());
    bumps(proposed, |w, ()| w.pool.accept_admin());
    bumps(nothing, |w, ()| {
        let asset = Address::generate(&w.env);
        w.pool.queue_set_reserve(&asset, &std_config());
    });
    let queued = |w: &World| {
        let asset = Address::generate(&w.env);
        w.seed_config(|config| config.status = 6);
        w.pool.queue_set_reserve(&asset, &std_config());
        asset
    };
    bumps(queued, |w, asset| w.pool.cancel_set_reserve(&asset));
    bumps(queued, |w, asset| {
        w.pool.set_reserve(&asset);
    });
}

#[test]
fn no_view_keeps_the_instance_alive() {
    let (world, user) = aged(|w| w.liquidated(3 * ONE).0);
    world.pool.get_admin();
    world.pool.get_config();
    world.pool.get_backstop();
    world.pool.get_reserve_list();
    world.pool.get_reserve(world.asset(0));
    world.pool.get_positions(&user);
    world.pool.get_auction(&0, &user);
    assert_eq!(left(&world, &keys::INSTANCE), INSTANCE.0);
}

#[test]
fn a_refused_call_keeps_nothing_alive() {
    let (world, ()) = aged(nothing);
    world.pool.try_gulp(&world.lender()).unwrap_err().unwrap();
    assert_eq!(left(&world, &keys::INSTANCE), INSTANCE.0);
}

#[test]
fn a_day_is_five_second_ledgers() {
    assert_eq!(DAY * 5, 24 * 60 * 60);
}
