//! What no call does: entries of a pool changed by hand.

use super::World;
use crate::call::Who;
use pool::{PoolConfig, PoolDataKey, Positions, ReserveData};
use soroban_sdk::{Env, IntoVal, Map, Symbol, TryFromVal, Val};

impl World {
    /// Takes all collateral but `dust` shares of each from an account's entry, which no sequence of
    /// calls does without taking the debt along.
    pub fn seize(&self, who: Who, dust: i128) {
        self.put(
            PoolDataKey::Positions(self.who(who)),
            |positions: &mut Positions| {
                let mut left = Map::new(&self.env);
                for (index, shares) in positions.collateral.iter().filter(|_| dust > 0) {
                    left.set(index, shares.min(dust));
                }
                positions.collateral = left;
            },
        );
    }

    /// Gives an account debt shares in a reserve in which it has none.
    pub fn owe_one_more(&self, who: Who, asset: u32, shares: i128) {
        let found = self.put(
            PoolDataKey::Positions(self.who(who)),
            |positions: &mut Positions| positions.liabilities.set(asset, shares),
        );
        assert!(found, "an account without an entry");
    }

    /// Changes a reserve's stored data.
    pub fn put_reserve(&self, asset: u8, change: impl FnOnce(&mut ReserveData)) {
        let found = self.put(PoolDataKey::ResData(self.asset(asset)), change);
        assert!(found, "no reserve");
    }

    /// Changes a persistent entry of the pool. Returns whether there is one.
    fn put<T>(&self, key: PoolDataKey, change: impl FnOnce(&mut T)) -> bool
    where
        T: IntoVal<Env, Val> + TryFromVal<Env, Val>,
    {
        self.env.as_contract(&self.pool, || {
            let storage = self.env.storage().persistent();
            let Some(mut entry) = storage.get::<_, T>(&key) else {
                return false;
            };
            change(&mut entry);
            storage.set(&key, &entry);
            true
        })
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
