//! Puts the contracts of a world in place.

use super::{address, Levee, Tag, FAR_FUTURE};
use crate::scenario::{Scenario, LP_ONE};
use backstop::BackstopContract;
use blend_contract_sdk::testutils::comet;
use blend_contract_sdk::{backstop as blend_backstop, pool as blend_pool, pool_factory};
use mock_oracle::{MockOracle, MockOracleClient};
use pool::{GuardConfig, PoolContract, PoolContractClient};
use sep_40_oracle::Asset as Feed;
use soroban_sdk::xdr::ScVal;
use soroban_sdk::{vec, Address, BytesN, Env, Executable, String, Symbol, TryFromVal, Vec};
use std::path::Path;
use test_token::TestTokenClient;

/// The Comet pool whose shares back the pool, the real one in both worlds.
pub(super) fn comet_at(
    env: &Env,
    at: &Address,
    scenario: &Scenario,
    [blnd, usdc]: [&TestTokenClient; 2],
) -> comet::Client<'static> {
    let admin = address(env, Tag::Admin, 0);
    env.register_at(at, comet::WASM, ());
    let client = comet::Client::new(env, at);
    // Tokens for everybody: the first deposit and what the users hold.
    let whole = scenario.lp.target() * 30;
    let most = i128::MAX / 4;
    blnd.mint(&admin, &most);
    usdc.mint(&admin, &most);
    client.init(
        &admin,
        &vec![env, blnd.address.clone(), usdc.address.clone()],
        &vec![env, 8_000_000, 2_000_000],
        &vec![env, 100 * scenario.lp.blnd, 100 * scenario.lp.usdc],
        &30_000,
    );
    client.join_pool(
        &((whole - 100) * LP_ONE),
        &vec![
            env,
            whole * scenario.lp.blnd * 2,
            whole * scenario.lp.usdc * 2,
        ],
        &admin,
    );
    client
}

/// Prices that stay fresh; the LP token's is what Blend reads off the Comet pool.
pub(super) fn oracle_at(
    env: &Env,
    at: &Address,
    scenario: &Scenario,
    assets: &[TestTokenClient],
) -> MockOracleClient<'static> {
    let mut feeds = vec![env, Feed::Stellar(address(env, Tag::Lp, 0))];
    for asset in assets {
        feeds.push_back(Feed::Stellar(asset.address.clone()));
    }
    let base = Feed::Other(Symbol::new(env, "USD"));
    let admin = address(env, Tag::Admin, 0);
    env.register_at(
        at,
        MockOracle,
        (admin, base, feeds, scenario.oracle_decimals, 300u32),
    );
    let oracle = MockOracleClient::new(env, at);
    let lp = Feed::Stellar(address(env, Tag::Lp, 0));
    oracle.set_price(&lp, &scenario.lp_price(), &FAR_FUTURE);
    for (asset, token) in scenario.assets.iter().zip(assets) {
        let feed = Feed::Stellar(token.address.clone());
        oracle.set_price(&feed, &asset.price, &FAR_FUTURE);
    }
    oracle
}

pub(super) fn blend(env: &Env, scenario: &Scenario) -> Address {
    let at = |tag: Tag| address(env, tag, 0);
    env.register_at(
        &at(Tag::Backstop),
        blend_backstop::WASM,
        (
            at(Tag::Lp),
            at(Tag::Emitter),
            at(Tag::Blnd),
            at(Tag::Usdc),
            at(Tag::Factory),
            Vec::<(Address, i128)>::new(env),
        ),
    );
    let meta = pool_factory::PoolInitMeta {
        backstop: at(Tag::Backstop),
        blnd_id: at(Tag::Blnd),
        pool_hash: env.deployer().upload_contract_wasm(blend_pool::WASM),
    };
    env.register_at(&at(Tag::Factory), pool_factory::WASM, (meta,));
    pool_factory::Client::new(env, &at(Tag::Factory)).deploy(
        &at(Tag::Admin),
        &String::from_str(env, "pool"),
        &BytesN::from_array(env, &[7; 32]),
        &at(Tag::Oracle),
        &scenario.take_rate,
        &scenario.max_positions,
        &scenario.min_collateral,
    )
}

/// Levee's pool stands where Blend's factory puts Blend's.
pub(super) fn levee(env: &Env, levee: &Levee, scenario: &Scenario, pool: &ScVal) -> Address {
    let at = |tag: Tag| address(env, tag, 0);
    let pool = Address::try_from_val(env, pool).unwrap();
    let wasm = |name: &str| levee.wasm.as_deref().map(|folder| read(folder, name));
    let pool_wasm = wasm("pool.wasm");
    let hash = match &pool_wasm {
        Some(wasm) => env.deployer().upload_contract_wasm(wasm.as_slice()),
        None => match at(Tag::Oracle).executable() {
            // All native contracts report the same hash.
            Some(Executable::Wasm(hash)) => hash,
            other => panic!("a native contract reports {other:?}"),
        },
    };
    let args = (at(Tag::Lp), hash);
    match wasm("backstop.wasm") {
        Some(wasm) => env.register_at(&at(Tag::Backstop), wasm.as_slice(), args),
        None => env.register_at(&at(Tag::Backstop), BackstopContract, args),
    };
    let args = (
        at(Tag::Admin),
        String::from_str(env, "pool"),
        at(Tag::Oracle),
        scenario.take_rate,
        scenario.max_positions,
        scenario.min_collateral,
        at(Tag::Backstop),
        scenario.threshold(),
    );
    match pool_wasm {
        Some(wasm) => env.register_at(&pool, wasm.as_slice(), args),
        None => env.register_at(&pool, PoolContract, args),
    }
}

/// Turns a price guard off: the feed is taken at its word.
pub const NO_GUARD: GuardConfig = GuardConfig::OFF;

/// Turns the price guards of everything off that can ever be listed.
pub(super) fn unguard(env: &Env, pool: &Address, assets: &[TestTokenClient]) {
    let pool = PoolContractClient::new(env, pool);
    for asset in assets {
        pool.set_guard(&asset.address, &NO_GUARD);
    }
}

fn read(folder: &Path, name: &str) -> std::vec::Vec<u8> {
    let path = folder.join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
