//! Pari passu without rounding: what every account would have got back in an ideal world.
//!
//! Numbers carry 256 binary places, so that after thousands of steps the error is still far below
//! any rate or unit of the books.

use super::book::USERS;
use lending_core::fixed::RATE_ONE;
use lending_core::units::SupplyShares;
use num_bigint::BigInt;

const PLACES: u32 = 256;

#[derive(Default)]
pub struct Exact {
    missing: [BigInt; USERS],
    got: [BigInt; USERS],
}

impl Exact {
    /// Everybody loses `cut` (12 decimals) per share.
    pub fn lose(&mut self, shares: &[SupplyShares; USERS], cut: i128) {
        for (missing, shares) in self.missing.iter_mut().zip(shares) {
            *missing += ((BigInt::from(shares.0) * cut) << PLACES) / RATE_ONE;
        }
    }

    /// `amount` comes back to those who miss something, in proportion to what they miss.
    pub fn recover(&mut self, amount: i128) {
        let all: BigInt = self.missing.iter().sum();
        if amount <= 0 || all == BigInt::ZERO {
            return;
        }
        let amount = (BigInt::from(amount) << PLACES).min(all.clone());
        for (missing, got) in self.missing.iter_mut().zip(&mut self.got) {
            let part = &*missing * &amount / &all;
            *missing -= &part;
            *got += part;
        }
    }

    /// Whole units that `paid` is below (negative: above) what the user should have got, away from
    /// zero.
    pub fn short(&self, user: usize, paid: i128) -> i128 {
        let short: BigInt = &self.got[user] - (BigInt::from(paid) << PLACES);
        let one: BigInt = BigInt::from(1) << PLACES;
        let magnitude: BigInt = (BigInt::from(short.magnitude().clone()) + &one - 1) / &one;
        let up = if short < BigInt::ZERO {
            -magnitude
        } else {
            magnitude
        };
        up.try_into().unwrap()
    }
}
