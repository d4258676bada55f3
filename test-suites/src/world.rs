//! A pool with its backstop, oracle and tokens, all of them real contracts.

use crate::code::Code;
use backstop::BackstopContractClient;
use mock_oracle::MockOracleClient;
use pool::{GuardConfig, PoolContractClient, ReserveConfig, ReserveData};
use sep_40_oracle::Asset as Feed;
use soroban_sdk::testutils::{Address as _, EnvTestConfig, Ledger as _, LedgerInfo};
use soroban_sdk::{vec, Address, Env, String, Symbol, Vec};
use std::cell::RefCell;
use std::collections::BTreeMap;
use test_token::TestTokenClient;

/// What a pool is constructed with.
pub struct Setup {
    pub oracle_decimals: u32,
    pub bstop_rate: u32,
    pub max_positions: u32,
    pub min_collateral: i128,
    /// In the oracle's decimals.
    pub backstop_threshold: i128,
    pub backstop_token_decimals: u32,
    /// In the oracle's decimals.
    pub backstop_token_price: i128,
    /// Whether reserves get the guard they get by default, or none.
    pub guarded: bool,
}

/// Turns a price guard off.
pub const NO_GUARD: GuardConfig = GuardConfig::OFF;

impl Default for Setup {
    fn default() -> Self {
        Setup {
            oracle_decimals: 7,
            bstop_rate: 1_000_000,
            max_positions: 6,
            min_collateral: 0,
            backstop_threshold: 50_000_0000000,
            backstop_token_decimals: 7,
            backstop_token_price: 1_2500000,
            guarded: false,
        }
    }
}

/// A token that can be listed, with its test client.
pub struct Asset {
    pub address: Address,
    pub token: TestTokenClient<'static>,
    pub decimals: u32,
}

/// Everything a test touches. Prices never age unless a test dates them.
pub struct World {
    pub env: Env,
    pub admin: Address,
    pub oracle: MockOracleClient<'static>,
    pub backstop_token: TestTokenClient<'static>,
    pub backstop: BackstopContractClient<'static>,
    pub pool: PoolContractClient<'static>,
    guarded: bool,
    /// By reserve index.
    pub assets: std::vec::Vec<Asset>,
    /// In the order of the oracle's assets: the backstop token first, then the reserves.
    prices: RefCell<std::vec::Vec<i128>>,
    /// Every account whose positions the invariants add up.
    pub(crate) users: RefCell<std::vec::Vec<Address>>,
    /// Each reserve as the invariants last saw it, by index.
    pub(crate) seen: RefCell<BTreeMap<usize, ReserveData>>,
}

/// A host without snapshots, at a fixed time and ledger, that accepts every signature until a test
/// says otherwise.
pub fn env() -> Env {
    let env = Env::new_with_config(EnvTestConfig {
        capture_snapshot_at_drop: false,
    });
    env.mock_all_auths();
    env.ledger().set(LedgerInfo {
        timestamp: 600,
        protocol_version: 25,
        sequence_number: 50,
        network_id: Default::default(),
        base_reserve: 10,
        min_temp_entry_ttl: 17_280,
        min_persistent_entry_ttl: 120 * 17_280,
        max_entry_ttl: 180 * 17_280,
    });
    env
}

impl World {
    /// A pool in setup, without reserves.
    pub fn new(setup: &Setup) -> Self {
        let env = env();
        let admin = Address::generate(&env);
        let token = |name: &str, decimals: u32| new_token(&env, &admin, name, decimals);
        let backstop_token = token("BSTOP", setup.backstop_token_decimals);

        let feeds = vec![&env, Feed::Stellar(backstop_token.address.clone())];
        let base = Feed::Other(Symbol::new(&env, "USD"));
        let args = (admin.clone(), base, feeds, setup.oracle_decimals, 300u32);
        let oracle = MockOracleClient::new(&env, &Code::MockOracle.register(&env, args));

        let pool_hash = Code::Pool.hash(&env, &oracle.address);
        let args = (backstop_token.address.clone(), pool_hash);
        let backstop = BackstopContractClient::new(&env, &Code::Backstop.register(&env, args));
        let args = (
            admin.clone(),
            String::from_str(&env, "levee"),
            oracle.address.clone(),
            setup.bstop_rate,
            setup.max_positions,
            setup.min_collateral,
            backstop.address.clone(),
            setup.backstop_threshold,
        );
        // Deploying Wasm, the admin signs below the deployer's own call.
        env.mock_all_auths_allowing_non_root_auth();
        let pool = PoolContractClient::new(&env, &Code::Pool.register(&env, args));
        env.mock_all_auths();
        let prices = RefCell::new(std::vec![setup.backstop_token_price]);
        let world = World {
            admin,
            oracle,
            backstop_token,
            backstop,
            pool,
            guarded: setup.guarded,
            assets: std::vec![],
            prices,
            users: RefCell::new(std::vec![]),
            seen: RefCell::new(BTreeMap::new()),
            env,
        };
        world.publish_prices();
        world
    }

    /// Lists a new token of `config.decimals` decimals. Returns its index.
    pub fn list(&mut self, config: &ReserveConfig, price: i128) -> usize {
        let index = self.assets.len();
        let token = new_token(
            &self.env,
            &self.admin,
            &format!("T{index}"),
            config.decimals,
        );
        self.oracle.add_asset(&Feed::Stellar(token.address.clone()));
        self.prices.borrow_mut().push(price);
        self.publish_prices();
        if !self.guarded {
            self.pool.set_guard(&token.address, &NO_GUARD);
        }
        self.pool.queue_set_reserve(&token.address, config);
        let listed = self.pool.set_reserve(&token.address);
        assert_eq!(listed as usize, index);
        self.assets.push(Asset {
            address: token.address.clone(),
            token,
            decimals: config.decimals,
        });
        index
    }

    /// Funds the backstop with `tokens` from a depositor, whom it returns.
    pub fn fund_backstop(&self, tokens: i128) -> Address {
        let depositor = Address::generate(&self.env);
        self.backstop_token.mint(&depositor, &tokens);
        self.backstop
            .deposit(&depositor, &self.pool.address, &tokens);
        depositor
    }

    /// Funds the backstop well above the default threshold and sets the pool active.
    pub fn activate(&self) -> Address {
        let depositor = self.fund_backstop(50_000_0000000);
        self.pool.set_status(&0);
        depositor
    }

    /// An account that holds `amount` of every listed token.
    pub fn user(&self, amount: i128) -> Address {
        let user = Address::generate(&self.env);
        for asset in &self.assets {
            asset.token.mint(&user, &amount);
        }
        self.know(&user);
        user
    }

    /// Counts `user` among those whose positions the invariants add up.
    pub fn know(&self, user: &Address) {
        self.users.borrow_mut().push(user.clone());
    }

    pub fn asset(&self, index: usize) -> &Address {
        &self.assets[index].address
    }

    /// Sets the price of a reserve, in the oracle's decimals. It never ages.
    pub fn set_price(&self, index: usize, price: i128) {
        self.prices.borrow_mut()[index + 1] = price;
        self.publish_prices();
    }

    /// Sets the price of the backstop token, in the oracle's decimals. It never ages.
    pub fn set_backstop_price(&self, price: i128) {
        self.prices.borrow_mut()[0] = price;
        self.publish_prices();
    }

    fn publish_prices(&self) {
        self.oracle
            .set_price_stable(&Vec::from_slice(&self.env, &self.prices.borrow()));
    }

    /// Sets the price of a reserve with the time it was observed.
    pub fn set_dated_price(&self, index: usize, price: i128, timestamp: u64) {
        self.oracle.set_price(
            &Feed::Stellar(self.asset(index).clone()),
            &price,
            &timestamp,
        );
    }

    /// Sets the price of the backstop token with the time it was observed.
    pub fn set_dated_backstop_price(&self, price: i128, timestamp: u64) {
        let feed = Feed::Stellar(self.backstop_token.address.clone());
        self.oracle.set_price(&feed, &price, &timestamp);
    }

    /// The feed of a reserve answers `None` from now on.
    pub fn kill_feed(&self, index: usize) {
        self.oracle
            .remove_price(&Feed::Stellar(self.asset(index).clone()));
    }

    /// The feed of the backstop token answers `None` from now on.
    pub fn kill_backstop_feed(&self) {
        self.oracle
            .remove_price(&Feed::Stellar(self.backstop_token.address.clone()));
    }

    pub fn now(&self) -> u64 {
        self.env.ledger().timestamp()
    }

    /// Sets the clock, in unix seconds.
    pub fn at(&self, timestamp: u64) {
        self.env.ledger().set_timestamp(timestamp);
    }

    /// Lets ledgers of five seconds pass.
    pub fn skip_ledgers(&self, ledgers: u32) {
        self.env.ledger().with_mut(|info| {
            info.sequence_number += ledgers;
            info.timestamp += u64::from(ledgers) * 5;
        });
    }

    /// Sets the ledger's sequence number and leaves the clock alone.
    pub fn at_ledger(&self, sequence: u32) {
        self.env.ledger().set_sequence_number(sequence);
    }
}

/// A test token, minted by `admin`.
pub fn new_token(
    env: &Env,
    admin: &Address,
    name: &str,
    decimals: u32,
) -> TestTokenClient<'static> {
    let name = String::from_str(env, name);
    let args = (admin.clone(), decimals, name.clone(), name);
    TestTokenClient::new(env, &Code::TestToken.register(env, args))
}
