//! What may differ about the pool's status: how Levee answers to bad debt, and what no status may
//! stand in the way of.

use super::{Row, Scene};
use crate::arith::mul_div_down;
use crate::call::{Call, Outcome, Request, Who};
use crate::ledger::int;
use crate::scenario::LP_ONE;
use crate::sight::Sight;

const ON_ICE: u32 = 3;
/// Seconds after a default in which no pool becomes active.
const SHAKEN: u64 = 86_400;

/// Whether a borrower does nothing but become safer: no status of Levee's is in the way of that.
pub fn is_cure(call: &Call, before: &Sight) -> bool {
    let Call::Submit { from, requests, .. } = call else {
        return false;
    };
    let own = before.positions.get(from);
    own.is_some_and(|own| !own.liabilities.is_empty())
        && requests.iter().all(|it| matches!(it.kind, 2 | 5 | 9))
}

impl Scene<'_> {
    /// Why Levee's status is now another than Blend's, which must take the same for the run to go on.
    pub fn response(&self, blend: &Outcome, levee: &Outcome) -> Option<Row> {
        if self.holds_back(blend, levee) {
            return Some(Row::HeldBack);
        }
        let untouched = self.after[0].status == self.before.status;
        let iced = self.own.iced && blend.is_ok() && levee.is_ok();
        (iced && untouched).then_some(Row::Iced)
    }

    /// Whether Blend's pool became active, and Levee's may not.
    pub(super) fn holds_back(&self, blend: &Outcome, levee: &Outcome) -> bool {
        use Outcome::{Code, Value};
        let [theirs, ours] = self.after.map(|sight| sight.status);
        let refused = *levee == Code(1204) && ours == self.before.status;
        let differs = match (self.call, blend) {
            (Call::SetStatus { status: 0 }, Value(_)) => theirs == 0 && refused,
            (Call::UpdateStatus, Value(next)) if int(next) == 1 && theirs == 1 => {
                match (self.before.status, levee) {
                    (ON_ICE, _) => refused,
                    (5, Value(next)) => int(next) == i128::from(ON_ICE) && ours == ON_ICE,
                    _ => false,
                }
            }
            _ => false,
        };
        differs && self.is_held()
    }

    /// Whether the backstop owes anything, or suppliers lost something within a day.
    fn is_held(&self) -> bool {
        let last = self.before.last_default;
        let shaken = last != 0 && self.before.now - last < SHAKEN;
        shaken || self.debts(Who::Backstop).next().is_some()
    }

    /// Whether Levee's pool became active although it may not.
    pub(super) fn thaws_early(&self, levee: &Outcome) -> bool {
        let thaws = match self.call {
            Call::SetStatus { status: 0 } => true,
            Call::UpdateStatus => self.before.status > 1 && self.after[1].status <= 1,
            _ => false,
        };
        levee.is_ok() && thaws && self.is_held()
    }

    /// Whether an active pool stays so in spite of a default or of bad debt worth a tenth of the
    /// backstop, or goes on ice without either.
    pub(super) fn misses_ice(&self, levee: &Outcome) -> bool {
        let danger = !self.own.told.is_empty() || levee.is_ok() && self.is_threatened();
        let iced = danger && self.before.status <= 1;
        iced != self.own.iced || iced && self.after[1].status != ON_ICE
    }

    /// Whether the call offers the backstop's tokens for bad debt that is worth a tenth of them.
    fn is_threatened(&self) -> bool {
        let Call::NewAuction { kind: 1, .. } = self.call else {
            return false;
        };
        let token = self.scenario.assets.len() as u8;
        let owed = &self.before.positions[&Who::Backstop].liabilities;
        let debts = owed.iter();
        let debts = debts.map(|(asset, shares)| self.worth.debt(self.before, *asset, *shares));
        let price = self.before.price(token);
        let held = price.and_then(|price| mul_div_down(self.before.tokens, price, LP_ONE));
        match (debts.sum::<Option<i128>>(), held) {
            (Some(owed), Some(held)) => owed.saturating_mul(10) >= held,
            _ => false,
        }
    }

    /// Whether the time of the last default is not what it must be.
    pub(super) fn misdates_default(&self) -> bool {
        let after = self.after[1];
        let expected = match self.own.told.is_empty() {
            true => self.before.last_default,
            false => after.now,
        };
        after.last_default != expected
    }

    /// Whether the list asks an active pool for a loan, or for the end of a liquidation, behind a fill
    /// that can end in a default: Levee is on ice by then.
    pub(super) fn asks_on_ice(&self) -> bool {
        let place = |kinds: [u32; 2]| {
            let asks = move |it: &Request| kinds.contains(&it.kind);
            (
                self.requests().iter().position(asks),
                self.requests().iter().rposition(asks),
            )
        };
        let ((fill, _), (_, asked)) = (place([6, 7]), place([4, 9]));
        let behind = fill.is_some_and(|fill| asked.is_some_and(|asked| fill < asked));
        behind && self.before.status <= 1 && self.is_exhausted_around()
    }
}
