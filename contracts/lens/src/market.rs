//! The reserves of a pool in the hands of one call: each read once, accrued, with the prices the pool would
//! use now.

use crate::errors::LensError;
use crate::pool::Pool;
use crate::question::Question;
use lending_core::fixed;
use lending_core::guard::{Quote, Use};
use lending_core::health::Valuation;
use lending_core::limits::RESERVE_SLOTS;
use lending_core::units::{DebtRate, SupplyRate};
use protocol_api::Reserve;

/// Places in the reserve list.
#[derive(Clone, Copy, Default)]
pub struct Indices(u32);

impl Indices {
    pub fn insert(&mut self, index: u32) -> Result<(), LensError> {
        let bit = 1u32.checked_shl(index);
        self.0 |= bit.ok_or(LensError::InconsistentPool)?;
        Ok(())
    }

    pub fn add(&mut self, other: Indices) {
        self.0 |= other.0;
    }

    /// Ascending.
    pub fn iter(self) -> impl Iterator<Item = u32> {
        (0..u32::BITS).filter(move |index| self.0.unbounded_shr(*index) & 1 == 1)
    }
}

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
    pub pool: Pool<'a>,
    /// By reserve index.
    known: [Option<Known>; RESERVE_SLOTS],
}

impl<'a> Market<'a> {
    pub fn of(pool: Pool<'a>) -> Self {
        Market {
            pool,
            known: [const { None }; RESERVE_SLOTS],
        }
    }

    /// Reads the reserves at `indices` that are not known yet, all at once, and then their prices.
    pub fn meet(&mut self, indices: Indices) -> Result<(), LensError> {
        let mut new = Indices::default();
        for index in indices.iter() {
            if self.slot(index)?.is_none() {
                new.insert(index)?;
            }
        }
        let mut question = Question::new(self.pool.read.env);
        for index in new.iter() {
            let asset = self.pool.asset(index)?;
            question.reserve(&asset);
            question.guard(&asset);
        }
        let mut answers = question.ask(&self.pool.read);
        for index in new.iter() {
            let asset = self.pool.asset(index)?;
            let reserve = self.pool.reserve(asset.clone(), &mut answers)?;
            let quote = self.pool.quote(&asset, answers.guard()?.as_ref());
            self.learn(index, &reserve, &quote)?;
        }
        Ok(())
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
