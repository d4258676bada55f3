//! The scenes: what is measured, and the situation it is measured in.
//!
//! A scene opens a world, brings everybody into position, lets a day pass, so that interest is due
//! everywhere, and measures. What it measures changes nothing; what it needs later it does for good.

mod admin;
mod backstop;
mod bad_debt;
mod catalogue;
mod interest;
mod lens;
mod liquidations;
mod positions;

pub use catalogue::{Op, CATALOGUE};

use crate::record::Record;
use crate::setup::Setup;
use anyhow::Result;

type Scene = fn(&mut Record, Setup) -> Result<()>;

pub const SCENES: [(&str, Scene); 7] = [
    ("positions", positions::scene),
    ("liquidations", liquidations::scene),
    ("bad debt", bad_debt::scene),
    ("interest auctions", interest::scene),
    ("backstop", backstop::scene),
    ("lens", lens::scene),
    ("administration", admin::scene),
];

/// 1, 2, 4, 8, 16 and `most` itself.
pub fn widths(most: usize) -> Vec<usize> {
    let mut all: Vec<_> = [1, 2, 4, 8, 16]
        .into_iter()
        .filter(|it| *it < most)
        .collect();
    all.push(most);
    all
}
