//! What happens, stage by stage: the words, the calls, and the figures worth a table of their own.

pub mod bad_debt;
pub mod claims;
pub mod ending;
pub mod interest;
pub mod killed;
pub mod liquidation;
pub mod market;
pub mod opening;
pub mod recovery;
pub mod shortfall;
