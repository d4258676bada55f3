//! Names of the ledger entries. Whoever asks for entries as they are stored must name them as the pool does,
//! so they stand with its interface.

pub use protocol_api::pool_keys::*;
