//! Who counts as a pool.

use backstop::{BackstopContract, BackstopContractClient, BackstopContractError as Error};
use soroban_sdk::testutils::Address as _;
use soroban_sdk::{Address, BytesN};

use super::fixture::{Fixture, StubPool, ONE};

/// Addresses that are no pools, each in its own way.
fn impostors(f: &Fixture) -> [(&'static str, Address); 5] {
    let asset = f
        .env
        .register_stellar_asset_contract_v2(Address::generate(&f.env));
    let stranger = f.env.register(StubPool, (Address::generate(&f.env),));
    [
        ("missing contract", Address::generate(&f.env)),
        ("account", asset.issuer().address()),
        ("asset contract", asset.address()),
        ("contract without the getter", f.token.address.clone()),
        ("pool of another backstop", stranger),
    ]
}

#[test]
fn bsh_07_deposit_for_what_is_no_pool_is_refused() {
    let f = Fixture::new();
    let user = f.user(ONE);
    for (case, address) in impostors(&f) {
        let refused = f.backstop.try_deposit(&user, &address, &ONE);
        assert_eq!(refused, Err(Ok(Error::NotPool)), "J23: {case}");
    }
}

#[test]
fn the_pool_is_checked_on_later_deposits_too() {
    let f = Fixture::new();
    let user = f.user(3 * ONE);
    f.deposit(&user, ONE);
    f.env
        .register_at(&f.pool.address, StubPool, (f.token.address.clone(),));
    let refused = f.backstop.try_deposit(&user, &f.pool.address, &ONE);
    assert_eq!(refused, Err(Ok(Error::NotPool)));
}

#[test]
fn donation_for_what_does_not_run_the_pools_code_is_refused() {
    let f = Fixture::new();
    let user = f.user(ONE);
    for (case, address) in impostors(&f).into_iter().take(3) {
        let refused = f.backstop.try_donate(&user, &address, &ONE);
        assert_eq!(refused, Err(Ok(Error::NotPool)), "{case}");
    }
}

#[test]
fn donation_for_a_pool_of_another_backstop_finds_no_shares() {
    let f = Fixture::new();
    let user = f.user(ONE);
    for (case, address) in impostors(&f).into_iter().skip(3) {
        let refused = f.backstop.try_donate(&user, &address, &ONE);
        assert_eq!(refused, Err(Ok(Error::DonationWithoutShares)), "{case}");
    }
}

#[test]
fn j25_withdraw_from_what_is_no_pool_is_refused_without_a_trap() {
    let f = Fixture::new();
    let user = f.user(ONE);
    for (case, address) in impostors(&f).into_iter().take(4) {
        let refused = f.backstop.try_withdraw(&user, &address, &ONE);
        assert_eq!(refused, Err(Ok(Error::PoolUnreachable)), "J25: {case}");
    }
}

#[test]
fn withdraw_while_the_pool_is_calling_is_refused_without_a_trap() {
    let f = Fixture::new();
    let user = f.user(ONE);
    f.env.mock_all_auths_allowing_non_root_auth();
    f.deposit(&user, ONE);
    assert_eq!(
        f.pool.withdraw_within(&user, &1),
        Error::PoolUnreachable as u32
    );
}

#[test]
fn a_contract_with_other_code_is_no_pool() {
    let f = Fixture::new();
    let user = f.user(ONE);
    let other_hash = BytesN::from_array(&f.env, &[7; 32]);
    let other = f.env.register(
        BackstopContract,
        (f.token.address.clone(), other_hash.clone()),
    );
    let other = BackstopContractClient::new(&f.env, &other);
    let pool = f.env.register(StubPool, (other.address.clone(),));
    assert_eq!(
        other.try_deposit(&user, &pool, &ONE),
        Err(Ok(Error::NotPool))
    );
    assert_eq!(
        other.try_donate(&user, &pool, &ONE),
        Err(Ok(Error::NotPool))
    );
    assert_eq!(
        other.try_withdraw(&user, &pool, &ONE),
        Err(Ok(Error::PoolUnreachable))
    );
}

#[test]
fn a_pool_cannot_touch_the_deposits_of_another() {
    let f = Fixture::new();
    let user = f.user(3 * ONE);
    let other = f.other_pool();
    f.deposit(&user, ONE);
    assert_eq!(other.draw(&1, &user), Error::InsufficientFunds as u32);
    f.backstop.deposit(&user, &other.address, &ONE);
    assert_eq!(other.draw(&ONE, &user), 0);
    assert_eq!(f.totals().tokens, ONE);
}
