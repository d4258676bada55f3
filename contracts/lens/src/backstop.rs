//! What insures the pool, and what it is worth.

use crate::errors::LensError;
use crate::read::{Price, Read};
use lending_core::coverage::TokenPrice;
use lending_core::fixed;
use lending_core::units::Underlying;
use lending_core::LendingError;
use protocol_api::PoolBackstopData;
use soroban_sdk::Address;

pub struct Backstop {
    pub address: Address,
    pub token: Address,
    pub data: PoolBackstopData,
    pub price: Option<Price>,
    /// The price as the pool uses it, if it would use it now.
    pub token_price: Option<TokenPrice>,
}

impl Backstop {
    pub fn load(read: &Read, oracle: &Address, scale: i128) -> Result<Self, LensError> {
        let address = read.backstop();
        let token = read.backstop_token(&address);
        let price = read.price(oracle, &token);
        let token_one = fixed::one_with(read.decimals(&token))?;
        let token_price = match &price {
            Some(price) => usable(TokenPrice::new(price.price, scale, token_one))?,
            None => None,
        };
        Ok(Backstop {
            data: read.deposits(&address),
            address,
            token,
            price,
            token_price,
        })
    }

    /// Worth of the pool's deposits, rounded down: nothing if there are none, whatever the feed.
    pub fn value(&self) -> Result<Option<i128>, LensError> {
        if self.data.tokens <= 0 {
            return Ok(Some(0));
        }
        match &self.token_price {
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
