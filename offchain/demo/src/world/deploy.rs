//! Building the stage: host, tokens, feed, backstop, pool. Positions come later, by real calls.

use super::{Prices, World};
use crate::args::Act;
use crate::cast::Who;
use crate::coin::Coin;
use crate::format::PRICE_DECIMALS;
use crate::mainnet::Mainnet;
use crate::token::Token;
use crate::wasm::Code;
use anyhow::{ensure, Result};
use backstop::BackstopContractClient;
use mock_oracle::MockOracleClient;
use pool::{GuardConfig, PoolContractClient};
use sep_40_oracle::Asset as Feed;
use soroban_sdk::testutils::{Address as _, EnvTestConfig, Ledger as _};
use soroban_sdk::{Address, ConstructorArgs, Env, String, Symbol, Vec};
use std::cell::{Cell, RefCell};
use std::path::Path;

/// Worth in US dollars at which this pool calls its backstop funded. Blend's own figure, a constant
/// product of the LP's parts, comes to about 49,500 LP, that is 22,200 dollars, for this token; we
/// ask for more where the pool is as large as on mainnet, whose backstop holds ten times as much.
fn threshold_usd(act: Act) -> i128 {
    match act {
        Act::Loss => 100_000,
        Act::Recovery | Act::Killed => 20_000,
    }
}

/// Seconds between two rounds of the feed.
const FEED_RESOLUTION: u32 = 300;

/// Mainnet's own limits on the life of entries.
const MIN_PERSISTENT_TTL: u32 = 2_073_600;
const MAX_TTL: u32 = 3_110_400;

impl World {
    pub fn deploy(wasm: &Path, act: Act) -> Result<Self> {
        let mainnet = Mainnet::load()?;
        let pool_code = Code::read(wasm, "pool.wasm")?;
        let backstop_code = Code::read(wasm, "backstop.wasm")?;
        let oracle_code = Code::read(wasm, "mock_oracle.wasm")?;
        let env = host(&mainnet);
        let admin = Address::generate(&env);
        let tokens: std::vec::Vec<Token> = Coin::ALL
            .iter()
            .map(|_| Token::deploy(&env, &admin))
            .collect();
        for token in &tokens {
            token.require_decimals()?;
        }

        let feeds = tokens.iter().map(|it| Feed::Stellar(it.address.clone()));
        let feeds: Vec<Feed> = Vec::from_iter(&env, feeds);
        let base = Feed::Other(Symbol::new(&env, "USD"));
        let args = (admin.clone(), base, feeds, PRICE_DECIMALS, FEED_RESOLUTION);
        let oracle = deploy(&env, &oracle_code, args);

        let lp = tokens[Coin::Lp.index()].address.clone();
        let args = (lp, pool_code.upload(&env));
        let backstop = deploy(&env, &backstop_code, args);
        let threshold = threshold_usd(act) * 10_i128.pow(PRICE_DECIMALS);
        let args = (
            admin,
            String::from_str(&env, &mainnet.pool.name),
            oracle.clone(),
            mainnet.pool.bstop_rate,
            mainnet.pool.max_positions,
            0_i128,
            backstop.clone(),
            threshold,
        );
        let pool = deploy(&env, &pool_code, args);

        let at = &mainnet.prices_usd_7dec;
        let lp_price = mainnet.backstop_token.spot_price_usdc_7dec;
        let prices = Prices::from_seven(at.xlm, at.usdc, lp_price);
        let code = [&pool_code, &backstop_code, &oracle_code];
        let world = World {
            pool: PoolContractClient::new(&env, &pool),
            backstop: BackstopContractClient::new(&env, &backstop),
            oracle: MockOracleClient::new(&env, &oracle),
            code: code.map(|it| it.fingerprint(&env)).to_vec(),
            threshold,
            tokens,
            people: Who::ALL.iter().map(|_| Address::generate(&env)).collect(),
            prices: Cell::new(prices),
            cast: act.cast(),
            heard: RefCell::default(),
            mainnet,
            env,
        };
        world.publish();
        world.list_reserves()?;
        Ok(world)
    }

    fn list_reserves(&self) -> Result<()> {
        for coin in Coin::RESERVES {
            let config = self.mainnet.reserve(coin.symbol())?.config();
            let asset = &self.token(coin).address;
            self.pool.set_guard(asset, &NO_GUARD);
            self.pool.queue_set_reserve(asset, &config);
            let index = self.pool.set_reserve(asset);
            ensure!(index == coin.key(), "{coin} is listed at {index}");
        }
        Ok(())
    }
}

/// The feed is taken at its word: these acts are about what comes after a price has moved, and their
/// liquidations follow it at once.
const NO_GUARD: GuardConfig = GuardConfig::OFF;

/// At an address made up beforehand: that way the constructor is the root of the call, and the admin
/// may be asked to sign it.
fn deploy<A: ConstructorArgs>(env: &Env, code: &Code, args: A) -> Address {
    env.register_at(&Address::generate(env), code.bytes.as_slice(), args)
}

/// A host at the ledger of the mainnet snapshot that accepts every signature. The SDK's default limits on what a call may cost,
/// those of mainnet, stay on.
fn host(mainnet: &Mainnet) -> Env {
    let env = Env::new_with_config(EnvTestConfig {
        capture_snapshot_at_drop: false,
    });
    env.mock_all_auths();
    env.ledger().with_mut(|info| {
        info.timestamp = mainnet.timestamp;
        info.sequence_number = mainnet.ledger;
        info.min_persistent_entry_ttl = MIN_PERSISTENT_TTL;
        info.max_entry_ttl = MAX_TTL;
    });
    env
}
