//! Inflation of a young backstop's share price.

use backstop::BackstopContractError as Error;
use soroban_sdk::Address;

use super::fixture::{Fixture, LOCK, LOCKED, ONE};

fn leave(f: &Fixture, user: &Address) -> i128 {
    let shares = f.balance(user).shares;
    f.queue(user, shares);
    f.pass(LOCK);
    f.withdraw(user, shares)
}

#[test]
fn bsh_01_a_donor_cannot_round_the_next_depositor_down() {
    let f = Fixture::new();
    let attacker = f.user(20_000 * ONE);
    let victim = f.user(9_999 * ONE);
    for too_small in [1, LOCKED] {
        let refused = f
            .backstop
            .try_deposit(&attacker, &f.pool.address, &too_small);
        assert_eq!(refused, Err(Ok(Error::InvalidShareMintAmount)));
    }
    f.deposit(&attacker, LOCKED + 1);
    f.pool.donate(&attacker, &(10_000 * ONE));
    f.deposit(&victim, 9_999 * ONE);

    assert!(leave(&f, &victim) > 9_989 * ONE);
    assert!(leave(&f, &attacker) < 11 * ONE, "of 10,000 spent");
}

#[test]
fn bsh_02_nor_through_an_interest_auction() {
    let f = Fixture::new();
    let attacker = f.user(10_000 * ONE);
    let victim = f.user(1_200 * ONE);
    f.deposit(&attacker, LOCKED + 4);
    f.pool.donate(&attacker, &(9_600 * ONE));
    f.deposit(&victim, 1_200 * ONE);
    assert!(leave(&f, &attacker) < 40 * ONE, "of 9,600 spent");
    assert!(leave(&f, &victim) > 1_190 * ONE);
}

#[test]
fn bsh_02_the_victim_can_name_a_bound() {
    let f = Fixture::new();
    let attacker = f.user(10_000 * ONE);
    let victim = f.user(1_200 * ONE);
    f.deposit(&attacker, LOCKED + 4);
    f.pool.donate(&attacker, &(9_600 * ONE));
    let refused =
        f.backstop
            .try_deposit_min(&victim, &f.pool.address, &(1_200 * ONE), &(1_200 * ONE));
    assert_eq!(refused, Err(Ok(Error::BelowMinimum)));
}

#[test]
fn bsh_03_an_emptied_backstop_does_not_return_to_one_to_one() {
    let f = Fixture::new();
    let attacker = f.user(1_000 * ONE);
    f.deposit(&attacker, 100 * ONE);
    leave(&f, &attacker);
    assert_eq!((f.totals().shares, f.totals().tokens), (LOCKED, LOCKED));

    f.pool.donate(&attacker, &(500 * ONE));
    let victim = f.user(100 * ONE);
    f.deposit(&victim, 100 * ONE);
    assert!(leave(&f, &victim) >= 99 * ONE);
}

#[test]
fn a_round_trip_never_gains() {
    let f = Fixture::new();
    let (keeper, user) = (f.user(1_000 * ONE), f.user(1_000 * ONE));
    f.deposit(&keeper, 333_3333333);
    f.pool.donate(&keeper, &7_1234567);
    for amount in [2, 3, 1_001, 99_9999999] {
        f.deposit(&user, amount);
        assert!(leave(&f, &user) <= amount, "{amount}");
    }
}

#[test]
fn tokens_sent_to_the_backstop_move_no_price() {
    let f = Fixture::new();
    let user = f.user(10 * ONE);
    f.deposit(&user, ONE);
    f.token.transfer(&user, &f.backstop.address, &ONE);
    assert_eq!(f.totals().tokens, ONE);
    assert_eq!(f.deposit(&user, ONE), ONE);
}
