//! What may differ about which prices a call takes.

use super::{Row, Scene};
use crate::arith::mul_div_down;
use crate::call::{Call, Outcome, Who};
use crate::ledger::{field, int, items};
use soroban_sdk::xdr::ScVal;

const RATE_ONE: i128 = 1_000_000_000_000;

impl Scene<'_> {
    /// A lot for part of the debts is exactly their part of the deposits, or the price of a debt that
    /// is left out is missing, or beyond all numbers.
    pub(super) fn fair_share(&self, bid: &[u8], blend: &ScVal, levee: &Outcome) -> Option<Row> {
        let owed = &self.before.positions[&Who::Backstop].liabilities;
        let value = |asset: &u8| self.worth.debt(self.before, *asset, owed[asset]);
        let left_out: Vec<&u8> = owed.keys().filter(|asset| !bid.contains(asset)).collect();
        let levee = match levee {
            Outcome::Value(levee) => levee,
            Outcome::Code(1210 | 1410) => {
                let unknown = |asset: &&u8| self.before.price(**asset).is_none();
                return left_out.iter().any(unknown).then_some(Row::FairShare);
            }
            Outcome::Code(1411) => {
                let priced = |asset: &&&u8| self.before.price(***asset).is_some();
                let mut priced = left_out.iter().filter(priced);
                return priced
                    .any(|asset| value(asset).is_none())
                    .then_some(Row::FairShare);
            }
            _ => return None,
        };
        let bid_value: i128 = bid.iter().map(value).sum::<Option<i128>>()?;
        let rest: i128 = left_out.into_iter().map(value).sum::<Option<i128>>()?;
        let all = bid_value.checked_add(rest)?;
        let share = mul_div_down(self.before.tokens, bid_value, all)?;
        let lot = |auction: &ScVal| -> i128 {
            items(field(auction, "lot"))
                .map(|(_, amount)| int(amount))
                .sum()
        };
        let same = |name: &str| field(blend, name) == field(levee, name);
        let fair = lot(levee) == lot(blend).min(share) && same("bid") && same("block");
        fair.then_some(Row::FairShare)
    }

    /// Whether the account in question has collateral that is not one unit of its token, and whose
    /// price cannot be used.
    pub(super) fn prices_nothing(&self) -> bool {
        let judged = match self.call {
            Call::Submit { from, .. } | Call::FlashLoan { from, .. } => from,
            Call::NewAuction { kind: 0, user, .. } => user,
            _ => return false,
        };
        let nothing = |asset: u8, shares: i128| {
            mul_div_down(shares, self.reserve(asset).b_rate, RATE_ONE) == Some(0)
        };
        let mut sights = [self.before, self.after[1]].into_iter();
        sights.any(|sight| {
            sight.positions.get(judged).is_some_and(|own| {
                let mut held = own.collateral.iter();
                held.any(|(asset, shares)| {
                    nothing(*asset, *shares)
                        && self.before.price(*asset).is_none()
                        && !own.liabilities.contains_key(asset)
                })
            })
        })
    }
}
