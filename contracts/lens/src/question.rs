//! What a pool has stored, many entries at once: each question is a VM of the pool, and what a view costs is
//! mostly VMs.

use crate::errors::LensError;
use crate::read::Read;
use lending_core::bad_debt::Ledger;
use lending_core::claims::Loss;
use pool_terms::loss::{ledger_data, loss_data};
use protocol_api::pool_keys::{LeveeKey, PoolDataKey, BACKSTOP, CONFIG, RESERVE_LIST};
use protocol_api::{BadDebtData, GuardData, LossData, Positions};
use soroban_sdk::{Address, Env, IntoVal, Map, TryFromVal, Val, Vec};

/// The keys of entries. Each function has its answer in [`Answers`], to be taken in the same order.
pub struct Question {
    keys: Vec<Val>,
}

impl Question {
    pub fn new(env: &Env) -> Self {
        let keys = Vec::new(env);
        Question { keys }
    }

    fn add(&mut self, key: &impl IntoVal<Env, Val>) {
        let key = key.into_val(self.keys.env());
        self.keys.push_back(key);
    }

    /// Configuration, constants, backstop and reserve list.
    pub fn pool(&mut self) {
        self.add(&CONFIG);
        self.add(&LeveeKey::Constants);
        self.add(&BACKSTOP);
        self.add(&RESERVE_LIST);
    }

    /// Configuration and data.
    pub fn reserve(&mut self, asset: &Address) {
        self.add(&PoolDataKey::ResConfig(asset.clone()));
        self.add(&PoolDataKey::ResData(asset.clone()));
    }

    pub fn guard(&mut self, asset: &Address) {
        self.add(&LeveeKey::Guard(asset.clone()));
    }

    pub fn loss(&mut self, index: u32) {
        self.add(&LeveeKey::Loss(index));
    }

    pub fn bad_debt(&mut self, index: u32) {
        self.add(&LeveeKey::BadDebt(index));
    }

    pub fn positions(&mut self, user: &Address) {
        self.add(&PoolDataKey::Positions(user.clone()));
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
