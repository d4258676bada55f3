//! What is drawn: the course of an auction, what each supplier lost, and what came back of it.

use crate::cast::Who;
use crate::snapshot::{Auction, Side};
use serde::Serialize;

/// One fill of an auction.
#[derive(Clone, Debug, Serialize)]
pub struct Fill {
    pub by: Who,
    /// Ledgers since the start.
    pub elapsed: u32,
    /// Of what was left of the auction.
    pub percent: i128,
}

impl Fill {
    /// In words.
    pub fn share(&self) -> String {
        match self.percent {
            100 => "all that is left".to_owned(),
            percent => format!("{percent}%"),
        }
    }
}

/// An auction's course, with the fills it met.
#[derive(Clone, Debug, Serialize)]
pub struct Curve {
    pub name: &'static str,
    pub title: String,
    /// As offered at the start.
    pub lot: Side,
    pub bid: Side,
    /// From this ledger on, the lot is worth more than the bid.
    pub even_after: u32,
    pub fills: Vec<Fill>,
}

impl Curve {
    pub fn of(name: &'static str, title: String, auction: &Auction) -> anyhow::Result<Self> {
        Ok(Curve {
            name,
            title,
            lot: auction.lot,
            bid: auction.bid,
            even_after: auction.worth_it_after(0)?,
            fills: Vec::new(),
        })
    }
}

/// What a supplier had before and after the loss, in USDC (raw).
#[derive(Clone, Debug, Serialize)]
pub struct Loss {
    pub who: Who,
    #[serde(serialize_with = "crate::snapshot::as_text")]
    pub before: i128,
    #[serde(serialize_with = "crate::snapshot::as_text")]
    pub after: i128,
}

/// Where everything that suppliers ever lost is at one moment, in USDC (raw).
#[derive(Clone, Debug, Serialize)]
pub struct Point {
    pub label: &'static str,
    /// Still missing.
    #[serde(serialize_with = "crate::snapshot::as_text")]
    pub open: i128,
    /// Came back, and waits to be claimed.
    #[serde(serialize_with = "crate::snapshot::as_text")]
    pub owed: i128,
    #[serde(serialize_with = "crate::snapshot::as_text")]
    pub claimed: i128,
}

impl Point {
    pub fn total(&self) -> i128 {
        self.open + self.owed + self.claimed
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct Course {
    pub name: &'static str,
    pub title: String,
    pub points: Vec<Point>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Chart {
    Auction(Curve),
    Losses(Vec<Loss>),
    Course(Course),
}
