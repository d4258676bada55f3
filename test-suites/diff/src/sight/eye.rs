//! Reads entries one by one.

use super::{contract, user_balance_key, value, Auction, Book, Depositor, Positions, Quote};
use super::{Reserve, Who};
use crate::ledger::{field, int, items, structure, symbol, variant, Ledger, Place};
use crate::world::World;
use soroban_sdk::xdr::{ContractId, ScVal, ScVec};
use soroban_sdk::Address;

pub(super) struct Eye<'a> {
    pub world: &'a World,
    pub ledger: &'a Ledger,
    pub pool: ContractId,
    pub backstop: ContractId,
}

impl Eye<'_> {
    fn pool(&self, name: &str, of: &Address, place: Place) -> Option<&ScVal> {
        self.ledger.get(&self.pool, place, variant(name, value(of)))
    }

    pub fn reserve(&self, asset: u8) -> Option<Reserve> {
        let asset = self.world.asset(asset);
        let config = self.pool("ResConfig", &asset, Place::Persistent)?;
        let data = self.pool("ResData", &asset, Place::Persistent)?;
        let rates = ["r_base", "r_one", "r_two"]
            .iter()
            .map(|rate| int(field(config, rate)));
        Some(Reserve {
            b_rate: int(field(data, "b_rate")),
            d_rate: int(field(data, "d_rate")),
            b_supply: int(field(data, "b_supply")),
            d_supply: int(field(data, "d_supply")),
            credit: int(field(data, "backstop_credit")),
            c_factor: int(field(config, "c_factor")),
            l_factor: int(field(config, "l_factor")),
            cap: int(field(config, "supply_cap")),
            rates: rates.sum(),
            decimals: int(field(config, "decimals")) as u32,
            book: self.book(field(config, "index")),
        })
    }

    fn book(&self, index: &ScVal) -> Book {
        let number = |kind: &str, name: &str| {
            let key = variant(kind, index.clone());
            let stored = self.ledger.get(&self.pool, Place::Persistent, key);
            stored.map_or(0, |stored| int(field(stored, name)))
        };
        let [bad, loss] = ["BadDebt", "Loss"].map(|kind| move |name| number(kind, name));
        Book {
            bad: bad("assigned_d") - bad("taken_d") - bad("repaid_d") - bad("defaulted_d"),
            socialized: bad("socialized"),
            open: loss("open"),
            owed: loss("owed"),
            recovered: loss("recovered"),
            claimed: loss("claimed"),
        }
    }

    pub fn quote(&self, asset: u8) -> Option<Quote> {
        let feed = variant("Stellar", value(&self.world.asset(asset)));
        let oracle = contract(&self.world.oracle.address);
        let stored = self
            .ledger
            .get(&oracle, Place::Persistent, variant("Feed", feed))?;
        let ScVal::Vec(Some(ScVec(history))) = field(stored, "history") else {
            panic!("no history")
        };
        history.last().map(|last| Quote {
            price: int(field(last, "price")),
            timestamp: int(field(last, "timestamp")) as u64,
        })
    }

    pub fn queued(&self, asset: u8) -> Option<u32> {
        let stored = self.pool("ResInit", &self.world.asset(asset), Place::Temporary)?;
        Some(int(field(field(stored, "new_config"), "decimals")) as u32)
    }

    pub fn last_default(&self) -> u64 {
        let key = ScVal::Vec(Some(vec![symbol("LastDefault")].try_into().unwrap()));
        let stored = self.ledger.get(&self.pool, Place::Persistent, key);
        stored.map_or(0, int) as u64
    }

    pub fn positions(&self, who: Who) -> Positions {
        let stored = self.pool("Positions", &self.world.who(who), Place::Persistent);
        let balances = |name: &str| {
            let entries = stored.map(|stored| items(field(stored, name)));
            let entries = entries.into_iter().flatten();
            entries
                .map(|(index, shares)| (self.asset_of(int(index)), int(shares)))
                .collect()
        };
        Positions {
            collateral: balances("collateral"),
            liabilities: balances("liabilities"),
            supply: balances("supply"),
        }
    }

    /// The asset of a reserve index.
    fn asset_of(&self, index: i128) -> u8 {
        let list = self
            .ledger
            .get(&self.pool, Place::Persistent, symbol("ResList"))
            .unwrap();
        let ScVal::Vec(Some(list)) = list else {
            panic!("no list")
        };
        self.asset_at(&list[index as usize])
    }

    /// The asset at an address, the backstop token included.
    fn asset_at(&self, address: &ScVal) -> u8 {
        let mut assets = 0..=self.world.assets.len() as u8;
        assets
            .find(|asset| value(&self.world.asset(*asset)) == *address)
            .unwrap()
    }

    pub fn auctions(&self, who: Who) -> impl Iterator<Item = Auction> + '_ {
        let user = value(&self.world.who(who));
        (0..3).filter_map(move |kind| {
            let key = structure(&[("auct_type", ScVal::U32(kind)), ("user", user.clone())]);
            let stored = self
                .ledger
                .get(&self.pool, Place::Temporary, variant("Auction", key))?;
            let lot = items(field(stored, "lot"));
            Some(Auction {
                kind,
                user: who,
                block: int(field(stored, "block")) as u32,
                lot: lot
                    .map(|(asset, amount)| (self.asset_at(asset), int(amount)))
                    .collect(),
            })
        })
    }

    pub fn depositor(&self, who: Who) -> Depositor {
        let key = user_balance_key(self.world, who);
        let Some(stored) = self.ledger.get(&self.backstop, Place::Persistent, key) else {
            return Depositor::default();
        };
        let ScVal::Vec(Some(queue)) = field(stored, "q4w") else {
            panic!("no queue")
        };
        let entry = |entry: &ScVal| (int(field(entry, "amount")), int(field(entry, "exp")) as u64);
        Depositor {
            shares: int(field(stored, "shares")),
            queue: queue.iter().map(entry).collect(),
        }
    }
}
