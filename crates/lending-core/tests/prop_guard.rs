//! What a price guard promises, over random settings, prices and pokes.
//!
//! Covered loans, an anchor that keeps to its speed, confirmation that takes time and rounds, honest
//! markets that are followed. `PROPTEST_CASES` asks for more cases.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing
)]

#[path = "prop_guard/anchor.rs"]
mod anchor;
#[path = "prop_guard/confirmation.rs"]
mod confirmation;
#[path = "prop_guard/edges.rs"]
mod edges;
#[path = "prop_guard/given.rs"]
mod given;
#[path = "prop_guard/honest.rs"]
mod honest;
#[path = "prop_guard/prices.rs"]
mod prices;
#[path = "prop_guard/safety.rs"]
mod safety;

/// Cases of a property, unless `PROPTEST_CASES` says otherwise.
fn cases(usually: u32) -> proptest::test_runner::Config {
    let asked = std::env::var("PROPTEST_CASES").ok();
    proptest::test_runner::Config {
        cases: asked.map_or(usually, |cases| cases.parse().unwrap()),
        max_global_rejects: 1 << 20,
        failure_persistence: None,
        // The default one takes most of the time in a debug build.
        rng_algorithm: proptest::test_runner::RngAlgorithm::XorShift,
        ..Default::default()
    }
}
