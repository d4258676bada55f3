//! What the admin signs, and what a new one does.

use super::{asked_for, fails, needs, only, Call, Signed};
use soroban_sdk::testutils::Address as _;
use soroban_sdk::{Address, IntoVal, String, Val, Vec};
use std::panic::{catch_unwind, AssertUnwindSafe};
use test_suites::code::{self, Code};
use test_suites::reserves::std_config;
use test_suites::{Setup, World};

fn signed<'a>(
    world: &'a World,
    signer: &'a Address,
    function: &'a str,
    args: Vec<Val>,
) -> Signed<'a> {
    Signed {
        signer,
        call: Call {
            contract: &world.pool.address,
            function,
            args,
        },
        below: vec![],
    }
}

#[test]
fn the_admins_functions_need_the_admin_and_nobody_else() {
    let world = World::market(1);
    let (env, admin, pool) = (&world.env, &world.admin, &world.pool);
    let asset = Address::generate(env);
    let stranger = world.lender();
    let config = std_config();

    let args: Vec<Val> = (1_000_000u32, 5u32, 0i128).into_val(env);
    let call = || pool.try_update_pool(&1_000_000, &5, &0);
    let by_stranger = signed(&world, &stranger, "update_pool", args.clone());
    fails(&world, &[by_stranger], call);
    let by_admin = signed(&world, admin, "update_pool", args);
    needs(&world, vec![by_admin], call);

    let args: Vec<Val> = (&asset, &config).into_val(env);
    let call = || pool.try_queue_set_reserve(&asset, &config);
    let by_stranger = signed(&world, &stranger, "queue_set_reserve", args.clone());
    fails(&world, &[by_stranger], call);
    let by_admin = signed(&world, admin, "queue_set_reserve", args);
    needs(&world, vec![by_admin], call);

    let args: Vec<Val> = (&asset,).into_val(env);
    let call = || pool.try_cancel_set_reserve(&asset);
    let by_stranger = signed(&world, &stranger, "cancel_set_reserve", args.clone());
    fails(&world, &[by_stranger], call);
    let by_admin = signed(&world, admin, "cancel_set_reserve", args);
    needs(&world, vec![by_admin], call);

    let args: Vec<Val> = (2u32,).into_val(env);
    let call = || pool.try_set_status(&2);
    let by_stranger = signed(&world, &stranger, "set_status", args.clone());
    fails(&world, &[by_stranger], call);
    let by_admin = signed(&world, admin, "set_status", args);
    needs(&world, vec![by_admin], call);

    let args: Vec<Val> = (&stranger,).into_val(env);
    let call = || pool.try_propose_admin(&stranger);
    let by_stranger = signed(&world, &stranger, "propose_admin", args.clone());
    fails(&world, &[by_stranger], call);
    let by_admin = signed(&world, admin, "propose_admin", args);
    needs(&world, vec![by_admin], call);

    let args: Vec<Val> = ().into_val(env);
    let call = || pool.try_accept_admin();
    let by_admin = signed(&world, admin, "accept_admin", args.clone());
    fails(&world, &[by_admin], call);
    let by_proposed = signed(&world, &stranger, "accept_admin", args);
    needs(&world, vec![by_proposed], call);
    assert_eq!(pool.get_admin(), stranger);
}

#[test]
fn a_former_admin_can_do_nothing() {
    let world = World::market(1);
    let new_admin = world.lender();
    world.pool.propose_admin(&new_admin);
    world.pool.accept_admin();
    let args: Vec<Val> = (4u32,).into_val(&world.env);
    let call = || world.pool.try_set_status(&4);
    let by_old = signed(&world, &world.admin, "set_status", args.clone());
    fails(&world, &[by_old], call);
    let by_new = signed(&world, &new_admin, "set_status", args);
    needs(&world, vec![by_new], call);
}

#[test]
fn an_older_proposal_is_void_once_another_is_made() {
    let world = World::market(1);
    let [first, second] = [0; 2].map(|_| Address::generate(&world.env));
    world.pool.propose_admin(&first);
    world.pool.propose_admin(&second);
    let by_first = signed(&world, &first, "accept_admin", ().into_val(&world.env));
    fails(&world, &[by_first], || world.pool.try_accept_admin());
    let by_second = signed(&world, &second, "accept_admin", ().into_val(&world.env));
    needs(&world, vec![by_second], || world.pool.try_accept_admin());
}

#[test]
fn the_constructor_needs_its_admin() {
    let world = World::new(&Setup::default());
    let [at, future] = [0; 2].map(|_| Address::generate(&world.env));
    let args = || {
        (
            future.clone(),
            String::from_str(&world.env, "another"),
            world.oracle.address.clone(),
            1_000_000u32,
            6u32,
            0i128,
            world.backstop.address.clone(),
            1i128,
        )
    };
    if code::is_wasm() {
        return;
    }
    only(&world, &[]);
    let built = catch_unwind(AssertUnwindSafe(|| {
        Code::Pool.register_at(&world.env, &at, args());
    }));
    built.unwrap_err();
    world.env.mock_all_auths();
    let at = Code::Pool.register(&world.env, args());
    let construct = Signed {
        signer: &future,
        call: Call {
            contract: &at,
            function: "__constructor",
            args: args().into_val(&world.env),
        },
        below: vec![],
    };
    asked_for(&world, &[construct]);
}
