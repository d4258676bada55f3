//! Names of a pool's ledger entries. Those Blend v2 has are encoded as Blend v2 encodes them: a vector of the
//! name and whose entry it is. Names are constants, since spelling one out is part of every call's price.

use soroban_sdk::{contracttype, symbol_short, Address, Env, IntoVal, Symbol, Val};

// In the instance.
pub const ADMIN: Symbol = symbol_short!("Admin");
pub const NAME: Symbol = symbol_short!("Name");
pub const BACKSTOP: Symbol = symbol_short!("Backstop");
pub const CONFIG: Symbol = symbol_short!("Config");

// Keys by themselves.
pub const PROPOSED_ADMIN: Symbol = symbol_short!("PropAdmin");
pub const RESERVE_LIST: Symbol = symbol_short!("ResList");

// Blend v2's, by asset or account.
pub const RESERVE_CONFIG: Symbol = symbol_short!("ResConfig");
pub const QUEUED_RESERVE: Symbol = symbol_short!("ResInit");
pub const RESERVE_DATA: Symbol = symbol_short!("ResData");
pub const POSITIONS: Symbol = symbol_short!("Positions");
const AUCTION: Symbol = symbol_short!("Auction");

// Ours. By reserve index.
pub const BAD_DEBT: Symbol = symbol_short!("BadDebt");
pub const LOSS: Symbol = symbol_short!("Loss");
// One entry for all hours: a call that was simulated in one hour may be applied in the next.
pub const FLOW: Symbol = symbol_short!("Flow");
// By asset, which need not be a reserve.
pub const GUARD: Symbol = symbol_short!("Guard");
pub const QUEUED_GUARD: Symbol = symbol_short!("GuardInit");
const LOSS_USER: Symbol = symbol_short!("LossUser");
const CONSTANTS: Symbol = symbol_short!("Constants");

/// As Blend v2 declares it, for those who read the ledger.
#[contracttype(export = false)]
#[derive(Clone)]
pub struct AuctionKey {
    pub auct_type: u32,
    pub user: Address,
}

/// As Blend v2 declares it, for those who read the ledger.
#[contracttype(export = false)]
#[derive(Clone)]
pub enum PoolDataKey {
    ResConfig(Address),
    ResInit(Address),
    ResData(Address),
    Positions(Address),
    Auction(AuctionKey),
}

/// The entry `name` of an asset or an account.
pub fn of(env: &Env, name: Symbol, whose: &Address) -> Val {
    (name, whose.to_val()).into_val(env)
}

/// The entry `name` of the reserve at `index`.
pub fn at(env: &Env, name: Symbol, index: u32) -> Val {
    (name, index).into_val(env)
}

pub fn auction(env: &Env, kind: u32, user: &Address) -> Val {
    let auction = AuctionKey {
        auct_type: kind,
        user: user.clone(),
    };
    (AUCTION, auction).into_val(env)
}

/// The account's part in the losses of the reserve at `index`.
pub fn claim(env: &Env, user: &Address, index: u32) -> Val {
    (LOSS_USER, user.to_val(), index).into_val(env)
}

pub fn constants(env: &Env) -> Val {
    (CONSTANTS,).into_val(env)
}

pub fn last_default(env: &Env) -> Val {
    // Too long for a constant.
    (Symbol::new(env, "LastDefault"),).into_val(env)
}
