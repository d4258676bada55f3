//! The working set of one call: configuration, accrued reserves, prices. `commit` is the only bulk
//! write.

use super::{oracle, Reserve};
use crate::errors::PoolError;
use crate::storage;
use crate::types::{PoolConfig, PoolConstants};
use lending_core::fixed;
use lending_core::guard::Use;
use lending_core::health::Valuation;
use lending_core::limits::RESERVE_SLOTS;
use lending_core::status::{Action, PoolStatus};
use soroban_sdk::{Address, Env, Vec};

pub struct Session<'a> {
    pub env: &'a Env,
    pub config: PoolConfig,
    constants: Option<PoolConstants>,
    list: Option<Vec<Address>>,
    /// By reserve index.
    reserves: [Option<Reserve>; RESERVE_SLOTS],
}

impl<'a> Session<'a> {
    pub fn new(env: &'a Env, config: PoolConfig) -> Self {
        Session {
            env,
            config,
            constants: None,
            list: None,
            reserves: [const { None }; RESERVE_SLOTS],
        }
    }

    pub fn status(&self) -> Result<PoolStatus, PoolError> {
        Ok(PoolStatus::from_u32(self.config.status)?)
    }

    pub fn require(&self, action: Action) -> Result<(), PoolError> {
        Ok(self.status()?.require(action)?)
    }

    /// Index of the reserve of `asset`, loaded and accrued if this call has not met it before.
    pub fn load(&mut self, asset: &Address) -> Result<u32, PoolError> {
        let loaded = self.loaded().find(|reserve| reserve.asset == *asset);
        if let Some(reserve) = loaded {
            return Ok(reserve.config.index);
        }
        let reserve = Reserve::load(self.env, asset.clone(), self.config.bstop_rate)?;
        let index = reserve.config.index;
        *self.slot(index)? = Some(reserve);
        Ok(index)
    }

    /// As [`Session::load`], for a reserve that this call changes.
    pub fn load_to_change(&mut self, asset: &Address) -> Result<&mut Reserve, PoolError> {
        let index = self.load(asset)?;
        let reserve = self.reserve(index)?;
        reserve.touched = true;
        Ok(reserve)
    }

    /// The reserve at `index`, loaded and accrued if this call has not met it before.
    pub fn reserve(&mut self, index: u32) -> Result<&mut Reserve, PoolError> {
        if self.slot(index)?.is_none() {
            let asset = self.asset(index)?;
            let reserve = Reserve::load(self.env, asset, self.config.bstop_rate)?;
            *self.slot(index)? = Some(reserve);
        }
        self.slot(index)?
            .as_mut()
            .ok_or(PoolError::InternalReserveNotFound)
    }

    /// As [`Session::reserve`], for a reserve that this call changes.
    pub fn reserve_to_change(&mut self, index: u32) -> Result<&mut Reserve, PoolError> {
        let reserve = self.reserve(index)?;
        reserve.touched = true;
        Ok(reserve)
    }

    fn slot(&mut self, index: u32) -> Result<&mut Option<Reserve>, PoolError> {
        let index = usize::try_from(index).map_err(|_| PoolError::InternalReserveNotFound)?;
        self.reserves
            .get_mut(index)
            .ok_or(PoolError::InternalReserveNotFound)
    }

    /// Every reserve this call has met, by index.
    pub fn loaded(&self) -> impl Iterator<Item = &Reserve> {
        self.reserves.iter().flatten()
    }

    pub fn list(&mut self) -> &Vec<Address> {
        self.list
            .get_or_insert_with(|| storage::reserves::list(self.env))
    }

    /// The asset of the reserve at `index`.
    pub fn asset(&mut self, index: u32) -> Result<Address, PoolError> {
        self.list()
            .get(index)
            .ok_or(PoolError::InternalReserveNotFound)
    }

    pub fn constants(&mut self) -> Result<&PoolConstants, PoolError> {
        if self.constants.is_none() {
            self.constants = Some(storage::instance::constants(self.env)?);
        }
        self.constants.as_ref().ok_or(PoolError::InternalError)
    }

    /// One unit of the oracle's base.
    pub fn scale(&mut self) -> Result<i128, PoolError> {
        let decimals = self.constants()?.oracle_decimals;
        Ok(fixed::one_with(decimals)?)
    }

    /// What turns amounts of the reserve at `index` into value for this use. Asks the oracle once.
    pub fn valuation(&mut self, index: u32, usage: Use) -> Result<Valuation, PoolError> {
        let (env, oracle) = (self.env, self.config.oracle.clone());
        let reserve = self.reserve(index)?;
        let quote = match reserve.quote {
            Some(quote) => quote,
            None => oracle::quote(env, &oracle, &reserve.asset),
        };
        reserve.quote = Some(quote);
        reserve.valuation(quote.price(usage)?)
    }

    /// Writes every reserve this call has changed.
    pub fn commit(&self) {
        for reserve in self.loaded().filter(|reserve| reserve.touched) {
            reserve.store(self.env);
        }
    }
}
