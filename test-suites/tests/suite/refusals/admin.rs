//! The constructor, the pool's parameters and the handover of the admin role.

use pool::PoolError;
use soroban_sdk::testutils::Address as _;
use soroban_sdk::{Address, String};
use std::panic::{catch_unwind, AssertUnwindSafe};
use test_suites::code::Code;
use test_suites::{Setup, World, ONE};

/// Constructs another pool with `setup` at a known address, and says whether it stands there.
fn constructs(setup: &Setup) -> Result<(), std::string::String> {
    let world = World::new(&Setup::default());
    world.oracle.set_decimals(&setup.oracle_decimals);
    constructs_in(&world, setup, &world.oracle.address)
}

fn constructs_in(
    world: &World,
    setup: &Setup,
    oracle: &Address,
) -> Result<(), std::string::String> {
    world.env.mock_all_auths_allowing_non_root_auth();
    let at = Address::generate(&world.env);
    let args = (
        world.admin.clone(),
        String::from_str(&world.env, "another"),
        oracle.clone(),
        setup.bstop_rate,
        setup.max_positions,
        setup.min_collateral,
        world.backstop.address.clone(),
        setup.backstop_threshold,
    );
    let built = catch_unwind(AssertUnwindSafe(|| {
        Code::Pool.register_at(&world.env, &at, args);
    }));
    built.map_err(|panic| panic.downcast_ref::<std::string::String>().unwrap().clone())
}

#[track_caller]
fn not_constructed(change: impl FnOnce(&mut Setup)) {
    let mut setup = Setup::default();
    change(&mut setup);
    let error = constructs(&setup).unwrap_err();
    is_of(&error, PoolError::InvalidPoolConfig);
}

#[track_caller]
fn is_of(message: &str, error: PoolError) {
    let code = format!("Error(Contract, #{})", error as u32);
    assert!(message.contains(&code), "{message}");
}

#[test]
fn a_pool_with_invalid_parameters_is_not_constructed() {
    not_constructed(|setup| setup.bstop_rate = 1_0000000);
    not_constructed(|setup| setup.bstop_rate = u32::MAX);
    not_constructed(|setup| setup.max_positions = 0);
    not_constructed(|setup| setup.max_positions = 1);
    not_constructed(|setup| setup.max_positions = 61);
    not_constructed(|setup| setup.max_positions = u32::MAX);
    not_constructed(|setup| setup.min_collateral = -1);
    not_constructed(|setup| setup.min_collateral = i128::MIN);
    not_constructed(|setup| setup.backstop_threshold = 0);
    not_constructed(|setup| setup.backstop_threshold = -1);
    not_constructed(|setup| setup.oracle_decimals = 19);
    not_constructed(|setup| setup.oracle_decimals = u32::MAX);
}

#[test]
fn a_pool_without_an_oracle_is_not_constructed() {
    let world = World::new(&Setup::default());
    let error = constructs_in(&world, &Setup::default(), &world.backstop.address);
    is_of(&error.unwrap_err(), PoolError::OracleUnavailable);
}

#[test]
fn the_extremes_of_valid_parameters_are_constructed() {
    for (bstop_rate, max_positions, min_collateral, oracle_decimals) in
        [(0, 2, 0, 0), (9_999_999, 60, i128::MAX, 18)]
    {
        let setup = Setup {
            bstop_rate,
            max_positions,
            min_collateral,
            oracle_decimals,
            backstop_threshold: 1,
            ..Setup::default()
        };
        constructs(&setup).unwrap();
    }
}

#[test]
fn invalid_parameters_do_not_replace_valid_ones() {
    let world = World::market(1);
    for (rate, positions, collateral) in [
        (1_0000000, 6, 0),
        (u32::MAX, 6, 0),
        (1_000_000, 1, 0),
        (1_000_000, 0, 0),
        (1_000_000, 61, 0),
        (1_000_000, u32::MAX, 0),
        (1_000_000, 6, -1),
        (1_000_000, 6, i128::MIN),
    ] {
        world.refuses(PoolError::InvalidPoolConfig, |w| {
            w.pool.try_update_pool(&rate, &positions, &collateral)
        });
    }
    world.pool.update_pool(&0, &2, &i128::MAX);
    world.pool.update_pool(&9_999_999, &60, &0);
}

#[test]
fn a_proposal_is_accepted_once_while_it_lives() {
    let world = World::market(1);
    world.refuses(PoolError::BadRequest, |w| w.pool.try_accept_admin());
    world.pool.propose_admin(&Address::generate(&world.env));
    world.pool.accept_admin();
    world.refuses(PoolError::BadRequest, |w| w.pool.try_accept_admin());

    world.pool.propose_admin(&Address::generate(&world.env));
    world.skip_ledgers(172_800);
    world.pool.accept_admin();
    world.pool.propose_admin(&Address::generate(&world.env));
    world.skip_ledgers(172_801);
    world.refuses(PoolError::BadRequest, |w| w.pool.try_accept_admin());
}

#[test]
fn a_rate_that_changes_accrues_first_and_fails_whole() {
    let world = World::market(2);
    world.borrower();
    world.at(world.now() + 1_000_000);
    // Refused after accrual, which is thrown away.
    world.refuses(PoolError::InvalidPoolConfig, |w| {
        w.pool.try_update_pool(&2_000_000, &1, &0)
    });
    let before = world.pool.get_reserve(world.asset(1)).data;
    world.pool.update_pool(&2_000_000, &6, &0);
    let data = world.entry(&reserve_data(&world, 1)).unwrap().value;
    world.pool.update_pool(&2_000_000, &6, &ONE);
    assert_eq!(world.entry(&reserve_data(&world, 1)).unwrap().value, data);
    assert_eq!(world.pool.get_reserve(world.asset(1)).data, before);
    assert_eq!(before.last_time, world.now());
}

fn reserve_data(world: &World, index: usize) -> soroban_sdk::xdr::ScVal {
    use test_suites::raw;
    raw::vec([raw::sym("ResData"), raw::address(world.asset(index))])
}
