//! Losses, recoveries and claims over random histories of one reserve.
//!
//! Every step keeps the books' identities; what accounts are paid is held against an arithmetic
//! without rounding. `PROPTEST_CASES` asks for more histories.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing
)]

#[path = "prop_claims/book.rs"]
mod book;
#[path = "prop_claims/exact.rs"]
mod exact;
#[path = "prop_claims/examples.rs"]
mod examples;
#[path = "prop_claims/history.rs"]
mod history;
#[path = "prop_claims/laws.rs"]
mod laws;
#[path = "prop_claims/steps.rs"]
mod steps;

/// Cases of a property, unless `PROPTEST_CASES` says otherwise.
fn cases(usually: u32) -> proptest::test_runner::Config {
    let asked = std::env::var("PROPTEST_CASES").ok();
    proptest::test_runner::Config {
        cases: asked.map_or(usually, |cases| cases.parse().unwrap()),
        failure_persistence: None,
        // The default one takes most of the time in a debug build.
        rng_algorithm: proptest::test_runner::RngAlgorithm::XorShift,
        ..Default::default()
    }
}
