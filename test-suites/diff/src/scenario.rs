//! What a pair of pools is made of. Plain data, so that a failure can be printed and replayed.

use crate::rng::Rng;

/// Decimals of the LP token that backs both pools.
pub const LP_ONE: i128 = 1_0000000;
/// Accounts that act. The last one but one holds a fortune, the last one next to nothing.
pub const USERS: u8 = 6;
pub const WHALE: u8 = USERS - 2;
pub const PAUPER: u8 = USERS - 1;

#[derive(Clone, Debug)]
pub struct Scenario {
    pub oracle_decimals: u32,
    pub take_rate: u32,
    pub max_positions: u32,
    pub min_collateral: i128,
    pub assets: Vec<Asset>,
    pub lp: Lp,
    /// Backstop tokens of the first deposit.
    pub first_deposit: i128,
}

/// A token with a price, and the configuration it is listed with.
#[derive(Clone, Debug)]
pub struct Asset {
    /// In the oracle's decimals.
    pub price: i128,
    /// Whether the pool starts with it. The others can be listed later.
    pub listed: bool,
    pub config: Config,
}

/// `ReserveConfig` without the index.
#[derive(Clone, Debug)]
pub struct Config {
    pub decimals: u32,
    pub c_factor: u32,
    pub l_factor: u32,
    pub util: u32,
    pub max_util: u32,
    pub r_base: u32,
    pub r_one: u32,
    pub r_two: u32,
    pub r_three: u32,
    pub reactivity: u32,
    pub supply_cap: i128,
    pub enabled: bool,
}

/// What one LP token holds, 7 decimals each.
#[derive(Clone, Copy, Debug)]
pub struct Lp {
    pub blnd: i128,
    pub usdc: i128,
}

impl Lp {
    /// Worth of one LP token, 7 decimals: the fifth of it that is USDC, five times.
    pub fn price(&self) -> i128 {
        5 * self.usdc
    }

    /// Blend's measure of a backstop: B^4 * U / 10^18, the fifth power of its part of the target.
    pub fn blend_threshold(&self, tokens: i128) -> i128 {
        let blnd = tokens * self.blnd / LP_ONE / LP_ONE;
        let usdc = tokens * self.usdc / LP_ONE / LP_ONE;
        let mut product: i128 = 1;
        for factor in [blnd, blnd, blnd, blnd, usdc, 10_000_000] {
            product = product.saturating_mul(factor);
        }
        product / 10i128.pow(25)
    }

    /// Least whole tokens that meet Blend's threshold.
    pub fn target(&self) -> i128 {
        let (mut low, mut high) = (1i128, 1_000_000_000i128);
        while low < high {
            let middle = (low + high) / 2;
            if self.blend_threshold(middle * LP_ONE) >= 10_000_000 {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        low
    }
}

impl Scenario {
    /// One unit of the oracle's base.
    pub fn scale(&self) -> i128 {
        10i128.pow(self.oracle_decimals)
    }

    /// The LP token's price in the oracle's decimals.
    pub fn lp_price(&self) -> i128 {
        self.lp.price() * self.scale() / 10_000_000
    }

    /// Our threshold: the worth of the tokens that just meet Blend's.
    pub fn threshold(&self) -> i128 {
        self.lp.target() * self.lp_price()
    }

    /// Whether both rules, Blend's fifth power and our plain share of the threshold, judge `tokens`
    /// the same. They part between 4.96% and 5%, and within a token of 100%.
    pub fn rules_agree(&self, tokens: i128) -> bool {
        let blend = self.lp.blend_threshold(tokens);
        (blend >= 10_000_000) == (self.worth(tokens) >= self.threshold())
            && (blend < 3) == self.is_exhausted(tokens)
    }

    /// Our rule: below 5% of the threshold.
    pub fn is_exhausted(&self, tokens: i128) -> bool {
        self.worth(tokens) * 20 < self.threshold() || tokens == 0
    }

    /// Of backstop tokens, in the oracle's base.
    fn worth(&self, tokens: i128) -> i128 {
        tokens * self.lp_price() / LP_ONE
    }

    pub fn random(rng: &mut Rng) -> Self {
        let oracle_decimals = *rng.pick(&[7, 14]);
        let lp = *rng.pick(&[
            Lp {
                blnd: 10_0000000,
                usdc: 2500000,
            },
            Lp {
                blnd: 40_0000000,
                usdc: 1_0000000,
            },
            Lp {
                blnd: 2_5000000,
                usdc: 3_1000000,
            },
        ]);
        let count = rng.between(2, 6) as usize;
        let assets = (0..count)
            .map(|n| Asset::random(rng, oracle_decimals, n))
            .collect();
        let target = lp.target();
        let first_deposit = target * i128::from(*rng.pick(&[102u32, 110, 150, 300])) / 100 * LP_ONE;
        Scenario {
            oracle_decimals,
            // Mostly none: a default takes the credit first, and parts the states where there is any.
            take_rate: *rng.pick(&[0, 0, 0, 0, 1_000_000, 2_000_000, 9_999_999]),
            max_positions: rng.between(3, 12) as u32,
            min_collateral: *rng.pick(&[0, 0, 1, 10]) * 10i128.pow(oracle_decimals),
            assets,
            lp,
            first_deposit,
        }
    }
}

impl Asset {
    fn random(rng: &mut Rng, oracle_decimals: u32, n: usize) -> Self {
        let scale = 10i128.pow(oracle_decimals);
        let price = match rng.below(8) {
            0 => scale / 1000,
            1 => 60_000 * scale,
            2..=4 => scale,
            _ => scale * i128::from(rng.between(1, 4000) as u32) / 100,
        };
        Asset {
            price,
            listed: n < 2 || rng.chance(80),
            config: Config::random(rng),
        }
    }
}

impl Config {
    pub fn random(rng: &mut Rng) -> Self {
        let util = *rng.pick(&[5_000_000, 7_500_000, 8_500_000, 9_000_000]);
        let steep = rng.chance(1);
        let decimals = *rng.pick(&[6, 7, 7, 9, 18]);
        Config {
            decimals,
            c_factor: *rng.pick(&[
                0, 5_000_000, 7_500_000, 7_500_000, 9_000_000, 9_500_000, 9_500_000,
            ]),
            l_factor: *rng.pick(&[5_000_000, 7_500_000, 9_000_000, 9_500_000, 10_000_000]),
            util,
            max_util: *rng.pick(&[9_500_000, 9_500_000, 9_900_000, 10_000_000]),
            r_base: *rng.pick(&[1_000, 50_000, 100_000, 9_999_999]),
            r_one: *rng.pick(&[0, 300_000, 500_000]),
            r_two: if steep {
                u32::MAX
            } else {
                *rng.pick(&[500_000, 1_000_000, 5_000_000])
            },
            r_three: if steep {
                u32::MAX
            } else {
                *rng.pick(&[5_000_000, 15_000_000, 50_000_000])
            },
            reactivity: *rng.pick(&[0, 20, 100, 1_000]),
            supply_cap: if rng.chance(85) {
                i128::MAX
            } else {
                2_000_000 * 10i128.pow(decimals)
            },
            enabled: true,
        }
    }
}

impl Scenario {
    /// Two reserves of 7 decimals at a price of one, and a third that is not listed: what the tests
    /// of single differences start from.
    pub fn plain() -> Self {
        let config = Config {
            decimals: 7,
            c_factor: 7_500_000,
            l_factor: 7_500_000,
            util: 7_500_000,
            max_util: 9_500_000,
            r_base: 100_000,
            r_one: 500_000,
            r_two: 5_000_000,
            r_three: 15_000_000,
            reactivity: 20,
            supply_cap: i128::MAX,
            enabled: true,
        };
        let asset = |listed| Asset {
            price: 10_000_000,
            listed,
            config: config.clone(),
        };
        let lp = Lp {
            blnd: 10_0000000,
            usdc: 2500000,
        };
        Scenario {
            oracle_decimals: 7,
            take_rate: 1_000_000,
            max_positions: 6,
            min_collateral: 0,
            assets: vec![asset(true), asset(true), asset(false)],
            lp,
            first_deposit: 2 * lp.target() * LP_ONE,
        }
    }
}
