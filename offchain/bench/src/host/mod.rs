//! One call, as a validator runs it: from encoded ledger entries to encoded changes.

pub mod ledger;
pub mod measure;
pub mod modules;
mod parts;
pub mod sdk;
mod totals;
mod transaction;
