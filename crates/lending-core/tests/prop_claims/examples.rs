//! The worked examples of `docs/bad-debt.md`, to the unit.

use super::book::Book;
use lending_core::claims::{Loss, RAY};
use lending_core::fixed::RATE_ONE;
use lending_core::units::{SupplyRate, Underlying};

const ONE: i128 = 1_0000000;
const ALL: i128 = i128::MAX / RATE_ONE;
const ALICE: usize = 0;
const BOB: usize = 1;
const CAROL: usize = 2;

/// A reserve in which these users supplied and `lent` was lent, with `credit` of the backstop.
fn book(supplied: &[i128], lent: i128, credit: i128) -> Book {
    let mut book = Book::new();
    for (user, amount) in supplied.iter().enumerate() {
        assert!(book.supply(user, *amount));
    }
    assert!(book.borrow(lent));
    assert_eq!(book.gulp(credit), credit);
    book
}

fn default_of(book: &mut Book, debt: i128) {
    book.assign(debt);
    book.default_all().unwrap();
}

fn rate(book: &Book) -> i128 {
    book.reserve.supply_rate.0
}

/// Outstanding and claimable.
fn claim(book: &Book, user: usize) -> (i128, i128) {
    let claim = book.claim_of(user).unwrap();
    (claim.outstanding.0, claim.claimable.0)
}

#[test]
fn two_losses_a_leaver_and_a_newcomer() {
    let mut book = book(&[600 * ONE, 400 * ONE], 500 * ONE, 20 * ONE);
    assert_eq!((book.tokens, book.surplus()), (520 * ONE, 0));
    default_of(&mut book, 300 * ONE);
    let expected = Loss {
        cuts: 280_000_000_000,
        missing: 280_000_000_000 * (RAY / RATE_ONE),
        open: Underlying(280 * ONE),
        ..Loss::default()
    };
    assert_eq!((rate(&book), book.loss), (720_000_000_000, Some(expected)));
    assert_eq!(book.reserve.backstop_credit, Underlying::ZERO);
    assert_eq!(
        (book.ledger.credit_used, book.ledger.socialized),
        (20 * ONE, 280 * ONE)
    );

    assert!(book.withdraw(BOB, ALL));
    assert_eq!(
        (book.tokens, claim(&book, BOB)),
        (232 * ONE, (112 * ONE, 0))
    );
    assert!(book.supply(CAROL, 1_000 * ONE));
    assert_eq!(book.shares[CAROL].0, 13_888_888_888);
    assert_eq!(book.cover_loss(140 * ONE), 140 * ONE);
    assert_eq!(book.loss.unwrap().shrink, RAY / 2);
    let claims = [ALICE, BOB, CAROL].map(|user| claim(&book, user));
    assert_eq!(claims, [(84 * ONE, 84 * ONE), (56 * ONE, 56 * ONE), (0, 0)]);
    assert_eq!(book.claim(BOB), 56 * ONE);

    assert!(book.borrow(600 * ONE));
    default_of(&mut book, 172 * ONE);
    assert_eq!((rate(&book), book.open()), (633_519_553_068, 312_0000001));
    assert_eq!(book.surplus(), 1);
    assert_eq!(book.cover_loss(100 * ONE), 100 * ONE);
    let claims = [ALICE, BOB, CAROL].map(|user| claim(&book, user));
    let expected = [
        (92_3343361, 127_5539320),
        (38_0512821, 17_9487179),
        (81_6143820, 38_4973498),
    ];
    assert_eq!((claims, book.open()), (expected, 212_0000001));

    assert_eq!(book.cover_loss(10_000 * ONE), 212_0000001);
    let paid = [ALICE, BOB, CAROL].map(|user| book.claim(user));
    assert_eq!(paid, [219_8882681, 56 * ONE, 120_1117318]);
    assert_eq!(book.paid, [219_8882681, 112 * ONE, 120_1117318, 0, 0, 0, 0]);
    let loss = book.loss.unwrap();
    assert_eq!((loss.era, loss.open.0, loss.owed.0), (1, 0, 2));
    assert_eq!(
        (loss.recovered.0, loss.claimed.0),
        (452_0000001, 451_9999999)
    );
    assert_eq!(book.ledger.assigned_d, 472 * ONE);
    assert_eq!(book.ledger.defaulted_d, 472 * ONE);
}

/// 61.25 million of 70 million lost, 48 million of it back, with a newcomer in between.
#[test]
fn recoveries_belong_to_those_who_lost() {
    let (million, thousand) = (1_000_000 * ONE, 1_000 * ONE);
    let mut book = book(
        &[50 * million, 20 * million],
        61_250 * thousand,
        150 * thousand,
    );
    default_of(&mut book, 61_250 * thousand);
    assert_eq!(rate(&book), 127_142_857_142);
    assert_eq!(book.ledger.socialized, 61_100_000_0000600);
    assert_eq!(book.ledger.credit_used, 150 * thousand);
    assert_eq!(
        book.reserve.total_supply(),
        Ok(Underlying(8_899_999_9999400))
    );
    assert_eq!(book.surplus(), 600);
    assert!(book.supply(CAROL, 10 * million));
    assert_eq!(book.cover_loss(48 * million), 48 * million);
    let claims = [ALICE, BOB, CAROL].map(|user| claim(&book, user));
    let expected = [
        (9_357_142_8571858, 34_285_714_2857142),
        (3_742_857_1428743, 13_714_285_7142857),
        (0, 0),
    ];
    assert_eq!(claims, expected);
}

/// Left with 0.6% of par, a reserve is killed: what it still holds and gets goes to the claims.
#[test]
fn a_killed_reserve_pays_what_it_has() {
    let mut book = book(&[1_000 * ONE, 500 * ONE], 1_498 * ONE, 3 * ONE);
    default_of(&mut book, 1_494 * ONE);
    assert!(book.reserve.is_killed());
    let loss = book.loss.unwrap();
    assert_eq!((loss.open.0, loss.owed.0), (1_495 * ONE, 5 * ONE));
    assert_eq!((book.tokens, book.reserve.backstop_credit.0), (5 * ONE, 0));
    assert!(!book.supply(CAROL, ONE));
    assert!(book.withdraw(ALICE, ALL));
    assert_eq!(
        (book.reserve.supply_shares.0, book.tokens),
        (500 * ONE, 5 * ONE)
    );
    book.accrue(31_536_000, 1_000_000);
    assert!(book.repay(4 * ONE));
    let loss = book.loss.unwrap();
    assert_eq!((loss.open.0, loss.owed.0), (1_491 * ONE, 9 * ONE));
    assert_eq!((book.claim(ALICE), book.claim(BOB)), (5_9999999, 2_9999999));
    assert_eq!(book.owed(), Underlying(2));
}

/// A reserve of 1000.0 that loses `lost`.
fn rate_after(lost: i128) -> SupplyRate {
    let mut book = book(&[1_000 * ONE], lost, 0);
    default_of(&mut book, lost);
    book.reserve.supply_rate
}

#[test]
fn one_percent_of_par_is_the_edge() {
    assert_eq!(rate_after(989_9999999), SupplyRate(10_000_000_100));
    assert_eq!(rate_after(990_0000000), SupplyRate(10_000_000_000));
    assert_eq!(rate_after(990_0000001), SupplyRate(0));
    assert_eq!(rate_after(999_9999000), SupplyRate(0));
}

/// An era of which all but a billionth came back ends with the next loss, if the cash is there: its
/// last unit is paid out of the new loss.
#[test]
fn a_worn_out_era_ends_with_the_next_loss() {
    let mut book = book(&[1_000 * ONE], 400 * ONE, 0);
    default_of(&mut book, 200 * ONE);
    assert_eq!(book.cover_loss(200 * ONE - 1), 200 * ONE - 1);
    let worn = book.loss.unwrap();
    assert_eq!(
        (worn.open.0, worn.shrink, worn.era),
        (1, RAY / (200 * ONE), 0)
    );
    assert!(worn.is_worn_out());

    default_of(&mut book, 100 * ONE);
    let loss = book.loss.unwrap();
    assert_eq!((book.resets, loss.era, loss.shrink), (1, 1, RAY));
    assert_eq!((loss.open.0, loss.owed.0), (100_0000001, 200 * ONE));
    assert_eq!(rate(&book), 699_999_999_900);
    assert_eq!(claim(&book, ALICE), (100_0000001, 200 * ONE));
}

/// Without cash for it the era goes on. Here tokens vanish, which the pool itself never lets happen.
#[test]
fn a_worn_out_era_goes_on_without_cash() {
    let mut book = book(&[1_000 * ONE], 400 * ONE, 0);
    default_of(&mut book, 200 * ONE);
    book.cover_loss(200 * ONE - 1);
    assert!(book.borrow(599_9990000));
    book.claim(ALICE);
    book.tokens -= 10_000;
    default_of(&mut book, 100 * ONE);
    let loss = book.loss.unwrap();
    assert_eq!((book.resets, loss.era), (0, 0));
    assert_eq!((loss.open.0, loss.owed.0), (100_0000001, 0));
}
