//! A stored reserve in the hands of one call: accrued on load, written back if touched.

use crate::errors::{refuse, PoolError, Refusal};
use crate::storage;
use crate::types::ReserveConfig;
use lending_core::fixed;
use lending_core::guard::Quote;
use lending_core::health::Valuation;
use lending_core::limits::ReserveLimits;
use lending_core::units::{DebtShares, Underlying};
use pool_terms::record;
use soroban_sdk::{Address, Env, IntoVal, Val};

pub use pool_terms::reserve::curve;

pub struct Reserve {
    pub asset: Address,
    pub config: ReserveConfig,
    pub totals: lending_core::reserve::Reserve,
    /// All debt at the start of the call, after accrual.
    pub debt_before: DebtShares,
    /// What the oracle says, once asked, and the guard it is under.
    pub quote: Option<Quote>,
    /// Is written back at the end.
    pub touched: bool,
    /// Was borrowed from: its maximum utilization is checked at the end.
    pub borrowed: bool,
    /// Tokens that requests bring into the pool.
    pub inflow: Underlying,
    /// Tokens that requests take out of the pool.
    pub outflow: Underlying,
    /// Tokens a flash loan takes out of the pool.
    pub lent: Underlying,
}

impl Reserve {
    /// Loads the reserve and charges interest up to now.
    pub fn load(env: &Env, asset: Address, take_rate: u32) -> Result<Self, Refusal> {
        let config = storage::reserves::config(env, &asset)?;
        let mut totals = storage::reserves::data(env, &asset)?;
        totals.accrue(&curve(&config), take_rate, env.ledger().timestamp())?;
        Ok(Reserve {
            asset,
            config,
            totals,
            debt_before: totals.debt_shares,
            quote: None,
            touched: false,
            borrowed: false,
            inflow: Underlying::ZERO,
            outflow: Underlying::ZERO,
            lent: Underlying::ZERO,
        })
    }

    pub fn store(&self, env: &Env) {
        storage::reserves::set_data(env, &self.asset, &self.totals);
    }

    /// As a `types::Reserve`, written.
    pub fn to_view(&self, env: &Env) -> Result<Val, Refusal> {
        let config = record::write(env, &self.config);
        let data = record::write(env, &self.totals);
        let scalar = self.token_one()?.into_val(env);
        let values = [self.asset.to_val(), config, data, scalar];
        Ok(record::map(
            env,
            &["asset", "config", "data", "scalar"],
            &values,
        ))
    }

    /// Its place in a set of reserves.
    pub fn bit(&self) -> u32 {
        1u32.wrapping_shl(self.config.index)
    }

    pub fn require_enabled(&self) -> Result<(), Refusal> {
        if self.config.enabled {
            Ok(())
        } else {
            refuse(PoolError::ReserveDisabled)
        }
    }

    pub fn token_one(&self) -> Result<i128, Refusal> {
        Ok(fixed::one_with(self.config.decimals)?)
    }

    /// What turns this reserve's amounts into value, at `price`.
    pub fn valuation(&self, price: i128) -> Result<Valuation, Refusal> {
        Ok(Valuation {
            price,
            token_one: self.token_one()?,
            c_factor: self.config.c_factor,
            l_factor: self.config.l_factor,
        })
    }
}

pub fn limits(config: &ReserveConfig) -> ReserveLimits {
    ReserveLimits {
        decimals: config.decimals,
        c_factor: config.c_factor,
        l_factor: config.l_factor,
        max_util: config.max_util,
    }
}
