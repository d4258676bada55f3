//! Every error code, with its one cause. Codes that are golden vectors are repeated here, so that
//! the list is complete.

use backstop::BackstopContractError as Error;
use soroban_sdk::testutils::Address as _;
use soroban_sdk::Address;

use super::fixture::{Fixture, LOCK, LOCKED, ONE};

#[test]
fn codes_have_the_numbers_clients_know() {
    let codes = [
        (Error::NegativeAmountError, 8),
        (Error::BalanceError, 10),
        (Error::BadRequest, 1000),
        (Error::NotExpired, 1001),
        (Error::InsufficientFunds, 1003),
        (Error::NotPool, 1004),
        (Error::InvalidShareMintAmount, 1005),
        (Error::InvalidTokenWithdrawAmount, 1006),
        (Error::TooManyQ4WEntries, 1007),
        (Error::BadDebtExists, 1011),
        (Error::BelowMinimum, 1100),
        (Error::DonationWithoutShares, 1101),
        (Error::Overflow, 1102),
        (Error::PoolUnreachable, 1103),
    ];
    for (error, number) in codes {
        assert_eq!(error as u32, number);
    }
}

#[test]
fn negative_amounts_are_refused_everywhere() {
    let f = Fixture::new();
    let user = f.user(ONE);
    let (b, pool) = (&f.backstop, &f.pool.address);
    let negative = Error::NegativeAmountError;
    assert_eq!(b.try_deposit(&user, pool, &-1), Err(Ok(negative)), "J23");
    assert_eq!(b.try_deposit_min(&user, pool, &-1, &0), Err(Ok(negative)));
    assert_eq!(b.try_queue_withdrawal(&user, pool, &-1), Err(Ok(negative)));
    assert_eq!(
        b.try_dequeue_withdrawal(&user, pool, &-1),
        Err(Ok(negative))
    );
    assert_eq!(b.try_withdraw(&user, pool, &-1), Err(Ok(negative)));
    assert_eq!(b.try_withdraw_min(&user, pool, &-1, &0), Err(Ok(negative)));
    assert_eq!(f.pool.draw(&-1, &user), negative as u32, "J24");
    assert_eq!(f.pool.donate(&user, &-1), negative as u32);
}

#[test]
fn queueing_more_than_the_free_shares_is_refused() {
    let f = Fixture::new();
    let user = f.user(ONE);
    let shares = f.deposit(&user, ONE);
    f.queue(&user, 1);
    let refused = f
        .backstop
        .try_queue_withdrawal(&user, &f.pool.address, &shares);
    assert_eq!(refused, Err(Ok(Error::BalanceError)));
    f.queue(&user, shares - 1);
}

#[test]
fn bsh_13_tokens_of_the_pool_or_the_backstop_are_refused() {
    let f = Fixture::new();
    let user = f.user(ONE);
    f.deposit(&user, ONE);
    for from in [&f.pool.address, &f.backstop.address] {
        let refused = f.backstop.try_deposit(from, &f.pool.address, &ONE);
        assert_eq!(refused, Err(Ok(Error::BadRequest)), "J23");
        assert_eq!(f.pool.donate(from, &1), Error::BadRequest as u32);
    }
}

#[test]
fn withdrawal_before_the_17_days_are_over_is_refused() {
    let f = Fixture::new();
    let user = f.user(ONE);
    f.deposit(&user, ONE);
    f.queue(&user, 10);
    f.pass(LOCK - 1);
    let refused = f.backstop.try_withdraw(&user, &f.pool.address, &10);
    assert_eq!(refused, Err(Ok(Error::NotExpired)));
    f.pass(1);
    assert_eq!(f.withdraw(&user, 10), 10);
}

#[test]
fn draw_above_the_pools_tokens_is_refused() {
    let f = Fixture::new();
    let user = f.user(3 * ONE);
    f.deposit(&user, ONE);
    f.backstop.deposit(&user, &f.other_pool().address, &ONE);
    assert_eq!(
        f.pool.draw(&(ONE + 1), &user),
        Error::InsufficientFunds as u32,
        "J24"
    );
    assert_eq!(f.pool.draw(&ONE, &user), 0);
}

#[test]
fn dequeue_above_the_pools_queued_total_is_refused() {
    // Can not come about; the check stands between a fault and a negative total.
    let f = Fixture::new();
    let user = f.user(0);
    f.seed_pool(100, 100, 5);
    f.seed_user(&user, 0, &[(6, 0)]);
    let refused = f
        .backstop
        .try_dequeue_withdrawal(&user, &f.pool.address, &6);
    assert_eq!(refused, Err(Ok(Error::InsufficientFunds)));
    let refused = f.backstop.try_withdraw(&user, &f.pool.address, &6);
    assert_eq!(refused, Err(Ok(Error::InsufficientFunds)));
}

#[test]
fn deposit_that_leaves_no_shares_is_refused() {
    let f = Fixture::new();
    let user = f.user(ONE);
    for amount in [0, 1, LOCKED] {
        let refused = f.backstop.try_deposit(&user, &f.pool.address, &amount);
        assert_eq!(
            refused,
            Err(Ok(Error::InvalidShareMintAmount)),
            "J23: {amount}"
        );
    }
    assert_eq!(f.deposit(&user, LOCKED + 1), 1);
    let refused = f.backstop.try_deposit(&user, &f.pool.address, &0);
    assert_eq!(refused, Err(Ok(Error::InvalidShareMintAmount)), "J23");
    assert_eq!(f.deposit(&user, 1), 1);
}

#[test]
fn j26_nobody_leaves_while_the_pool_records_bad_debt() {
    let f = Fixture::new();
    let user = f.user(ONE);
    f.deposit(&user, ONE);
    f.queue(&user, 10);
    f.pool.set_debt(&f.backstop.address, &1);
    // It wins over the lock, over too many shares and over nothing to pay.
    for shares in [10, i128::MAX, 0] {
        let refused = f.backstop.try_withdraw(&user, &f.pool.address, &shares);
        assert_eq!(refused, Err(Ok(Error::BadDebtExists)), "J26: {shares}");
    }
    f.pool.set_debt(&f.backstop.address, &0);
    f.pool.set_debt(&user, &1);
    f.pass(LOCK);
    assert_eq!(
        f.withdraw(&user, 10),
        10,
        "J26: debt of others does not matter"
    );
}

#[test]
fn bsh_11_results_below_the_callers_minimum_are_refused() {
    let f = Fixture::new();
    let user = f.user(10 * ONE);
    let (b, pool) = (&f.backstop, &f.pool.address);
    let below = Err(Ok(Error::BelowMinimum));
    assert_eq!(
        b.try_deposit_min(&user, pool, &ONE, &(ONE - LOCKED + 1)),
        below
    );
    assert_eq!(
        b.deposit_min(&user, pool, &ONE, &(ONE - LOCKED)),
        ONE - LOCKED
    );

    f.pool.donate(&user, &ONE);
    assert_eq!(b.try_deposit_min(&user, pool, &ONE, &(ONE / 2 + 1)), below);
    assert_eq!(b.deposit_min(&user, pool, &ONE, &(ONE / 2)), ONE / 2);

    f.queue(&user, 100);
    f.pass(LOCK);
    assert_eq!(b.try_withdraw_min(&user, pool, &100, &201), below);
    assert_eq!(b.withdraw_min(&user, pool, &100, &200), 200);
}

#[test]
fn numbers_that_do_not_fit_are_refused() {
    let f = Fixture::new();
    let user = f.user(i128::MAX - 10);
    f.seed_pool(i128::MAX, 1, 0);
    let refused = f.backstop.try_deposit(&user, &f.pool.address, &2);
    assert_eq!(refused, Err(Ok(Error::Overflow)));
}

#[test]
fn rnd_16_products_beyond_128_bits_are_exact() {
    let f = Fixture::new();
    let user = f.user(10i128.pow(30));
    f.seed_pool(10i128.pow(30), 2 * 10i128.pow(30), 0);
    assert_eq!(f.deposit(&user, 10i128.pow(30)), 10i128.pow(30) / 2);
}

#[test]
fn a_refusal_of_the_token_comes_first_and_leaves_nothing_behind() {
    let f = Fixture::new();
    let user = f.user(5 * ONE);
    f.deposit(&user, 2 * ONE);
    let before = (f.totals(), f.balance(&user));
    // The token's own codes come through: 10 is a balance too small.
    let no_tokens = Err(Ok(Error::BalanceError));
    let (b, pool) = (&f.backstop, &f.pool.address);
    assert_eq!(b.try_deposit(&user, pool, &(4 * ONE)), no_tokens);
    assert_eq!(
        b.try_deposit(&user, pool, &i128::MAX),
        no_tokens,
        "before overflow"
    );
    assert_eq!(
        b.try_deposit_min(&user, pool, &(4 * ONE), &i128::MAX),
        no_tokens,
        "before bound"
    );
    assert_eq!(f.pool.donate(&user, &(4 * ONE)), 10);
    assert_eq!((f.totals(), f.balance(&user)), before);
}

#[test]
fn views_of_nothing_are_zeros() {
    let f = Fixture::new();
    let nobody = Address::generate(&f.env);
    let data = f.backstop.pool_data(&nobody);
    assert_eq!((data.q4w_pct, data.shares, data.tokens), (0, 0, 0));
    let balance = f.backstop.user_balance(&nobody, &nobody);
    assert_eq!((balance.shares, balance.q4w.len()), (0, 0));
    assert_eq!(f.backstop.backstop_token(), f.token.address);
}
