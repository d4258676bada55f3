//! What is not told.

use super::published;
use soroban_sdk::testutils::{Address as _, Events as _};
use soroban_sdk::{Address, String};
use test_suites::code::Code;
use test_suites::requests::supply;
use test_suites::{Setup, World, ONE};

#[test]
fn the_constructor_says_nothing() {
    let world = World::new(&Setup::default());
    let setup = Setup::default();
    let args = (
        world.admin.clone(),
        String::from_str(&world.env, "quiet"),
        world.oracle.address.clone(),
        setup.bstop_rate,
        setup.max_positions,
        setup.min_collateral,
        world.backstop.address.clone(),
        setup.backstop_threshold,
    );
    world.env.mock_all_auths_allowing_non_root_auth();
    let at = Code::Pool.register(&world.env, args);
    let all = world.env.events().all();
    assert_eq!(all.filter_by_contract(&at).events(), []);
}

#[test]
fn views_say_nothing() {
    let world = World::market(2);
    let (user, _) = world.liquidated(3 * ONE);
    let look: [&dyn Fn(); 8] = [
        &|| drop(world.pool.get_admin()),
        &|| drop(world.pool.get_config()),
        &|| drop(world.pool.get_backstop()),
        &|| drop(world.pool.get_reserve_list()),
        &|| drop(world.pool.get_reserve(world.asset(0))),
        &|| drop(world.pool.get_positions(&user)),
        &|| drop(world.pool.get_auction(&0, &user)),
        &|| world.pool.propose_admin(&Address::generate(&world.env)),
    ];
    for look in look {
        look();
        assert_eq!(published(&world), []);
    }
}

#[test]
fn an_empty_list_says_nothing() {
    let world = World::market(1);
    world.act(&world.lender(), []);
    assert_eq!(published(&world), []);
}

#[test]
fn a_refusal_says_nothing() {
    let world = World::market(1);
    let requests = [supply(world.asset(0), 1), supply(world.asset(0), 0)];
    world
        .try_act(&world.lender(), requests)
        .unwrap_err()
        .unwrap();
    assert_eq!(published(&world), []);
}
