//! What a ledger says, decoded: what the generator aims by and the comparison judges by.

mod eye;

use crate::call::Who;
use crate::ledger::{field, int, structure, symbol, variant, Ledger, Place};
use crate::receiver::MANNERS;
use crate::scenario::USERS;
use crate::world::World;
use eye::Eye;
use soroban_sdk::xdr::{ContractId, ScAddress, ScVal};
use soroban_sdk::Address;
use std::collections::BTreeMap;

pub type Balances = BTreeMap<u8, i128>;

/// Shares by asset (not by reserve index).
#[derive(Clone, Debug, Default)]
pub struct Positions {
    pub collateral: Balances,
    pub liabilities: Balances,
    pub supply: Balances,
}

#[derive(Clone, Debug)]
pub struct Auction {
    pub kind: u32,
    pub user: Who,
    pub block: u32,
    /// By asset; the backstop token comes behind the last one.
    pub lot: Balances,
}

/// What the oracle answers.
#[derive(Clone, Copy, Debug)]
pub struct Quote {
    pub price: i128,
    pub timestamp: u64,
}

#[derive(Clone, Debug, Default)]
pub struct Reserve {
    pub b_rate: i128,
    pub d_rate: i128,
    pub b_supply: i128,
    pub d_supply: i128,
    pub credit: i128,
    pub c_factor: i128,
    pub l_factor: i128,
    pub cap: i128,
    /// The three rates that are summed up above the kink.
    pub rates: i128,
    pub decimals: u32,
    /// Levee's records.
    pub book: Book,
}

/// What Levee has on record of a reserve's bad debt and losses; nothing but zeros in Blend.
#[derive(Clone, Copy, Debug, Default)]
pub struct Book {
    /// Debt shares assigned to the backstop and not taken, repaid or defaulted.
    pub bad: i128,
    pub socialized: i128,
    /// Lost and not recovered.
    pub open: i128,
    /// Recovered and not claimed.
    pub owed: i128,
    pub recovered: i128,
    pub claimed: i128,
}

#[derive(Clone, Debug, Default)]
pub struct Depositor {
    pub shares: i128,
    /// Shares and unlock times, oldest first.
    pub queue: Vec<(i128, u64)>,
}

#[derive(Clone, Debug)]
pub struct Sight {
    pub now: u64,
    pub sequence: u32,
    pub status: u32,
    pub max_positions: u32,
    pub min_collateral: i128,
    /// Of Levee, in seconds; 0 where there was none.
    pub last_default: u64,
    /// By asset; `None` if not listed.
    pub reserves: Vec<Option<Reserve>>,
    /// Decimals of what is queued.
    pub queued: Vec<Option<u32>>,
    /// By asset, the backstop token behind the last one; `None` where the oracle has no answer.
    pub quotes: Vec<Option<Quote>>,
    pub positions: BTreeMap<Who, Positions>,
    pub auctions: Vec<Auction>,
    /// Backstop deposits of the pool.
    pub shares: i128,
    pub tokens: i128,
    pub in_queue: i128,
    pub depositors: BTreeMap<Who, Depositor>,
}

pub fn contract(address: &Address) -> ContractId {
    match address.into() {
        ScAddress::Contract(id) => id,
        other => panic!("no contract: {other:?}"),
    }
}

fn value(address: &Address) -> ScVal {
    ScVal::Address(address.into())
}

/// Where the backstop keeps the deposit of `who`.
pub fn user_balance_key(world: &World, who: Who) -> ScVal {
    let (pool, user) = (value(&world.pool), value(&world.who(who)));
    variant("UserBalance", structure(&[("pool", pool), ("user", user)]))
}

/// Everyone who can have positions or deposits.
pub fn everyone() -> Vec<Who> {
    let mut all: Vec<Who> = (0..USERS).map(Who::User).collect();
    all.extend([Who::Admin, Who::Backstop]);
    all.extend((0..MANNERS.len() as u8).map(Who::Receiver));
    all
}

impl Sight {
    pub fn of(world: &World, ledger: &Ledger) -> Self {
        let eye = Eye {
            world,
            ledger,
            pool: contract(&world.pool),
            backstop: contract(&world.backstop),
        };
        let config = ledger
            .get(&eye.pool, Place::Instance, symbol("Config"))
            .unwrap();
        let deposits = variant("PoolBalance", value(&world.pool));
        let deposits = ledger.get(&eye.backstop, Place::Persistent, deposits);
        let deposit = |name: &str| deposits.map_or(0, |deposits| int(field(deposits, name)));
        let assets = 0..world.assets.len() as u8;
        Sight {
            now: world.env.ledger().timestamp(),
            sequence: world.env.ledger().sequence(),
            status: int(field(config, "status")) as u32,
            max_positions: int(field(config, "max_positions")) as u32,
            min_collateral: int(field(config, "min_collateral")),
            last_default: eye.last_default(),
            reserves: assets.clone().map(|asset| eye.reserve(asset)).collect(),
            queued: assets.clone().map(|asset| eye.queued(asset)).collect(),
            quotes: (0..=assets.end).map(|asset| eye.quote(asset)).collect(),
            positions: everyone()
                .into_iter()
                .map(|who| (who, eye.positions(who)))
                .collect(),
            auctions: everyone()
                .into_iter()
                .flat_map(|who| eye.auctions(who))
                .collect(),
            shares: deposit("shares"),
            tokens: deposit("tokens"),
            in_queue: deposit("q4w"),
            depositors: everyone()
                .into_iter()
                .map(|who| (who, eye.depositor(who)))
                .collect(),
        }
    }

    pub fn listed(&self) -> Vec<u8> {
        let listed = |asset: &u8| self.reserves[usize::from(*asset)].is_some();
        (0..self.reserves.len() as u8).filter(listed).collect()
    }

    /// Underlying supplied to and lent from a listed asset, as of the last accrual: to aim with.
    pub fn totals(&self, asset: u8) -> (f64, f64) {
        let reserve = self.reserves[usize::from(asset)].as_ref().unwrap();
        let underlying = |shares: i128, rate: i128| shares as f64 * rate as f64 / 1e12;
        (
            underlying(reserve.b_supply, reserve.b_rate),
            underlying(reserve.d_supply, reserve.d_rate),
        )
    }

    /// The price of `asset` where it can be used: it is positive and at most a day old.
    pub fn price(&self, asset: u8) -> Option<i128> {
        let quote = self.quotes[usize::from(asset)]?;
        let fresh = quote.timestamp.saturating_add(86_400) >= self.now;
        (quote.price > 0 && fresh).then_some(quote.price)
    }

    pub fn auction(&self, kind: u32) -> Option<&Auction> {
        self.auctions.iter().find(|auction| auction.kind == kind)
    }
}
