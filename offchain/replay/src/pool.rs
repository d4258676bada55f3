//! A pool with its feed, its clock and the people who use it.

use crate::figures::{LOAN_LEDGER, LOAN_MINUTE, MIDNIGHT, ROUND};
use crate::listing::{Guarded, Listing};
use anyhow::{bail, ensure, Context, Result};
use diff_suite::call::{Call, Outcome, Request, Who};
use diff_suite::generate::{request, submit};
use diff_suite::scenario::WHALE;
use diff_suite::world::{Side, World, NO_GUARD};
use lending_core::guard::GuardConfig;
use pool::{PoolContractClient, PoolError};
use soroban_sdk::testutils::Ledger as _;
use std::cell::RefCell;

/// Seconds between two ledgers.
const LEDGER: u64 = 5;
/// Everyone lends from this account.
pub const LENDER: Who = Who::User(WHALE);

/// Kinds of requests that are made here.
pub const SUPPLY: u32 = 0;
pub const POST: u32 = 2;
pub const WITHDRAW_POSTED: u32 = 3;
pub const BORROW: u32 = 4;
pub const REPAY: u32 = 5;
pub const CANCEL: u32 = 9;

pub struct Pool {
    pub world: World,
    /// What each feed said last, if anything.
    pub feeds: RefCell<Vec<Option<i128>>>,
}

impl Pool {
    /// Lists the reserves, funds the backstop and opens for business.
    pub fn open(world: World, listings: &[Listing], start: u64) -> Result<Self> {
        let prices = listings.iter().map(|it| Some(it.price)).collect();
        let pool = Pool {
            world,
            feeds: RefCell::new(prices),
        };
        pool.until(start);
        pool.publish();
        for (asset, listing) in (0u8..).zip(listings) {
            pool.list(asset, listing)?;
        }
        let amount = pool.world.scenario.first_deposit;
        let (from, of) = (Who::Admin, Who::Pool);
        pool.must(Call::Deposit {
            from,
            pool: of,
            amount,
        })?;
        pool.must(Call::SetStatus { status: 0 })?;
        Ok(pool)
    }

    fn list(&self, asset: u8, listing: &Listing) -> Result<()> {
        let config = self.world.scenario.assets[usize::from(asset)]
            .config
            .clone();
        let token = self.world.asset(asset);
        let is_ours = self.world.side == Side::Levee;
        if is_ours && matches!(listing.guarded, Guarded::Off) {
            self.client().set_guard(&token, &NO_GUARD);
        }
        self.must(Call::QueueReserve { asset, config })?;
        self.must(Call::SetReserve { asset })?;
        if let Guarded::With(config) = listing.guarded {
            self.client().set_guard(&token, &wire(&config));
        }
        Ok(())
    }

    pub fn client(&self) -> PoolContractClient<'_> {
        PoolContractClient::new(&self.world.env, &self.world.pool)
    }

    pub fn now(&self) -> u64 {
        self.world.env.ledger().timestamp()
    }

    /// Lets time pass until `time` (unix seconds).
    pub fn until(&self, time: u64) {
        let loan = MIDNIGHT + LOAN_MINUTE * 60;
        self.world.env.ledger().with_mut(|info| {
            info.timestamp = time;
            let ledgers = time.abs_diff(loan) / LEDGER;
            let ledgers = u32::try_from(ledgers).unwrap_or(u32::MAX);
            info.sequence_number = if time < loan {
                LOAN_LEDGER - ledgers
            } else {
                LOAN_LEDGER + ledgers
            };
        });
    }

    /// What the feed of `asset` says from the next round on.
    pub fn set(&self, asset: u8, price: i128) {
        self.feeds.borrow_mut()[usize::from(asset)] = Some(price);
    }

    /// Stops the feed of `asset`: there are no more rounds. `forget` takes the old ones away, too.
    pub fn stop(&self, asset: u8, forget: bool) {
        self.feeds.borrow_mut()[usize::from(asset)] = None;
        if forget {
            Call::KillFeed { asset }.run(&self.world);
        }
    }

    /// A round of the feed, stamped as rounds are.
    pub fn publish(&self) {
        let stamp = self.now() - self.now() % ROUND;
        for (asset, price) in (0u8..).zip(self.feeds.borrow().iter()) {
            if let Some(price) = price {
                self.world.price(asset, *price, stamp);
            }
        }
    }

    /// Time passes until `time`, and a round is published.
    pub fn round_at(&self, time: u64) {
        self.until(time);
        self.publish();
    }

    pub fn poke(&self, asset: u8) -> bool {
        self.client()
            .try_poke_price(&self.world.asset(asset))
            .is_ok()
    }

    /// One submit. `Err` holds why the pool refused it.
    pub fn submit(&self, who: Who, requests: Vec<Request>) -> std::result::Result<(), String> {
        match self.world.run(&submit(who, requests)) {
            Outcome::Value(_) => Ok(()),
            Outcome::Code(code) => Err(named(code)),
            Outcome::Trap(why) => Err(format!("trap: {why}")),
        }
    }

    /// The same with one request about an asset.
    pub fn act(
        &self,
        who: Who,
        kind: u32,
        asset: u8,
        amount: i128,
    ) -> std::result::Result<(), String> {
        self.submit(who, vec![request(kind, asset, amount)])
    }

    /// A submit that has to go through.
    pub fn done(&self, who: Who, kind: u32, asset: u8, amount: i128) -> Result<()> {
        match self.act(who, kind, asset, amount) {
            Ok(()) => Ok(()),
            Err(why) => bail!("request {kind} of {amount} of asset {asset} was refused: {why}"),
        }
    }

    fn must(&self, call: Call) -> Result<()> {
        let outcome = self.world.run(&call);
        ensure!(outcome.is_ok(), "{}: {outcome:?}", call.name());
        Ok(())
    }

    /// Borrows as much as the pool gives, to a unit of `least`. Returns how much that was.
    pub fn take_most(&self, who: Who, asset: u8, from: i128, least: i128) -> i128 {
        let (mut step, mut taken) = (from, 0);
        while step >= least {
            if self.act(who, BORROW, asset, step).is_ok() {
                taken += step;
            } else {
                step /= 2;
            }
        }
        taken
    }

    /// What the pool holds of `asset`.
    pub fn holds(&self, asset: u8) -> i128 {
        self.world.assets[usize::from(asset)].balance(&self.world.pool)
    }

    /// Underlying that `who` has posted and owes.
    pub fn position(&self, who: Who, asset: u8) -> Result<(i128, i128)> {
        let positions = self.client().get_positions(&self.world.who(who));
        let data = self.client().get_reserve(&self.world.asset(asset)).data;
        let (b, d) = (
            lending_core::units::SupplyRate(data.b_rate),
            lending_core::units::DebtRate(data.d_rate),
        );
        let posted = positions.collateral.get(asset.into()).unwrap_or(0);
        let owed = positions.liabilities.get(asset.into()).unwrap_or(0);
        let posted = b
            .to_underlying_down(lending_core::units::SupplyShares(posted))
            .ok();
        let owed = d
            .to_underlying_up(lending_core::units::DebtShares(owed))
            .ok();
        posted
            .zip(owed)
            .map(|(posted, owed)| (posted.0, owed.0))
            .context("rates overflow")
    }
}

/// A refusal by its name, where we have one.
fn named(code: u32) -> String {
    match PoolError::try_from(soroban_sdk::InvokeError::Contract(code)) {
        Ok(error) => format!("{error:?}, code {code}"),
        Err(_) => format!("code {code}"),
    }
}

fn wire(config: &GuardConfig) -> pool::GuardConfig {
    pool::GuardConfig {
        confirm: config.confirm,
        dn: config.dn,
        flow: config.flow,
        liq: config.liq,
        max_age: config.max_age,
        slack: config.slack,
        up: config.up,
        window: config.window,
    }
}
