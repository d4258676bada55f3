//! Defaults as Levee's events tell of them, and what they must do to a reserve.

use crate::arith::mul_div_up;
use crate::call::{Call, Who};
use crate::events::Event;
use crate::ledger::{field, int};
use crate::sight::{Book, Sight};
use soroban_sdk::xdr::{ContractId, ScVal};

const RATE_ONE: i128 = 1_000_000_000_000;
/// 1% of par.
const KILL_BELOW: i128 = 10_000_000_000;

/// A default of one reserve's debt.
#[derive(Clone, Debug)]
pub struct Told {
    pub asset: ScVal,
    pub bad_debt: i128,
    pub from_credit: i128,
    pub b_rate_before: i128,
    pub b_rate_after: i128,
    pub b_supply: i128,
    pub killed: bool,
}

impl Told {
    fn from_event(event: &Event) -> Option<Self> {
        let (Some(asset), ScVal::Vec(Some(data))) = (event.topics.get(1), &event.data) else {
            return None;
        };
        let data: Vec<i128> = data.iter().map(int).collect();
        let [bad_debt, from_credit, b_rate_before, b_rate_after, b_supply] = data[..] else {
            return None;
        };
        Some(Told {
            asset: asset.clone(),
            bad_debt,
            from_credit,
            b_rate_before,
            b_rate_after,
            b_supply,
            killed: b_rate_after == 0 && b_rate_before > 0,
        })
    }

    /// The supply rate after `loss` was taken from it, before any rule about rates near zero.
    fn cut(&self, loss: i128) -> i128 {
        if self.b_supply == 0 {
            return self.b_rate_before;
        }
        let cut = mul_div_up(loss, RATE_ONE, self.b_supply).unwrap_or(i128::MAX);
        self.b_rate_before.saturating_sub(cut)
    }

    /// Whether the event adds up.
    fn is_sound(&self) -> bool {
        let left = self.cut(self.bad_debt - self.from_credit);
        let expected = match left < KILL_BELOW && left < self.b_rate_before {
            true => 0,
            false => left,
        };
        (0..=self.bad_debt).contains(&self.from_credit) && self.b_rate_after == expected
    }

    /// Whether the reserve's data differs by the credit used and the smaller cut, or by the rate of a
    /// killed reserve, and by nothing else.
    pub fn explains(&self, blend: &ScVal, levee: &ScVal) -> bool {
        let both = |name: &str| [int(field(blend, name)), int(field(levee, name))];
        let same = |name: &&str| {
            let [blend, levee] = both(name);
            blend == levee
        };
        let ([credit, left], [blend_rate, rate]) = (both("backstop_credit"), both("b_rate"));
        let others = ["b_supply", "d_rate", "d_supply", "ir_mod", "last_time"];
        others.iter().all(same)
            && self.from_credit == credit.min(self.bad_debt)
            && left == credit - self.from_credit
            && blend_rate == self.cut(self.bad_debt).max(0)
            && rate == self.b_rate_after
    }
}

/// What Levee says beyond Blend.
#[derive(Clone, Debug, Default)]
pub struct Own {
    pub told: Vec<Told>,
    /// A default ended the interest auction.
    pub ended: bool,
    /// Bad debt put the pool on ice.
    pub iced: bool,
    /// Something was said.
    pub any: bool,
}

/// Takes the events Blend does not have out of Levee's. Each must stand where it belongs and add up;
/// the first that does not is told as an error.
pub fn split_own(pool: &ContractId, events: &[Event]) -> Result<(Own, Vec<Event>), String> {
    let mut own = Own::default();
    let (pools, mut rest) = (|event: &&Event| event.contract == *pool, vec![]);
    for (place, event) in events.iter().enumerate() {
        let last = events[..place].iter().rfind(pools);
        let next = events.get(place + 1);
        let taken = match event.contract == *pool {
            true => own.take(event, last, next),
            false => None,
        };
        match taken {
            Some(true) => (),
            Some(false) => return Err(format!("event out of place: {event:?}")),
            None => rest.push(event.clone()),
        }
    }
    let count = |name: &str| {
        let named = events.iter().filter(|event| event.name() == name);
        named.filter(pools).count()
    };
    let killed = own.told.iter().filter(|told| told.killed).count();
    let expected = (killed, own.told.len());
    if (count("killed"), count("defaulted_debt")) != expected {
        return Err(format!("{expected:?} killed and lost: {events:?}"));
    }
    Ok((own, rest))
}

impl Own {
    /// Whether one of Levee's own events stands where it belongs, between `last` and `next`, and adds
    /// up; `None` for those Blend has too.
    fn take(&mut self, event: &Event, last: Option<&Event>, next: Option<&Event>) -> Option<bool> {
        let follows = |name: &str| {
            let same = |last: &Event| last.topics.get(1) == event.topics.get(1);
            last.is_some_and(|last| last.name() == name && same(last))
        };
        let killed = self.told.last().is_some_and(|told| told.killed);
        let fits = match event.name().as_str() {
            "loss" => {
                let told = Told::from_event(event).filter(Told::is_sound);
                let fits = follows("defaulted_debt") && told.is_some();
                self.told.extend(told);
                fits
            }
            "recovery" => {
                let gulps = next.is_some_and(|next| next.name() == "gulp");
                gulps || killed && follows("loss")
            }
            "killed" => killed && (follows("loss") || follows("recovery")),
            "delete_auction" if is_default(next) => {
                self.ended = true;
                return Some(true);
            }
            "set_status" => {
                let loss = ["loss", "recovery", "killed"];
                let follows = last.is_some_and(|last| loss.contains(&last.name().as_str()));
                let auctions = next.is_some_and(|next| next.name() == "new_auction");
                // Without either it is what Blend has, too.
                self.iced |= follows || auctions;
                let sound = event.topics.len() == 1 && event.data == ScVal::U32(3);
                return (follows || auctions).then_some(sound);
            }
            _ => return None,
        };
        self.any = true;
        Some(fits)
    }
}

pub fn is_default(event: Option<&Event>) -> bool {
    event.is_some_and(|event| event.name() == "defaulted_debt")
}

/// Whether every default used up the credit before it took from suppliers.
pub fn check_order(told: &[Told], addresses: &[ScVal], after: &Sight) -> Result<(), String> {
    for told in told.iter().filter(|told| told.from_credit < told.bad_debt) {
        let of_asset = addresses.iter().zip(&after.reserves);
        let mut left = of_asset.filter(|(asset, _)| **asset == told.asset);
        if left.any(|(_, it)| it.as_ref().is_some_and(|it| it.credit > 0)) {
            return Err(format!("suppliers lose before the credit: {told:?}"));
        }
    }
    Ok(())
}

/// Whether Levee's records add up and followed what `call` did: docs/bad-debt.md, I1 to I3.
pub fn check_books(call: &Call, before: &Sight, after: &Sight) -> Result<(), String> {
    let acts = |from: &Who| *from == Who::Backstop;
    let own_debt = match call {
        Call::Submit { from, .. } | Call::FlashLoan { from, .. } => acts(from),
        _ => false,
    };
    for asset in before.listed() {
        let [was, is] = [before, after].map(|sight| {
            let reserve = sight.reserves[usize::from(asset)].as_ref();
            let held = &sight.positions[&Who::Backstop].liabilities;
            let book = reserve.map_or(Book::default(), |reserve| reserve.book);
            (book, held.get(&asset).copied().unwrap_or(0))
        });
        let ((was, held), (is, holds)) = (was, is);
        let adds_up = is.open == is.socialized - is.recovered
            && is.owed == is.recovered - is.claimed
            && (own_debt || is.bad - was.bad == holds - held);
        if !adds_up {
            return Err(format!("records of asset {asset}: {was:?}, then {is:?}"));
        }
    }
    Ok(())
}
