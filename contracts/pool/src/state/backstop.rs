//! The only backstop client: what insures the pool, and what it is worth.

use super::{oracle, Session};
use crate::errors::{PoolError, Refusal};
use crate::storage;
use lending_core::coverage::{self, TokenPrice};
use lending_core::fixed;
use lending_core::guard::Use;
use lending_core::units::Underlying;
use lending_core::LendingError;
use pool_terms::record;
use protocol_api::{BackstopClient, PoolBackstopData};
use sep_41_token::TokenClient;
use soroban_sdk::{symbol_short, vec, Address, Env};

pub struct Backstop {
    pub address: Address,
    env: Env,
}

impl Backstop {
    pub fn of(env: &Env) -> Result<Self, Refusal> {
        Ok(Backstop {
            address: storage::instance::backstop(env)?,
            env: env.clone(),
        })
    }

    fn client(&self) -> BackstopClient<'_> {
        BackstopClient::new(&self.env, &self.address)
    }

    /// This pool's deposits as they are now. Asked as the client asks, and read as what is stored is.
    pub fn data(&self) -> PoolBackstopData {
        let env = &self.env;
        let pool = env.current_contract_address();
        let name = symbol_short!("pool_data");
        let answer = env.invoke_contract(&self.address, &name, vec![env, pool.to_val()]);
        record::read(env, answer)
    }

    pub fn token(&self) -> Address {
        self.client().backstop_token()
    }

    /// The price of `token` for this use, in the units of the pool's oracle, if there is one.
    pub fn price(
        &self,
        session: &mut Session,
        token: &Address,
        usage: Use,
    ) -> Result<Option<TokenPrice>, Refusal> {
        let quote = oracle::quote(&self.env, &session.config.oracle, token);
        let Ok(price) = quote.price(usage) else {
            return Ok(None);
        };
        let token_one = fixed::one_with(TokenClient::new(&self.env, token).decimals())?;
        match TokenPrice::new(price, session.scale()?, token_one) {
            Ok(price) => Ok(Some(price)),
            Err(LendingError::WorthlessBackstopToken) => Ok(None),
            Err(error) => Err(error)?,
        }
    }

    /// The price of `token` for an auction, which needs one.
    pub fn require_price(
        &self,
        session: &mut Session,
        token: &Address,
        usage: Use,
    ) -> Result<TokenPrice, Refusal> {
        let price = self.price(session, token, usage)?;
        Ok(price.ok_or(PoolError::BackstopPriceUnavailable)?)
    }

    /// Whether `tokens` reach the pool's threshold.
    pub fn is_met(&self, session: &mut Session, tokens: i128) -> Result<bool, Refusal> {
        if tokens <= 0 {
            return Ok(false);
        }
        let value = self.value(session, tokens, Use::Liquidation)?;
        let value = value.ok_or(PoolError::BackstopPriceUnavailable)?;
        Ok(coverage::is_met(
            value,
            session.constants()?.backstop_threshold,
        ))
    }

    /// Whether `tokens` are below 5% of the threshold; `None` if no price tells. None at all always
    /// are, whatever the feed.
    pub fn is_exhausted(
        &self,
        session: &mut Session,
        tokens: i128,
    ) -> Result<Option<bool>, Refusal> {
        if tokens <= 0 {
            return Ok(Some(true));
        }
        let threshold = session.constants()?.backstop_threshold;
        let value = self.value(session, tokens, Use::Insurance)?;
        match value {
            Some(value) => Ok(Some(coverage::is_exhausted(value, threshold)?)),
            None => Ok(None),
        }
    }

    fn value(
        &self,
        session: &mut Session,
        tokens: i128,
        usage: Use,
    ) -> Result<Option<i128>, Refusal> {
        match self.price(session, &self.token(), usage)? {
            Some(price) => Ok(Some(price.value_down(Underlying(tokens))?)),
            None => Ok(None),
        }
    }
}
