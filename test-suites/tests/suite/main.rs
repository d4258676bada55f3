//! The integration suite: one binary over one fixture.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    clippy::as_conversions
)]
#![allow(clippy::indexing_slicing)]

/// A table of vectors: one test per row, named by the row, that hands the row's data to `$check`.
macro_rules! vectors {
    ($check:ident: $($id:ident = $row:expr;)*) => {
        $(
            #[test]
            fn $id() {
                $check($row);
            }
        )*
    };
}

mod auth;
mod backstop;
mod bad_debt;
mod events;
mod golden_auctions;
mod golden_bad_debt;
mod golden_requests;
mod guard;
mod interface;
mod keys;
mod lens;
mod mocks;
mod receiver;
mod refusals;
mod response;
mod scenarios;
mod smoke;
mod storage;
mod tidy;
mod ttl;
