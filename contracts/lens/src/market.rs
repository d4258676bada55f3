//! The reserves of a pool in the hands of one call: each read once, accrued, with the prices the pool would
//! use now.

use crate::errors::LensError;
use crate::read::Read;
use lending_core::fixed;
use lending_core::guard::{Quote, Use};
use lending_core::health::Valuation;
use lending_core::limits::RESERVE_SLOTS;
use lending_core::units::{DebtRate, SupplyRate};
use protocol_api::{PoolConfig, PoolConstants, Reserve};
use soroban_sdk::{Address, Env, Vec};

/// In place of a price the pool would refuse. No price is negative.
const REFUSED: i128 = -1;

/// A reserve's price by use, or [`REFUSED`].
#[derive(Clone, Copy)]
struct Prices {
    collateral: i128,
    debt: i128,
    seized: i128,
    owed: i128,
    liquidation: i128,
    spot: i128,
}

impl Prices {
    fn new(quote: &Quote) -> Self {
        let price = |usage| quote.price(usage).unwrap_or(REFUSED);
        Prices {
            collateral: price(Use::Collateral),
            debt: price(Use::Debt),
            seized: price(Use::Seized),
            owed: price(Use::Owed),
            liquidation: price(Use::Liquidation),
            spot: price(Use::Spot),
        }
    }

    fn get(&self, usage: Use) -> Result<i128, LensError> {
        let price = match usage {
            Use::Collateral => self.collateral,
            Use::Debt => self.debt,
            Use::Seized => self.seized,
            Use::Owed => self.owed,
            Use::Liquidation => self.liquidation,
            Use::Spot => self.spot,
            // Uses of the backstop token, which is met elsewhere.
            Use::Auction | Use::Insurance => return Err(LensError::InconsistentPool),
        };
        if price == REFUSED {
            return Err(LensError::PriceUnavailable);
        }
        Ok(price)
    }
}

/// A reserve as far as valuing needs it. Small, since a call may hold all thirty on its stack: prices
/// instead of the guard they come from.
#[derive(Clone, Copy)]
pub struct Known {
    pub supply_rate: SupplyRate,
    pub debt_rate: DebtRate,
    decimals: u32,
    c_factor: u32,
    l_factor: u32,
    prices: Prices,
}

impl Known {
    fn new(reserve: &Reserve, quote: &Quote) -> Self {
        Known {
            supply_rate: SupplyRate(reserve.data.b_rate),
            debt_rate: DebtRate(reserve.data.d_rate),
            decimals: reserve.config.decimals,
            c_factor: reserve.config.c_factor,
            l_factor: reserve.config.l_factor,
            prices: Prices::new(quote),
        }
    }

    /// What turns amounts of this reserve into value for this use.
    pub fn valuation(&self, usage: Use) -> Result<Valuation, LensError> {
        Ok(Valuation {
            price: self.prices.get(usage)?,
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
            let quote = self.read.quote(&self.config.oracle, &asset);
            self.learn(index, &reserve, &quote)?;
        }
        self.known(index)
    }

    /// Keeps what was read of the reserve at `index`.
    pub fn learn(&mut self, index: u32, reserve: &Reserve, quote: &Quote) -> Result<(), LensError> {
        *self.slot(index)? = Some(Known::new(reserve, quote));
        Ok(())
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
