//! The working set of one call: configuration, accrued reserves, prices. `commit` is the only bulk
//! write.

use super::{oracle, Reserve};
use crate::errors::{PoolError, Refusal};
use crate::items::bits;
use crate::storage;
use crate::types::{PoolConfig, PoolConstants};
use alloc::boxed::Box;
use lending_core::fixed;
use lending_core::guard::Use;
use lending_core::health::Valuation;
use lending_core::limits::RESERVE_SLOTS;
use lending_core::status::{Action, PoolStatus};
use lending_core::LendingError;
use soroban_sdk::{Address, Env, Vec};

/// What prices tell, or why they do not: for those who can do without.
pub type Priced<T> = Result<T, LendingError>;

pub struct Session<'a> {
    pub env: &'a Env,
    pub config: PoolConfig,
    constants: Option<PoolConstants>,
    list: Option<Vec<Address>>,
    /// A bit for each reserve this call has met. To look through all places instead costs a supply 0.09 M
    /// instructions.
    met: u32,
    /// Those reserves, by index.
    reserves: [Option<Box<Reserve>>; RESERVE_SLOTS],
}

impl<'a> Session<'a> {
    #[inline(never)]
    pub fn open(env: &'a Env) -> Result<Self, Refusal> {
        Ok(Session::with(env, storage::instance::config(env)?))
    }

    pub fn with(env: &'a Env, config: PoolConfig) -> Self {
        Session {
            env,
            config,
            constants: None,
            list: None,
            met: 0,
            reserves: [const { None }; RESERVE_SLOTS],
        }
    }

    pub fn status(&self) -> Result<PoolStatus, Refusal> {
        Ok(PoolStatus::from_u32(self.config.status)?)
    }

    pub fn require(&self, action: Action) -> Result<(), Refusal> {
        Ok(self.status()?.require(action)?)
    }

    /// Index of the reserve of `asset`, loaded and accrued if this call has not met it before.
    pub fn load(&mut self, asset: &Address) -> Result<u32, Refusal> {
        let met = self.loaded().find(|reserve| reserve.asset == *asset);
        match met {
            Some(reserve) => Ok(reserve.config.index),
            None => self.meet(asset.clone()),
        }
    }

    fn meet(&mut self, asset: Address) -> Result<u32, Refusal> {
        let reserve = Box::new(Reserve::load(self.env, asset, self.config.bstop_rate)?);
        let (index, bit) = (reserve.config.index, reserve.bit());
        *self.place(index)? = Some(reserve);
        self.met |= bit;
        Ok(index)
    }

    /// As [`Session::load`], for a reserve that this call changes.
    pub fn load_to_change(&mut self, asset: &Address) -> Result<&mut Reserve, Refusal> {
        let index = self.load(asset)?;
        let reserve = self.reserve(index)?;
        reserve.touched = true;
        Ok(reserve)
    }

    /// The reserve at `index`, loaded and accrued if this call has not met it before.
    pub fn reserve(&mut self, index: u32) -> Result<&mut Reserve, Refusal> {
        if self.place(index)?.is_none() {
            let asset = self.asset(index)?;
            self.meet(asset)?;
        }
        let reserve = self.place(index)?.as_deref_mut();
        Ok(reserve.ok_or(PoolError::InternalReserveNotFound)?)
    }

    fn place(&mut self, index: u32) -> Result<&mut Option<Box<Reserve>>, Refusal> {
        let place = usize::try_from(index).ok();
        let place = place.and_then(|place| self.reserves.get_mut(place));
        Ok(place.ok_or(PoolError::InternalReserveNotFound)?)
    }

    /// As [`Session::reserve`], for a reserve that this call changes.
    pub fn reserve_to_change(&mut self, index: u32) -> Result<&mut Reserve, Refusal> {
        let reserve = self.reserve(index)?;
        reserve.touched = true;
        Ok(reserve)
    }

    /// Every reserve this call has met, by index.
    pub fn loaded(&self) -> impl Iterator<Item = &Reserve> {
        bits(self.met).filter_map(|index| {
            let place = usize::try_from(index).ok()?;
            self.reserves.get(place)?.as_deref()
        })
    }

    pub fn list(&mut self) -> &Vec<Address> {
        self.list
            .get_or_insert_with(|| storage::reserves::list(self.env))
    }

    /// The asset of the reserve at `index`.
    pub fn asset(&mut self, index: u32) -> Result<Address, Refusal> {
        let asset = self.list().get(index);
        Ok(asset.ok_or(PoolError::InternalReserveNotFound)?)
    }

    pub fn constants(&mut self) -> Result<&PoolConstants, Refusal> {
        if self.constants.is_none() {
            self.constants = Some(storage::instance::constants(self.env)?);
        }
        let constants = self.constants.as_ref();
        Ok(constants.ok_or(PoolError::InternalError)?)
    }

    /// One unit of the oracle's base.
    pub fn scale(&mut self) -> Result<i128, Refusal> {
        let decimals = self.constants()?.oracle_decimals;
        Ok(fixed::one_with(decimals)?)
    }

    /// What turns amounts of the reserve at `index` into value for this use.
    pub fn valuation(&mut self, index: u32, usage: Use) -> Result<Valuation, Refusal> {
        let price = self.price(index, usage)??;
        self.reserve(index)?.valuation(price)
    }

    /// The price of the reserve at `index` for this use. Asks the oracle once.
    pub fn price(&mut self, index: u32, usage: Use) -> Result<Priced<i128>, Refusal> {
        let (env, oracle) = (self.env, self.config.oracle.clone());
        let Reserve { asset, quote, .. } = self.reserve(index)?;
        let quote = quote.get_or_insert_with(|| oracle::quote(env, &oracle, asset));
        Ok(quote.price(usage))
    }

    /// Writes every reserve this call has changed.
    pub fn commit(&self) {
        for reserve in self.loaded().filter(|reserve| reserve.touched) {
            reserve.store(self.env);
        }
    }
}
