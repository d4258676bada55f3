//! Stories from end to end, with everything that must hold checked after every step.

mod allowance;
mod bad_debt;
mod decimals;
mod flash_loan;
mod governance;
mod interest;
mod liquidation;
mod narrowed;
mod thirty;
