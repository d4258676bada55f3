//! Bad debt: how it gets to the backstop, and from there to the suppliers. And where interest comes
//! from.

use super::{request, Generator};
use crate::call::{Call, Name, Request, Who};
use crate::scenario::WHALE;
use crate::sight::Sight;

impl Generator {
    /// Plans to leave the backstop with next to nothing.
    pub(super) fn drain(&mut self, sight: &Sight) {
        if self.parts_by_default(sight) && !self.rng.chance(20) {
            return;
        }
        // A lot of more than there is parts the states as well.
        if sight.auction(1).is_some() && !self.rng.chance(10) {
            return;
        }
        let mille = *self.rng.pick(&[0, 1, 10, 30, 45, 49, 52, 60]);
        let left = self.of_target(mille);
        let left = if left == 0 && self.rng.chance(70) {
            self.of_target(40)
        } else {
            left
        };
        if sight.tokens > left {
            let user = self.user();
            let amount = sight.tokens - left;
            self.planned.push(Call::Draw {
                pool: Who::Pool,
                amount,
                to: user,
            });
        }
    }

    pub(super) fn bad_debt(&mut self, sight: &Sight) -> Call {
        if !sight.positions[&Who::Backstop].liabilities.is_empty() {
            return match self.rng.below(10) {
                0..=3 => self.default_on_demand(sight),
                4..=8 if sight.auction(1).is_none() => self.default_by_last_fill(sight),
                _ => self.auction_bad_debt(sight),
            };
        }
        let debtors = sight
            .positions
            .iter()
            .filter(|(_, own)| !own.liabilities.is_empty());
        let debtors: Vec<Who> = debtors.map(|(who, _)| *who).collect();
        match self.rng.below(10) {
            0..=2 if !debtors.is_empty() => {
                let user = *self.rng.pick(&debtors);
                self.strip(sight, user)
            }
            0..=7 => self.liquidate(sight),
            _ => Call::BadDebt {
                user: self.anyone(),
            },
        }
    }

    /// Whether a default would find credit to use, after which nothing can be compared.
    fn parts_by_default(&self, sight: &Sight) -> bool {
        let mut reserves = sight.reserves.iter().flatten();
        reserves.any(|reserve| reserve.credit > 0 && reserve.d_supply > 0)
    }

    /// An account that loses its collateral, or all but dust of it, and hands its debt over. Where
    /// little is left of the backstop, on to the suppliers.
    fn strip(&mut self, sight: &Sight, user: Who) -> Call {
        let own = &sight.positions[&user];
        let dust = *self.rng.pick(&[0, 0, 0, 0, 0, 0, 0, 0, 1, 1000]);
        if dust > 0 && self.rng.chance(50) {
            self.planned.push(Call::NewAuction {
                kind: 0,
                user,
                bid: own.liabilities.keys().copied().collect(),
                lot: own.collateral.keys().copied().collect(),
                percent: 100,
            });
        } else {
            self.planned.push(Call::BadDebt { user });
        }
        if self.rng.chance(30) {
            self.drain(sight);
        }
        if let (true, Some(asset)) = (dust > 0, own.collateral.keys().next()) {
            let price = *self.rng.pick(&[1, 1000]);
            let call = self.set_price(*asset, price);
            self.planned.push(call);
        }
        Call::Seize { user, dust }
    }

    /// A reserve lent out as far as it goes, for years, to someone who then has nothing: its suppliers
    /// lose all.
    pub(super) fn ruin(&mut self, sight: &Sight) -> Call {
        let user = Who::User(WHALE);
        let listed = sight.listed();
        let (asset, coll) = (*self.rng.pick(&listed), *self.rng.pick(&listed));
        let (supplied, lent) = sight.totals(asset);
        let most = self.scenario.assets[usize::from(asset)].config.max_util as f64 / 1e7;
        let amount = (supplied * (most - 0.0001) - lent).max(0.0) as i128;
        self.planned.push(Call::BadDebt {
            user: Who::Backstop,
        });
        self.drain(sight);
        self.planned.push(Call::BadDebt { user });
        self.planned.push(Call::Seize { user, dust: 0 });
        self.planned.push(Call::Advance {
            seconds: 3 * 31_536_000,
            ledgers: 100_000,
        });
        let collateral = request(2, coll, self.tokens_worth(coll, 1e8));
        super::submit(user, vec![collateral, request(4, asset, amount)])
    }

    fn default_on_demand(&mut self, sight: &Sight) -> Call {
        self.planned.push(Call::BadDebt {
            user: Who::Backstop,
        });
        self.drain(sight);
        self.planned.pop().unwrap()
    }

    /// A backstop with little left, whose auction ends with part of the bid cut away.
    fn default_by_last_fill(&mut self, sight: &Sight) -> Call {
        let fill = Request {
            kind: 7,
            name: Name::Account(Who::Backstop),
            amount: 100,
        };
        let asset = self.asset(sight);
        let collateral = request(2, asset, self.tokens_worth(asset, 3e6));
        let filler = self.filler();
        self.planned
            .push(super::submit(filler, vec![collateral, fill]));
        let ledgers = self.rng.between(190, 410) as u32;
        self.planned.push(Call::Advance {
            seconds: u64::from(ledgers) * 5,
            ledgers,
        });
        let auction = self.auction_bad_debt(sight);
        self.planned.push(auction);
        self.drain(sight);
        self.planned.pop().unwrap()
    }

    /// Surplus tokens for the pool, then their way into the backstop's credit.
    pub(super) fn gulp(&mut self, sight: &Sight) -> Call {
        let open = |asset: &u8| {
            let reserve = sight.reserves.get(usize::from(*asset));
            reserve.is_some_and(|it| it.as_ref().is_some_and(|it| it.book.open > 0))
        };
        let mut asset = self.asset(sight);
        if let (true, Some(robbed)) = (self.rng.chance(50), sight.listed().into_iter().find(open)) {
            asset = robbed;
        }
        let lost = open(&asset);
        if lost && sight.status > 1 && self.rng.chance(10) {
            // Refused by Blend. With luck there is nothing to find.
            return Call::Gulp { asset };
        }
        if (lost || self.scenario.take_rate == 0) && !self.rng.chance(8) {
            // What is found gives back or becomes credit: both part the states, now or later.
            return self.view(sight);
        }
        if usize::from(asset) < self.prices.len() && self.rng.chance(80) {
            self.planned.push(Call::Gulp { asset });
            let worth = *self.rng.pick(&[0.01, 150.0, 200.0, 201.0, 1000.0]);
            let amount = self.tokens_worth(asset, worth).clamp(0, 1 << 100);
            return Call::Mint {
                asset,
                to: Who::Pool,
                amount,
            };
        }
        Call::Gulp { asset }
    }
}
