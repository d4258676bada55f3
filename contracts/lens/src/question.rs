//! What a pool has stored, many entries at once: each question is a VM of the pool, and what a view costs is
//! mostly VMs.

use crate::errors::LensError;
use crate::read::Read;
use lending_core::bad_debt::Ledger;
use lending_core::claims::Loss;
use pool_terms::loss::{ledger_data, loss_data};
use protocol_api::pool_keys::{
    self as keys, BACKSTOP, BAD_DEBT, CONFIG, GUARD, LOSS, POSITIONS, RESERVE_CONFIG, RESERVE_DATA,
    RESERVE_LIST,
};
use protocol_api::{BadDebtData, GuardData, LossData, Positions};
use soroban_sdk::{Address, Env, Map, Symbol, TryFromVal, Val, Vec};

/// The keys of entries. Each function has its answer in [`Answers`], to be taken in the same order.
pub struct Question {
    keys: Vec<Val>,
}

impl Question {
    pub fn new(env: &Env) -> Self {
        let keys = Vec::new(env);
        Question { keys }
    }

    fn of(&mut self, name: Symbol, whose: &Address) {
        let key = keys::of(self.keys.env(), name, whose);
        self.keys.push_back(key);
    }

    fn at(&mut self, name: Symbol, index: u32) {
        let key = keys::at(self.keys.env(), name, index);
        self.keys.push_back(key);
    }

    /// Configuration, constants, backstop and reserve list.
    pub fn pool(&mut self) {
        let constants = keys::constants(self.keys.env());
        for key in [
            CONFIG.to_val(),
            constants,
            BACKSTOP.to_val(),
            RESERVE_LIST.to_val(),
        ] {
            self.keys.push_back(key);
        }
    }

    /// Configuration and data.
    pub fn reserve(&mut self, asset: &Address) {
        self.of(RESERVE_CONFIG, asset);
        self.of(RESERVE_DATA, asset);
    }

    pub fn guard(&mut self, asset: &Address) {
        self.of(GUARD, asset);
    }

    pub fn loss(&mut self, index: u32) {
        self.at(LOSS, index);
    }

    pub fn bad_debt(&mut self, index: u32) {
        self.at(BAD_DEBT, index);
    }

    pub fn positions(&mut self, user: &Address) {
        self.of(POSITIONS, user);
    }

    /// Asks for all of this, and then for what is in `other`.
    pub fn and(&mut self, other: &Question) {
        self.keys.append(&other.keys);
    }

    /// Asks, unless there is nothing to ask.
    pub fn ask(&self, read: &Read) -> Answers {
        let values = if self.keys.is_empty() {
            self.keys.clone()
        } else {
            read.entries(&self.keys)
        };
        Answers { values, at: 0 }
    }
}

/// What is stored, in the order in which it was asked for.
#[derive(Clone)]
pub struct Answers {
    values: Vec<Val>,
    at: u32,
}

impl Answers {
    /// The next entry; `Option` where there need be none.
    pub fn next<T: TryFromVal<Env, Val>>(&mut self) -> Result<T, LensError> {
        let value = self.values.get(self.at);
        let value = value.ok_or(LensError::InconsistentPool)?;
        self.at = self.at.saturating_add(1);
        T::try_from_val(self.values.env(), &value).map_err(|_| LensError::InconsistentPool)
    }

    /// `None` for an asset that never had one.
    pub fn guard(&mut self) -> Result<Option<GuardData>, LensError> {
        self.next()
    }

    /// Nothing lost for a reserve that never had a loss.
    pub fn loss(&mut self) -> Result<LossData, LensError> {
        let stored: Option<LossData> = self.next()?;
        Ok(stored.unwrap_or_else(|| loss_data(&Loss::default())))
    }

    /// All zero for a reserve that never had bad debt.
    pub fn bad_debt(&mut self) -> Result<BadDebtData, LensError> {
        let stored: Option<BadDebtData> = self.next()?;
        Ok(stored.unwrap_or_else(|| ledger_data(&Ledger::default())))
    }

    /// Three empty maps for an account without positions.
    pub fn positions(&mut self) -> Result<Positions, LensError> {
        let stored: Option<Positions> = self.next()?;
        let env = self.values.env();
        Ok(stored.unwrap_or_else(|| Positions {
            collateral: Map::new(env),
            liabilities: Map::new(env),
            supply: Map::new(env),
        }))
    }
}
