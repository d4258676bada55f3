//! The pool at one moment, read through its public views and judged with `lending-core`.

mod account;
mod auction;
mod backstop;
mod losses;
mod reserve;

pub use account::{Account, State};
pub use auction::{Auction, Kind, Side};
pub use backstop::Backstop;
#[cfg(test)]
pub use losses::Losses;
pub use reserve::Reserve;

use crate::books::{self, Identity};
use crate::cast::Who;
use crate::coin::Coin;
use crate::world::{Prices, World};
use anyhow::Result;
use serde::Serialize;
pub use show::text::as_text;

#[derive(Clone, Debug, Serialize)]
pub struct Snapshot {
    pub ledger: u32,
    pub timestamp: u64,
    pub status: &'static str,
    /// US dollars, 14 decimals.
    #[serde(serialize_with = "as_text")]
    pub xlm_price: i128,
    #[serde(serialize_with = "as_text")]
    pub lp_price: i128,
    pub reserves: Vec<Reserve>,
    pub accounts: Vec<Account>,
    pub backstop: Backstop,
    pub auctions: Vec<Auction>,
    pub books: Vec<Identity>,
}

impl Snapshot {
    pub fn take(world: &World) -> Result<Self> {
        let prices = world.prices();
        let reserves = Coin::RESERVES.map(|coin| Reserve::read(world, coin));
        let reserves = reserves.into_iter().collect::<Result<Vec<_>>>()?;
        let auctions = auction::read_all(world, &reserves)?;
        let accounts = world.cast.iter().filter(|who| **who != Who::Market);
        let accounts = accounts
            .map(|who| Account::read(world, &reserves, &auctions, *who))
            .collect::<Result<Vec<_>>>()?;
        let backstop = Backstop::read(world, &reserves)?;
        let books = books::check(world, &reserves, &accounts, &backstop);
        Ok(Snapshot {
            ledger: world.ledger(),
            timestamp: world.now(),
            status: status_name(world.pool.get_config().status),
            xlm_price: prices.xlm,
            lp_price: prices.lp,
            reserves,
            accounts,
            backstop,
            auctions,
            books,
        })
    }

    pub fn reserve(&self, coin: Coin) -> &Reserve {
        &self.reserves[coin.index()]
    }

    pub fn account(&self, who: Who) -> &Account {
        let at = self.accounts.iter().position(|it| it.who == who);
        &self.accounts[at.expect("who is asked for is in the cast")]
    }

    pub fn prices(&self) -> Prices {
        Prices {
            xlm: self.xlm_price,
            lp: self.lp_price,
            usdc: 10_i128.pow(crate::format::PRICE_DECIMALS),
        }
    }

    pub fn failures(&self) -> impl Iterator<Item = &Identity> {
        self.books.iter().filter(|it| !it.holds)
    }
}

fn status_name(status: u32) -> &'static str {
    match status {
        0 => "active (by the admin)",
        1 => "active",
        2 => "on ice (by the admin)",
        3 => "on ice",
        4 => "frozen (by the admin)",
        5 => "frozen",
        6 => "setup",
        _ => "unknown",
    }
}
