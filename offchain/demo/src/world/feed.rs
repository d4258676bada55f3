//! The price feed: dated prices, as a real oracle publishes them.

use super::World;
use crate::coin::Coin;
use crate::format::PRICE_DECIMALS;
use soroban_sdk::Vec;

/// US dollars per whole token, with the feed's decimals.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Prices {
    pub xlm: i128,
    pub usdc: i128,
    pub lp: i128,
}

impl Prices {
    /// From prices with 7 decimals.
    pub fn from_seven(xlm: i128, usdc: i128, lp: i128) -> Self {
        let more = 10_i128.pow(PRICE_DECIMALS - 7);
        Prices {
            xlm: xlm * more,
            usdc: usdc * more,
            lp: lp * more,
        }
    }

    pub fn of(&self, coin: Coin) -> i128 {
        match coin {
            Coin::Xlm => self.xlm,
            Coin::Usdc => self.usdc,
            Coin::Lp => self.lp,
        }
    }

    /// Worth of `amount`, in the feed's base. Rounds down.
    pub fn value(&self, coin: Coin, amount: i128) -> i128 {
        amount * self.of(coin) / 10_i128.pow(crate::format::TOKEN_DECIMALS)
    }
}

impl World {
    pub fn prices(&self) -> Prices {
        self.prices.get()
    }

    pub fn set_prices(&self, prices: Prices) {
        self.prices.set(prices);
        self.publish();
    }

    /// One price of each token, dated now.
    pub(super) fn publish(&self) {
        let prices = self.prices.get();
        let by_asset = Coin::ALL.map(|coin| prices.of(coin));
        let round = Vec::from_array(&self.env, by_asset);
        self.oracle.set_prices(&round, &self.now());
    }
}
