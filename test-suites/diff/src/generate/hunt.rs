//! Hunts for the exact edge of a limit, by bisection over the outcomes.
//!
//! A probe must leave the state alone whether the limit lets it pass or not. Submits are therefore
//! paid for by an account that cannot pay: the token refuses, with its own code, once all of the
//! pool's checks have passed. Auctions are deleted again, in a ledger of the same second.

use super::{request, Generator};
use crate::call::{Call, Outcome, Request, Route, Who};
use crate::scenario::PAUPER;
use crate::sight::{Positions, Sight};

/// Probes one hunt may take.
const PROBES: u32 = 34;
/// The code of a token that is not there.
const TOKEN_REFUSES: u32 = 10;

pub struct Hunt {
    quarry: Quarry,
    /// Passes, as far as is known.
    low: i128,
    /// Does not pass, as far as is known.
    high: i128,
    asked: i128,
    left: u32,
}

enum Quarry {
    /// The most that a request may ask for.
    Most(Most),
    /// The highest price of `asset` at which an auction does not fail with one of `codes`.
    Price {
        asset: u8,
        auction: Call,
        codes: Vec<u32>,
    },
}

/// The last request of a list: its amount is what the hunt is for.
struct Most {
    from: Who,
    before: Vec<Request>,
    kind: u32,
    asset: u8,
    /// An asset that is asked for and not paid.
    unpaid: u8,
}

impl Generator {
    /// The next call of the hunt that is on, given how its last probe ended.
    pub(super) fn go_on_hunting(&mut self, last: Option<&Outcome>) -> Option<Call> {
        let mut hunt = self.hunt.take()?;
        match last.map(|outcome| hunt.quarry.passes(outcome)) {
            Some(true) => hunt.low = hunt.asked,
            Some(false) => hunt.high = hunt.asked,
            None => (),
        }
        hunt.left -= 1;
        if hunt.left == 0 || hunt.high - hunt.low <= 1 {
            return None;
        }
        hunt.asked = hunt.low + (hunt.high - hunt.low) / 2;
        let call = match &hunt.quarry {
            Quarry::Most(most) => self.probe(most, hunt.asked),
            Quarry::Price { asset, auction, .. } => {
                if let Call::NewAuction { kind, user, .. } = auction {
                    self.planned.push(Call::DelAuction {
                        kind: *kind,
                        user: *user,
                    });
                    self.planned.push(Call::Advance {
                        seconds: 0,
                        ledgers: 501,
                    });
                }
                self.planned.push(auction.clone());
                self.set_price(*asset, hunt.asked)
            }
        };
        self.hunt = Some(hunt);
        Some(call)
    }

    /// The requests, paid for by someone who cannot.
    fn probe(&self, most: &Most, asked: i128) -> Call {
        let mut requests = most.before.clone();
        requests.push(request(most.kind, most.asset, asked));
        let decimals = self.scenario.assets[usize::from(most.unpaid)]
            .config
            .decimals;
        requests.push(request(0, most.unpaid, 1000 * 10i128.pow(decimals)));
        let (route, spender) = (Route::Transfer, Who::User(PAUPER));
        Call::Submit {
            route,
            from: most.from,
            spender,
            to: most.from,
            requests,
        }
    }

    /// Starts a hunt, if the ledger offers one.
    pub(super) fn start_hunt(&mut self, sight: &Sight) -> Option<()> {
        let owners = sight
            .positions
            .iter()
            .filter(|(_, own)| !own.collateral.is_empty());
        let owners: Vec<Who> = owners.map(|(who, _)| *who).collect();
        let from = *owners.get(self.rng.below(owners.len() as u64) as usize)?;
        let own = sight.positions[&from].clone();
        let (coll, debt, _) = self.values(sight, &own);
        let (quarry, guess) = match self.rng.below(10) {
            0 | 1 => self.limit_of_loan(sight, from, coll - debt),
            2 | 3 => self.limit_of_utilization(sight, from),
            4 => self.limit_of_supply(sight, from)?,
            5 => self.limit_of_withdrawal(sight, from, &own),
            6 => self.least_collateral(sight, from, &own)?,
            _ if own.liabilities.is_empty() => return None,
            _ => self.limit_of_price(from, &own, debt / coll.max(1e-9)),
        };
        let (low, high) = (
            guess / 4 * 3,
            (guess / 4).saturating_mul(5).saturating_add(4),
        );
        self.hunt = Some(Hunt {
            quarry,
            low,
            high,
            asked: low,
            left: PROBES,
        });
        Some(())
    }

    fn most(&mut self, sight: &Sight, from: Who, kind: u32, asset: u8) -> Most {
        let unpaid = *self.rng.pick(&sight.listed());
        Most {
            from,
            before: vec![],
            kind,
            asset,
            unpaid,
        }
    }

    fn limit_of_loan(&mut self, sight: &Sight, from: Who, power: f64) -> (Quarry, i128) {
        let asset = *self.rng.pick(&sight.listed());
        let guess = self.tokens_worth(asset, power * self.factor(sight, asset, false));
        (Quarry::Most(self.most(sight, from, 4, asset)), guess.max(0))
    }

    /// With collateral that lets utilization be what binds.
    fn limit_of_utilization(&mut self, sight: &Sight, from: Who) -> (Quarry, i128) {
        let asset = *self.rng.pick(&sight.listed());
        let mut most = self.most(sight, from, 4, asset);
        let collateral = self.tokens_worth(most.unpaid, 1e10);
        most.before.push(request(2, most.unpaid, collateral));
        let (supplied, lent) = sight.totals(asset);
        (
            Quarry::Most(most),
            (supplied * 0.95 - lent).max(0.0) as i128,
        )
    }

    fn limit_of_supply(&mut self, sight: &Sight, from: Who) -> Option<(Quarry, i128)> {
        let cap = |asset: u8| {
            sight.reserves[usize::from(asset)]
                .as_ref()
                .map_or(0, |it| it.cap)
        };
        let capped: Vec<u8> = sight
            .listed()
            .into_iter()
            .filter(|asset| cap(*asset) < i128::MAX)
            .collect();
        let asset = *capped.get(self.rng.below(capped.len() as u64) as usize)?;
        let guess = (cap(asset) as f64 - sight.totals(asset).0).max(0.0) as i128;
        Some((Quarry::Most(self.most(sight, from, 2, asset)), guess))
    }

    fn limit_of_withdrawal(&mut self, sight: &Sight, from: Who, own: &Positions) -> (Quarry, i128) {
        let held: Vec<(u8, i128)> = own.collateral.clone().into_iter().collect();
        let (asset, shares) = *self.rng.pick(&held);
        let (coll, debt, _) = self.values(sight, own);
        let part = ((coll - debt) / coll.max(1e-9)).clamp(0.0, 1.0);
        (
            Quarry::Most(self.most(sight, from, 3, asset)),
            (shares as f64 * part) as i128,
        )
    }

    /// With next to no debt, so that the pool's minimum is what binds.
    fn least_collateral(
        &mut self,
        sight: &Sight,
        from: Who,
        own: &Positions,
    ) -> Option<(Quarry, i128)> {
        if own.liabilities.is_empty() || sight.min_collateral <= 0 {
            return None;
        }
        let (asset, shares) = own.collateral.iter().next()?;
        let mut most = self.most(sight, from, 3, *asset);
        let repay =
            |(asset, shares): (&u8, &i128)| request(5, *asset, shares - shares / 10_000 - 1);
        most.before = own.liabilities.iter().map(repay).collect();
        let (coll, _, _) = self.values(sight, own);
        let least = sight.min_collateral as f64 / self.scenario.scale() as f64;
        let part = ((coll - least) / coll.max(1e-9)).clamp(0.0, 1.0);
        Some((Quarry::Most(most), (*shares as f64 * part) as i128))
    }

    /// The collateral's price at which a liquidation becomes possible, small or large enough.
    fn limit_of_price(&mut self, user: Who, own: &Positions, fall: f64) -> (Quarry, i128) {
        let bid: Vec<u8> = own.liabilities.keys().copied().collect();
        let lot: Vec<u8> = own.collateral.keys().copied().collect();
        let asset = *self.rng.pick(&lot);
        let percent = *self.rng.pick(&[100, 96, 95, 70, 50, 50, 30, 30, 10]);
        let all: [&[u32]; 3] = [&[1211], &[1211, 1213], &[1211, 1213, 0]];
        let codes = self.rng.pick(&all).to_vec();
        let auction = Call::NewAuction {
            kind: 0,
            user,
            bid,
            lot,
            percent,
        };
        let price = self.prices[usize::from(asset)] as f64 * fall;
        (
            Quarry::Price {
                asset,
                auction,
                codes,
            },
            price.clamp(1.0, 1e24) as i128,
        )
    }
}

impl Quarry {
    /// Whether the last outcome counts as within the limit. Success is code 0.
    fn passes(&self, outcome: &Outcome) -> bool {
        let code = match outcome {
            Outcome::Value(_) => 0,
            Outcome::Code(code) => *code,
            Outcome::Trap(_) => u32::MAX,
        };
        match self {
            Quarry::Most(_) => code == TOKEN_REFUSES,
            Quarry::Price { codes, .. } => !codes.contains(&code),
        }
    }
}
