//! Entries and arguments, in Blend v2's shapes.

use soroban_sdk::unwrap::UnwrapOptimized as _;
use soroban_sdk::{contracttype, Address, Env, IntoVal, Map, TryFromVal, Val};

/// One token, one price.
pub const ONE: i128 = 1_0000000;

#[contracttype(export = false)]
pub enum Key {
    /// Instance: whom the pool asks for prices and for its backstop's deposits.
    Peers,
    Reserves,
    Config(Address),
    Data(Address),
    Positions(Address),
    Auction(Address),
}

#[contracttype(export = false)]
#[derive(Clone)]
pub struct Peers {
    pub backstop: Address,
    pub oracle: Address,
    pub token: Address,
}

#[contracttype(export = false)]
#[derive(Clone)]
pub struct Request {
    pub address: Address,
    pub amount: i128,
    pub request_type: u32,
}

#[contracttype(export = false)]
pub struct FlashLoan {
    pub amount: i128,
    pub asset: Address,
    pub contract: Address,
}

#[contracttype(export = false)]
#[derive(Clone)]
pub struct Positions {
    pub collateral: Map<u32, i128>,
    pub liabilities: Map<u32, i128>,
    pub supply: Map<u32, i128>,
}

#[contracttype(export = false)]
pub struct ReserveConfig {
    pub c_factor: u32,
    pub decimals: u32,
    pub enabled: bool,
    pub index: u32,
    pub l_factor: u32,
    pub max_util: u32,
    pub r_base: u32,
    pub r_one: u32,
    pub r_three: u32,
    pub r_two: u32,
    pub reactivity: u32,
    pub supply_cap: i128,
    pub util: u32,
}

#[contracttype(export = false)]
pub struct ReserveData {
    pub b_rate: i128,
    pub b_supply: i128,
    pub backstop_credit: i128,
    pub d_rate: i128,
    pub d_supply: i128,
    pub ir_mod: i128,
    pub last_time: u64,
}

#[contracttype(export = false)]
pub struct AuctionData {
    pub bid: Map<Address, i128>,
    pub block: u32,
    pub lot: Map<Address, i128>,
}

#[contracttype(export = false)]
pub enum Asset {
    Stellar(Address),
}

#[contracttype(export = false)]
pub struct PriceData {
    pub price: i128,
    pub timestamp: u64,
}

pub fn get<T: TryFromVal<Env, Val>>(env: &Env, key: &Key) -> Option<T> {
    env.storage().persistent().get(key)
}

pub fn must<T: TryFromVal<Env, Val>>(env: &Env, key: &Key) -> T {
    get(env, key).unwrap_optimized()
}

pub fn set<T: IntoVal<Env, Val>>(env: &Env, key: &Key, value: &T) {
    env.storage().persistent().set(key, value);
}

pub fn peers(env: &Env) -> Peers {
    env.storage().instance().get(&Key::Peers).unwrap_optimized()
}
