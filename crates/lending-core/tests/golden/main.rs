//! The golden vectors of the base protocol, as far as pure arithmetic can show them.
//!
//! One test per vector, named by the vector's id: `interest::a3_above_target` is vector A3. Amounts
//! are raw integers. The same ids run through the real contracts in `test-suites`.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing
)]

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

mod accrual;
mod bad_debt;
mod coverage;
mod fills;
mod guard;
mod interest;
mod interest_auctions;
mod limits;
mod liquidation;
mod liquidation_rows;
mod market;
mod price;
mod quote;
mod status;
mod units;
mod valuation;
mod withdrawals;
