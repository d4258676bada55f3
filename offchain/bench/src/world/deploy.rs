//! Puts every contract in place, as Wasm.

use super::{accounts, Asset, Kind, Side, Stack, World, ONE};
use crate::setup::{Guard, Oracle, Setup};
use crate::wasm::Wasm;
use anyhow::Result;
use blend_contract_sdk::testutils::BlendFixture;
use mock_oracle::MockOracleClient;
use pool::{GuardConfig, ReserveConfig};
use sep_40_oracle::testutils::MockPriceOracleWASM;
use sep_40_oracle::Asset as Feed;
use soroban_sdk::testutils::{EnvTestConfig, Ledger as _, LedgerInfo};
use soroban_sdk::{
    vec, Address, Bytes, BytesN, ConstructorArgs, Env, IntoVal as _, String, Symbol, Val,
    Vec as HostVec,
};
use std::cell::{Cell, RefCell};

/// The account that administers everything.
const ADMIN: u8 = 1;
const TAKE_RATE: u32 = 1_000_000;
/// More than anybody can have.
const MAX_POSITIONS: u32 = 60;
/// Backstop tokens that just meet Blend's threshold, and what they are worth.
const BACKSTOP: i128 = 50_000;
const LP_PRICE: i128 = 1_2500000;

/// A host with mainnet's lifetimes of entries, that accepts every signature and never cuts a call
/// short: what a call costs is measured elsewhere.
fn host() -> Env {
    let env = Env::new_with_config(EnvTestConfig {
        capture_snapshot_at_drop: false,
    });
    env.mock_all_auths_allowing_non_root_auth();
    env.cost_estimate().disable_resource_limits();
    env.cost_estimate().budget().reset_unlimited();
    env.ledger().set(LedgerInfo {
        timestamp: 1_760_000_000,
        protocol_version: 25,
        sequence_number: 1_000_000,
        network_id: Default::default(),
        base_reserve: 10,
        min_temp_entry_ttl: 17_280,
        min_persistent_entry_ttl: 120 * 17_280,
        max_entry_ttl: 180 * 17_280,
    });
    env
}

impl World {
    /// Three active pools of `reserves` reserves at one dollar each, a day old.
    pub fn new(wasm: &Wasm, setup: Setup) -> Result<Self> {
        let reserves = setup.reserves;
        let env = host();
        let admin = accounts::open(&env, ADMIN)?;
        let assets: Vec<Asset> = (0..=reserves).map(|_| asset(&env, &admin)).collect();
        let (blnd, usdc) = (asset(&env, &admin), asset(&env, &admin));
        for asset in assets.iter().chain([&blnd, &usdc]) {
            accounts::trust(&env, &admin, &asset.classic, 1_000_000_000_0000000)?;
        }
        let fixture = BlendFixture::deploy(&env, &admin, &blnd.address, &usdc.address);
        env.mock_all_auths_allowing_non_root_auth();
        env.cost_estimate().budget().reset_unlimited();
        let lp = fixture.backstop_token.address.clone();
        let oracle = oracle(&env, setup.oracle, wasm, &admin, &lp, &assets);
        let blend = Stack {
            pool: blend(&env, &admin, &oracle, &fixture),
            backstop: fixture.backstop.address.clone(),
        };
        let world = World {
            stacks: [
                blend,
                floor(&env, wasm, &oracle, &lp),
                levee(&env, wasm, &admin, &oracle, &lp),
            ],
            lens: deploy(&env, &wasm.lens, ()),
            receiver: deploy(&env, &wasm.receiver, ()),
            oracle: MockOracleClient::new(&env, &oracle),
            prices: RefCell::new([std::vec![LP_PRICE], std::vec![ONE; reserves + 1]].concat()),
            accounts: Cell::new(ADMIN),
            lender: RefCell::default(),
            guard: setup.guard,
            admin,
            assets,
            lp,
            env,
        };
        world.publish_prices();
        world.open(reserves)?;
        Ok(world)
    }

    /// Lists the reserves, fills the backstops, opens the pools, and makes a market.
    fn open(&self, reserves: usize) -> Result<()> {
        if self.guard == Guard::Off {
            self.turn_guards_off()?;
        }
        for side in Side::ALL {
            for index in 0..reserves {
                self.list_reserve(side, index)?;
            }
            let stack = self.stack(side);
            let args = (self.admin.clone(), stack.pool.clone(), BACKSTOP * ONE);
            self.act(&stack.backstop, "deposit", args.into_val(&self.env))?;
            if side != Side::Floor {
                self.act(&stack.pool, "set_status", (0u32,).into_val(&self.env))?;
            }
        }
        self.make_market(reserves)
    }

    /// A lender supplies ten million of everything, a borrower takes half of it.
    fn make_market(&self, reserves: usize) -> Result<()> {
        let (lender, borrower) = (self.account()?, self.account()?);
        let (all, half) = (10_000_000 * ONE, 5_000_000 * ONE);
        for index in 0..reserves {
            self.run_on(&Side::ALL, |side| {
                self.act1(side, &lender, Kind::Supply, index, all)
            })?;
        }
        self.run_on(&Side::ALL, |side| {
            self.act1(side, &borrower, Kind::SupplyCollateral, 0, 40 * all)
        })?;
        for index in 0..reserves {
            self.run_on(&Side::ALL, |side| {
                self.act1(side, &borrower, Kind::Borrow, index, half)
            })?;
        }
        *self.lender.borrow_mut() = Some(lender);
        self.pass_a_day();
        Ok(())
    }

    /// Of everything that is or will be listed.
    fn turn_guards_off(&self) -> Result<()> {
        let pool = &self.stack(Side::Levee).pool;
        for asset in &self.assets {
            let args = (asset.address.clone(), GuardConfig::OFF).into_val(&self.env);
            self.act(pool, "set_guard", args)?;
        }
        Ok(())
    }

    fn list_reserve(&self, side: Side, index: usize) -> Result<()> {
        let (asset, env) = (self.asset(index).clone(), &self.env);
        let pool = &self.stack(side).pool;
        let args = (asset.clone(), config()).into_val(env);
        if side == Side::Floor {
            self.act(pool, "set_reserve", args)?;
        } else {
            self.act(pool, "queue_set_reserve", args)?;
            self.act(pool, "set_reserve", (asset,).into_val(env))?;
        }
        Ok(())
    }

    /// The admin calls.
    pub fn act(&self, at: &Address, function: &'static str, args: HostVec<Val>) -> Result<Val> {
        self.run(&self.call(&self.admin, at, function, args)?)
    }
}

/// What every reserve is listed with.
pub fn config() -> ReserveConfig {
    ReserveConfig {
        c_factor: 7_500_000,
        decimals: 7,
        enabled: true,
        index: 0,
        l_factor: 7_500_000,
        max_util: 9_500_000,
        r_base: 100_000,
        r_one: 500_000,
        r_three: 15_000_000,
        r_two: 5_000_000,
        reactivity: 20,
        supply_cap: 1_000_000_000_000_000_000,
        util: 7_500_000,
    }
}

fn asset(env: &Env, admin: &Address) -> Asset {
    let made = env.register_stellar_asset_contract_v2(admin.clone());
    Asset {
        address: made.address(),
        classic: made.asset(),
    }
}

/// By a real creation: a contract put at a given address would have hardly any time to live.
fn deploy<A: ConstructorArgs>(env: &Env, wasm: &[u8], args: A) -> Address {
    env.register(wasm, args)
}

fn oracle(
    env: &Env,
    kind: Oracle,
    wasm: &Wasm,
    admin: &Address,
    lp: &Address,
    assets: &[Asset],
) -> Address {
    let mut feeds = vec![env, Feed::Stellar(lp.clone())];
    for asset in assets {
        feeds.push_back(Feed::Stellar(asset.address.clone()));
    }
    let base = Feed::Other(Symbol::new(env, "USD"));
    let args = (admin.clone(), base, feeds, 7u32, 300u32);
    match kind {
        Oracle::Small => deploy(env, &wasm.oracle, args),
        Oracle::Ordinary => {
            let at = deploy(env, MockPriceOracleWASM, ());
            let _: () = env.invoke_contract(&at, &Symbol::new(env, "set_data"), args.into_val(env));
            at
        }
    }
}

fn blend(env: &Env, admin: &Address, oracle: &Address, fixture: &BlendFixture) -> Address {
    fixture.pool_factory.deploy(
        admin,
        &String::from_str(env, "pool"),
        &BytesN::from_array(env, &[7; 32]),
        oracle,
        &TAKE_RATE,
        &MAX_POSITIONS,
        &0,
    )
}

fn floor(env: &Env, wasm: &Wasm, oracle: &Address, lp: &Address) -> Stack {
    let backstop = deploy(env, &wasm.floor_backstop, (lp.clone(),));
    let args = (backstop.clone(), oracle.clone(), lp.clone());
    let pool = deploy(env, &wasm.floor, args);
    Stack { pool, backstop }
}

fn levee(env: &Env, wasm: &Wasm, admin: &Address, oracle: &Address, lp: &Address) -> Stack {
    let code = Bytes::from_slice(env, &wasm.pool);
    let hash = env.deployer().upload_contract_wasm(code);
    let backstop = deploy(env, &wasm.backstop, (lp.clone(), hash));
    let args = (
        admin.clone(),
        String::from_str(env, "pool"),
        oracle.clone(),
        TAKE_RATE,
        MAX_POSITIONS,
        0i128,
        backstop.clone(),
        BACKSTOP * LP_PRICE,
    );
    let pool = deploy(env, &wasm.pool, args);
    Stack { pool, backstop }
}
