//! The reserves the vectors start from, and what an account is worth in them.

use lending_core::health::{Health, Valuation};
use lending_core::interest::InterestCurve;
use lending_core::reserve::Reserve;
use lending_core::units::{DebtRate, DebtShares, SupplyRate, SupplyShares, Underlying};

pub const PAR: i128 = 1_000_000_000_000;

/// The curve of the standard reserve.
pub const STD_CURVE: InterestCurve = InterestCurve {
    util_target: 7500000,
    r_base: 100000,
    r_one: 500000,
    r_two: 5000000,
    r_three: 15000000,
    reactivity: 20,
};

/// The standard reserve: 100.0 supplied and 75.0 lent at par, at time zero.
pub const STD: Reserve = Reserve {
    supply_rate: SupplyRate(PAR),
    debt_rate: DebtRate(PAR),
    rate_modifier: 1_0000000,
    supply_shares: SupplyShares(100_0000000),
    debt_shares: DebtShares(75_0000000),
    backstop_credit: Underlying(0),
    last_time: 0,
};

/// A reserve as an account sees it: rates, factors, decimals and price.
#[derive(Clone, Copy)]
pub struct Market {
    pub reserve: Reserve,
    pub c_factor: u32,
    pub l_factor: u32,
    pub decimals: u32,
    /// In the oracle's decimals.
    pub price: i128,
}

/// The standard reserve, at a price of zero.
pub const STD_MARKET: Market = Market {
    reserve: STD,
    c_factor: 7500000,
    l_factor: 7500000,
    decimals: 7,
    price: 0,
};

/// (index of the reserve, shares)
pub type Balances<'a> = &'a [(usize, i128)];

impl Market {
    pub fn valuation(&self) -> Valuation {
        Valuation {
            price: self.price,
            token_one: 10i128.pow(self.decimals),
            c_factor: self.c_factor,
            l_factor: self.l_factor,
        }
    }

    /// What `shares` of debt owe.
    pub fn owed(&self, shares: i128) -> Underlying {
        let rate = self.reserve.debt_rate;
        rate.to_underlying_up(DebtShares(shares)).unwrap()
    }
}

/// A reserve of the standard totals and seven decimals.
pub fn market(b_rate: i128, d_rate: i128, c_factor: u32, l_factor: u32, price: i128) -> Market {
    let reserve = Reserve {
        supply_rate: SupplyRate(b_rate),
        debt_rate: DebtRate(d_rate),
        ..STD
    };
    Market {
        reserve,
        c_factor,
        l_factor,
        price,
        ..STD_MARKET
    }
}

/// The market after 12345 seconds of interest from time zero.
pub fn aged(mut market: Market) -> Market {
    market.reserve.accrue(&STD_CURVE, 1000000, 12345).unwrap();
    market
}

/// The health of an account with these shares of collateral and debt.
pub fn health(markets: &[Market], collateral: Balances, debts: Balances) -> Health {
    let mut health = Health::default();
    for (index, shares) in collateral {
        let market = &markets[*index];
        let rate = market.reserve.supply_rate;
        let amount = rate.to_underlying_down(SupplyShares(*shares)).unwrap();
        health.add_collateral(&market.valuation(), amount).unwrap();
    }
    for (index, shares) in debts {
        let market = &markets[*index];
        let amount = market.owed(*shares);
        health.add_debt(&market.valuation(), amount).unwrap();
    }
    health
}
