//! What Levee must do where Blend does otherwise. That both did the same is then no agreement.

use super::{is_cure, Scene, MAX_AUCTION_WIDTH};
use crate::call::{Call, Outcome, Who};
use crate::ledger::int;
use crate::worth::Collateral;
use soroban_sdk::xdr::ScVal;

impl Scene<'_> {
    /// The first promise that was not kept.
    pub fn broken_promise(&self, blend: &Outcome, levee: &Outcome) -> Option<&'static str> {
        use Outcome::{Code, Value};
        let broken = match (self.call, levee) {
            (Call::Gulp { asset }, Value(delta)) => self.keeps_recovery(*asset, int(delta)),
            (Call::Gulp { asset }, Code(1206)) => self.is_open(*asset),
            (Call::BadDebt { user }, Code(1200)) => self.is_bad(*user),
            (
                Call::NewAuction {
                    kind: 0,
                    user,
                    percent: 96..=100,
                    ..
                },
                Code(1413),
            ) => self.is_bad(*user) && self.selects_all(),
            (Call::NewAuction { kind: 1, bid, .. }, Value(_)) => match blend {
                Value(blend) => self.takes_more_than_share(bid, blend, levee),
                _ => false,
            },
            _ => false,
        };
        let narrow =
            matches!(self.call, Call::NewAuction { .. }) && self.width() <= MAX_AUCTION_WIDTH;
        let promises = [
            (
                broken,
                "what suppliers lost comes first, and worth is what counts",
            ),
            (
                levee.is_ok() && self.backstop_fills(),
                "the backstop fills no liquidation",
            ),
            (
                self.leaves_debt_behind(),
                "an exhausted backstop defaults at the hand-over",
            ),
            (
                self.leaves_auction(),
                "a default ends the auction of its credit",
            ),
            (
                self.misses_ice(levee),
                "an active pool is put on ice at once, by bad debt only",
            ),
            (
                self.thaws_early(levee),
                "no pool becomes active before a loss is dealt with",
            ),
            (
                self.misdates_default(),
                "the last default is on record, to the second",
            ),
            (
                narrow && *levee == Code(1208),
                "no limit on positions stands in the way of an auction",
            ),
            (
                *levee == Code(1206) && is_cure(self.call, self.before),
                "no status stands in the way of becoming safer",
            ),
        ];
        let broken = promises.into_iter().find(|(broken, _)| *broken);
        broken.map(|(_, promise)| promise)
    }

    fn is_open(&self, asset: u8) -> bool {
        self.reserve(asset).book.open > 0
    }

    /// Whether a gulp kept back anything that suppliers still miss.
    fn keeps_recovery(&self, asset: u8, delta: i128) -> bool {
        let reserve = self.after[1].reserves[usize::from(asset)].as_ref();
        let before = self.reserve(asset).book;
        let returned = reserve.map_or(0, |it| it.book.recovered) - before.recovered;
        returned != delta.min(before.open)
    }

    fn is_bad(&self, user: Who) -> bool {
        self.before.positions.get(&user).is_some_and(|own| {
            user != Who::Backstop
                && !own.liabilities.is_empty()
                && self.worth.collateral(self.before, own) == Collateral::Nothing
        })
    }

    fn selects_all(&self) -> bool {
        let Call::NewAuction { user, bid, .. } = self.call else {
            return false;
        };
        self.debts(*user).all(|asset| bid.contains(&asset))
    }

    fn takes_more_than_share(&self, bid: &[u8], blend: &ScVal, levee: &Outcome) -> bool {
        let known = |asset: u8| self.before.price(asset).is_some();
        self.debts(Who::Backstop).all(known) && self.fair_share(bid, blend, levee).is_none()
    }

    fn backstop_fills(&self) -> bool {
        let from = match self.call {
            Call::Submit { from, .. } | Call::FlashLoan { from, .. } => *from,
            _ => return false,
        };
        from == Who::Backstop && self.filled(0).count() > 0
    }

    /// Whether debt that was just handed over stays with an exhausted backstop.
    fn leaves_debt_behind(&self) -> bool {
        let after = self.after[1];
        let token = self.scenario.assets.len() as u8;
        let held = |sight: &crate::sight::Sight| {
            let held = &sight.positions[&Who::Backstop].liabilities;
            held.values().sum::<i128>()
        };
        let handed_over = match self.call {
            Call::BadDebt { user } => *user != Who::Backstop,
            _ => self.filled(0).count() > 0,
        };
        handed_over
            && held(after) > held(self.before)
            && self.scenario.is_exhausted(after.tokens)
            && after.auction(1).is_none()
            && (after.tokens == 0 || after.price(token).is_some())
    }

    fn leaves_auction(&self) -> bool {
        let auction = self.after[1].auction(2);
        let offered = auction.into_iter().flat_map(|auction| auction.lot.keys());
        let mut offered = offered.map(|asset| &self.addresses[usize::from(*asset)]);
        offered.any(|asset| self.own.told.iter().any(|told| told.asset == *asset))
    }
}
