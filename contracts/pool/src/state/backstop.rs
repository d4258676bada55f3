//! The only backstop client: what insures the pool, and what it is worth.

use super::{oracle, Session};
use crate::errors::PoolError;
use crate::storage;
use lending_core::coverage::{self, TokenPrice};
use lending_core::fixed;
use lending_core::guard::Use;
use lending_core::units::Underlying;
use protocol_api::{BackstopClient, PoolBackstopData};
use sep_41_token::TokenClient;
use soroban_sdk::{Address, Env};

pub struct Backstop {
    pub address: Address,
    env: Env,
}

impl Backstop {
    pub fn of(env: &Env) -> Result<Self, PoolError> {
        Ok(Backstop {
            address: storage::instance::backstop(env)?,
            env: env.clone(),
        })
    }

    fn client(&self) -> BackstopClient<'_> {
        BackstopClient::new(&self.env, &self.address)
    }

    /// This pool's deposits as they are now.
    pub fn data(&self) -> PoolBackstopData {
        self.client()
            .pool_data(&self.env.current_contract_address())
    }

    pub fn token(&self) -> Address {
        self.client().backstop_token()
    }

    /// The price of `token` for this use, in the units of the pool's oracle.
    pub fn price(
        &self,
        session: &mut Session,
        token: &Address,
        usage: Use,
    ) -> Result<TokenPrice, PoolError> {
        let quote = oracle::quote(&self.env, &session.config.oracle, token);
        let price = quote
            .price(usage)
            .map_err(|_| PoolError::BackstopPriceUnavailable)?;
        let token_one = fixed::one_with(TokenClient::new(&self.env, token).decimals())?;
        Ok(TokenPrice::new(price, session.scale()?, token_one)?)
    }

    /// Whether `tokens` reach the pool's threshold.
    pub fn is_met(&self, session: &mut Session, tokens: i128) -> Result<bool, PoolError> {
        if tokens <= 0 {
            return Ok(false);
        }
        let value = self.value(session, tokens, Use::Liquidation)?;
        Ok(coverage::is_met(
            value,
            session.constants()?.backstop_threshold,
        ))
    }

    /// Whether `tokens` are below 5% of the threshold. None at all always are, whatever the feed.
    pub fn is_exhausted(&self, session: &mut Session, tokens: i128) -> Result<bool, PoolError> {
        if tokens <= 0 {
            return Ok(true);
        }
        let value = self.value(session, tokens, Use::Insurance)?;
        Ok(coverage::is_exhausted(
            value,
            session.constants()?.backstop_threshold,
        ))
    }

    fn value(&self, session: &mut Session, tokens: i128, usage: Use) -> Result<i128, PoolError> {
        let price = self.price(session, &self.token(), usage)?;
        Ok(price.value_down(Underlying(tokens))?)
    }
}
