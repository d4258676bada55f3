//! Who must sign what, with exact trees and nothing mocked beyond them.

use soroban_sdk::testutils::{MockAuth, MockAuthInvoke};
use soroban_sdk::{Address, IntoVal, Val, Vec};

use super::fixture::{Fixture, LOCK, ONE};

/// The token's code for an allowance too small.
const ALLOWANCE: u32 = 9;

/// Everything after this needs real or explicitly mocked authorization.
fn nobody_signs(f: &Fixture) {
    f.env.set_auths(&[]);
}

/// `user` signs one call of the backstop and, where `moved` is given, the token transfer below it.
fn signs(f: &Fixture, user: &Address, function: &str, args: Vec<Val>, moved: Option<i128>) {
    let to = &f.backstop.address;
    let transfer = moved.map(|amount| MockAuthInvoke {
        contract: &f.token.address,
        fn_name: "transfer",
        args: (user, to, amount).into_val(&f.env),
        sub_invokes: &[],
    });
    let sub_invokes: std::vec::Vec<_> = transfer.into_iter().collect();
    let invoke = MockAuthInvoke {
        contract: to,
        fn_name: function,
        args,
        sub_invokes: &sub_invokes,
    };
    f.env.mock_auths(&[MockAuth {
        address: user,
        invoke: &invoke,
    }]);
}

fn a_depositor() -> (Fixture, Address) {
    let f = Fixture::new();
    let user = f.user(10 * ONE);
    f.deposit(&user, ONE);
    f.queue(&user, 100);
    f.pass(LOCK);
    nobody_signs(&f);
    (f, user)
}

#[test]
fn nothing_works_without_the_users_signature() {
    let (f, user) = a_depositor();
    let (b, pool) = (&f.backstop, &f.pool.address);
    assert!(b.try_deposit(&user, pool, &ONE).unwrap_err().is_err());
    assert!(b
        .try_deposit_min(&user, pool, &ONE, &0)
        .unwrap_err()
        .is_err());
    assert!(b
        .try_queue_withdrawal(&user, pool, &1)
        .unwrap_err()
        .is_err());
    assert!(b
        .try_dequeue_withdrawal(&user, pool, &1)
        .unwrap_err()
        .is_err());
    assert!(b.try_withdraw(&user, pool, &1).unwrap_err().is_err());
    assert!(b
        .try_withdraw_min(&user, pool, &1, &0)
        .unwrap_err()
        .is_err());
}

#[test]
fn nothing_works_without_the_pool_but_all_works_for_it() {
    let (f, user) = a_depositor();
    let (b, pool) = (&f.backstop, &f.pool.address);
    assert!(b.try_draw(pool, &1, &user).unwrap_err().is_err());
    assert!(b.try_donate(&user, pool, &1).unwrap_err().is_err());
    assert_eq!(f.pool.draw(&1, &user), 0);
    assert_eq!(f.pool.donate(&user, &1), 0);
}

#[test]
fn deposit_is_signed_with_the_transfer_below_it() {
    let (f, user) = a_depositor();
    let pool = &f.pool.address;
    signs(
        &f,
        &user,
        "deposit",
        (&user, pool, ONE).into_val(&f.env),
        None,
    );
    assert!(f
        .backstop
        .try_deposit(&user, pool, &ONE)
        .unwrap_err()
        .is_err());
    signs(
        &f,
        &user,
        "deposit",
        (&user, pool, ONE).into_val(&f.env),
        Some(ONE),
    );
    assert_eq!(f.backstop.deposit(&user, pool, &ONE), ONE);
    signs(
        &f,
        &user,
        "deposit_min",
        (&user, pool, ONE, ONE).into_val(&f.env),
        Some(ONE),
    );
    assert_eq!(f.backstop.deposit_min(&user, pool, &ONE, &ONE), ONE);
}

#[test]
fn queue_dequeue_and_withdraw_are_signed_alone() {
    let (f, user) = a_depositor();
    let pool = &f.pool.address;
    signs(
        &f,
        &user,
        "withdraw",
        (&user, pool, 50i128).into_val(&f.env),
        None,
    );
    assert_eq!(f.backstop.withdraw(&user, pool, &50), 50);
    signs(
        &f,
        &user,
        "withdraw_min",
        (&user, pool, 10i128, 9i128).into_val(&f.env),
        None,
    );
    assert_eq!(f.backstop.withdraw_min(&user, pool, &10, &9), 10);
    signs(
        &f,
        &user,
        "queue_withdrawal",
        (&user, pool, 5i128).into_val(&f.env),
        None,
    );
    f.backstop.queue_withdrawal(&user, pool, &5);
    signs(
        &f,
        &user,
        "dequeue_withdrawal",
        (&user, pool, 5i128).into_val(&f.env),
        None,
    );
    f.backstop.dequeue_withdrawal(&user, pool, &5);
}

#[test]
fn a_signature_is_good_for_one_pool_and_amount() {
    let (f, user) = a_depositor();
    let (pool, other) = (&f.pool.address, f.other_pool().address);
    nobody_signs(&f);
    signs(
        &f,
        &user,
        "queue_withdrawal",
        (&user, pool, 5i128).into_val(&f.env),
        None,
    );
    assert!(f
        .backstop
        .try_queue_withdrawal(&user, pool, &6)
        .unwrap_err()
        .is_err());
    assert!(f
        .backstop
        .try_queue_withdrawal(&user, &other, &5)
        .unwrap_err()
        .is_err());
}

#[test]
fn donate_takes_an_allowance_and_no_signature_of_the_donor() {
    let (f, user) = a_depositor();
    let before = f.totals().tokens;
    assert_eq!(f.pool.donate(&user, &ONE), 0);
    assert_eq!(f.totals().tokens, before + ONE);
    assert_eq!(f.token.balance(&user), 8 * ONE);
}

#[test]
fn donate_beyond_the_allowance_is_refused() {
    let f = Fixture::new();
    let user = f.user(10 * ONE);
    f.deposit(&user, ONE);
    let until = f.env.ledger().sequence() + 1;
    f.token.approve(&user, &f.backstop.address, &ONE, &until);
    assert_eq!(f.pool.donate(&user, &(ONE + 1)), ALLOWANCE);
    assert_eq!(f.pool.donate(&user, &ONE), 0);
    assert_eq!(f.pool.donate(&user, &1), ALLOWANCE);
}
