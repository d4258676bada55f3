//! Random calls, aimed by what the ledger says: mostly sensible, often at an edge, sometimes absurd.

mod admin;
mod amounts;
mod auctions;
mod backstop;
mod hunt;
mod losses;
mod requests;
mod surroundings;

use crate::call::{Call, Name, Outcome, Request, Route, Who};
use crate::rng::Rng;
use crate::scenario::{Scenario, LP_ONE, WHALE};
use crate::sight::Sight;

/// Calls in a thousand that start a hunt for an edge, of up to 34 probes.
const HUNTS: u64 = 8;

/// Calls in a thousand that ruin a reserve.
const RUINS: u64 = 2;

/// Remembers what the ledger does not tell.
pub struct Generator {
    rng: Rng,
    scenario: Scenario,
    /// Current prices, in the oracle's decimals.
    prices: Vec<i128>,
    /// Feeds that are dead, stale or absurd.
    broken: Vec<u8>,
    /// Calls planned ahead, last one first.
    planned: Vec<Call>,
    hunt: Option<hunt::Hunt>,
    /// How the last auction or submit ended: what a hunt goes by.
    last: Option<Outcome>,
}

impl Generator {
    pub fn new(rng: Rng, scenario: &Scenario) -> Self {
        Generator {
            rng,
            prices: scenario.assets.iter().map(|asset| asset.price).collect(),
            scenario: scenario.clone(),
            broken: vec![],
            planned: prologue(scenario).into_iter().rev().collect(),
            hunt: None,
            last: None,
        }
    }

    pub fn next(&mut self, sight: &Sight) -> Call {
        if let Some(call) = self.planned.pop() {
            return call;
        }
        let last = self.last.take();
        if let Some(call) = self.go_on_hunting(last.as_ref()) {
            return call;
        }
        if self.rng.below(1000) < HUNTS && self.start_hunt(sight).is_some() {
            if let Some(call) = self.go_on_hunting(None) {
                return call;
            }
        }
        if self.rng.below(1000) < RUINS {
            return self.ruin(sight);
        }
        if let Some(call) = self.repair() {
            return call;
        }
        if sight.status > 1 && self.rng.chance(20) {
            return self.revive(sight);
        }
        match self.rng.below(100) {
            0..=6 => self.advance(sight),
            7..=12 => self.move_price(sight),
            13..=46 => self.submit(sight),
            47..=50 => self.flash_loan(sight),
            51..=75 => self.auction(sight),
            76..=82 => self.bad_debt(sight),
            83..=86 => self.admin(sight),
            87..=94 => self.backstop(sight),
            95..=96 => self.gulp(sight),
            _ => self.view(sight),
        }
    }

    /// Takes notice of how `call` ended.
    pub fn learn(&mut self, call: &Call, outcome: &Outcome) {
        if matches!(call, Call::Submit { .. } | Call::NewAuction { .. }) {
            self.last = Some(outcome.clone());
        }
    }

    fn user(&mut self) -> Who {
        Who::User(self.rng.below(u64::from(crate::scenario::USERS)) as u8)
    }

    /// Anyone at all, mostly a user.
    fn anyone(&mut self) -> Who {
        match self.rng.below(40) {
            0 => Who::Pool,
            1 => Who::Backstop,
            2 => Who::Admin,
            3 => Who::Nobody,
            _ => self.user(),
        }
    }

    /// A listed asset, rarely another or none.
    fn asset(&mut self, sight: &Sight) -> u8 {
        if self.rng.chance(2) {
            return self.rng.below(self.prices.len() as u64 + 1) as u8;
        }
        *self.rng.pick(&sight.listed())
    }

    fn view(&mut self, sight: &Sight) -> Call {
        let (asset, user, kind) = (self.asset(sight), self.anyone(), self.rng.below(4) as u32);
        match self.rng.below(9) {
            0..=1 => Call::GetReserve { asset },
            2 => Call::GetReserveList,
            3 => Call::GetPositions { user },
            4 => match sight.auctions.first() {
                Some(auction) => Call::GetAuction {
                    kind: auction.kind,
                    user: auction.user,
                },
                None => Call::GetAuction { kind, user },
            },
            5 => Call::GetConfig,
            6 => Call::GetAdmin,
            7 => Call::UserBalance {
                pool: Who::Pool,
                user,
            },
            _ => Call::PoolData { pool: Who::Pool },
        }
    }

    /// Tokens, in parts per thousand of what just meets the threshold.
    fn of_target(&self, mille: i128) -> i128 {
        self.scenario.lp.target() * LP_ONE / 1000 * mille
    }

    /// Worth of `amount` of `asset`, in the oracle's base.
    fn worth(&self, asset: u8, amount: i128) -> f64 {
        let Some(listing) = self.scenario.assets.get(usize::from(asset)) else {
            // The backstop token, where it does not belong.
            return amount as f64 / 1e7;
        };
        let one = 10f64.powi(listing.config.decimals as i32);
        let price = self.prices[usize::from(asset)] as f64;
        amount as f64 / one * price / self.scenario.scale() as f64
    }

    /// Tokens of `asset` that are worth `worth`.
    fn tokens_worth(&self, asset: u8, worth: f64) -> i128 {
        let one = self.worth(asset, 1 << 60) / (1u64 << 60) as f64;
        if one <= 0.0 {
            return 1;
        }
        (worth / one) as i128
    }
}

/// Lists the reserves, funds the backstop, activates the pool and gives it liquidity.
pub fn prologue(scenario: &Scenario) -> Vec<Call> {
    let listed = || {
        (0u8..)
            .zip(&scenario.assets)
            .filter(|(_, asset)| asset.listed)
    };
    let mut calls = vec![];
    for (asset, listing) in listed() {
        calls.push(Call::QueueReserve {
            asset,
            config: listing.config.clone(),
        });
        calls.push(Call::SetReserve { asset });
    }
    let amount = scenario.first_deposit;
    calls.push(Call::Deposit {
        from: Who::Admin,
        pool: Who::Pool,
        amount,
    });
    calls.push(Call::SetStatus { status: 0 });
    for (asset, listing) in listed() {
        // Worth a million, whatever the price.
        let worth = 1_000_000 * scenario.scale() as u128;
        let amount = worth * 10u128.pow(listing.config.decimals) / listing.price as u128;
        let kind = if asset % 2 == 0 { 0 } else { 2 };
        calls.push(submit(
            Who::User(WHALE),
            vec![request(kind, asset, amount as i128)],
        ));
    }
    calls
}

/// A request about an asset.
pub fn request(kind: u32, asset: u8, amount: i128) -> Request {
    Request {
        kind,
        name: Name::Asset(asset),
        amount,
    }
}

/// A submit in which `user` is everyone.
pub fn submit(user: Who, requests: Vec<Request>) -> Call {
    Call::Submit {
        route: Route::Transfer,
        from: user,
        spender: user,
        to: user,
        requests,
    }
}
