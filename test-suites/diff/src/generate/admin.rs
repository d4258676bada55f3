//! The admin's calls, and what anyone may do about the pool's configuration.

use super::Generator;
use crate::call::{Call, Who};
use crate::scenario::Config;
use crate::sight::Sight;

impl Generator {
    pub(super) fn admin(&mut self, sight: &Sight) -> Call {
        match self.rng.below(30) {
            0..=5 => self.queue_reserve(sight),
            6..=9 => self.set_reserve(sight),
            10 => Call::CancelReserve {
                asset: self.asset(sight),
            },
            11..=15 => Call::UpdateStatus,
            16..=20 => self.set_status(sight),
            21..=23 => self.update_pool(),
            24 => Call::ProposeAdmin { who: self.user() },
            25 => Call::AcceptAdmin,
            26 => {
                self.planned.push(Call::AcceptAdmin);
                Call::ProposeAdmin { who: Who::Admin }
            }
            27 => Call::SetReserve {
                asset: self.asset(sight),
            },
            _ => Call::UpdateStatus,
        }
    }

    /// Mostly back to a state in which things happen.
    fn set_status(&mut self, sight: &Sight) -> Call {
        if sight.status > 1 && self.rng.chance(70) {
            return Call::SetStatus { status: 0 };
        }
        Call::SetStatus {
            status: *self.rng.pick(&[0, 0, 0, 2, 3, 4, 1, 5, 6, 7, 99]),
        }
    }

    fn queue_reserve(&mut self, sight: &Sight) -> Call {
        let asset = self.rng.below(self.prices.len() as u64) as u8;
        let listing = &self.scenario.assets[usize::from(asset)].config;
        let mut config = listing.clone();
        if self.rng.chance(50) {
            let decimals = config.decimals;
            config = Config::random(&mut self.rng);
            if sight.reserves[usize::from(asset)].is_some() || self.rng.chance(90) {
                config.decimals = decimals;
            }
        }
        if self.rng.chance(35) {
            self.distort(&mut config);
        }
        if self.rng.chance(50) {
            self.planned.push(Call::SetReserve { asset });
            self.planned.push(Call::Advance {
                seconds: 604_800,
                ledgers: 100,
            });
        }
        Call::QueueReserve { asset, config }
    }

    /// One value at or beyond its limit.
    fn distort(&mut self, config: &mut Config) {
        match self.rng.below(12) {
            0 => config.decimals = *self.rng.pick(&[0, 18, 19, 40]),
            1 => config.c_factor = *self.rng.pick(&[0, 1, 10_000_000, 10_000_001]),
            2 => config.l_factor = *self.rng.pick(&[0, 1, 10_000_000, 10_000_001]),
            3 => config.util = *self.rng.pick(&[0, 9_000_000, 9_000_001]),
            4 => {
                config.max_util =
                    *self
                        .rng
                        .pick(&[config.util, config.util + 1, 10_000_000, 10_000_001])
            }
            5 => config.r_base = *self.rng.pick(&[999, 1_000, 9_999_999, 10_000_000]),
            6 => {
                config.r_one = *self
                    .rng
                    .pick(&[config.r_two, config.r_two.saturating_add(1)])
            }
            7 => {
                config.r_two = *self
                    .rng
                    .pick(&[config.r_three, config.r_three.saturating_add(1)])
            }
            8 => config.reactivity = *self.rng.pick(&[0, 1_000, 1_001]),
            9 => config.supply_cap = *self.rng.pick(&[0, -1, 1_000_000, i128::MAX]),
            _ => config.enabled = false,
        }
    }

    fn set_reserve(&mut self, sight: &Sight) -> Call {
        let queued = (0u8..)
            .zip(&sight.queued)
            .find(|(_, queued)| queued.is_some());
        match queued {
            Some((asset, _)) => Call::SetReserve { asset },
            None => self.queue_reserve(sight),
        }
    }

    fn update_pool(&mut self) -> Call {
        let scenario = &self.scenario;
        let (mut take_rate, mut max_positions, mut min_collateral) = (
            scenario.take_rate,
            scenario.max_positions,
            scenario.min_collateral,
        );
        match self.rng.below(7) {
            6 => max_positions = self.rng.between(2, 4) as u32,
            0 => take_rate = *self.rng.pick(&[9_999_999, 10_000_000]),
            1 if take_rate > 0 || self.rng.chance(10) => {
                take_rate = *self.rng.pick(&[0, 500_000, 2_000_000]);
            }
            2 => max_positions = *self.rng.pick(&[1, 2, 60, 61]),
            3 => min_collateral = *self.rng.pick(&[-1, 0, 1_000_000_000]),
            _ => (),
        }
        Call::UpdatePool {
            take_rate,
            max_positions,
            min_collateral,
        }
    }
}
