//! One reserve, three accounts and the tokens it holds, through any history: the books always add
//! up, and what passes can be paid.

use crate::given::{curve, take_rate, up_to};
use lending_core::bad_debt::default_debt;
use lending_core::claims::Loss;
use lending_core::interest::InterestCurve;
use lending_core::position::{self, take};
use lending_core::reserve::Reserve;
use lending_core::units::{DebtShares, SupplyShares, Underlying};
use lending_core::LendingError;
use proptest::prelude::*;

const ACCOUNTS: usize = 3;

#[derive(Clone, Copy, Debug)]
enum Step {
    Supply(usize, i128),
    Withdraw(usize, i128),
    Borrow(usize, i128),
    Repay(usize, i128),
    Wait(u64),
    Donate(i128),
    Gulp,
    Default(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let who = || 0..ACCOUNTS;
    prop_oneof![
        4 => (who(), up_to(15)).prop_map(|(who, amount)| Step::Supply(who, amount)),
        4 => (who(), up_to(15)).prop_map(|(who, amount)| Step::Withdraw(who, amount)),
        4 => (who(), up_to(15)).prop_map(|(who, amount)| Step::Borrow(who, amount)),
        4 => (who(), up_to(15)).prop_map(|(who, amount)| Step::Repay(who, amount)),
        4 => (1..31_536_000u64).prop_map(Step::Wait),
        1 => up_to(15).prop_map(Step::Donate),
        1 => Just(Step::Gulp),
        1 => who().prop_map(Step::Default),
    ]
}

#[derive(Clone, Copy, Debug)]
struct Books {
    reserve: Reserve,
    held: i128,
    supply: [SupplyShares; ACCOUNTS],
    debt: [DebtShares; ACCOUNTS],
    loss: Loss,
}

impl Books {
    /// Tries the step; a refusal changes nothing.
    fn take(&mut self, step: Step, curve: &InterestCurve, take_rate: u32) {
        let before = *self;
        if self.tried(step, curve, take_rate).is_none() {
            *self = before;
        }
    }

    fn tried(&mut self, step: Step, curve: &InterestCurve, take_rate: u32) -> Option<()> {
        let reserve = &mut self.reserve;
        match step {
            Step::Supply(who, amount) => {
                reserve.require_alive().ok()?;
                let minted = position::supply(reserve, Underlying(amount)).ok()?;
                self.supply[who] = self.supply[who].plus(minted).unwrap();
                self.held += amount;
            }
            Step::Withdraw(who, amount) => {
                let out = position::withdraw(reserve, self.supply[who], Underlying(amount)).ok()?;
                self.supply[who] = SupplyShares(take(self.supply[who].0, out.burned.0).unwrap());
                self.held -= out.paid.0;
            }
            Step::Borrow(who, amount) => {
                reserve.require_alive().ok()?;
                let minted = position::borrow(reserve, Underlying(amount)).ok()?;
                reserve.require_liquidity().ok()?;
                self.debt[who] = self.debt[who].plus(minted).unwrap();
                self.held -= amount;
            }
            Step::Repay(who, amount) => {
                let done = position::repay(reserve, self.debt[who], Underlying(amount)).ok()?;
                self.debt[who] = DebtShares(take(self.debt[who].0, done.burned.0).unwrap());
                self.held += done.kept.0;
            }
            Step::Wait(dt) => reserve
                .accrue(curve, take_rate, reserve.last_time + dt)
                .unwrap(),
            Step::Donate(amount) => self.held += amount,
            Step::Gulp => {
                let owed = self.loss.owed;
                let found = reserve.surplus(self.held, owed).unwrap().max(0);
                reserve.backstop_credit = reserve.backstop_credit.plus(Underlying(found)).unwrap();
            }
            Step::Default(who) => {
                let held = Underlying(self.held);
                default_debt(reserve, &mut self.loss, self.debt[who], || {
                    Ok::<_, LendingError>(held)
                })
                .ok()?;
                self.debt[who] = DebtShares::ZERO;
            }
        }
        Some(())
    }

    fn check(&self, before: &Books, step: Step) -> Result<(), TestCaseError> {
        let reserve = &self.reserve;
        let supply: i128 = self.supply.iter().map(|shares| shares.0).sum();
        let debt: i128 = self.debt.iter().map(|shares| shares.0).sum();
        prop_assert_eq!(supply, reserve.supply_shares.0);
        prop_assert_eq!(debt, reserve.debt_shares.0);
        prop_assert!(self.held >= 0, "paid out what was not there");
        let surplus = reserve.surplus(self.held, self.loss.owed).unwrap();
        prop_assert!(surplus >= 0, "{surplus}");

        prop_assert!(reserve.debt_rate >= before.reserve.debt_rate);
        let defaulted = matches!(step, Step::Default(_));
        prop_assert!(defaulted || reserve.supply_rate >= before.reserve.supply_rate);
        prop_assert!(reserve.supply_rate.0 >= 0);
        prop_assert!(defaulted || reserve.backstop_credit >= before.reserve.backstop_credit);

        let lent = self.reserve.debt_shares > before.reserve.debt_shares;
        let withdrawn = self.reserve.supply_shares < before.reserve.supply_shares;
        if !reserve.is_killed() && (lent || withdrawn) {
            prop_assert!(reserve.utilization().unwrap() < 10_000_000);
        }
        Ok(())
    }
}

proptest! {
    #[test]
    fn the_books_add_up_through_any_history(
        curve in curve(),
        take_rate in take_rate(),
        steps in prop::collection::vec(step(), 1..60),
    ) {
        let curve = InterestCurve {
            r_one: curve.r_one.min(10_000_000),
            r_two: curve.r_two.min(20_000_000),
            r_three: curve.r_three.min(50_000_000),
            ..curve
        };
        let mut books = Books {
            reserve: Reserve::new(0),
            held: 0,
            supply: [SupplyShares::ZERO; ACCOUNTS],
            debt: [DebtShares::ZERO; ACCOUNTS],
            loss: Loss::default(),
        };
        for step in steps {
            let before = books;
            books.take(step, &curve, take_rate);
            books.check(&before, step)?;
        }
    }
}
