//! What no call does: entries of a pool changed by hand.

use super::World;
use crate::call::Who;
use pool::{PoolConfig, PoolDataKey, Positions};
use soroban_sdk::{Map, Symbol};

impl World {
    /// Takes all collateral but `dust` shares of each from an account's entry, which no sequence of
    /// calls does without taking the debt along.
    pub fn seize(&self, who: Who, dust: i128) {
        let key = PoolDataKey::Positions(self.who(who));
        self.env.as_contract(&self.pool, || {
            let stored: Option<Positions> = self.env.storage().persistent().get(&key);
            if let Some(mut positions) = stored {
                let mut left = Map::new(&self.env);
                for (index, shares) in positions.collateral.iter().filter(|_| dust > 0) {
                    left.set(index, shares.min(dust));
                }
                positions.collateral = left;
                self.env.storage().persistent().set(&key, &positions);
            }
        });
    }

    /// Gives an account debt shares in a reserve in which it has none.
    pub fn owe_one_more(&self, who: Who, asset: u32, shares: i128) {
        let key = PoolDataKey::Positions(self.who(who));
        self.env.as_contract(&self.pool, || {
            let storage = self.env.storage().persistent();
            let mut positions: Positions = storage.get(&key).unwrap();
            positions.liabilities.set(asset, shares);
            storage.set(&key, &positions);
        });
    }

    /// Sets the pool's status by hand, whatever the backstop and the admin say.
    pub fn put_status(&self, status: u32) {
        self.put_config(|config| config.status = status);
    }

    /// Sets the limit on positions by hand.
    pub fn put_max_positions(&self, limit: u32) {
        self.put_config(|config| config.max_positions = limit);
    }

    fn put_config(&self, change: impl FnOnce(&mut PoolConfig)) {
        let key = Symbol::new(&self.env, "Config");
        self.env.as_contract(&self.pool, || {
            let storage = self.env.storage().instance();
            let mut config: PoolConfig = storage.get(&key).unwrap();
            change(&mut config);
            storage.set(&key, &config);
        });
    }
}
