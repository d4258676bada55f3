//! The reserves of a pool in the hands of one call: each read once, accrued, with the price the pool would
//! use now.

use crate::errors::LensError;
use crate::read::{Price, Read};
use lending_core::fixed;
use lending_core::health::Valuation;
use lending_core::limits::RESERVE_SLOTS;
use lending_core::units::{DebtRate, SupplyRate};
use protocol_api::{PoolConfig, PoolConstants, Reserve};
use soroban_sdk::{Address, Env, Vec};

/// A reserve as far as valuing needs it. Small, since a call may hold all thirty on its stack.
#[derive(Clone, Copy)]
pub struct Known {
    pub supply_rate: SupplyRate,
    pub debt_rate: DebtRate,
    decimals: u32,
    c_factor: u32,
    l_factor: u32,
    /// 0 if it is dead: no price the pool would use is.
    price: i128,
}

impl Known {
    fn new(reserve: &Reserve, price: Option<Price>) -> Self {
        Known {
            supply_rate: SupplyRate(reserve.data.b_rate),
            debt_rate: DebtRate(reserve.data.d_rate),
            decimals: reserve.config.decimals,
            c_factor: reserve.config.c_factor,
            l_factor: reserve.config.l_factor,
            price: price.map_or(0, |price| price.price),
        }
    }

    /// What turns amounts of this reserve into value.
    pub fn valuation(&self) -> Result<Valuation, LensError> {
        if self.price == 0 {
            return Err(LensError::PriceUnavailable);
        }
        Ok(Valuation {
            price: self.price,
            token_one: fixed::one_with(self.decimals)?,
            c_factor: self.c_factor,
            l_factor: self.l_factor,
        })
    }
}

pub struct Market<'a> {
    pub read: Read<'a>,
    pub config: PoolConfig,
    pub constants: PoolConstants,
    /// One unit of the oracle's base.
    pub scale: i128,
    /// All reserves; the place is the index.
    pub list: Vec<Address>,
    /// By reserve index.
    known: [Option<Known>; RESERVE_SLOTS],
}

impl<'a> Market<'a> {
    pub fn open(env: &'a Env, pool: &'a Address) -> Result<Self, LensError> {
        let read = Read::of(env, pool);
        let constants = read.constants();
        Ok(Market {
            config: read.config(),
            scale: fixed::one_with(constants.oracle_decimals)?,
            constants,
            list: read.list(),
            known: [const { None }; RESERVE_SLOTS],
            read,
        })
    }

    /// Where `asset` stands in the reserve list.
    pub fn index(&self, asset: &Address) -> Result<u32, LensError> {
        self.list
            .first_index_of(asset)
            .ok_or(LensError::ReserveNotFound)
    }

    /// The asset of the reserve at `index`.
    pub fn asset(&self, index: u32) -> Result<Address, LensError> {
        self.list.get(index).ok_or(LensError::InconsistentPool)
    }

    /// Reads the reserve at `index` and its price, unless this call has met it before.
    pub fn meet(&mut self, index: u32) -> Result<&Known, LensError> {
        if self.slot(index)?.is_none() {
            let asset = self.asset(index)?;
            let reserve = self.read.reserve(&asset)?;
            let price = self.read.price(&self.config.oracle, &asset);
            *self.slot(index)? = Some(Known::new(&reserve, price));
        }
        self.known(index)
    }

    /// A reserve this call has met.
    pub fn known(&self, index: u32) -> Result<&Known, LensError> {
        let slot = usize::try_from(index)
            .ok()
            .and_then(|at| self.known.get(at));
        slot.and_then(Option::as_ref)
            .ok_or(LensError::InconsistentPool)
    }

    fn slot(&mut self, index: u32) -> Result<&mut Option<Known>, LensError> {
        let at = usize::try_from(index).ok();
        at.and_then(|at| self.known.get_mut(at))
            .ok_or(LensError::InconsistentPool)
    }
}
