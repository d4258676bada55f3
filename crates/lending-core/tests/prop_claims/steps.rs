//! What can happen to a reserve, at random.

use super::book::{Book, USERS};
use lending_core::fixed::mul_div_down;
use proptest::prelude::*;

/// A part of whatever there is, of 2^64.
type Part = u64;

#[derive(Clone, Debug)]
pub enum Step {
    Supply(usize, Part),
    Withdraw(usize, Part),
    Hand(usize, usize, Part),
    Borrow(Part),
    Repay(Part),
    Accrue(u64, u32),
    /// Debt turns bad: at most a twentieth, or any part.
    Assign(Part, bool),
    Take(Part),
    Default,
    CoverBadDebt(Part),
    NetCredit,
    CoverLoss(Cover),
    Gulp(Part),
    Claim(usize),
}

/// How much of an open loss comes back.
#[derive(Clone, Debug)]
pub enum Cover {
    All,
    /// More than is open.
    More(Part),
    Some(Part),
    /// At most a fiftieth.
    Little(Part),
    /// All but this many units.
    Nearly(i128),
    Nothing,
}

/// From one to `most`.
fn amount(most: i128, part: Part) -> i128 {
    1 + mul_div_down(most.max(1), part.into(), 1 << 64).unwrap()
}

impl Cover {
    fn of(&self, open: i128) -> i128 {
        match self {
            Cover::All => open,
            Cover::More(part) => open + amount(open, *part),
            Cover::Some(part) => amount(open, *part),
            Cover::Little(part) => amount(open / 50, *part),
            Cover::Nearly(rest) => open - rest,
            Cover::Nothing => 0,
        }
    }
}

impl Step {
    /// Takes the step; amounts go up to `most` units.
    pub fn apply(&self, book: &mut Book, most: i128) {
        match *self {
            Step::Supply(user, part) => {
                book.supply(user, amount(most, part));
            }
            Step::Withdraw(user, part) => {
                book.withdraw(user, amount(2 * most, part));
            }
            Step::Hand(from, to, part) => book.hand(from, to, amount(most, part)),
            Step::Borrow(part) => {
                let supply = book.reserve.total_supply().unwrap().0;
                book.borrow(amount(supply, part));
            }
            Step::Repay(part) => {
                book.repay(amount(most, part));
            }
            Step::Accrue(seconds, take_rate) => book.accrue(seconds, take_rate),
            Step::Assign(part, any) => {
                let debt = book.reserve.debt_shares.0;
                book.assign(amount(if any { debt } else { debt / 20 }, part));
            }
            Step::Take(part) => book.take(amount(book.bad.0, part) - 1),
            Step::Default => {
                book.default_all();
            }
            Step::CoverBadDebt(part) => {
                book.cover_bad_debt(amount(book.bad.0, part));
            }
            Step::NetCredit => {
                book.net_credit();
            }
            Step::CoverLoss(ref cover) => {
                let open = book.open();
                let used = book.cover_loss(cover.of(open));
                assert!((0..=open).contains(&used));
            }
            Step::Gulp(part) => {
                book.gulp(amount(most / 100, part));
            }
            Step::Claim(user) => {
                book.claim(user);
            }
        }
    }
}

fn cover() -> impl Strategy<Value = Cover> {
    prop_oneof![
        3 => Just(Cover::All),
        1 => any::<Part>().prop_map(Cover::More),
        8 => any::<Part>().prop_map(Cover::Some),
        5 => any::<Part>().prop_map(Cover::Little),
        2 => (1..4i128).prop_map(Cover::Nearly),
        1 => Just(Cover::Nothing),
    ]
}

/// One step. `harsh`: how likely any part of the debt may turn bad at once, in percent.
fn step(harsh: u32) -> impl Strategy<Value = Step> {
    let user = || 0..USERS;
    let part = any::<Part>;
    let take_rate = prop_oneof![Just(0u32), Just(1_000_000), Just(2_000_000)];
    prop_oneof![
        22 => (user(), part()).prop_map(|(user, part)| Step::Supply(user, part)),
        16 => (user(), part()).prop_map(|(user, part)| Step::Withdraw(user, part)),
        10 => (user(), user(), part()).prop_map(|(from, to, part)| Step::Hand(from, to, part)),
        12 => part().prop_map(Step::Borrow),
        6 => part().prop_map(Step::Repay),
        8 => (1..5_000_000u64, take_rate).prop_map(|(time, take)| Step::Accrue(time, take)),
        8 => (part(), prop::bool::weighted(f64::from(harsh) / 100.0))
            .prop_map(|(part, any)| Step::Assign(part, any)),
        2 => part().prop_map(Step::Take),
        8 => Just(Step::Default),
        1 => part().prop_map(Step::CoverBadDebt),
        1 => Just(Step::NetCredit),
        9 => cover().prop_map(Step::CoverLoss),
        1 => part().prop_map(Step::Gulp),
        7 => user().prop_map(Step::Claim),
    ]
}

/// Up to 400 steps: calm times, hard ones and worse.
pub fn steps() -> impl Strategy<Value = Vec<Step>> {
    let of = |harsh| prop::collection::vec(step(harsh), 50..400);
    prop_oneof![of(0), of(5), of(50)]
}
