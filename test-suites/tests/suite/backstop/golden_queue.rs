//! The golden vectors of the withdrawal queue.

use backstop::BackstopContractError as Error;
use soroban_sdk::testutils::Ledger as _;
use soroban_sdk::Address;

use super::fixture::{entries, Fixture, ONE};

const QUEUE: [(i128, u64); 3] = [(125, 10_000_000), (200, 12_592_000), (50, 19_592_000)];

/// A user with that queue, in a pool where a share is a token.
fn queued() -> (Fixture, Address) {
    let f = Fixture::new();
    let user = f.user(0);
    f.seed_pool(10_000, 10_000, 375);
    f.seed_user(&user, 0, &QUEUE);
    (f, user)
}

#[test]
fn j16_withdraw_takes_the_oldest_entries() {
    let (f, user) = queued();
    f.env.ledger().set_timestamp(22_592_000);
    assert_eq!(f.withdraw(&user, 300), 300, "J16");
    let left = entries(&f.env, &[(25, 12_592_000), (50, 19_592_000)]);
    assert_eq!(f.balance(&user).q4w, left, "J16");
}

#[test]
fn j17_dequeue_takes_the_newest_entries() {
    let (f, user) = queued();
    f.backstop.dequeue_withdrawal(&user, &f.pool.address, &150);
    let left = entries(&f.env, &[(125, 10_000_000), (100, 12_592_000)]);
    assert_eq!(f.balance(&user).q4w, left, "J17");
    assert_eq!(f.balance(&user).shares, 150, "J17");
    assert_eq!(f.totals().q4w, 225, "J17");
}

#[test]
fn j18_withdraw_stops_at_a_locked_entry() {
    let (f, user) = queued();
    f.env.ledger().set_timestamp(11_192_000);
    let refused = f.backstop.try_withdraw(&user, &f.pool.address, &300);
    assert_eq!(refused, Err(Ok(Error::NotExpired)), "J18");
}

#[test]
fn j19_more_than_is_queued_is_refused() {
    let (f, user) = queued();
    f.env.ledger().set_timestamp(22_592_000);
    let withdrawn = f.backstop.try_withdraw(&user, &f.pool.address, &376);
    assert_eq!(withdrawn, Err(Ok(Error::BalanceError)), "J19");
    let dequeued = f
        .backstop
        .try_dequeue_withdrawal(&user, &f.pool.address, &376);
    assert_eq!(dequeued, Err(Ok(Error::BalanceError)), "J19");
}

#[test]
fn j20_the_queue_holds_20_entries() {
    let f = Fixture::new();
    let user = f.user(ONE);
    f.deposit(&user, ONE);
    for _ in 0..20 {
        f.queue(&user, 1);
    }
    let refused = f.backstop.try_queue_withdrawal(&user, &f.pool.address, &1);
    assert_eq!(refused, Err(Ok(Error::TooManyQ4WEntries)), "J20");
}

#[test]
fn j21_zero_shares_can_be_queued_and_dequeued() {
    let f = Fixture::new();
    let user = f.user(0);
    let entry = f.queue(&user, 0);
    assert_eq!(
        f.balance(&user).q4w,
        entries(&f.env, &[(0, entry.exp)]),
        "J21"
    );
    f.backstop.dequeue_withdrawal(&user, &f.pool.address, &0);
    assert!(f.balance(&user).q4w.is_empty(), "J21");
    f.backstop.dequeue_withdrawal(&user, &f.pool.address, &0);
}

#[test]
fn j22_withdrawing_zero_shares_is_refused() {
    let f = Fixture::new();
    let user = f.user(ONE);
    let refused = f.backstop.try_withdraw(&user, &f.pool.address, &0);
    assert_eq!(refused, Err(Ok(Error::InvalidTokenWithdrawAmount)), "J22");
    f.deposit(&user, ONE);
    f.queue(&user, 1);
    let refused = f.backstop.try_withdraw(&user, &f.pool.address, &0);
    assert_eq!(refused, Err(Ok(Error::NotExpired)), "J22");
}
