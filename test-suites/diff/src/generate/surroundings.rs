//! Clock and prices.

use super::Generator;
use crate::call::Call;
use crate::sight::Sight;
use crate::world::FAR_FUTURE;

pub(super) const DAY: u64 = 86_400;

impl Generator {
    pub(super) fn advance(&mut self, sight: &Sight) -> Call {
        if let (Some(auction), true) = (sight.auctions.last().cloned(), self.rng.chance(80)) {
            return self.pursue(sight, &auction);
        }
        let (seconds, ledgers) = match self.rng.below(20) {
            0..=5 => (5, 1),
            6..=8 => (0, 1),
            9 => (1, 0),
            10..=13 => (self.rng.between(60, 3_600), self.rng.between(1, 400) as u32),
            14..=15 => (DAY, 17_280),
            16 => (7 * DAY, 120_960),
            17 => (17 * DAY, 293_760),
            18 => (30 * DAY, 518_400),
            _ => (
                self.rng.between(1, 400) * DAY,
                self.rng.between(1, 1_000_000) as u32,
            ),
        };
        Call::Advance { seconds, ledgers }
    }

    pub(super) fn set_price(&mut self, asset: u8, price: i128) -> Call {
        self.prices[usize::from(asset)] = price;
        Call::Price {
            asset,
            price,
            timestamp: FAR_FUTURE,
        }
    }

    pub(super) fn move_price(&mut self, sight: &Sight) -> Call {
        let asset = self.rng.below(self.prices.len() as u64) as u8;
        let old = self.prices[usize::from(asset)];
        let first = self.scenario.assets[usize::from(asset)].price;
        match self.rng.below(20) {
            0..=9 => {
                let percent = self.rng.between(85, 115) as i128;
                self.set_price(asset, (old.saturating_mul(percent) / 100).max(1))
            }
            10..=14 => self.set_price(asset, first),
            15 => {
                let price = *self
                    .rng
                    .pick(&[1, 10i128.pow(22), first * 1000, first / 1000 + 1]);
                self.set_price(asset, price)
            }
            16..=17 => {
                // Of an age around the limit, good for a while or not at all.
                let age = *self.rng.pick(&[0, DAY - 60, DAY, DAY + 1, 3 * DAY]);
                self.broken.push(asset);
                Call::Price {
                    asset,
                    price: old,
                    timestamp: sight.now - age,
                }
            }
            18 => {
                self.broken.push(asset);
                let price = *self.rng.pick(&[0, -1, i128::MIN, i128::MAX]);
                Call::Price {
                    asset,
                    price,
                    timestamp: FAR_FUTURE,
                }
            }
            _ => {
                self.broken.push(asset);
                Call::KillFeed { asset }
            }
        }
    }

    /// Feeds do not stay broken for long.
    pub(super) fn repair(&mut self) -> Option<Call> {
        if self.broken.is_empty() || !self.rng.chance(25) {
            return None;
        }
        let asset = self.broken.remove(0);
        let price = self.prices[usize::from(asset)];
        Some(Call::Price {
            asset,
            price,
            timestamp: FAR_FUTURE,
        })
    }
}
