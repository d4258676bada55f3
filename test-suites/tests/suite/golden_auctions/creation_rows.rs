//! E: the states the liquidations start from.

use super::{Market, PAR, STD};

/// Balances by reserve index.
pub type Balances = &'static [(u32, i128)];

pub struct Row {
    pub markets: Vec<Market>,
    pub oracle_decimals: u32,
    pub collateral: Balances,
    pub debts: Balances,
    /// Reserves whose debt is offered.
    pub bid: &'static [usize],
    /// Reserves whose collateral is offered.
    pub lot: &'static [usize],
    pub percent: u32,
    /// The ledger of the creation.
    pub ledger: u32,
}

fn market(b_rate: i128, d_rate: i128, c_factor: u32, l_factor: u32, price: i128) -> Market {
    Market {
        b_rate,
        d_rate,
        c_factor,
        l_factor,
        price,
        ..STD
    }
}

/// The market with interest to come since time zero.
fn aged(market: Market) -> Market {
    Market {
        last_time: Some(0),
        ..market
    }
}

/// Three reserves, two of them collateral and one of them debt.
pub fn t3(oracle_decimals: u32) -> Row {
    let scale = 10i128.pow(oracle_decimals);
    Row {
        markets: vec![
            market(1_100_000_000_000, PAR, 8500000, 9000000, 2 * scale),
            market(1_200_000_000_000, PAR, 7500000, 7500000, 4 * scale),
            aged(market(PAR, PAR, 0, 7000000, 50 * scale)),
        ],
        oracle_decimals,
        collateral: &[(0, 909100000), (1, 45800000)],
        debts: &[(2, 27500000)],
        bid: &[2],
        lot: &[0, 1],
        percent: 100,
        ledger: 50,
    }
}

/// Two reserves with these positions, all of them chosen.
pub fn t2(collateral: Balances, debts: Balances) -> Row {
    let (first, second) = (1_150_000_000_000, 1_300_000_000_000);
    Row {
        markets: vec![
            market(1_100_000_000_000, first, 8500000, 9000000, 2_0000000),
            market(1_200_000_000_000, second, 8000000, 7500000, 4_0000000),
        ],
        collateral,
        debts,
        bid: &[0, 1],
        lot: &[0, 1],
        ..t3(7)
    }
}

fn e5_collateral(price: i128) -> Market {
    market(1_000_206_159_000, PAR, 9000000, 9000000, price)
}

pub fn e5() -> Row {
    let debt = market(PAR, 1_000_201_748_000, 0, 9000000, 102_611_669_700_969);
    Row {
        markets: vec![e5_collateral(14_185_012_444_444), aged(debt)],
        collateral: &[(0, 89991357639)],
        debts: &[(1, 10595526742)],
        bid: &[1],
        lot: &[0],
        percent: 69,
        ..t3(14)
    }
}

pub fn e6() -> Row {
    let price = 1_00000;
    let debt = Market {
        decimals: 6,
        ..market(PAR, 1_000_201_748_000, 0, 9000000, price)
    };
    Row {
        markets: vec![e5_collateral(price), aged(debt)],
        oracle_decimals: 5,
        collateral: &[(0, 80000000)],
        debts: &[(1, 100000000)],
        percent: 100,
        ..e5()
    }
}

pub fn e7() -> Row {
    let other = market(PAR, 1_050_001_748_000, 5000000, 8000000, 1_0000000);
    Row {
        markets: vec![e5_collateral(1_0000000), aged(other)],
        percent: 96,
        ..t2(
            &[(0, 500000000), (1, 755000000)],
            &[(0, 500000000), (1, 500000000)],
        )
    }
}

pub fn e8() -> Row {
    Row {
        percent: 95,
        ..t2(
            &[(0, 1_000_000_000), (1, 1_000_000_000)],
            &[(0, 827500000), (1, 750000000)],
        )
    }
}

pub fn e10() -> Row {
    Row {
        bid: &[0],
        lot: &[1],
        percent: 85,
        ..t2(
            &[(0, 500000000), (1, 300000000)],
            &[(0, 300000000), (1, 200000000)],
        )
    }
}

pub fn e11() -> Row {
    Row {
        bid: &[1],
        lot: &[0],
        ..t2(&[(0, 1_000_000_000)], &[(0, 400000000), (1, 150000000)])
    }
}

/// The second collateral has a factor of zero.
pub fn e12() -> Row {
    let mut row = Row {
        bid: &[0],
        lot: &[1],
        percent: 15,
        ..t2(&[(0, 1_000_000_000), (1, 1_000_000_000)], &[(0, 800000000)])
    };
    row.markets[1].c_factor = 0;
    row
}

pub fn e13() -> Row {
    Row {
        bid: &[1],
        lot: &[1],
        percent: 40,
        ..t2(&[(0, 600000000), (1, 100000000)], &[(1, 250000000)])
    }
}

pub fn e14() -> Row {
    Row {
        bid: &[0],
        lot: &[0],
        ..t2(&[(0, 1_000_000_000)], &[(0, 100000000), (1, 250000000)])
    }
}

/// Collateral and debt of the same worth, at factors of one.
pub fn e15() -> Row {
    Row {
        markets: vec![
            market(PAR, PAR, 10000000, 10000000, 2_0000000),
            market(PAR, PAR, 10000000, 10000000, 4_0000000),
        ],
        bid: &[1],
        lot: &[0],
        ..t2(&[(0, 10_0000000)], &[(1, 5_0000000)])
    }
}

pub fn e16() -> Row {
    let stable = Market {
        decimals: 6,
        ..market(1_000_004_689_900, PAR, 9000000, 9000000, 1_0000000)
    };
    let other = market(PAR, 1_000_025_875_195, 7500000, 7500000, 1200000);
    Row {
        markets: vec![stable, other],
        bid: &[1],
        lot: &[0],
        percent: 50,
        ledger: 150,
        ..t2(&[(0, 999995310)], &[(1, 60748428123)])
    }
}

/// Collateral of a low factor, worth more than twice the debt.
pub fn e18(percent: u32) -> Row {
    Row {
        markets: vec![market(PAR, PAR, 1000000, 7500000, 1_0000000), STD],
        bid: &[1],
        lot: &[0],
        percent,
        ..t2(&[(0, 215_8000000)], &[(1, 100_0000000)])
    }
}
