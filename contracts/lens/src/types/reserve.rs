//! What the lens says of one reserve.

use protocol_api::{BadDebtData, LossData, Reserve};
use soroban_sdk::contracttype;

#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ReserveStatus {
    // Yearly interest, 7 decimals.
    pub borrow_rate: i128,
    // Underlying.
    pub debt: i128,
    pub price: Option<i128>,
    // Unix seconds.
    pub price_time: Option<u64>,
    pub reserve: Reserve,
    // 0 clean, 1 bad debt on the backstop, 2 loss outstanding, 3 killed.
    pub state: u32,
    // Underlying.
    pub supply: i128,
    // 7 decimals.
    pub utilization: i128,
}

#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct BadDebtStatus {
    // What the backstop owes: underlying, dTokens, part of all supply with 7 decimals.
    pub bad: i128,
    pub bad_d: i128,
    pub bad_ratio: i128,
    pub ledger: BadDebtData,
    // All losses so far, as part of all supply, 7 decimals.
    pub socialized_ratio: i128,
    pub state: u32,
}

#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct LossStatus {
    pub loss: LossData,
    // Outstanding loss as part of all supply, 7 decimals.
    pub open_ratio: i128,
    // Recovered part of all losses, 7 decimals.
    pub recovered_ratio: i128,
    pub state: u32,
}

// Underlying. `surplus` is what belongs to nobody; it is never negative.
#[contracttype]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ReserveAudit {
    // The backstop's credit.
    pub credit: i128,
    pub debt: i128,
    // Tokens in the pool.
    pub held: i128,
    // Recovered and not claimed.
    pub owed: i128,
    pub supply: i128,
    pub surplus: i128,
}
