//! What crosses the contract's boundary or lies in its storage, with Blend v2's names and fields.
//!
//! Plain comments on purpose: doc comments on these types would ship in the Wasm.

use soroban_sdk::{contracttype, Address};

pub use protocol_api::{
    AuctionData, BadDebtData, GuardConfig, GuardData, LossData, PoolConfig, PoolConstants,
    Positions, QueuedGuard, QueuedReserveInit, Reserve, ReserveConfig, ReserveData,
};

// One step of a `submit`.
#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Request {
    // The asset; for fills the auctioned account; ignored when cancelling.
    pub address: Address,
    // Underlying in the asset's decimals; for fills a percent, 1 to 100.
    pub amount: i128,
    // See `ops::request::Kind`.
    pub request_type: u32,
}

#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FlashLoan {
    // Underlying, in the asset's decimals.
    pub amount: i128,
    pub asset: Address,
    // Receives the loan and is called with `exec_op`.
    pub contract: Address,
}
