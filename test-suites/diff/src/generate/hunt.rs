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
    /// The most that a request of this kind and asset may ask for.
    Request {
        from: Who,
        kind: u32,
        asset: u8,
        unpaid: u8,
    },
    /// The highest price at which an auction does not fail with one of `codes`.
    Price {
        asset: u8,
        auction: Call,
        codes: Vec<u32>,
    },
}

impl Generator {
    /// The next call of the hunt that is on, given how its last probe ended.
    pub(super) fn go_on_hunting(&mut self, last: Option<&Outcome>) -> Option<Call> {
        let hunt = self.hunt.as_mut()?;
        if let Some(outcome) = last {
            if hunt.quarry.passes(outcome) {
                hunt.low = hunt.asked;
            } else {
                hunt.high = hunt.asked;
            }
        }
        hunt.left -= 1;
        if hunt.left == 0 || hunt.high - hunt.low <= 1 {
            self.hunt = None;
            return None;
        }
        hunt.asked = hunt.low + (hunt.high - hunt.low) / 2;
        let asked = hunt.asked;
        match &hunt.quarry {
            Quarry::Request {
                from,
                kind,
                asset,
                unpaid,
            } => {
                let (from, kind, asset, unpaid) = (*from, *kind, *asset, *unpaid);
                Some(self.probe(from, vec![request(kind, asset, asked)], unpaid))
            }
            Quarry::Price { asset, auction, .. } => {
                let (asset, auction) = (*asset, auction.clone());
                if let Call::NewAuction { kind, user, .. } = auction {
                    self.planned.push(Call::DelAuction { kind, user });
                    self.planned.push(Call::Advance {
                        seconds: 0,
                        ledgers: 501,
                    });
                }
                self.planned.push(auction);
                Some(self.set_price(asset, asked))
            }
        }
    }

    /// The requests, paid for by someone who cannot.
    fn probe(&self, from: Who, mut requests: Vec<Request>, unpaid: u8) -> Call {
        let decimals = self.scenario.assets[usize::from(unpaid)].config.decimals;
        requests.push(request(0, unpaid, 1000 * 10i128.pow(decimals)));
        let pauper = Who::User(PAUPER);
        Call::Submit {
            route: Route::Transfer,
            from,
            spender: pauper,
            to: from,
            requests,
        }
    }

    /// Starts a hunt, if the ledger offers one.
    pub(super) fn start_hunt(&mut self, sight: &Sight) -> Option<()> {
        let debtors = sight
            .positions
            .iter()
            .filter(|(_, own)| !own.collateral.is_empty());
        let debtors: Vec<Who> = debtors.map(|(who, _)| *who).collect();
        if debtors.is_empty() {
            return None;
        }
        let from = *self.rng.pick(&debtors);
        let own = sight.positions[&from].clone();
        let (coll, debt, _) = self.values(sight, &own);
        let (quarry, guess) = match self.rng.below(5) {
            0 | 1 => self.limit_of_loan(sight, from, coll - debt),
            2 => self.limit_of_withdrawal(sight, from, &own),
            _ if own.liabilities.is_empty() => return None,
            _ => self.limit_of_price(sight, from, &own, debt / coll.max(1e-9)),
        };
        let (low, high) = (guess / 4 * 3, guess.saturating_mul(5) / 4 + 2);
        self.hunt = Some(Hunt {
            quarry,
            low,
            high,
            asked: low,
            left: PROBES,
        });
        Some(())
    }

    fn limit_of_loan(&mut self, sight: &Sight, from: Who, power: f64) -> (Quarry, i128) {
        let listed = sight.listed();
        let (asset, unpaid) = (*self.rng.pick(&listed), *self.rng.pick(&listed));
        let factor = self.factor(sight, asset, false);
        let reserve = sight.reserves[usize::from(asset)].as_ref().unwrap();
        let supplied = reserve.b_supply as f64 * reserve.b_rate as f64 / 1e12;
        let lent = reserve.d_supply as f64 * reserve.d_rate as f64 / 1e12;
        // Either health or utilization is what binds.
        let free = (supplied * 0.95 - lent).max(0.0) as i128;
        let guess = self.tokens_worth(asset, power * factor).clamp(0, free);
        (
            Quarry::Request {
                from,
                kind: 4,
                asset,
                unpaid,
            },
            guess,
        )
    }

    fn limit_of_withdrawal(&mut self, sight: &Sight, from: Who, own: &Positions) -> (Quarry, i128) {
        let held: Vec<(u8, i128)> = own.collateral.clone().into_iter().collect();
        let (asset, shares) = *self.rng.pick(&held);
        let unpaid = *self.rng.pick(&sight.listed());
        let (coll, debt, _) = self.values(sight, own);
        let part = if coll > 0.0 {
            ((coll - debt) / coll).clamp(0.0, 1.0)
        } else {
            1.0
        };
        (
            Quarry::Request {
                from,
                kind: 3,
                asset,
                unpaid,
            },
            (shares as f64 * part) as i128,
        )
    }

    /// The collateral's price at which a liquidation becomes possible, large enough or small enough.
    fn limit_of_price(
        &mut self,
        sight: &Sight,
        user: Who,
        own: &Positions,
        fall: f64,
    ) -> (Quarry, i128) {
        let bid: Vec<u8> = own.liabilities.keys().copied().collect();
        let lot: Vec<u8> = own.collateral.keys().copied().collect();
        let asset = *self.rng.pick(&lot);
        let percent = *self.rng.pick(&[100, 96, 95, 50, 30, 10]);
        let _ = sight;
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
            Quarry::Request { .. } => code == TOKEN_REFUSES,
            Quarry::Price { codes, .. } => !codes.contains(&code),
        }
    }
}
