//! A pool as it stands now: what every view needs of it, and its reserves accrued as the pool accrues them.

use crate::errors::LensError;
use crate::question::{Answers, Question};
use crate::read::Read;
use lending_core::fixed;
use lending_core::guard::Quote;
use pool_terms::reserve::{curve, data, totals};
use protocol_api::{GuardData, PoolConfig, PoolConstants, Reserve, ReserveConfig, ReserveData};
use soroban_sdk::{Address, Env, Vec};

pub struct Pool<'a> {
    pub read: Read<'a>,
    pub config: PoolConfig,
    pub constants: PoolConstants,
    /// The backstop's address.
    pub backstop: Address,
    /// All reserves; the place is the index.
    pub list: Vec<Address>,
    /// One unit of the oracle's base.
    pub scale: i128,
}

impl<'a> Pool<'a> {
    pub fn open(env: &'a Env, pool: &'a Address) -> Result<Self, LensError> {
        let (pool, _) = Pool::open_with(env, pool, &Question::new(env))?;
        Ok(pool)
    }

    /// Asks for what else is known to be needed in the same breath.
    pub fn open_with(
        env: &'a Env,
        pool: &'a Address,
        also: &Question,
    ) -> Result<(Self, Answers), LensError> {
        let read = Read::of(env, pool);
        let mut question = Question::new(env);
        question.pool();
        question.and(also);
        let mut answers = question.ask(&read);
        let config = answers.next()?;
        let constants: PoolConstants = answers.next()?;
        let backstop = answers.next()?;
        let list: Option<Vec<Address>> = answers.next()?;
        let pool = Pool {
            read,
            config,
            scale: fixed::one_with(constants.oracle_decimals)?,
            constants,
            backstop,
            list: list.unwrap_or(Vec::new(env)),
        };
        Ok((pool, answers))
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

    /// The reserve that is next in `answers`, as the pool's `get_reserve` would answer now.
    pub fn reserve(&self, asset: Address, answers: &mut Answers) -> Result<Reserve, LensError> {
        let config: ReserveConfig = answers.next()?;
        let stored: ReserveData = answers.next()?;
        let now = self.read.env.ledger().timestamp();
        let mut totals = totals(&stored);
        totals.accrue(&curve(&config), self.config.bstop_rate, now)?;
        Ok(Reserve {
            asset,
            scalar: fixed::one_with(config.decimals)?,
            config,
            data: data(&totals),
        })
    }

    /// What the feed says of `asset`, with its guard, as the pool would ask now.
    pub fn quote(&self, asset: &Address, guard: Option<&GuardData>) -> Quote {
        self.read.quote(&self.config.oracle, asset, guard)
    }
}
