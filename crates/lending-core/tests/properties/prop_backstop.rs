//! First-loss deposits: shares and tokens add up through any history, and no round trip pays.

use crate::given::{big, up_to};
use lending_core::backstop::{
    is_unlocked, require_all_taken, require_room_in_queue, take_free, take_from_entry, unlock_time,
    BackstopError, Deposits, LOCKED_SHARES,
};
use proptest::prelude::*;

const ACCOUNTS: usize = 3;

/// Deposits at any price of a share.
fn deposits() -> impl Strategy<Value = Deposits> {
    (up_to(20), up_to(20), 0..=1_000i128).prop_map(|(shares, tokens, queued)| Deposits {
        shares,
        tokens,
        queued: shares * queued / 1_000,
    })
}

#[derive(Clone, Copy, Debug)]
enum Step {
    Deposit(usize, i128),
    Queue(usize, i128),
    Dequeue(usize, i128),
    Withdraw(usize, i128),
    Donate(i128),
    Draw(i128),
    DrawAll,
}

fn step() -> impl Strategy<Value = Step> {
    let who = || 0..ACCOUNTS;
    prop_oneof![
        4 => (who(), up_to(15)).prop_map(|(who, amount)| Step::Deposit(who, amount)),
        3 => (who(), up_to(15)).prop_map(|(who, amount)| Step::Queue(who, amount)),
        1 => (who(), up_to(15)).prop_map(|(who, amount)| Step::Dequeue(who, amount)),
        3 => (who(), up_to(15)).prop_map(|(who, amount)| Step::Withdraw(who, amount)),
        2 => up_to(15).prop_map(Step::Donate),
        1 => up_to(15).prop_map(Step::Draw),
        1 => Just(Step::DrawAll),
    ]
}

#[derive(Clone, Copy, Debug, Default)]
struct Books {
    pool: Deposits,
    free: [i128; ACCOUNTS],
    queued: [i128; ACCOUNTS],
    locked: i128,
    held: i128,
}

impl Books {
    fn take(&mut self, step: Step) -> Result<(), BackstopError> {
        match step {
            Step::Deposit(who, tokens) => {
                let minted = self.pool.deposit(tokens)?;
                if minted.opens_epoch {
                    (self.free, self.queued, self.locked) = Default::default();
                }
                if self.locked == 0 {
                    self.locked = LOCKED_SHARES;
                }
                self.pool = minted.deposits;
                self.free[who] += minted.shares;
                self.held += tokens;
            }
            Step::Queue(who, shares) => {
                let left = take_free(self.free[who], shares)?;
                self.pool = self.pool.queue(shares)?;
                self.free[who] = left;
                self.queued[who] += shares;
            }
            Step::Dequeue(who, shares) => {
                require_all_taken((shares - self.queued[who]).max(0))?;
                self.pool = self.pool.dequeue(shares)?;
                self.queued[who] -= shares;
                self.free[who] += shares;
            }
            Step::Withdraw(who, shares) => {
                require_all_taken((shares - self.queued[who]).max(0))?;
                let (after, paid) = self.pool.withdraw(shares)?;
                self.pool = after;
                self.queued[who] -= shares;
                self.held -= paid;
            }
            Step::Donate(tokens) => {
                self.pool = self.pool.donate(tokens)?;
                self.held += tokens;
            }
            Step::Draw(tokens) => {
                self.pool = self.pool.draw(tokens)?;
                self.held -= tokens;
            }
            Step::DrawAll => {
                self.held -= self.pool.tokens;
                self.pool = self.pool.draw(self.pool.tokens)?;
            }
        }
        Ok(())
    }
}

/// Whether a share is worth no less in `after` than in `before`.
fn share_keeps_its_worth(before: &Deposits, after: &Deposits) -> bool {
    big(after.tokens) * before.shares >= big(before.tokens) * after.shares
}

proptest! {
    #[test]
    fn shares_and_tokens_add_up_through_any_history(steps in prop::collection::vec(step(), 1..60)) {
        let mut books = Books::default();
        for step in steps {
            let before = books;
            if books.take(step).is_err() {
                books = before;
            }
            let pool = books.pool;
            let free: i128 = books.free.iter().sum();
            let queued: i128 = books.queued.iter().sum();
            prop_assert_eq!(free + queued + books.locked, pool.shares);
            prop_assert_eq!(queued, pool.queued);
            prop_assert_eq!(books.held, pool.tokens);
            prop_assert!(pool.tokens >= 0 && pool.queued <= pool.shares);
            prop_assert!((0..=10_000_000).contains(&pool.queued_part_up().unwrap()));
            let took = matches!(step, Step::Draw(_) | Step::DrawAll);
            prop_assert!(
                took || before.pool.is_wiped_out() || share_keeps_its_worth(&before.pool, &pool),
                "{before:?} {step:?} {books:?}"
            );
        }
    }

    #[test]
    fn conversions_round_towards_those_who_stay(at in deposits(), amount in up_to(20)) {
        if let Ok(shares) = at.to_shares_down(amount) {
            prop_assert!(big(shares) * at.tokens <= big(amount) * at.shares);
            prop_assert!(big(shares + 1) * at.tokens > big(amount) * at.shares);
        }
        let shares = amount % at.shares;
        let tokens = at.to_tokens_down(shares).unwrap();
        prop_assert!(big(tokens) * at.shares <= big(shares) * at.tokens);
        prop_assert!(big(tokens + 1) * at.shares > big(shares) * at.tokens);
        prop_assert_eq!(at.to_tokens_down(at.shares).unwrap(), at.tokens);
    }

    #[test]
    fn depositing_and_withdrawing_never_profits(at in deposits(), amount in up_to(20)) {
        let Ok(minted) = at.deposit(amount) else {
            return Ok(());
        };
        let queued = minted.deposits.queue(minted.shares).unwrap();
        prop_assert!(share_keeps_its_worth(&at, &queued));
        if let Ok((after, paid)) = queued.withdraw(minted.shares) {
            prop_assert!(paid <= amount);
            prop_assert!(share_keeps_its_worth(&queued, &after));
        }
    }

    #[test]
    fn one_deposit_buys_at_least_what_its_parts_do(
        at in deposits(),
        parts in prop::collection::vec(up_to(20), 1..8),
    ) {
        let Ok(once) = at.deposit(parts.iter().sum()) else {
            return Ok(());
        };
        let (mut pool, mut shares) = (at, 0);
        for part in parts {
            if let Ok(minted) = pool.deposit(part) {
                pool = minted.deposits;
                shares += minted.shares;
            }
        }
        prop_assert!(shares <= once.shares);
    }

    #[test]
    fn one_withdrawal_pays_at_least_what_its_parts_do(
        at in deposits(),
        parts in prop::collection::vec(up_to(19), 1..8),
    ) {
        let all: i128 = parts.iter().sum();
        let shares = at.shares + all;
        let mut pool = Deposits {
            shares,
            queued: shares,
            ..at
        };
        let once = pool.to_tokens_down(all).unwrap();
        let mut paid = 0;
        for part in parts {
            if let Ok((after, out)) = pool.withdraw(part) {
                pool = after;
                paid += out;
            }
        }
        prop_assert!(paid <= once);
    }

    #[test]
    fn the_queued_part_is_rounded_up(at in deposits()) {
        let part = at.queued_part_up().unwrap();
        prop_assert!(big(part) * at.shares >= big(at.queued) * 10_000_000);
        prop_assert!(big(part - 1) * at.shares < big(at.queued) * 10_000_000);
    }

    #[test]
    fn more_than_there_is_is_refused(at in deposits(), beyond in 1..1_000i128) {
        prop_assert_eq!(
            at.draw(at.tokens + beyond),
            Err(BackstopError::NotEnoughFunds)
        );
        prop_assert_eq!(
            at.dequeue(at.queued + beyond),
            Err(BackstopError::NotEnoughFunds)
        );
        prop_assert_eq!(
            take_free(beyond - 1, beyond),
            Err(BackstopError::NotEnoughShares)
        );
        prop_assert_eq!(take_free(beyond, beyond), Ok(0));
        let refused = at.withdraw(at.queued + beyond).unwrap_err();
        prop_assert!(matches!(
            refused,
            BackstopError::NotEnoughFunds | BackstopError::NothingPaid
        ));
    }

    #[test]
    fn walking_a_queue_neither_creates_nor_loses_shares(
        entry in 0..=i128::MAX,
        wanted in 0..=i128::MAX,
    ) {
        let taken = take_from_entry(entry, wanted);
        prop_assert_eq!(entry - taken.entry_left, wanted - taken.still_wanted);
        prop_assert!(taken.entry_left == 0 || taken.still_wanted == 0);
        prop_assert!(taken.entry_left >= 0 && taken.still_wanted >= 0);
    }

    #[test]
    fn shares_wait_for_17_days(
        now in any::<u64>(),
        early in 1..=1_468_800u64,
        entries in 0..40u32,
    ) {
        match unlock_time(now) {
            Ok(unlocks) => {
                prop_assert_eq!(unlocks - now, 17 * 86_400);
                prop_assert!(
                    is_unlocked(unlocks, unlocks) && !is_unlocked(unlocks, unlocks - early)
                );
            }
            Err(_) => prop_assert!(now > u64::MAX - 1_468_800),
        }
        prop_assert_eq!(require_room_in_queue(entries).is_ok(), entries < 20);
    }
}
