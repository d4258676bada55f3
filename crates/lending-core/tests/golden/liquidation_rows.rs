//! E: the states the liquidations start from.

use crate::market::{aged, market, Balances, Market, PAR};
use crate::quote::Row;
use lending_core::LendingError::Overflow;

fn t3(scale: i128) -> Vec<Market> {
    vec![
        market(1_100_000_000_000, PAR, 8500000, 9000000, 2 * scale),
        market(1_200_000_000_000, PAR, 7500000, 7500000, 4 * scale),
        aged(market(PAR, PAR, 0, 7000000, 50 * scale)),
    ]
}

fn t2(scale: i128) -> Vec<Market> {
    vec![
        market(
            1_100_000_000_000,
            1_150_000_000_000,
            8500000,
            9000000,
            2 * scale,
        ),
        market(
            1_200_000_000_000,
            1_300_000_000_000,
            8000000,
            7500000,
            4 * scale,
        ),
    ]
}

pub const SEVEN: i128 = 1_0000000;
const FOURTEEN: i128 = 1_00000000000000;

/// The user of T3.
pub fn on_t3(scale: i128) -> Row {
    Row {
        markets: t3(scale),
        scale,
        collateral: &[(0, 909100000), (1, 45800000)],
        debts: &[(2, 27500000)],
        bid: &[2],
        lot: &[0, 1],
        percent: 100,
        lot_share: None,
        health_after: None,
        outcome: Err(Overflow),
    }
}

/// A user of T2, with all positions chosen.
pub fn on_t2(collateral: Balances<'static>, debts: Balances<'static>) -> Row {
    Row {
        markets: t2(SEVEN),
        collateral,
        debts,
        bid: &[0, 1],
        lot: &[0, 1],
        ..on_t3(SEVEN)
    }
}

const E5_MARKET: (i128, i128, u32, u32) = (1_000_206_159_000, PAR, 9000000, 9000000);

pub fn e5() -> Row {
    let (b_rate, d_rate, c, l) = E5_MARKET;
    Row {
        markets: vec![
            market(b_rate, d_rate, c, l, 14_185_012_444_444),
            aged(market(
                PAR,
                1_000_201_748_000,
                0,
                9000000,
                102_611_669_700_969,
            )),
        ],
        scale: FOURTEEN,
        collateral: &[(0, 89991357639)],
        debts: &[(1, 10595526742)],
        bid: &[1],
        lot: &[0],
        ..on_t3(FOURTEEN)
    }
}

pub fn e6() -> Row {
    let (b_rate, d_rate, c, l) = E5_MARKET;
    let scale = 1_00000;
    let debt = Market {
        decimals: 6,
        ..market(PAR, 1_000_201_748_000, 0, 9000000, scale)
    };
    Row {
        markets: vec![market(b_rate, d_rate, c, l, scale), aged(debt)],
        scale,
        collateral: &[(0, 80000000)],
        debts: &[(1, 100000000)],
        ..e5()
    }
}

pub fn e7() -> Row {
    let (b_rate, d_rate, c, l) = E5_MARKET;
    let other = market(PAR, 1_050_001_748_000, 5000000, 8000000, SEVEN);
    Row {
        markets: vec![market(b_rate, d_rate, c, l, SEVEN), aged(other)],
        ..on_t2(
            &[(0, 500000000), (1, 755000000)],
            &[(0, 500000000), (1, 500000000)],
        )
    }
}

pub const E8_COLLATERAL: Balances = &[(0, 1_000_000_000), (1, 1_000_000_000)];
pub const E8_DEBTS: Balances = &[(0, 827500000), (1, 750000000)];

/// T2 with a worthless collateral factor in the second reserve.
pub fn e12() -> Row {
    let mut row = on_t2(E8_COLLATERAL, &[(0, 800000000)]);
    row.markets[1].c_factor = 0;
    row
}

pub fn e15() -> Row {
    let mut row = on_t2(&[(0, 10_0000000)], &[(1, 5_0000000)]);
    row.markets = vec![
        market(PAR, PAR, 10000000, 10000000, 2 * SEVEN),
        market(PAR, PAR, 10000000, 10000000, 4 * SEVEN),
    ];
    row
}

pub fn e16() -> Row {
    let stable = market(1_000_004_689_900, PAR, 9000000, 9000000, SEVEN);
    Row {
        markets: vec![
            Market {
                decimals: 6,
                ..stable
            },
            market(PAR, 1_000_025_875_195, 7500000, 7500000, 1200000),
        ],
        collateral: &[(0, 999995310)],
        debts: &[(1, 60748428123)],
        bid: &[1],
        lot: &[0],
        ..on_t3(SEVEN)
    }
}

/// Collateral of a low factor, worth more than twice the debt.
pub fn e18() -> Row {
    Row {
        markets: vec![
            market(PAR, PAR, 1000000, 7500000, SEVEN),
            market(PAR, PAR, 7500000, 7500000, SEVEN),
        ],
        ..on_t2(&[(0, 215_8000000)], &[(1, 100_0000000)])
    }
}

/// One indivisible unit against another: 95% of the debt rounds up to all of it.
pub fn dust() -> Row {
    let unit = Market {
        decimals: 0,
        ..market(PAR, PAR, 7500000, 7500000, SEVEN)
    };
    Row {
        markets: vec![unit, unit],
        bid: &[1],
        lot: &[0],
        ..on_t2(&[(0, 1)], &[(1, 1)])
    }
}
