//! One stack in one host. Two of them, with the same addresses, are a pair of worlds.

mod deploy;
mod hand;

pub use deploy::NO_GUARD;

use crate::call::{Call, Outcome, Who};
use crate::events::Event;
use crate::ledger::Ledger;
use crate::receiver::{Receiver, MANNERS};
use crate::scenario::{Scenario, LP_ONE, PAUPER, USERS, WHALE};
use crate::signatures::Signature;
use blend_contract_sdk::testutils::comet;
use mock_oracle::MockOracleClient;
use sep_40_oracle::Asset as Feed;
use soroban_sdk::testutils::{EnvTestConfig, Events as _, Ledger as _, LedgerInfo};
use soroban_sdk::xdr::{ContractId, Hash, ScAddress, ScVal};
use soroban_sdk::{Address, Env, String, Symbol, TryFromVal, Val, Vec};
use std::path::PathBuf;
use test_token::{TestToken, TestTokenClient};

/// Whose pool and backstop a world runs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Side {
    Blend,
    Levee,
}

/// How Levee gets into a world.
#[derive(Clone, Debug)]
pub struct Levee {
    /// Folder of the built Wasm; without one Levee runs natively.
    pub wasm: Option<PathBuf>,
    /// Whether reserves get the price guards they get by default. Blend takes its feed at its word.
    pub guarded: bool,
}

impl Levee {
    /// What Blend can be compared with, on the Wasm that `LEVEE_WASM` names.
    pub fn from_env() -> Self {
        Levee {
            wasm: std::env::var_os("LEVEE_WASM").map(PathBuf::from),
            guarded: false,
        }
    }
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

/// A price of this date does not age.
pub const FAR_FUTURE: u64 = 1 << 40;

impl World {
    /// Blend's pool and backstop.
    pub fn blend(scenario: &Scenario) -> Self {
        World::new(scenario, None)
    }

    /// Levee's pool and backstop, at the addresses of those in `twin`.
    pub fn levee(scenario: &Scenario, twin: &World) -> Self {
        World::levee_as(&Levee::from_env(), scenario, twin)
    }

    /// The same with other code or with price guards.
    pub fn levee_as(levee: &Levee, scenario: &Scenario, twin: &World) -> Self {
        let at: ScAddress = (&twin.pool).into();
        World::new(scenario, Some((levee, ScVal::Address(at))))
    }

    /// Tokens, oracle, backstop token and accounts, and a pool in setup with an empty backstop.
    fn new(scenario: &Scenario, levee: Option<(&Levee, ScVal)>) -> Self {
        let env = host();
        let at = |tag: Tag| address(&env, tag, 0);
        let admin = at(Tag::Admin);
        let token = |at: &Address, decimals: u32| {
            let name = String::from_str(&env, "T");
            env.register_at(at, TestToken, (admin.clone(), decimals, name.clone(), name));
            TestTokenClient::new(&env, at)
        };
        let (blnd, usdc) = (token(&at(Tag::Blnd), 7), token(&at(Tag::Usdc), 7));
        let assets: std::vec::Vec<_> = scenario
            .assets
            .iter()
            .enumerate()
            .map(|(n, asset)| token(&address(&env, Tag::Asset, n as u8), asset.config.decimals))
            .collect();
        let lp = deploy::comet_at(&env, &at(Tag::Lp), scenario, [&blnd, &usdc]);
        let oracle = deploy::oracle_at(&env, &at(Tag::Oracle), scenario, &assets);
        let (side, pool) = match &levee {
            None => (Side::Blend, deploy::blend(&env, scenario)),
            Some((levee, at)) => (Side::Levee, deploy::levee(&env, levee, scenario, at)),
        };
        if levee.is_some_and(|(levee, _)| !levee.guarded) {
            deploy::unguard(&env, &pool, &assets);
        }
        let backstop = at(Tag::Backstop);
        for (n, manner) in MANNERS.iter().enumerate() {
            let at = address(&env, Tag::Receiver, n as u8);
            env.register_at(&at, Receiver, (*manner as u32, pool.clone()));
        }
        let world = World {
            side,
            scenario: scenario.clone(),
            pool,
            backstop,
            oracle,
            lp,
            assets,
            env,
        };
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
            let tokens = if user == PAUPER {
                LP_ONE
            } else {
                3 * self.scenario.lp.target() * LP_ONE
            };
            self.lp
                .transfer(&address(&self.env, Tag::Admin, 0), &who, &tokens);
            if user != PAUPER {
                self.lp
                    .approve(&who, &self.backstop, &i128::MAX, &900_000_000);
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
        self.oracle
            .set_price(&Feed::Stellar(self.asset(asset)), &price, &timestamp);
    }

    pub fn advance(&self, seconds: u64, ledgers: u32) {
        self.env.ledger().with_mut(|info| {
            info.timestamp += seconds;
            info.sequence_number += ledgers;
        });
    }

    pub fn invoke(&self, contract: &Address, function: &str, args: Vec<Val>) -> Outcome {
        let function = Symbol::new(&self.env, function);
        match self
            .env
            .try_invoke_contract::<Val, soroban_sdk::Error>(contract, &function, args)
        {
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
        self.env
            .events()
            .all()
            .events()
            .iter()
            .map(Event::from_xdr)
            .collect()
    }

    /// Who had to sign what for the last call.
    pub fn signatures(&self) -> std::vec::Vec<Signature> {
        let signed = self.env.host().get_authenticated_authorizations().unwrap();
        signed
            .into_iter()
            .map(|(who, what)| Signature::from_xdr(who, &what))
            .collect()
    }

    pub fn ledger(&self) -> Ledger {
        Ledger::read(&self.env)
    }
}
