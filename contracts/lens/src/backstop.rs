//! What insures the pool, and what it is worth.

use crate::errors::LensError;
use crate::read::Read;
use lending_core::coverage::TokenPrice;
use lending_core::fixed;
use lending_core::guard::{Quote, Use};
use lending_core::units::Underlying;
use lending_core::LendingError;
use protocol_api::PoolBackstopData;
use soroban_sdk::Address;

pub struct Backstop {
    pub address: Address,
    pub token: Address,
    pub data: PoolBackstopData,
    pub quote: Quote,
    /// One unit of the oracle's base.
    scale: i128,
    /// One whole backstop token, in its smallest units.
    token_one: i128,
}

impl Backstop {
    pub fn load(read: &Read, oracle: &Address, scale: i128) -> Result<Self, LensError> {
        let address = read.backstop();
        let token = read.backstop_token(&address);
        Ok(Backstop {
            data: read.deposits(&address),
            quote: read.quote(oracle, &token),
            token_one: fixed::one_with(read.decimals(&token))?,
            address,
            token,
            scale,
        })
    }

    /// The token's price for this use, if the pool would use one now.
    pub fn price(&self, usage: Use) -> Result<Option<TokenPrice>, LensError> {
        match self.quote.price(usage) {
            Ok(price) => usable(TokenPrice::new(price, self.scale, self.token_one)),
            Err(_) => Ok(None),
        }
    }

    /// Worth of the pool's deposits, rounded down: nothing if there are none, whatever the feed.
    pub fn value(&self, usage: Use) -> Result<Option<i128>, LensError> {
        if self.data.tokens <= 0 {
            return Ok(Some(0));
        }
        match self.price(usage)? {
            Some(price) => Ok(Some(price.value_down(Underlying(self.data.tokens))?)),
            None => Ok(None),
        }
    }
}

/// The pool refuses a price that is zero at 7 decimals as it refuses none at all.
fn usable(price: Result<TokenPrice, LendingError>) -> Result<Option<TokenPrice>, LensError> {
    match price {
        Ok(price) => Ok(Some(price)),
        Err(LendingError::WorthlessBackstopToken) => Ok(None),
        Err(error) => Err(error.into()),
    }
}
