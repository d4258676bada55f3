//! What one Levee contract may ask of another: client traits and the types that travel with them.
//!
//! No logic and no storage; and what becomes of a contract's errors on the network ([`refusal!`]). Pool,
//! backstop and flash-loan receivers know each other only through these traits, so none of them depends on
//! another's code. Documentation lives here rather than on the contracts' own functions, because doc comments
//! there ship in the Wasm.
#![no_std]

mod backstop;
mod pool;
#[cfg(feature = "pool-types")]
pub mod pool_keys;
#[cfg(feature = "pool-types")]
mod pool_types;
#[cfg(feature = "pool-types")]
mod pool_views;
mod receiver;
mod refusal;

pub use backstop::{Backstop, BackstopClient, PoolBackstopData};
pub use pool::{Pool, PoolClient, Positions};
#[cfg(feature = "pool-types")]
pub use pool_types::{
    AuctionData, BadDebtData, GuardConfig, GuardData, LossData, PoolConfig, PoolConstants,
    QueuedGuard, QueuedReserveInit, Reserve, ReserveConfig, ReserveData,
};
#[cfg(feature = "pool-types")]
pub use pool_views::{PoolViews, PoolViewsClient};
pub use receiver::{FlashLoanReceiver, FlashLoanReceiverClient};
