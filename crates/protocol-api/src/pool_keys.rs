//! Names of a pool's ledger entries. Those Blend v2 has are encoded as Blend v2 encodes them.

use soroban_sdk::{contracttype, symbol_short, Address, Symbol};

#[contracttype(export = false)]
#[derive(Clone)]
pub struct AuctionKey {
    pub auct_type: u32,
    pub user: Address,
}

#[contracttype(export = false)]
#[derive(Clone)]
pub enum PoolDataKey {
    ResConfig(Address),
    ResInit(Address),
    ResData(Address),
    Positions(Address),
    Auction(AuctionKey),
}

/// Entries Blend v2 does not have.
#[contracttype(export = false)]
#[derive(Clone)]
pub enum LeveeKey {
    Constants,
    // By reserve index.
    BadDebt(u32),
    Loss(u32),
    LossUser(Address, u32),
    // By asset, which need not be a reserve.
    Guard(Address),
    GuardInit(Address),
    // By reserve index. One entry for all hours: a call that was simulated in one hour may be applied
    // in the next.
    Flow(u32),
    LastDefault,
}

pub const ADMIN: Symbol = symbol_short!("Admin");
pub const NAME: Symbol = symbol_short!("Name");
pub const BACKSTOP: Symbol = symbol_short!("Backstop");
pub const CONFIG: Symbol = symbol_short!("Config");
pub const PROPOSED_ADMIN: Symbol = symbol_short!("PropAdmin");
pub const RESERVE_LIST: Symbol = symbol_short!("ResList");
