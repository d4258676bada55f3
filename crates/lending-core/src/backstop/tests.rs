#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects)]

mod conversions;

use super::*;

const FRESH: Deposits = Deposits {
    shares: 0,
    tokens: 0,
    queued: 0,
};
const WIPED_OUT: Deposits = Deposits {
    shares: 87654321,
    tokens: 0,
    queued: 5,
};
const AT_A_PROFIT: Deposits = Deposits {
    shares: 80321,
    tokens: 103302,
    queued: 40001,
};

const OVERFLOW: MathError = MathError::Overflow;

fn deposits(shares: i128, tokens: i128, queued: i128) -> Deposits {
    Deposits {
        shares,
        tokens,
        queued,
    }
}

// Deposits and epochs

#[test]
fn first_deposit_leaves_1000_shares_to_nobody() {
    let minted = FRESH.deposit(1_001).unwrap();
    let after = deposits(1_001, 1_001, 0);
    assert_eq!(
        minted,
        Minted {
            deposits: after,
            shares: 1,
            opens_epoch: false
        }
    );
}

#[test]
fn first_deposit_of_no_more_than_the_locked_shares_is_refused() {
    for tokens in [0, 1, 999, 1_000] {
        assert_eq!(
            FRESH.deposit(tokens),
            Err(BackstopError::NothingMinted),
            "{tokens}"
        );
    }
}

#[test]
fn later_deposit_receives_all_it_mints() {
    let minted = AT_A_PROFIT.deposit(1234567).unwrap();
    let after = deposits(80321 + 959920, 103302 + 1234567, 40001);
    assert_eq!(
        minted,
        Minted {
            deposits: after,
            shares: 959920,
            opens_epoch: false
        }
    );
}

#[test]
fn deposit_too_small_for_a_share_is_refused() {
    let dear = deposits(10_000, 10_000_000, 0);
    assert_eq!(dear.deposit(999), Err(BackstopError::NothingMinted));
    assert_eq!(dear.deposit(1_000).unwrap().shares, 1);
}

#[test]
fn deposit_into_a_wiped_out_pool_starts_over_at_one_to_one() {
    let minted = WIPED_OUT.deposit(5_000).unwrap();
    let after = deposits(5_000, 5_000, 0);
    assert_eq!(
        minted,
        Minted {
            deposits: after,
            shares: 4_000,
            opens_epoch: true
        }
    );
}

#[test]
fn deposit_too_small_to_open_an_epoch_is_refused() {
    assert_eq!(WIPED_OUT.deposit(1_000), Err(BackstopError::NothingMinted));
}

#[test]
fn deposit_whose_sum_does_not_fit_is_an_overflow() {
    let full = deposits(i128::MAX, i128::MAX, 0);
    assert_eq!(full.deposit(1), Err(BackstopError::Math(OVERFLOW)));
}

#[test]
fn only_shares_without_tokens_are_wiped_out() {
    assert!(WIPED_OUT.is_wiped_out());
    assert!(!FRESH.is_wiped_out());
    assert!(!deposits(0, 1, 0).is_wiped_out());
    assert!(!deposits(1, 1, 0).is_wiped_out());
}

// Donations and draws

#[test]
fn donation_that_would_belong_to_nobody_is_refused() {
    assert_eq!(FRESH.donate(1), Err(BackstopError::NoShares));
    assert_eq!(WIPED_OUT.donate(1), Err(BackstopError::NoShares));
}

#[test]
fn donation_adds_tokens_only() {
    assert_eq!(AT_A_PROFIT.donate(698), Ok(deposits(80321, 104000, 40001)));
    let full = deposits(1, i128::MAX, 0);
    assert_eq!(full.donate(1), Err(BackstopError::Math(OVERFLOW)));
}

#[test]
fn draw_takes_tokens_only_and_no_more_than_there_are() {
    assert_eq!(AT_A_PROFIT.draw(103302), Ok(deposits(80321, 0, 40001)));
    assert_eq!(AT_A_PROFIT.draw(103303), Err(BackstopError::NotEnoughFunds));
}

// Queue totals and withdrawals

#[test]
fn queue_and_dequeue_move_the_queued_total() {
    assert_eq!(AT_A_PROFIT.queue(19), Ok(deposits(80321, 103302, 40020)));
    assert_eq!(AT_A_PROFIT.dequeue(40001), Ok(deposits(80321, 103302, 0)));
    assert_eq!(
        AT_A_PROFIT.dequeue(40002),
        Err(BackstopError::NotEnoughFunds)
    );
    let full = deposits(i128::MAX, 1, i128::MAX);
    assert_eq!(full.queue(1), Err(BackstopError::Math(OVERFLOW)));
}

#[test]
fn withdraw_burns_shares_and_pays_rounded_down() {
    let (after, tokens) = AT_A_PROFIT.withdraw(40000).unwrap();
    assert_eq!(tokens, 51444, "J2");
    assert_eq!(after, deposits(40321, 51858, 1));
}

#[test]
fn withdraw_of_every_share_pays_every_token() {
    let all_queued = Deposits {
        queued: 80321,
        ..AT_A_PROFIT
    };
    assert_eq!(all_queued.withdraw(80321), Ok((FRESH, 103302)), "J3");
}

#[test]
fn withdraw_that_pays_nothing_is_refused() {
    let nothing = Err(BackstopError::NothingPaid);
    assert_eq!(AT_A_PROFIT.withdraw(0), nothing);
    assert_eq!(WIPED_OUT.withdraw(5), nothing);
    assert_eq!(
        deposits(20000001, 2, 10000000).withdraw(10000000),
        nothing,
        "J11"
    );
}

#[test]
fn withdraw_above_what_is_queued_or_there_is_refused() {
    assert_eq!(
        AT_A_PROFIT.withdraw(40002),
        Err(BackstopError::NotEnoughFunds)
    );
    assert_eq!(
        deposits(10, 10, 20).withdraw(11),
        Err(BackstopError::NotEnoughFunds)
    );
}

// Attacks

#[test]
fn bsh_01_donating_to_a_young_backstop_costs_the_donor_more_than_it_takes() {
    // The attacker holds 1 of 1,001 shares and inflates their price before the victim comes.
    let young = FRESH.deposit(1_001).unwrap().deposits;
    let inflated = young.donate(10_000_0000000).unwrap();
    let victim = inflated.deposit(9_999_0000000).unwrap();
    let victims_tokens = victim.deposits.to_tokens_down(victim.shares).unwrap();
    let attackers_tokens = victim.deposits.to_tokens_down(1).unwrap();
    assert!(
        victims_tokens > 9_999_0000000 * 999 / 1_000,
        "{victims_tokens}"
    );
    assert!(
        attackers_tokens < 10_000_0000000 / 500,
        "{attackers_tokens}"
    );
}

#[test]
fn bsh_14_queued_shares_never_exceed_all_shares() {
    let mut now = FRESH
        .deposit(50_000)
        .unwrap()
        .deposits
        .queue(49_000)
        .unwrap();
    now = now.draw(50_000).unwrap();
    assert!(now.queued <= now.shares);
    now = now.deposit(2_000).unwrap().deposits;
    assert_eq!(now, deposits(2_000, 2_000, 0));
}
