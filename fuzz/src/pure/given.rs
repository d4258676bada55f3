//! Inputs of the pure code.

use arbitrary::Arbitrary;
use lending_core::interest::InterestCurve;
use lending_core::limits::{require_reserve_config, ReserveLimits};
use lending_core::reserve::Reserve;
use lending_core::units::{DebtRate, DebtShares, SupplyRate, SupplyShares, Underlying};

/// An integer of any width, so that small and huge ones are as likely.
#[derive(Arbitrary, Clone, Copy, Debug)]
pub struct Number {
    raw: i128,
    bits: u8,
}

impl Number {
    /// Any i128.
    pub fn any(self) -> i128 {
        self.raw >> (self.bits % 128)
    }

    /// From zero up.
    pub fn amount(self) -> i128 {
        (self.any() ^ (self.any() >> 127)).max(0)
    }

    /// At most `limit`.
    pub fn up_to(self, limit: i128) -> i128 {
        self.amount() % (limit + 1)
    }
}

#[derive(Arbitrary, Debug)]
pub struct Books {
    pub supply_rate: Number,
    pub debt_rate: Number,
    pub rate_modifier: Number,
    pub supply: Number,
    pub debt: Number,
    pub credit: Number,
    pub last_time: u64,
}

impl Books {
    pub fn reserve(&self) -> Reserve {
        Reserve {
            supply_rate: SupplyRate(self.supply_rate.amount()),
            debt_rate: DebtRate(self.debt_rate.amount()),
            rate_modifier: self.rate_modifier.amount(),
            supply_shares: SupplyShares(self.supply.amount()),
            debt_shares: DebtShares(self.debt.amount()),
            backstop_credit: Underlying(self.credit.amount()),
            last_time: self.last_time,
        }
    }
}

#[derive(Arbitrary, Debug)]
pub struct Curve {
    pub rates: [u32; 4],
    pub util_target: u32,
    pub reactivity: u32,
}

impl Curve {
    pub fn curve(&self) -> InterestCurve {
        let [r_base, r_one, r_two, r_three] = self.rates;
        InterestCurve {
            util_target: self.util_target,
            r_base,
            r_one,
            r_two,
            r_three,
            reactivity: self.reactivity,
        }
    }

    pub fn is_accepted(&self) -> bool {
        let limits = ReserveLimits {
            decimals: 7,
            c_factor: 0,
            l_factor: 0,
            max_util: 10_000_000,
        };
        require_reserve_config(&limits, &self.curve()).is_ok()
    }
}

#[derive(Arbitrary, Debug)]
pub struct Asset {
    pub price: Number,
    pub decimals: u8,
    pub c_factor: u32,
    pub l_factor: u32,
    pub collateral: Number,
    pub debt: Number,
}
