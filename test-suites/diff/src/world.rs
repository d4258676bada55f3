//! One stack in one host. Two of them, with the same addresses, are a pair of worlds.

use crate::call::{Call, Outcome, Who};
use crate::events::Event;
use crate::ledger::Ledger;
use crate::receiver::{Receiver, MANNERS};
use crate::scenario::{Scenario, LP_ONE, PAUPER, USERS, WHALE};
use backstop::BackstopContract;
use blend_contract_sdk::testutils::comet;
use blend_contract_sdk::{backstop as blend_backstop, pool as blend_pool, pool_factory};
use mock_oracle::{MockOracle, MockOracleClient};
use pool::{PoolContract, PoolDataKey};
use sep_40_oracle::Asset as Feed;
use soroban_sdk::testutils::{EnvTestConfig, Events as _, Ledger as _, LedgerInfo};
use soroban_sdk::xdr::{ContractId, Hash, ScAddress, ScVal};
use crate::signatures::Signature;
use soroban_sdk::{
    vec, Address, BytesN, Env, Executable, Map, String, Symbol, TryFromVal, Val, Vec,
};
use std::path::PathBuf;
use test_token::{TestToken, TestTokenClient};

/// Whose pool and backstop a world runs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Side {
    Blend,
    Levee,
}

pub struct World {
    pub env: Env,
    pub side: Side,
    pub scenario: Scenario,
    pub pool: Address,
    pub backstop: Address,
    pub oracle: MockOracleClient<'static>,
    pub lp: comet::Client<'static>,
    pub assets: std::vec::Vec<TestTokenClient<'static>>,
}

/// Kinds of addresses; the number is mixed into the address.
#[derive(Clone, Copy)]
pub enum Tag {
    User = 1,
    Admin,
    Asset,
    Oracle,
    Backstop,
    Lp,
    Blnd,
    Usdc,
    Factory,
    Emitter,
    Receiver,
    Nobody,
}

/// The address of `tag` and `number`, the same in every host. The first byte is scrambled, so that
/// the order of addresses is not the order of reserves.
pub fn address(env: &Env, tag: Tag, number: u8) -> Address {
    let tag = tag as u8;
    let first = number.wrapping_mul(97).wrapping_add(tag.wrapping_mul(31)) ^ 0x5a;
    let mut bytes = [0u8; 32];
    bytes[..3].copy_from_slice(&[first, tag, number]);
    let address = ScVal::Address(ScAddress::Contract(ContractId(Hash(bytes))));
    Address::try_from_val(env, &address).unwrap()
}

/// Temporary entries live a day, persistent ones for good: jumps of the ledger must not archive.
fn host() -> Env {
    let env = Env::new_with_config(EnvTestConfig {
        capture_snapshot_at_drop: false,
    });
    env.cost_estimate().budget().reset_unlimited();
    env.cost_estimate().disable_resource_limits();
    env.mock_all_auths();
    env.ledger().set(LedgerInfo {
        timestamp: 1_441_065_600,
        protocol_version: 25,
        sequence_number: 50,
        network_id: Default::default(),
        base_reserve: 10,
        min_temp_entry_ttl: 17_280,
        min_persistent_entry_ttl: 500_000_000,
        max_entry_ttl: 1_000_000_000,
    });
    env
}

/// The folder of Levee's Wasm, if the suite runs on it.
fn wasm(name: &str) -> Option<std::vec::Vec<u8>> {
    let path = PathBuf::from(std::env::var_os("LEVEE_WASM")?).join(name);
    Some(std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

impl World {
    /// Blend's pool and backstop.
    pub fn blend(scenario: &Scenario) -> Self {
        World::new(scenario, None)
    }

    /// Levee's pool and backstop, at the addresses of those in `twin`.
    pub fn levee(scenario: &Scenario, twin: &World) -> Self {
        let at: ScAddress = (&twin.pool).into();
        World::new(scenario, Some(ScVal::Address(at)))
    }

    /// Tokens, oracle, backstop token and accounts, and a pool in setup with an empty backstop.
    fn new(scenario: &Scenario, levee_at: Option<ScVal>) -> Self {
        let env = host();
        let at = |tag: Tag| address(&env, tag, 0);
        let admin = at(Tag::Admin);
        let token = |at: &Address, decimals: u32| {
            let name = String::from_str(&env, "T");
            env.register_at(at, TestToken, (admin.clone(), decimals, name.clone(), name));
            TestTokenClient::new(&env, at)
        };
        let (blnd, usdc) = (token(&at(Tag::Blnd), 7), token(&at(Tag::Usdc), 7));
        let assets: std::vec::Vec<_> = scenario.assets.iter().enumerate()
            .map(|(n, asset)| token(&address(&env, Tag::Asset, n as u8), asset.config.decimals))
            .collect();
        let lp = comet_at(&env, &at(Tag::Lp), scenario, [&blnd, &usdc]);
        let oracle = oracle_at(&env, &at(Tag::Oracle), scenario, &assets);
        let (side, pool) = match levee_at {
            None => (Side::Blend, deploy_blend(&env, scenario)),
            Some(at) => (Side::Levee, deploy_levee(&env, scenario, &at)),
        };
        let backstop = at(Tag::Backstop);
        for (n, manner) in MANNERS.iter().enumerate() {
            let at = address(&env, Tag::Receiver, n as u8);
            env.register_at(&at, Receiver, (*manner as u32, pool.clone()));
        }
        let world = World { side, scenario: scenario.clone(), pool, backstop, oracle, lp, assets, env };
        world.endow();
        world
    }

    /// Gives every account tokens and allowances.
    fn endow(&self) {
        for user in 0..USERS {
            let who = address(&self.env, Tag::User, user);
            for (asset, token) in self.scenario.assets.iter().zip(&self.assets) {
                let one = 10i128.pow(asset.config.decimals);
                let amount = match user {
                    WHALE => i128::MAX / 16,
                    PAUPER => one,
                    _ => 1_000_000_000 * one,
                };
                token.mint(&who, &amount);
                if user != PAUPER {
                    token.approve(&who, &self.pool, &i128::MAX, &900_000_000);
                }
            }
            let tokens = if user == PAUPER { LP_ONE } else { 3 * self.scenario.lp.target() * LP_ONE };
            self.lp.transfer(&address(&self.env, Tag::Admin, 0), &who, &tokens);
            if user != PAUPER {
                self.lp.approve(&who, &self.backstop, &i128::MAX, &900_000_000);
            }
        }
    }

    pub fn who(&self, who: Who) -> Address {
        match who {
            Who::User(n) => address(&self.env, Tag::User, n),
            Who::Admin => address(&self.env, Tag::Admin, 0),
            Who::Pool => self.pool.clone(),
            Who::Backstop => self.backstop.clone(),
            Who::Receiver(n) => address(&self.env, Tag::Receiver, n),
            Who::Nobody => address(&self.env, Tag::Nobody, 0),
        }
    }

    /// The token of `asset`; behind the last one comes the backstop token.
    pub fn asset(&self, asset: u8) -> Address {
        match self.assets.get(usize::from(asset)) {
            Some(token) => token.address.clone(),
            None => self.lp.address.clone(),
        }
    }

    pub fn price(&self, asset: u8, price: i128, timestamp: u64) {
        self.oracle.set_price(&Feed::Stellar(self.asset(asset)), &price, &timestamp);
    }

    pub fn advance(&self, seconds: u64, ledgers: u32) {
        self.env.ledger().with_mut(|info| {
            info.timestamp += seconds;
            info.sequence_number += ledgers;
        });
    }

    pub fn invoke(&self, contract: &Address, function: &str, args: Vec<Val>) -> Outcome {
        let function = Symbol::new(&self.env, function);
        match self.env.try_invoke_contract::<Val, soroban_sdk::Error>(contract, &function, args) {
            Ok(Ok(value)) => Outcome::Value(ScVal::try_from_val(&self.env, &value).unwrap()),
            Ok(Err(error)) => panic!("any value is a Val: {error:?}"),
            Err(Ok(error)) if error.is_type(soroban_sdk::xdr::ScErrorType::Contract) => {
                Outcome::Code(error.get_code())
            }
            Err(Ok(error)) => Outcome::Trap(format!("{error:?}")),
            Err(Err(error)) => Outcome::Trap(format!("{error:?}")),
        }
    }

    pub fn run(&self, call: &Call) -> Outcome {
        call.run(self)
    }

    /// Events of the last call.
    pub fn events(&self) -> std::vec::Vec<Event> {
        self.env.events().all().events().iter().map(Event::from_xdr).collect()
    }

    /// Who had to sign what for the last call.
    pub fn signatures(&self) -> std::vec::Vec<Signature> {
        let signed = self.env.host().get_authenticated_authorizations().unwrap();
        signed.into_iter().map(|(who, what)| Signature::from_xdr(who, &what)).collect()
    }

    /// Takes all collateral from an account's entry, which no sequence of calls does without taking
    /// the debt along.
    pub fn seize(&self, who: Who) {
        let key = PoolDataKey::Positions(self.who(who));
        self.env.as_contract(&self.pool, || {
            let stored: Option<pool::Positions> = self.env.storage().persistent().get(&key);
            if let Some(mut positions) = stored {
                positions.collateral = Map::new(&self.env);
                self.env.storage().persistent().set(&key, &positions);
            }
        });
    }

    pub fn ledger(&self) -> Ledger {
        Ledger::read(&self.env)
    }
}

/// The Comet pool whose shares back the pool, the real one in both worlds.
fn comet_at(
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
        &vec![env, 0_8000000, 0_2000000],
        &vec![env, 100 * scenario.lp.blnd, 100 * scenario.lp.usdc],
        &0_0030000,
    );
    client.join_pool(
        &((whole - 100) * LP_ONE),
        &vec![env, whole * scenario.lp.blnd * 2, whole * scenario.lp.usdc * 2],
        &admin,
    );
    client
}

/// Prices that stay fresh; the LP token's is what Blend reads off the Comet pool.
fn oracle_at(
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
    env.register_at(at, MockOracle, (admin, base, feeds, scenario.oracle_decimals, 300u32));
    let oracle = MockOracleClient::new(env, at);
    let lp = Feed::Stellar(address(env, Tag::Lp, 0));
    oracle.set_price(&lp, &scenario.lp_price(), &FAR_FUTURE);
    for (asset, token) in scenario.assets.iter().zip(assets) {
        let feed = Feed::Stellar(token.address.clone());
        oracle.set_price(&feed, &asset.price, &FAR_FUTURE);
    }
    oracle
}

/// A price of this date does not age.
pub const FAR_FUTURE: u64 = 1 << 40;

fn deploy_blend(env: &Env, scenario: &Scenario) -> Address {
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
fn deploy_levee(env: &Env, scenario: &Scenario, pool: &ScVal) -> Address {
    let at = |tag: Tag| address(env, tag, 0);
    let pool = Address::try_from_val(env, pool).unwrap();
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
