//! What may differ about bad debt, losses and recoveries.

use super::{Owner, Row, Scene};
use crate::arith::mul_div_up;
use crate::call::{Call, Name, Outcome, Request, Who};
use crate::ledger::{field, int, items, key_name, Key, Place};
use crate::sight::{Positions, Reserve};
use crate::worth::Collateral;
use soroban_sdk::xdr::ScVal;

const RATE_ONE: i128 = 1_000_000_000_000;

/// A hand-over by which Levee's backstop defaulted and Blend's did not, and what `bad_debt` of the
/// backstop did in Blend right after it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Passed {
    No,
    CaughtUp,
    Refused,
}

impl Scene<'_> {
    pub(super) fn loss_outcome(&self, blend: &Outcome, levee: &Outcome) -> Option<Row> {
        use Outcome::{Code, Trap, Value};
        match (self.call, blend, levee) {
            (Call::Gulp { asset }, Code(1206), Value(delta))
                if self.reserve(*asset).book.open > 0 =>
            {
                Some(match int(delta) {
                    0 => Row::GulpAnyStatus,
                    _ => Row::GulpRecovers,
                })
            }
            (Call::Gulp { asset }, Value(blend), Value(levee)) => {
                let owed = self.reserve(*asset).book.owed;
                (owed > 0 && int(blend) - int(levee) == owed).then_some(Row::GulpRecovers)
            }
            (Call::BadDebt { user }, Code(1200), _) => self.bad_by_value(*user, levee),
            (Call::BadDebt { .. }, Trap(_), Value(_)) => self
                .debts(Who::Backstop)
                .any(|asset| self.reserve(asset).b_supply == 0)
                .then_some(Row::NoSuppliers),
            (Call::NewAuction { kind: 0, user, .. }, Trap(_), Value(_)) => {
                let own = &self.before.positions[user];
                (self.worth.collateral(self.before, own) == Collateral::Nothing)
                    .then_some(Row::WorthlessWhole)
            }
            (Call::NewAuction { kind: 1, bid, .. }, Value(blend), _) => {
                self.fair_share(bid, blend, levee)
            }
            (_, _, Code(1400)) => self.names_killed().then_some(Row::Killed),
            (_, Trap(_), Value(_)) if self.names_killed() => Some(Row::Killed),
            (_, Trap(_) | Code(1210), _) if self.prices_nothing() => Some(Row::NothingPriceless),
            _ => self.list_outcome(blend, levee),
        }
    }

    fn list_outcome(&self, blend: &Outcome, levee: &Outcome) -> Option<Row> {
        use Outcome::{Code, Trap, Value};
        let fills = |kind| self.requests().iter().any(|request| request.kind == kind);
        match (self.call, blend, levee) {
            (Call::FlashLoan { receiver, .. }, _, Code(1200)) if *receiver == Who::Pool => {
                Some(Row::FlashToPool)
            }
            (Call::Submit { from, .. } | Call::FlashLoan { from, .. }, _, Code(1200))
                if *from == Who::Backstop && fills(6) =>
            {
                Some(Row::BackstopFiller)
            }
            (_, Code(1003), _) if fills(7) && self.lot_is_short() => Some(Row::ShortLot),
            (_, Trap(_), _) if self.withdraws_wide() => Some(Row::WideWithdrawal),
            (_, _, Code(1207)) if fills(8) && self.pays(|own, _| own.book.owed > 0) => {
                Some(Row::ClaimantsFirst)
            }
            (_, _, Code(8)) if fills(8) && self.pays(|own, lot| own.credit < lot) => {
                Some(Row::CreditNotNegative)
            }
            (_, _, Code(1407)) => self.sells_what_a_default_took().then_some(Row::AuctionEnds),
            (_, _, Code(1206)) => self.asks_on_ice().then_some(Row::DefaultInside),
            // Positions with other numbers.
            (_, Value(_), Value(_)) => self.defaults_inside().then_some(Row::DefaultInside),
            (_, Value(_), Code(code)) | (_, Code(code), Value(_)) => {
                // What rates decide: balances, health, limits, amounts of zero.
                let by_rate = matches!(code, 10 | 1205 | 1207 | 1216..=1220 | 1224);
                (by_rate && self.default_looms()).then_some(Row::DefaultInside)
            }
            _ => None,
        }
    }

    pub(super) fn reserve(&self, asset: u8) -> Reserve {
        let reserve = self.before.reserves.get(usize::from(asset));
        reserve.cloned().flatten().unwrap_or_default()
    }

    pub(super) fn debts(&self, who: Who) -> impl Iterator<Item = u8> + '_ {
        self.before.positions[&who].liabilities.keys().copied()
    }

    fn bad_by_value(&self, user: Who, levee: &Outcome) -> Option<Row> {
        let own = self.before.positions.get(&user)?;
        let could = !own.liabilities.is_empty() && !own.collateral.is_empty();
        let found = self.worth.collateral(self.before, own);
        let expected = match levee {
            Outcome::Value(_) => Collateral::Nothing,
            Outcome::Code(1210 | 1410) => Collateral::Unknown,
            _ => return None,
        };
        (could && found == expected).then_some(Row::BadByValue)
    }

    /// Whether a last fill handed over what Blend leaves with collateral worth nothing.
    pub fn hands_over_by_value(&self) -> bool {
        self.filled(0).any(|user| {
            let positions = |side: usize| self.after[side].positions.get(&user).cloned();
            let [left, gone]: [Positions; 2] = [0, 1].map(|n| positions(n).unwrap_or_default());
            !left.collateral.is_empty()
                && !left.liabilities.is_empty()
                && gone.liabilities.is_empty()
                && self.worth.collateral(self.before, &left) == Collateral::Nothing
        })
    }

    /// Accounts whose auctions of `kind` are filled.
    pub(super) fn filled(&self, kind: u32) -> impl Iterator<Item = Who> + '_ {
        let fill = move |request: &Request| match request.name {
            Name::Account(who) if request.kind == kind + 6 => Some(who),
            _ => None,
        };
        self.requests().iter().filter_map(fill)
    }

    fn names_killed(&self) -> bool {
        let killed = |asset: u8| {
            let listed = self.before.reserves.get(usize::from(asset));
            let reserve = listed.and_then(|reserve| reserve.as_ref());
            reserve.is_some_and(|reserve| reserve.b_rate == 0)
        };
        let of_request = |request: &Request| match request.name {
            Name::Asset(asset) => killed(asset),
            Name::Account(_) => false,
        };
        let of_call = match self.call {
            Call::QueueReserve { asset, .. } | Call::SetReserve { asset } => killed(*asset),
            Call::FlashLoan { asset, .. } => killed(*asset),
            _ => false,
        };
        of_call || self.requests().iter().any(of_request)
    }

    fn lot_is_short(&self) -> bool {
        let auction = self.before.auction(1);
        auction.is_some_and(|auction| auction.lot.values().sum::<i128>() > self.before.tokens)
    }

    fn withdraws_wide(&self) -> bool {
        let wide = |request: &Request| match request.name {
            Name::Asset(asset) if matches!(request.kind, 1 | 3) => {
                let rate = self.reserve(asset).b_rate;
                rate > 0
                    && request.amount > 0
                    && mul_div_up(request.amount, RATE_ONE, rate).is_none()
            }
            _ => false,
        };
        self.requests().iter().any(wide)
    }

    /// Whether `so` holds for anything the interest auction offers.
    fn pays(&self, so: impl Fn(&Reserve, i128) -> bool) -> bool {
        let auction = self.before.auction(2);
        auction.is_some_and(|auction| {
            let mut lot = auction.lot.iter();
            lot.any(|(asset, amount)| so(&self.reserve(*asset), *amount))
        })
    }

    /// Whether interest that was for sale before the call is asked for after a fill that can end in a default.
    fn sells_what_a_default_took(&self) -> bool {
        let mut kinds = self.requests().iter().map(|request| request.kind);
        let first = kinds.find(|kind| matches!(kind, 6..=8));
        self.before.auction(2).is_some() && first != Some(8) && kinds.any(|kind| kind == 8)
    }

    /// Whether a fill in the list can end in a default that Blend does not make, or makes otherwise:
    /// what follows, and the account's check at the end, then sees other rates.
    fn default_looms(&self) -> bool {
        let credit = |asset: u8| self.reserve(asset).credit > 0;
        let own = self.filled(1).count() > 0 && self.debts(Who::Backstop).any(credit);
        self.is_exhausted_around() && (own || self.filled(0).count() > 0)
    }

    pub(super) fn is_exhausted_around(&self) -> bool {
        let mut sights = [self.before, self.after[0], self.after[1]].into_iter();
        sights.any(|sight| self.scenario.is_exhausted(sight.tokens))
    }

    /// Whether requests follow the fill that ended in a default Blend makes later or otherwise.
    pub fn defaults_inside(&self) -> bool {
        let last = self.requests().last();
        let inside = last.is_some_and(|request| !matches!(request.kind, 6 | 7));
        let differs = |told: &crate::losses::Told| told.from_credit > 0 || told.killed;
        inside && (self.passed != Passed::No || self.own.told.iter().any(differs))
    }

    /// Whether a dead feed of the backstop token left the default to a later call.
    pub fn waits_for_feed(&self, blend_defaulted: bool) -> bool {
        let token = self.scenario.assets.len() as u8;
        blend_defaulted && self.own.told.is_empty() && self.before.price(token).is_none()
    }
}

/// The row that accepts that an entry of the pool differs, or exists in Blend only.
pub fn losses_entry(
    scene: &Scene,
    owner: Owner,
    key: &Key,
    blend: &ScVal,
    levee: Option<&ScVal>,
) -> Option<Row> {
    let (Owner::Pool, ScVal::Vec(Some(parts))) = (owner, &key.2) else {
        return None;
    };
    match (key_name(&key.2).as_str(), key.1, levee) {
        ("ResData", Place::Persistent, Some(levee)) => reserve_data(scene, &parts[1], blend, levee),
        ("Auction", Place::Temporary, None) => {
            let offered = |asset: &ScVal| items(field(blend, "lot")).any(|(lot, _)| lot == asset);
            let interest = int(field(&parts[1], "auct_type")) == 2;
            let defaulted = scene.own.told.iter().any(|told| offered(&told.asset));
            (interest && defaulted && scene.own.ended).then_some(Row::AuctionEnds)
        }
        _ => None,
    }
}

fn reserve_data(scene: &Scene, asset: &ScVal, blend: &ScVal, levee: &ScVal) -> Option<Row> {
    if let Call::Gulp { asset } = scene.call {
        let open = scene.reserve(*asset).book.open;
        let credit = |data| int(field(data, "backstop_credit"));
        let outcome = scene.gulped.unwrap_or(0);
        let returned = credit(blend) - credit(levee);
        return (open > 0 && returned == outcome.min(open)).then_some(Row::GulpRecovers);
    }
    let mut told = scene.own.told.iter().filter(|told| told.asset == *asset);
    let told = told.next().filter(|told| told.explains(blend, levee))?;
    match told.from_credit {
        0 => told.killed.then_some(Row::Killed),
        _ => Some(Row::CreditFirst),
    }
}
