//! Submits and flash loans.

use super::{request, Generator};
use crate::call::{Call, Name, Request, Route, Who};
use crate::receiver::MANNERS;
use crate::scenario::{PAUPER, WHALE};
use crate::sight::{Auction, Balances, Positions, Sight};

impl Generator {
    pub(super) fn submit(&mut self, sight: &Sight) -> Call {
        let from = if self.rng.chance(2) {
            self.anyone()
        } else {
            self.user()
        };
        let requests = self.requests(sight, from);
        self.send(from, requests)
    }

    /// A submit of `requests` for `from`, by any route.
    pub(super) fn send(&mut self, from: Who, requests: Vec<Request>) -> Call {
        let route = if self.rng.chance(25) {
            Route::Allowance
        } else {
            Route::Transfer
        };
        let (mut spender, mut to) = (from, from);
        if self.rng.chance(15) {
            spender = self.anyone();
        }
        if self.rng.chance(15) {
            to = self.anyone();
        }
        if self.rng.chance(5) {
            (spender, to) = (to, to);
        }
        Call::Submit {
            route,
            from,
            spender,
            to,
            requests,
        }
    }

    fn requests(&mut self, sight: &Sight, from: Who) -> Vec<Request> {
        let nothing = Positions::default();
        let own = sight.positions.get(&from).unwrap_or(&nothing);
        let mut requests = match self.rng.below(20) {
            0 => vec![],
            1..=6 => self.open(sight, own),
            7..=15 => vec![self.request(sight, own, from)],
            _ => {
                let count = self.rng.between(2, 5);
                (0..count).map(|_| self.request(sight, own, from)).collect()
            }
        };
        let liquidated = sight
            .auctions
            .iter()
            .any(|auction| auction.kind == 0 && auction.user == from);
        if liquidated && self.rng.chance(60) {
            // Healthy again, then out of the auction.
            let asset = self.asset(sight);
            let amount = self.tokens_worth(asset, 1e6);
            requests.insert(0, request(2, asset, amount));
            requests.push(Request {
                kind: 9,
                name: Name::Account(from),
                amount: 0,
            });
        }
        requests
    }

    /// Collateral in, debt out, at or beyond the limit.
    fn open(&mut self, sight: &Sight, own: &Positions) -> Vec<Request> {
        let (coll, debt) = (self.asset(sight), self.asset(sight));
        let worth = 10f64.powi(self.rng.below(6) as i32);
        let mut power = self.power(sight, own);
        let mut requests = vec![];
        if self.rng.chance(70) {
            requests.push(request(2, coll, self.tokens_worth(coll, worth)));
            power += worth * self.factor(sight, coll, true);
        }
        let share = *self.rng.pick(&[0.3, 0.9, 0.97, 0.995, 1.01]);
        let borrow = power * share * self.factor(sight, debt, false);
        requests.push(request(4, debt, self.tokens_worth(debt, borrow).max(0)));
        requests
    }

    /// What can still be borrowed, before the liability factor.
    pub(super) fn power(&self, sight: &Sight, own: &Positions) -> f64 {
        let (coll, debt, _) = self.values(sight, own);
        (coll - debt).max(0.0)
    }

    pub(super) fn factor(&self, sight: &Sight, asset: u8, collateral: bool) -> f64 {
        let reserve = sight
            .reserves
            .get(usize::from(asset))
            .and_then(|reserve| reserve.as_ref());
        reserve.map_or(0.0, |reserve| {
            let factor = if collateral {
                reserve.c_factor
            } else {
                reserve.l_factor
            };
            factor as f64 / 1e7
        })
    }

    /// Effective collateral, effective debt and plain debt.
    pub(super) fn values(&self, sight: &Sight, own: &Positions) -> (f64, f64, f64) {
        let (mut coll, mut debt, mut plain) = (0.0, 0.0, 0.0);
        for (asset, shares) in &own.collateral {
            let rate = sight.reserves[usize::from(*asset)].as_ref().unwrap().b_rate as f64 / 1e12;
            coll += self.worth(*asset, *shares) * rate * self.factor(sight, *asset, true);
        }
        for (asset, shares) in &own.liabilities {
            let rate = sight.reserves[usize::from(*asset)].as_ref().unwrap().d_rate as f64 / 1e12;
            let worth = self.worth(*asset, *shares) * rate;
            plain += worth;
            debt += worth / self.factor(sight, *asset, false).max(1e-9);
        }
        (coll, debt, plain)
    }

    fn request(&mut self, sight: &Sight, own: &Positions, from: Who) -> Request {
        let kind = match self.rng.below(100) {
            0..=14 => 0,
            15..=29 => 2,
            30..=43 => 1,
            44..=57 => 3,
            58..=71 => 4,
            72..=87 => 5,
            88..=95 => return self.fill_any(sight),
            96..=97 => {
                return Request {
                    kind: 9,
                    name: Name::Account(from),
                    amount: 0,
                }
            }
            _ => self.rng.below(13) as u32,
        };
        let held = match kind {
            1 => own.supply.clone(),
            3 => own.collateral.clone(),
            5 => own.liabilities.clone(),
            _ => Balances::new(),
        };
        let held: Vec<(u8, i128)> = held.into_iter().collect();
        if !held.is_empty() && self.rng.chance(90) {
            let (asset, shares) = *self.rng.pick(&held);
            let reserve = sight.reserves[usize::from(asset)].as_ref().unwrap();
            let rate = if kind == 5 {
                reserve.d_rate
            } else {
                reserve.b_rate
            };
            let amount = (shares as f64 * rate as f64 / 1e12) as i128;
            return request(kind, asset, self.around(amount));
        }
        if matches!(kind, 1 | 3 | 5) && self.rng.chance(80) {
            let asset = self.asset(sight);
            return request(2, asset, self.tokens_worth(asset, 1e4));
        }
        let asset = self.asset(sight);
        let worth = 10f64.powi(self.rng.below(7) as i32 - 1);
        let amount = self.tokens_worth(asset, worth);
        request(kind, asset, self.around(amount))
    }

    /// A fill of some auction, there or not.
    fn fill_any(&mut self, sight: &Sight) -> Request {
        let auctions = &sight.auctions;
        if auctions.is_empty() || self.rng.chance(10) {
            let kind = self.rng.between(6, 8) as u32;
            let name = Name::Account(if kind == 6 {
                self.anyone()
            } else {
                Who::Backstop
            });
            return Request {
                kind,
                name,
                amount: 100,
            };
        }
        let auction = self.rng.pick(auctions).clone();
        self.fill_of(&auction)
    }

    pub(super) fn fill_of(&mut self, auction: &Auction) -> Request {
        let amount = match self.rng.below(100) {
            0..=59 => 100,
            60..=93 => self.rng.between(1, 99) as i128,
            94..=96 => *self.rng.pick(&[0, 101, -1]),
            97 if self.rng.chance(20) => (1 << 64) + 50,
            98 if self.rng.chance(20) => self.absurd(),
            _ => 99,
        };
        Request {
            kind: auction.kind + 6,
            name: Name::Account(auction.user),
            amount,
        }
    }

    pub(super) fn flash_loan(&mut self, sight: &Sight) -> Call {
        let manner = if self.rng.chance(75) {
            0
        } else {
            self.rng.below(MANNERS.len() as u64)
        };
        let from = if self.rng.chance(90) {
            self.user()
        } else {
            self.anyone()
        };
        let asset = self.asset(sight);
        let reserve = sight
            .reserves
            .get(usize::from(asset))
            .and_then(|reserve| reserve.as_ref());
        let free = reserve.map_or(1000, |reserve| {
            let (lent, owed) = (reserve.d_supply as f64, reserve.b_supply as f64);
            ((owed * reserve.b_rate as f64 - lent * reserve.d_rate as f64) / 1e12) as i128
        });
        let amount = if self.rng.chance(70) {
            self.part(free, 1, 60)
        } else {
            self.around(free)
        };
        let mut requests = match self.rng.below(4) {
            0 => vec![],
            1 => {
                let (coll, worth) = (self.asset(sight), self.rng.between(1, 10) as f64);
                let amount = self.tokens_worth(coll, self.worth(asset, amount) * worth);
                vec![request(2, coll, amount.max(0))]
            }
            _ => vec![request(
                5,
                asset,
                self.part(amount, 99, 101).saturating_add(10),
            )],
        };
        if self.rng.chance(20) {
            requests.extend(self.requests(sight, from));
        }
        let receiver = match self.rng.chance(1) {
            true => Who::Pool,
            false => Who::Receiver(manner as u8),
        };
        Call::FlashLoan {
            from,
            receiver,
            asset,
            amount,
            requests,
        }
    }

    /// Someone who can afford to fill.
    pub(super) fn filler(&mut self) -> Who {
        match self.rng.below(100) {
            0..=59 => Who::User(WHALE),
            60..=69 => Who::User(PAUPER),
            70 if self.rng.chance(30) => Who::Backstop,
            _ => self.user(),
        }
    }
}
