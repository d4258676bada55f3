//! What happens to a pool's deposits after losses took all of them.

use backstop::{BackstopContractError as Error, PoolBalance, UserBalance, Q4W};
use soroban_sdk::testutils::storage::Persistent as _;
use soroban_sdk::{Address, Vec};

use super::fixture::{pool_key, user_key, Fixture, LOCK, LOCKED, ONE};

/// A pool whose one depositor, with free and queued shares, has lost everything.
fn wiped_out() -> (Fixture, Address) {
    let f = Fixture::new();
    let old = f.user(100 * ONE);
    f.deposit(&old, 50 * ONE);
    f.queue(&old, 20 * ONE);
    wipe_out(&f);
    (f, old)
}

fn wipe_out(f: &Fixture) {
    let all = f.totals().tokens;
    let elsewhere = f.user(0);
    assert_eq!(f.pool.draw(&all, &elsewhere), 0);
}

fn nothing(f: &Fixture) -> UserBalance {
    UserBalance {
        q4w: Vec::new(&f.env),
        shares: 0,
    }
}

#[test]
fn no_epoch_is_stored_before_the_first_wipe_out() {
    let (f, old) = wiped_out();
    let pool_epoch = pool_key(&f.env, "PoolEpoch", &f.pool.address);
    let user_epoch = user_key(&f.env, "UserEpoch", &f.pool.address, &old);
    assert_eq!(f.stored::<u32>(&pool_epoch), None);
    assert_eq!(f.stored::<u32>(&user_epoch), None);
    let newcomer = f.user(ONE);
    f.deposit(&newcomer, ONE);
    assert_eq!(f.stored::<u32>(&pool_epoch), Some(1));
    assert_eq!(f.stored::<u32>(&user_epoch), None);
    let user_epoch = user_key(&f.env, "UserEpoch", &f.pool.address, &newcomer);
    assert_eq!(f.stored::<u32>(&user_epoch), Some(1));
}

#[test]
fn bd_09_a_wiped_out_pool_accepts_deposits_again() {
    let (f, _) = wiped_out();
    let newcomer = f.user(10 * ONE);
    assert_eq!(f.deposit(&newcomer, 10 * ONE), 10 * ONE - LOCKED);
    assert_eq!(
        f.totals(),
        PoolBalance {
            q4w: 0,
            shares: 10 * ONE,
            tokens: 10 * ONE
        }
    );
}

#[test]
fn bsh_04_old_shares_and_entries_take_nothing_from_newcomers() {
    let (f, old) = wiped_out();
    let newcomer = f.user(20 * ONE);
    let shares = f.deposit(&newcomer, 10 * ONE);
    assert_eq!(f.balance(&old), nothing(&f));
    f.pass(LOCK);

    let (b, pool) = (&f.backstop, &f.pool.address);
    let none_left = Error::BalanceError;
    assert_eq!(b.try_withdraw(&old, pool, &1), Err(Ok(none_left)));
    assert_eq!(b.try_dequeue_withdrawal(&old, pool, &1), Err(Ok(none_left)));
    assert_eq!(b.try_queue_withdrawal(&old, pool, &1), Err(Ok(none_left)));

    f.pool.donate(&newcomer, &(10 * ONE));
    f.queue(&newcomer, shares);
    f.pass(LOCK);
    assert_eq!(f.withdraw(&newcomer, shares), 2 * shares);
}

#[test]
fn old_shares_can_be_moved_but_pay_nothing_until_the_next_deposit() {
    let (f, old) = wiped_out();
    f.backstop
        .dequeue_withdrawal(&old, &f.pool.address, &(5 * ONE));
    f.queue(&old, ONE);
    f.pass(LOCK);
    let refused = f.backstop.try_withdraw(&old, &f.pool.address, &ONE);
    assert_eq!(refused, Err(Ok(Error::InvalidTokenWithdrawAmount)));
}

#[test]
fn an_old_depositor_starts_over_like_anybody_else() {
    let (f, old) = wiped_out();
    assert_eq!(f.deposit(&old, ONE), ONE - LOCKED);
    assert_eq!(
        f.balance(&old),
        UserBalance {
            q4w: Vec::new(&f.env),
            shares: ONE - LOCKED
        }
    );
}

#[test]
fn an_old_balance_is_cleaned_when_its_owner_comes_back() {
    let (f, old) = wiped_out();
    f.deposit(&f.user(ONE), ONE);
    let key = user_key(&f.env, "UserBalance", &f.pool.address, &old);
    assert_eq!(f.stored::<UserBalance>(&key).unwrap().q4w.len(), 1);
    f.backstop.dequeue_withdrawal(&old, &f.pool.address, &0);
    assert_eq!(f.stored::<UserBalance>(&key), Some(nothing(&f)));
    let entry: Q4W = f.queue(&old, 0);
    assert_eq!(f.balance(&old).q4w, Vec::from_array(&f.env, [entry]));
}

#[test]
fn every_wipe_out_voids_what_was_there() {
    let (f, old) = wiped_out();
    let second = f.user(10 * ONE);
    f.deposit(&second, ONE);
    f.queue(&second, 5);
    wipe_out(&f);
    let third = f.user(10 * ONE);
    f.deposit(&third, ONE);
    assert_eq!(f.balance(&old), nothing(&f));
    assert_eq!(f.balance(&second), nothing(&f));
    assert_eq!(f.balance(&third).shares, ONE - LOCKED);
    assert_eq!(f.deposit(&second, ONE), ONE);
    assert_eq!(
        f.balance(&second),
        UserBalance {
            q4w: Vec::new(&f.env),
            shares: ONE
        }
    );
}

#[test]
fn other_pools_keep_their_epoch() {
    let f = Fixture::new();
    let user = f.user(10 * ONE);
    let other = f.other_pool();
    f.deposit(&user, ONE);
    f.backstop.deposit(&user, &other.address, &ONE);
    wipe_out(&f);
    f.deposit(&user, ONE);
    let kept = f.backstop.user_balance(&other.address, &user);
    assert_eq!(kept.shares, ONE - LOCKED);
}

#[test]
fn a_wiped_out_pool_takes_no_donation() {
    let (f, old) = wiped_out();
    assert_eq!(
        f.pool.donate(&old, &ONE),
        Error::DonationWithoutShares as u32
    );
    f.deposit(&old, ONE);
    assert_eq!(f.pool.donate(&old, &ONE), 0);
}

#[test]
fn a_deposit_too_small_to_open_an_epoch_opens_none() {
    let (f, old) = wiped_out();
    let refused = f.backstop.try_deposit(&old, &f.pool.address, &LOCKED);
    assert_eq!(refused, Err(Ok(Error::InvalidShareMintAmount)));
    assert_eq!(f.balance(&old).shares, 30 * ONE - LOCKED);
}

#[test]
fn a_single_token_left_is_no_wipe_out() {
    let f = Fixture::new();
    let user = f.user(20 * ONE);
    f.deposit(&user, ONE);
    f.pool.draw(&(ONE - 1), &user);
    assert_eq!(f.deposit(&user, 2), 2 * ONE);
    assert_eq!(
        f.totals(),
        PoolBalance {
            q4w: 0,
            shares: 3 * ONE,
            tokens: 3
        }
    );
}

#[test]
fn epochs_live_as_long_as_the_balances_they_qualify() {
    let (f, _) = wiped_out();
    let newcomer = f.user(ONE);
    f.deposit(&newcomer, ONE);
    let pool_epoch = pool_key(&f.env, "PoolEpoch", &f.pool.address);
    let user_epoch = user_key(&f.env, "UserEpoch", &f.pool.address, &newcomer);
    f.env.as_contract(&f.backstop.address, || {
        assert_eq!(f.env.storage().persistent().get_ttl(&pool_epoch), 794_880);
        assert_eq!(f.env.storage().persistent().get_ttl(&user_epoch), 2_073_600);
    });
}
