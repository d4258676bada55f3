//! State put into storage by hand, in exactly the shape clients read it: golden vectors start from
//! states no sequence of calls would reach.

use crate::World;
use pool::{AuctionData, AuctionKey, PoolDataKey, Positions, ReserveConfig, ReserveData};
use soroban_sdk::{Address, Map, Symbol};

impl World {
    /// Puts a reserve's data in place. The pool holds the tokens to it after [`World::fund_pool`].
    pub fn seed_reserve_data(&self, index: usize, data: &ReserveData) {
        let asset = &self.assets[index].address;
        // The rates start anew.
        self.seen.borrow_mut().remove(&index);
        self.env.as_contract(&self.pool.address, || {
            let key = PoolDataKey::ResData(asset.clone());
            self.env.storage().persistent().set(&key, data);
        });
    }

    /// A reserve's data as stored, without the interest since.
    pub fn stored_reserve_data(&self, index: usize) -> ReserveData {
        let key = PoolDataKey::ResData(self.asset(index).clone());
        self.env.as_contract(&self.pool.address, || {
            self.env.storage().persistent().get(&key).unwrap()
        })
    }

    /// Puts a reserve's configuration in place.
    pub fn seed_reserve_config(&self, index: usize, config: &ReserveConfig) {
        let asset = &self.assets[index].address;
        self.env.as_contract(&self.pool.address, || {
            let key = PoolDataKey::ResConfig(asset.clone());
            self.env.storage().persistent().set(&key, config);
        });
    }

    /// Puts an account's positions in place: (reserve index, shares) of each kind. The reserves'
    /// totals stay as they are.
    pub fn seed_positions(
        &self,
        user: &Address,
        collateral: &[(u32, i128)],
        liabilities: &[(u32, i128)],
        supply: &[(u32, i128)],
    ) {
        let map = |entries: &[(u32, i128)]| {
            let mut map = Map::new(&self.env);
            for (index, shares) in entries {
                map.set(*index, *shares);
            }
            map
        };
        let positions = Positions {
            collateral: map(collateral),
            liabilities: map(liabilities),
            supply: map(supply),
        };
        self.env.as_contract(&self.pool.address, || {
            let key = PoolDataKey::Positions(user.clone());
            self.env.storage().persistent().set(&key, &positions);
        });
    }

    /// Puts an auction in place.
    pub fn seed_auction(&self, kind: u32, user: &Address, auction: &AuctionData) {
        self.env.as_contract(&self.pool.address, || {
            let key = PoolDataKey::Auction(AuctionKey {
                auct_type: kind,
                user: user.clone(),
            });
            self.env.storage().temporary().set(&key, auction);
        });
    }

    /// Takes an auction away, as if it had never been.
    pub fn drop_auction(&self, kind: u32, user: &Address) {
        self.env.as_contract(&self.pool.address, || {
            let key = PoolDataKey::Auction(AuctionKey {
                auct_type: kind,
                user: user.clone(),
            });
            self.env.storage().temporary().remove(&key);
        });
    }

    /// Changes the stored pool configuration.
    pub fn seed_config(&self, change: impl FnOnce(&mut pool::PoolConfig)) {
        let mut config = self.pool.get_config();
        change(&mut config);
        self.env.as_contract(&self.pool.address, || {
            self.env
                .storage()
                .instance()
                .set(&Symbol::new(&self.env, "Config"), &config);
        });
    }

    /// Mints to the pool what it lacks of the tokens its books say it holds of the reserve at `index`.
    pub fn fund_pool(&self, index: usize) {
        let asset = &self.assets[index];
        let reserve = self.pool.get_reserve(&asset.address);
        let data = reserve.data;
        let supply = data.b_supply * data.b_rate / 1_000_000_000_000;
        let debt = (data.d_supply * data.d_rate + 999_999_999_999) / 1_000_000_000_000;
        let missing =
            supply + data.backstop_credit - debt - asset.token.balance(&self.pool.address);
        if missing > 0 {
            asset.token.mint(&self.pool.address, &missing);
        }
    }
}
