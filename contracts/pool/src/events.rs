//! What happened, in the shapes Blend v2's indexers read: `docs/events.md` has the table.
//! Their specification stays out of the Wasm, where every call would pay for it.

use crate::encoded::Encoded;
use crate::types;
use soroban_sdk::{contractevent, Address};

type AuctionData = Encoded<types::AuctionData>;
type GuardConfig = Encoded<types::GuardConfig>;
type ReserveConfig = Encoded<types::ReserveConfig>;

#[contractevent(export = false, data_format = "single-value")]
pub struct SetAdmin {
    #[topic]
    pub old_admin: Address,
    pub new_admin: Address,
}

#[contractevent(export = false, data_format = "vec")]
pub struct UpdatePool {
    #[topic]
    pub admin: Address,
    pub backstop_take_rate: u32,
    pub max_positions: u32,
    pub min_collateral: i128,
}

#[contractevent(export = false, data_format = "vec")]
pub struct QueueSetReserve {
    #[topic]
    pub admin: Address,
    pub asset: Address,
    pub metadata: ReserveConfig,
}

#[contractevent(export = false, data_format = "single-value")]
pub struct CancelSetReserve {
    #[topic]
    pub admin: Address,
    pub asset: Address,
}

#[contractevent(export = false, data_format = "vec")]
pub struct SetReserve {
    pub asset: Address,
    pub index: u32,
}

#[contractevent(export = false, data_format = "single-value")]
pub struct SetStatus {
    pub status: u32,
}

#[contractevent(export = false, topics = ["set_status"], data_format = "single-value")]
pub struct SetStatusByAdmin {
    #[topic]
    pub admin: Address,
    pub status: u32,
}

macro_rules! position_event {
    ($name:ident) => {
        #[contractevent(export = false, data_format = "vec")]
        pub struct $name {
            #[topic]
            pub asset: Address,
            #[topic]
            pub from: Address,
            pub amount: i128,
            pub shares: i128,
        }
    };
}

position_event!(Supply);
position_event!(Withdraw);
position_event!(SupplyCollateral);
position_event!(WithdrawCollateral);
position_event!(Borrow);
position_event!(Repay);

#[contractevent(export = false, topics = ["flash_loan"], data_format = "vec")]
pub struct FlashLoanMade {
    #[topic]
    pub asset: Address,
    #[topic]
    pub from: Address,
    #[topic]
    pub receiver: Address,
    pub amount: i128,
    pub shares: i128,
}

#[contractevent(export = false, data_format = "single-value")]
pub struct Gulp {
    #[topic]
    pub asset: Address,
    pub delta: i128,
}

#[contractevent(export = false, data_format = "vec")]
pub struct NewAuction {
    #[topic]
    pub auction_type: u32,
    #[topic]
    pub user: Address,
    pub percent: u32,
    pub auction: AuctionData,
}

#[contractevent(export = false, data_format = "vec")]
pub struct FillAuction {
    #[topic]
    pub auction_type: u32,
    #[topic]
    pub user: Address,
    pub filler: Address,
    pub percent: i128,
    pub filled: AuctionData,
}

#[contractevent(export = false, data_format = "single-value")]
pub struct DeleteAuction {
    #[topic]
    pub auction_type: u32,
    #[topic]
    pub user: Address,
}

#[contractevent(export = false, data_format = "single-value")]
pub struct BadDebt {
    #[topic]
    pub user: Address,
    #[topic]
    pub asset: Address,
    pub shares: i128,
}

#[contractevent(export = false, data_format = "single-value")]
pub struct DefaultedDebt {
    #[topic]
    pub asset: Address,
    pub shares: i128,
}

// A holder of `n` bTokens lost `n * (b_rate_before - b_rate_after) / 10^12`, rounded down.
#[contractevent(export = false, data_format = "vec")]
pub struct Loss {
    #[topic]
    pub asset: Address,
    pub bad_debt: i128,
    pub from_credit: i128,
    pub b_rate_before: i128,
    pub b_rate_after: i128,
    pub b_supply: i128,
}

#[contractevent(export = false, data_format = "vec")]
pub struct Recovery {
    #[topic]
    pub asset: Address,
    pub amount: i128,
    pub open_after: i128,
}

#[contractevent(export = false, data_format = "vec")]
pub struct Killed {
    #[topic]
    pub asset: Address,
    pub open: i128,
    pub owed: i128,
}

#[contractevent(export = false, data_format = "vec")]
pub struct ClaimRecovery {
    #[topic]
    pub asset: Address,
    #[topic]
    pub from: Address,
    pub to: Address,
    pub amount: i128,
}

#[contractevent(export = false, data_format = "vec")]
pub struct CoverBadDebt {
    #[topic]
    pub asset: Address,
    #[topic]
    pub from: Address,
    pub amount: i128,
    pub shares: i128,
}

#[contractevent(export = false, data_format = "vec")]
pub struct NetCredit {
    #[topic]
    pub asset: Address,
    pub amount: i128,
    pub shares: i128,
}

#[contractevent(export = false, data_format = "vec")]
pub struct QueueSetGuard {
    #[topic]
    pub admin: Address,
    pub asset: Address,
    pub config: GuardConfig,
}

#[contractevent(export = false, data_format = "single-value")]
pub struct CancelSetGuard {
    #[topic]
    pub admin: Address,
    pub asset: Address,
}

#[contractevent(export = false, data_format = "single-value")]
pub struct SetGuard {
    #[topic]
    pub asset: Address,
    pub config: GuardConfig,
}

// What the guard remembers from now on: fields of `GuardData`.
#[contractevent(export = false, data_format = "vec")]
pub struct PriceGuard {
    #[topic]
    pub asset: Address,
    pub p: i128,
    pub t: u64,
    pub side: i32,
    pub since: u64,
    pub rounds: u32,
}
