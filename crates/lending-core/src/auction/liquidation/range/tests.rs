#![allow(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing
)]

use super::*;
use crate::auction::liquidation::part_up;
use crate::health::Valuation;
use crate::units::Underlying;

const SCALE: i128 = 1_0000000;

/// Splitmix64.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % end
    }

    fn between(&mut self, low: i128, high: i128) -> i128 {
        low + i128::from(self.below((high - low + 1).try_into().unwrap()))
    }

    fn of(&mut self, choice: &[u32]) -> u32 {
        choice[usize::try_from(self.below(choice.len().try_into().unwrap())).unwrap()]
    }
}

#[derive(Clone, Copy)]
struct Position {
    by: Valuation,
    amount: i128,
    is_debt: bool,
    selected: bool,
}

fn health<'a>(positions: impl Iterator<Item = &'a Position>) -> Health {
    let mut health = Health::default();
    for position in positions.filter(|position| position.amount > 0) {
        let amount = Underlying(position.amount);
        if position.is_debt {
            health.add_debt(&position.by, amount).unwrap();
        } else {
            health.add_collateral(&position.by, amount).unwrap();
        }
    }
    health
}

/// Up to three collaterals and three debts of up to `most` units, some selected.
fn account(random: &mut Random, most: i128, all: bool) -> [Position; 6] {
    let (debts, collaterals) = (1 + random.below(3), 1 + random.below(3));
    let mut place = 0;
    core::array::from_fn(|_| {
        let is_debt = place >= 3;
        let exists = place % 3 < if is_debt { debts } else { collaterals };
        let first = place % 3 == 0;
        place += 1;
        Position {
            by: Valuation {
                price: random.between(100, 50_0000000),
                token_one: 1_0000000,
                c_factor: random.of(&[0, 5_000_000, 7_500_000, 9_000_000, 9_800_000]),
                l_factor: random.of(&[7_500_000, 9_000_000, 9_500_000, 10_000_000]),
            },
            amount: if exists {
                random.between(1.max(most / 100), most)
            } else {
                0
            },
            is_debt,
            selected: all || first || random.below(2) == 0,
        }
    })
}

fn after(positions: &[Position; 6], size: &Size) -> Health {
    let mut left = *positions;
    for position in left.iter_mut().filter(|position| position.selected) {
        let share = if position.is_debt {
            size.bid_share
        } else {
            size.lot_share
        };
        position.amount -= part_up(position.amount, share, SCALE).unwrap();
    }
    health(left.iter())
}

struct Case {
    range: Range,
    accepted: [bool; 101],
}

/// Moves the account near a health factor of 0.3 to 1.
fn near(random: &mut Random, positions: &mut [Position; 6]) {
    let now = health(positions.iter());
    let target = random.between(3_000_000, 10_000_000);
    let wanted = now.liability_base * target / SCALE;
    for position in positions.iter_mut().filter(|position| !position.is_debt) {
        if position.amount > 0 && now.collateral_base > 0 {
            position.amount = (position.amount * wanted / now.collateral_base).max(1);
        }
    }
}

/// The range found, and what the rule says to every single percent.
fn case(random: &mut Random, most: i128) -> Option<Case> {
    let all = random.below(10) < 6;
    let mut positions = account(random, most, all);
    near(random, &mut positions);
    let whole = health(positions.iter());
    if !whole.is_liquidatable() {
        return None;
    }
    let selected = health(positions.iter().filter(|position| position.selected));
    let range = Range::find(&whole, &selected, SCALE, |size| Ok(after(&positions, size)));
    let mut accepted = [false; 101];
    for percent in 1..=100u32 {
        let size = Size::of(&whole, &selected, percent, SCALE);
        let judged = size.and_then(|size| size.judge(&whole, &after(&positions, &size), SCALE));
        accepted[usize::try_from(percent).unwrap()] = judged.is_ok();
    }
    Some(Case { range, accepted })
}

impl Case {
    fn claims(&self, percent: u32) -> bool {
        (self.range.min..=self.range.max).contains(&percent) || self.range.full && percent > 95
    }

    fn is_exact(&self) -> bool {
        (1..=100u32)
            .all(|percent| self.claims(percent) == self.accepted[usize::try_from(percent).unwrap()])
    }
}

#[test]
fn the_range_is_what_the_rule_accepts() {
    let mut random = Random(1);
    let (mut cases, mut some, mut full) = (0, 0, 0);
    while cases < 3_000 {
        let Some(case) = case(&mut random, 100_0000000) else {
            continue;
        };
        cases += 1;
        some += u32::from(case.range.min <= case.range.max);
        full += u32::from(case.range.full);
        assert!(case.is_exact(), "{:?} {:?}", case.range, case.accepted);
    }
    assert!(some > 500 && full > 500, "{some} {full}");
}

/// Where one unit is several percent, accepted percents can lie apart from one another.
#[test]
fn the_ends_are_accepted_even_for_dust() {
    let mut random = Random(2);
    let mut cases = 0;
    while cases < 3_000 {
        let Some(case) = case(&mut random, 60) else {
            continue;
        };
        cases += 1;
        if case.range.min <= case.range.max {
            for end in [case.range.min, case.range.max] {
                assert!(case.accepted[usize::try_from(end).unwrap()]);
            }
        }
    }
}

#[test]
fn a_healthy_account_has_no_range() {
    let healthy = Health {
        collateral_base: 10,
        collateral_raw: 10,
        liability_base: 10,
        liability_raw: 10,
    };
    let range = Range::find(&healthy, &healthy, SCALE, |_| Ok(healthy));
    assert_eq!(range, Range::NONE);
}
