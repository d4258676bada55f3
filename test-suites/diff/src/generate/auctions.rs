//! Auctions and bad debt, from a sick account to the suppliers' loss.

use super::{request, Generator};
use crate::call::{Call, Route, Who};
use crate::sight::{Auction, Positions, Sight};

impl Generator {
    pub(super) fn auction(&mut self, sight: &Sight) -> Call {
        if !sight.auctions.is_empty() && self.rng.chance(65) {
            let auction = self.rng.pick(&sight.auctions).clone();
            return self.pursue(sight, &auction);
        }
        match self.rng.below(20) {
            0..=10 => self.liquidate(sight),
            11..=14 => self.auction_bad_debt(sight),
            15..=18 => self.auction_interest(sight),
            _ => self.absurd_auction(sight),
        }
    }

    /// Waits for, fills or deletes a running auction.
    pub(super) fn pursue(&mut self, sight: &Sight, auction: &Auction) -> Call {
        let elapsed = i64::from(sight.sequence) - i64::from(auction.block);
        if elapsed < 0 && self.rng.chance(70) {
            return self.wait_for(sight, auction, elapsed);
        }
        match self.rng.below(20) {
            0 => Call::DelAuction {
                kind: auction.kind,
                user: auction.user,
            },
            1..=9 => self.wait_for(sight, auction, elapsed),
            _ => self.fill(sight, auction),
        }
    }

    /// Jumps to an interesting ledger of the auction, mostly to fill it there.
    fn wait_for(&mut self, sight: &Sight, auction: &Auction, elapsed: i64) -> Call {
        let phases = [
            -1, 0, 1, 50, 100, 150, 199, 200, 200, 201, 230, 250, 300, 350, 399, 400, 401, 499,
            500, 501,
        ];
        let mut later: Vec<i64> = phases
            .into_iter()
            .filter(|phase| *phase > elapsed)
            .collect();
        if auction.kind < 2 && self.rng.chance(40) {
            // Where the lot is whole and part of the bid is cut: where bad debt comes from.
            later.retain(|phase| (200..400).contains(phase));
        }
        if later.is_empty() {
            return Call::DelAuction {
                kind: auction.kind,
                user: auction.user,
            };
        }
        let phase = *self.rng.pick(&later);
        if phase < 450 && self.rng.chance(70) {
            let fill = self.fill(sight, auction);
            self.planned.insert(0, fill);
        }
        let ledgers = (phase - elapsed) as u32;
        Call::Advance {
            seconds: u64::from(ledgers) * 5,
            ledgers,
        }
    }

    fn fill(&mut self, sight: &Sight, auction: &Auction) -> Call {
        let filler = self.filler();
        let fill = self.fill_of(auction);
        let mut requests = vec![fill];
        if self.rng.chance(60) {
            let asset = self.asset(sight);
            let amount = self.tokens_worth(asset, 3e6);
            requests.insert(0, request(2, asset, amount));
        }
        if self.rng.chance(10) {
            requests.push(self.fill_of(auction));
        }
        // Below what the lot promises: the states part.
        if auction.kind == 1 && self.rng.chance(5) {
            self.drain(sight);
        }
        let call = if self.rng.chance(80) {
            let route = Route::Transfer;
            Call::Submit {
                route,
                from: filler,
                spender: filler,
                to: filler,
                requests,
            }
        } else {
            self.send(filler, requests)
        };
        if self.planned.is_empty() {
            return call;
        }
        self.planned.insert(0, call);
        self.planned.pop().unwrap()
    }

    pub(super) fn liquidate(&mut self, sight: &Sight) -> Call {
        let debtors: Vec<(&Who, &Positions)> = sight
            .positions
            .iter()
            .filter(|(who, own)| **who != Who::Backstop && !own.liabilities.is_empty())
            .collect();
        if debtors.is_empty() {
            return self.submit(sight);
        }
        let (who, own) = *self.rng.pick(&debtors);
        let (coll, debt, _) = self.values(sight, own);
        if coll >= debt && self.rng.chance(70) {
            return self.crash(own, coll / debt);
        }
        let mut bid: Vec<u8> = own.liabilities.keys().copied().collect();
        let mut lot: Vec<u8> = own.collateral.keys().copied().collect();
        if self.rng.chance(15) {
            bid.truncate(1);
        }
        if self.rng.chance(15) {
            lot.truncate(1);
        }
        if self.rng.chance(3) {
            bid.push(self.asset(sight));
        }
        if self.rng.chance(3) {
            lot.push(self.asset(sight));
        }
        let percent = self.percent(sight, own);
        Call::NewAuction {
            kind: 0,
            user: *who,
            bid,
            lot,
            percent,
        }
    }

    /// Makes an account of health `factor` sick, by the price of its collateral or of its debt.
    fn crash(&mut self, own: &Positions, factor: f64) -> Call {
        let to = *self.rng.pick(&[0.3, 0.6, 0.8, 0.9, 0.95, 0.99]) / factor.min(1e6);
        let lots: Vec<u8> = own.collateral.keys().copied().collect();
        let debts: Vec<u8> = own.liabilities.keys().copied().collect();
        let (asset, to) = if lots.is_empty() || self.rng.chance(30) {
            (*self.rng.pick(&debts), 1.0 / to)
        } else {
            (*self.rng.pick(&lots), to)
        };
        let price = (self.prices[usize::from(asset)] as f64 * to).clamp(1.0, 1e24) as i128;
        self.set_price(asset, price)
    }

    /// A percent that could leave the account within the window, or everything.
    fn percent(&mut self, sight: &Sight, own: &Positions) -> u32 {
        if self.rng.chance(25) {
            return self.rng.between(0, 102) as u32;
        }
        let (coll, debt, plain) = self.values(sight, own);
        let raw: f64 = own
            .collateral
            .iter()
            .map(|(asset, shares)| {
                let rate =
                    sight.reserves[usize::from(*asset)].as_ref().unwrap().b_rate as f64 / 1e12;
                self.worth(*asset, *shares) * rate
            })
            .sum();
        let (factor, inverse) = (coll / raw.max(1e-12), debt / plain.max(1e-12));
        let incentive = 1.0 + (1.0 - factor / inverse.max(1e-12)) / 2.0;
        let fits = |percent: u32| {
            let part = f64::from(percent) / 100.0;
            let after = (coll - factor * (part * plain * incentive)) / (debt * (1.0 - part));
            (1.035..1.145).contains(&after)
        };
        let fitting: Vec<u32> = (1..100).filter(|percent| fits(*percent)).collect();
        if fitting.is_empty() {
            return 100;
        }
        *self.rng.pick(&fitting)
    }

    pub(super) fn auction_bad_debt(&mut self, sight: &Sight) -> Call {
        let mut bid: Vec<u8> = sight.positions[&Who::Backstop]
            .liabilities
            .keys()
            .copied()
            .collect();
        if bid.is_empty() {
            return self.liquidate(sight);
        }
        if self.rng.chance(25) {
            bid.truncate(1);
        }
        if self.rng.chance(3) {
            bid.push(self.asset(sight));
        }
        let lp = self.prices.len() as u8;
        let lot = if self.rng.chance(97) {
            vec![lp]
        } else {
            vec![0, lp]
        };
        let percent = if self.rng.chance(97) { 100 } else { 99 };
        Call::NewAuction {
            kind: 1,
            user: Who::Backstop,
            bid,
            lot,
            percent,
        }
    }

    fn auction_interest(&mut self, sight: &Sight) -> Call {
        let credit = |asset: &u8| {
            sight.reserves[usize::from(*asset)]
                .as_ref()
                .map_or(0, |reserve| reserve.credit)
        };
        let mut lot: Vec<u8> = sight
            .listed()
            .into_iter()
            .filter(|asset| credit(asset) > 0)
            .collect();
        let worth: f64 = lot
            .iter()
            .map(|asset| self.worth(*asset, credit(asset)))
            .sum();
        if worth < 200.0 && self.rng.chance(85) {
            return self.gulp(sight);
        }
        if self.rng.chance(20) {
            lot.truncate(1);
        }
        let lp = self.prices.len() as u8;
        let bid = if self.rng.chance(97) {
            vec![lp]
        } else {
            vec![]
        };
        let percent = if self.rng.chance(97) { 100 } else { 1 };
        Call::NewAuction {
            kind: 2,
            user: Who::Backstop,
            bid,
            lot,
            percent,
        }
    }

    fn absurd_auction(&mut self, sight: &Sight) -> Call {
        let mut list = || {
            (0..self.rng.below(4))
                .map(|_| self.rng.below(7) as u8)
                .collect::<Vec<_>>()
        };
        let (bid, lot) = (list(), list());
        let user = self.anyone();
        let kind = self.rng.below(5) as u32;
        let percent = self.rng.below(110) as u32;
        let _ = sight;
        Call::NewAuction {
            kind,
            user,
            bid,
            lot,
            percent,
        }
    }
}
