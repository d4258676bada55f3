//! A SEP-40 price feed whose prices an administrator sets: for tests and testnets, never for value.
//!
//! It accepts every price and timestamp, absurd ones too: that is what it is for. Entries live 120
//! days from the last time they were written.
#![no_std]
// One file, so no layer owns storage and authorization.
#![allow(clippy::disallowed_methods)]

use sep_40_oracle::{Asset, PriceData};
use soroban_sdk::unwrap::UnwrapOptimized;
use soroban_sdk::{
    contract, contracterror, contractimpl, contracttype, Address, Env, IntoVal, TryFromVal, Val,
    Vec,
};

/// Records kept per asset.
pub const HISTORY: u32 = 12;

const DAY: u32 = 17_280;
const THRESHOLD: u32 = 100 * DAY;
const EXTEND_TO: u32 = 120 * DAY;

#[contracterror]
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum MockOracleError {
    UnknownAsset = 1,
    DuplicateAsset = 2,
    OnePricePerAsset = 3,
}

use MockOracleError as Error;

#[contracttype(export = false)]
#[derive(Clone)]
enum Key {
    Admin,
    Base,
    Assets,
    Decimals,
    Resolution,
    Feed(Asset),
}

#[contracttype(export = false)]
#[derive(Clone)]
struct Feed {
    // Oldest record first.
    history: Vec<PriceData>,
    // A price that is always of this second, until a dated one replaces it.
    stable: Option<i128>,
}

#[contract]
pub struct MockOracle;

#[contractimpl]
impl MockOracle {
    pub fn __constructor(
        env: Env,
        admin: Address,
        base: Asset,
        assets: Vec<Asset>,
        decimals: u32,
        resolution: u32,
    ) -> Result<(), Error> {
        set(&env, &Key::Admin, &admin);
        set(&env, &Key::Base, &base);
        set(&env, &Key::Assets, &Vec::<Asset>::new(&env));
        set(&env, &Key::Decimals, &decimals);
        set(&env, &Key::Resolution, &resolution);
        for asset in assets.iter() {
            list(&env, asset)?;
        }
        Ok(())
    }

    pub fn base(env: Env) -> Asset {
        get(&env, &Key::Base)
    }

    pub fn assets(env: Env) -> Vec<Asset> {
        get(&env, &Key::Assets)
    }

    pub fn decimals(env: Env) -> u32 {
        get(&env, &Key::Decimals)
    }

    pub fn resolution(env: Env) -> u32 {
        get(&env, &Key::Resolution)
    }

    /// The newest record that is not newer than `timestamp`.
    pub fn price(env: Env, asset: Asset, timestamp: u64) -> Option<PriceData> {
        let feed = feed(&env, &asset).ok()?;
        if let Some(price) = feed.stable {
            return Some(PriceData { price, timestamp });
        }
        feed.history
            .iter()
            .rev()
            .find(|record| record.timestamp <= timestamp)
    }

    /// The last `records` records, newest first; None without any.
    pub fn prices(env: Env, asset: Asset, records: u32) -> Option<Vec<PriceData>> {
        let feed = feed(&env, &asset).ok()?;
        let mut newest_first = Vec::new(&env);
        match feed.stable {
            Some(price) => {
                let mut timestamp = env.ledger().timestamp();
                let step = u64::from(Self::resolution(env));
                for _ in 0..records.min(HISTORY) {
                    newest_first.push_back(PriceData { price, timestamp });
                    timestamp = timestamp.saturating_sub(step);
                }
            }
            None => {
                for record in feed
                    .history
                    .iter()
                    .rev()
                    .take(usize::try_from(records).ok()?)
                {
                    newest_first.push_back(record);
                }
            }
        }
        (!newest_first.is_empty()).then_some(newest_first)
    }

    /// The newest price; None for an unknown asset and for a dead feed.
    pub fn lastprice(env: Env, asset: Asset) -> Option<PriceData> {
        let feed = feed(&env, &asset).ok()?;
        match feed.stable {
            Some(price) => Some(PriceData {
                price,
                timestamp: env.ledger().timestamp(),
            }),
            None => feed.history.last(),
        }
    }

    /// Record one price.
    pub fn set_price(env: Env, asset: Asset, price: i128, timestamp: u64) -> Result<(), Error> {
        require_admin(&env);
        record(&env, &asset, PriceData { price, timestamp })
    }

    /// Record a price for each asset, in the order of `assets`.
    pub fn set_prices(env: Env, prices: Vec<i128>, timestamp: u64) -> Result<(), Error> {
        require_admin(&env);
        for (asset, price) in pairs(&env, &prices)? {
            record(&env, &asset, PriceData { price, timestamp })?;
        }
        Ok(())
    }

    /// Give each asset, in the order of `assets`, a price that never ages.
    pub fn set_price_stable(env: Env, prices: Vec<i128>) -> Result<(), Error> {
        require_admin(&env);
        for (asset, price) in pairs(&env, &prices)? {
            let feed = Feed {
                stable: Some(price),
                ..feed(&env, &asset)?
            };
            store(&env, &asset, &feed);
        }
        Ok(())
    }

    /// Forget every price of `asset`: its feed is dead until the next one.
    pub fn remove_price(env: Env, asset: Asset) -> Result<(), Error> {
        require_admin(&env);
        feed(&env, &asset)?;
        store(
            &env,
            &asset,
            &Feed {
                history: Vec::new(&env),
                stable: None,
            },
        );
        Ok(())
    }

    /// List another asset, without a price.
    pub fn add_asset(env: Env, asset: Asset) -> Result<(), Error> {
        require_admin(&env);
        list(&env, asset)
    }

    pub fn set_decimals(env: Env, decimals: u32) {
        require_admin(&env);
        set(&env, &Key::Decimals, &decimals);
    }

    pub fn set_admin(env: Env, admin: Address) {
        require_admin(&env);
        set(&env, &Key::Admin, &admin);
    }
}

fn require_admin(env: &Env) {
    env.storage().instance().extend_ttl(THRESHOLD, EXTEND_TO);
    get::<Address>(env, &Key::Admin).require_auth();
}

fn list(env: &Env, asset: Asset) -> Result<(), Error> {
    if feed(env, &asset).is_ok() {
        return Err(Error::DuplicateAsset);
    }
    store(
        env,
        &asset,
        &Feed {
            history: Vec::new(env),
            stable: None,
        },
    );
    let mut assets: Vec<Asset> = get(env, &Key::Assets);
    assets.push_back(asset);
    set(env, &Key::Assets, &assets);
    Ok(())
}

fn record(env: &Env, asset: &Asset, price: PriceData) -> Result<(), Error> {
    let mut feed = feed(env, asset)?;
    feed.stable = None;
    feed.history.push_back(price);
    if feed.history.len() > HISTORY {
        feed.history.pop_front();
    }
    store(env, asset, &feed);
    Ok(())
}

fn pairs(env: &Env, prices: &Vec<i128>) -> Result<impl Iterator<Item = (Asset, i128)>, Error> {
    let assets: Vec<Asset> = get(env, &Key::Assets);
    if assets.len() != prices.len() {
        return Err(Error::OnePricePerAsset);
    }
    Ok(assets.into_iter().zip(prices.iter()))
}

fn feed(env: &Env, asset: &Asset) -> Result<Feed, Error> {
    env.storage()
        .persistent()
        .get(&Key::Feed(asset.clone()))
        .ok_or(Error::UnknownAsset)
}

fn store(env: &Env, asset: &Asset, feed: &Feed) {
    let key = Key::Feed(asset.clone());
    env.storage().persistent().set(&key, feed);
    env.storage()
        .persistent()
        .extend_ttl(&key, THRESHOLD, EXTEND_TO);
}

fn get<T: TryFromVal<Env, Val>>(env: &Env, key: &Key) -> T {
    // Everything kept in the instance is written by the constructor.
    env.storage().instance().get(key).unwrap_optimized()
}

fn set<T: IntoVal<Env, Val>>(env: &Env, key: &Key, value: &T) {
    env.storage().instance().set(key, value);
}
