//! Random histories: identities after every step, and what accounts are paid in the end.

use super::book::{Book, USERS};
use super::cases;
use super::steps::{steps, Step};
use lending_core::units::Underlying;
use proptest::prelude::*;

/// The identities of a reserve's books. I1: bad debt; I2, I3: losses; I4: tokens.
fn check(book: &Book) {
    let ledger = &book.ledger;
    let held = ledger.assigned_d - ledger.taken_d - ledger.repaid_d - ledger.defaulted_d;
    assert_eq!(book.bad.0, held, "I1");
    let loss = book.loss.unwrap_or_default();
    assert_eq!(loss.open.0, ledger.socialized - loss.recovered.0, "I2");
    assert_eq!(loss.owed, loss.recovered.minus(loss.claimed).unwrap(), "I3");
    assert!(book.surplus() >= 0, "I4: {}", book.surplus());
    assert!(loss.open >= Underlying::ZERO && loss.owed >= Underlying::ZERO);
    assert!(book.tokens >= loss.owed.0, "claims without tokens");
    let shares: i128 = book.shares.iter().map(|shares| shares.0).sum();
    assert_eq!(book.reserve.supply_shares.0, shares);
    assert_eq!(book.loss.is_some(), ledger.socialized > 0);
    let paid: i128 = book.paid.iter().sum();
    assert_eq!(paid, loss.claimed.0);
    assert!(paid <= loss.recovered.0, "claims exceed recoveries");
    let rate = book.reserve.supply_rate.0;
    assert!(rate == 0 || rate >= 10_000_000_000, "alive at {rate}");
}

/// What a history comes to.
struct End {
    /// Most units a user got less than in arithmetic without rounding.
    below: i128,
    /// Most units a user got more.
    above: i128,
    /// Most that a claim was cut short by, since less was owed to all.
    clamped: i128,
}

/// Lives through `steps` with amounts of up to `most`; in the end everybody claims.
fn live(steps: &[Step], most: i128) -> End {
    let mut book = Book::new();
    for (user, part) in [1, 7, 2, 5].into_iter().enumerate() {
        book.supply(user, most / part);
    }
    check(&book);
    for step in steps {
        step.apply(&mut book, most);
        check(&book);
    }
    for user in 0..USERS {
        book.claim(user);
        check(&book);
    }
    let short = (0..USERS).map(|user| book.exact.short(user, book.paid[user]));
    End {
        below: short.clone().max().unwrap().max(0),
        above: -short.min().unwrap().min(0),
        clamped: book.clamped,
    }
}

proptest! {
    #![proptest_config(cases(1_500))]

    /// Tokens of up to 10^17 units. Of 60,000 histories the worst was 15 units below; what users get
    /// above is a fraction of a unit.
    #[test]
    fn everybody_gets_the_own_share(
        digits in prop::sample::select(&[9u32, 12, 15, 17][..]),
        steps in steps(),
    ) {
        let end = live(&steps, 10i128.pow(digits));
        prop_assert!(end.below <= 30 && end.above <= 1, "{} {}", end.below, end.above);
        prop_assert_eq!(end.clamped, 0);
    }
}

proptest! {
    #![proptest_config(cases(700))]

    /// Tokens of 18 decimals, 10^24 units. Of 60,000 histories the worst was 17,620 units below, 1,147
    /// above and 798 cut short; the bound is a part in 10^18.
    #[test]
    fn large_amounts_lose_a_part_in_a_quintillion(steps in steps()) {
        let end = live(&steps, 10i128.pow(24));
        let worst = end.below.max(end.above).max(end.clamped);
        prop_assert!(worst <= 1_000_000, "{} {} {}", end.below, end.above, end.clamped);
    }
}
