//! What insures the pool, and what it is worth.

use crate::errors::LensError;
use crate::pool::Pool;
use crate::question::Question;
use lending_core::coverage::TokenPrice;
use lending_core::fixed;
use lending_core::guard::{Quote, Use};
use lending_core::units::Underlying;
use lending_core::LendingError;
use protocol_api::{PoolBackstopData, Positions};
use soroban_sdk::Address;

pub struct Backstop {
    pub token: Address,
    pub data: PoolBackstopData,
    /// What it owes the pool.
    pub positions: Positions,
    pub quote: Quote,
    /// One unit of the oracle's base.
    scale: i128,
    /// One whole backstop token, in its smallest units.
    token_one: i128,
}

impl Backstop {
    pub fn load(pool: &Pool) -> Result<Self, LensError> {
        let read = &pool.read;
        let token = read.backstop_token(&pool.backstop);
        let mut question = Question::new(read.env);
        question.positions(&pool.backstop);
        question.guard(&token);
        let mut answers = question.ask(read);
        Ok(Backstop {
            data: read.deposits(&pool.backstop),
            positions: answers.positions()?,
            quote: pool.quote(&token, answers.guard()?.as_ref()),
            token_one: fixed::one_with(read.decimals(&token))?,
            token,
            scale: pool.scale,
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
