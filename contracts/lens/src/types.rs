//! What the lens answers. Units, rounding and meaning: `docs/lens.md`. Values and prices are in the pool's
//! oracle's decimals; a value is `None` where a price it needs is dead.
//!
//! Plain comments on purpose: doc comments on these types would ship in the Wasm.

mod price_guard;
mod reserve;

pub use price_guard::{PriceDeviation, PriceGuard, UsedPrice};
pub use reserve::{BadDebtStatus, LossStatus, ReserveAudit, ReserveStatus};

use protocol_api::{AuctionData, PoolBackstopData, PoolConfig, PoolConstants};
use soroban_sdk::{contracttype, Address, Vec};

#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AccountRisk {
    // Whether a liquidation auction of the account is running.
    pub auction: bool,
    // Effective and raw collateral, effective and raw debt.
    pub cb: i128,
    pub cr: i128,
    // Health factor; i128::MAX without debt.
    pub hf: i128,
    pub lb: i128,
    // Worth of lot per worth of debt in a liquidation of everything.
    pub lif: i128,
    pub lr: i128,
    // Debt beyond the collateral; beyond what an auction would leave of it.
    pub short_e: i128,
    pub short_l: i128,
    // 0 healthy, 1 liquidatable, 2 short, 3 insolvent, 4 nothing of value left.
    pub zone: u32,
}

// Sums over the accounts asked about that could be valued.
#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PoolRisk {
    pub accounts: u32,
    // Worth of what the backstop owes.
    pub bad_debt: Option<i128>,
    pub cb: i128,
    // Worth of the backstop's deposits.
    pub coverage: Option<i128>,
    pub cr: i128,
    pub lb: i128,
    pub lr: i128,
    pub short_e: i128,
    pub short_l: i128,
    // Accounts left out for want of a price.
    pub unpriced: u32,
    // Accounts in each zone, 0 to 4.
    pub zones: Vec<u32>,
}

#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AuctionLine {
    // As the auction counts: bTokens, dTokens, or tokens.
    pub amount: i128,
    pub asset: Address,
    pub underlying: i128,
    pub value: Option<i128>,
}

#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AuctionStatus {
    // As stored: what is left of it, at full size.
    pub auction: AuctionData,
    // What the fill takes from the filler.
    pub bid: Vec<AuctionLine>,
    pub bid_value: Option<i128>,
    // Ledgers since the start; none in the ledger of creation.
    pub elapsed: Option<u32>,
    // What the fill gives the filler.
    pub lot: Vec<AuctionLine>,
    pub lot_value: Option<i128>,
    // Whether anyone may delete it.
    pub stale: bool,
}

#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct BackstopStatus {
    pub address: Address,
    pub data: PoolBackstopData,
    pub price: Option<i128>,
    // Unix seconds.
    pub price_time: Option<u64>,
    pub token: Address,
    pub value: Option<i128>,
}

#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PoolState {
    pub backstop: BackstopStatus,
    pub config: PoolConfig,
    pub constants: PoolConstants,
    // By index.
    pub reserves: Vec<ReserveStatus>,
}

#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PositionState {
    pub asset: Address,
    // Supply that secures debt, underlying.
    pub collateral: i128,
    // Weighed by the collateral factor.
    pub collateral_effective: Option<i128>,
    pub collateral_value: Option<i128>,
    // Underlying.
    pub debt: i128,
    // Weighed by the liability factor.
    pub debt_effective: Option<i128>,
    pub debt_value: Option<i128>,
    // Supply that secures nothing, underlying.
    pub supply: i128,
    pub supply_value: Option<i128>,
}

#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct UserState {
    // Whether a liquidation auction of the account is running.
    pub auction: bool,
    // Effective and raw collateral.
    pub cb: Option<i128>,
    pub cr: Option<i128>,
    // Health factor, as `submit` judges; i128::MAX without debt.
    pub hf: Option<i128>,
    // The same as a liquidation judges.
    pub hf_liq: Option<i128>,
    // Effective and raw debt.
    pub lb: Option<i128>,
    pub lr: Option<i128>,
    // By reserve index.
    pub positions: Vec<PositionState>,
}

#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct BackstopQuote {
    // Whether the deposits reach the threshold; are below 5% of it.
    pub covered: bool,
    pub deposits: i128,
    // Of the threshold, 7 decimals.
    pub deposits_ratio: i128,
    pub deposits_value: i128,
    pub exhausted: bool,
    pub price: i128,
    // Of the threshold, 7 decimals.
    pub ratio: i128,
    pub threshold: i128,
    // Worth of the amount asked about.
    pub value: i128,
}
