//! What happens, stage by stage: the words, the calls, and the figures worth a table of their own.

pub mod bad_debt;
pub mod ending;
pub mod interest;
pub mod liquidation;
pub mod market;
pub mod opening;
pub mod shortfall;
