//! What happened, for indexers: Blend's topics and data, published after the token's own event.
//! Their specification stays out of the Wasm, where every call would pay for it.

use soroban_sdk::{contractevent, Address};

// `shares` are what the depositor received: without the locked ones in an epoch's first deposit.
#[contractevent(export = false, data_format = "vec")]
pub struct Deposit {
    #[topic]
    pub pool_address: Address,
    #[topic]
    pub from: Address,
    pub tokens: i128,
    pub shares: i128,
}

#[contractevent(export = false, data_format = "vec")]
pub struct QueueWithdrawal {
    #[topic]
    pub pool_address: Address,
    #[topic]
    pub from: Address,
    pub shares: i128,
    pub exp: u64,
}

#[contractevent(export = false, data_format = "single-value")]
pub struct DequeueWithdrawal {
    #[topic]
    pub pool_address: Address,
    #[topic]
    pub from: Address,
    pub shares: i128,
}

#[contractevent(export = false, data_format = "vec")]
pub struct Withdraw {
    #[topic]
    pub pool_address: Address,
    #[topic]
    pub from: Address,
    pub shares: i128,
    pub tokens: i128,
}

#[contractevent(export = false, data_format = "vec")]
pub struct Draw {
    #[topic]
    pub pool_address: Address,
    pub to: Address,
    pub tokens: i128,
}

#[contractevent(export = false, data_format = "single-value")]
pub struct Donate {
    #[topic]
    pub pool_address: Address,
    #[topic]
    pub from: Address,
    pub tokens: i128,
}
