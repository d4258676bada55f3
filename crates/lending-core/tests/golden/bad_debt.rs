//! G: the tokens offered for bad debt, and the loss of suppliers where nobody takes it.

use crate::market::{Market, PAR, STD, STD_CURVE, STD_MARKET};
use lending_core::auction::bad_debt::lot_down;
use lending_core::bad_debt::default_debt;
use lending_core::claims::Loss;
use lending_core::coverage::TokenPrice;
use lending_core::reserve::Reserve;
use lending_core::units::{DebtRate, DebtShares, SupplyRate, SupplyShares, Underlying};
use lending_core::LendingError;

const ONE: i128 = 1_0000000;
const PLENTY: i128 = 1_000_000_0000000;

/// A default in a reserve without a loss before.
fn default(
    reserve: &mut Reserve,
    debt: DebtShares,
) -> Result<lending_core::bad_debt::Default, LendingError> {
    default_debt(reserve, &mut Loss::default(), debt, || {
        Ok::<_, LendingError>(Underlying(PLENTY))
    })
}

/// The backstop token at 1.25.
fn spot(scale: i128) -> TokenPrice {
    TokenPrice::new(scale * 5 / 4, scale, ONE).unwrap()
}

/// Two reserves with 10.0 and 2.5 of bad debt, after `seconds` of interest.
fn debts(scale: i128, seconds: u64) -> [(Market, i128); 2] {
    let market = |rate, price| {
        let mut reserve = Reserve {
            debt_rate: DebtRate(rate),
            ..STD
        };
        reserve.accrue(&STD_CURVE, 1000000, seconds).unwrap();
        Market {
            reserve,
            price,
            ..STD_MARKET
        }
    };
    let (first, second) = (1_100_000_000_000, 1_200_000_000_000);
    [
        (market(first, 2 * scale), 10_0000000),
        (market(second, 4 * scale), 2_5000000),
    ]
}

fn value(debts: &[(Market, i128)]) -> i128 {
    let worth = |(market, shares): &(Market, i128)| {
        market.valuation().value_down(market.owed(*shares)).unwrap()
    };
    debts.iter().map(worth).sum()
}

struct Row {
    scale: i128,
    seconds: u64,
    /// How many of the two debts are offered.
    offered: usize,
    held: i128,
    value: Option<i128>,
    lot: i128,
}

const G6: Row = Row {
    scale: ONE,
    seconds: 0,
    offered: 2,
    held: PLENTY,
    value: Some(340000000),
    lot: 326400000,
};

fn check_lot(row: Row) {
    let debts = debts(row.scale, row.seconds);
    let value = value(&debts[..row.offered]);
    if let Some(expected) = row.value {
        assert_eq!(value, expected);
    }
    let lot = lot_down(value, value, Underlying(row.held), &spot(row.scale));
    assert_eq!(lot, Ok(Underlying(row.lot)));
}

vectors! { check_lot:
    g6_tokens_for_120_percent_of_two_debts = G6;
    g6_the_same_with_two_oracle_decimals = Row { scale: 100, value: Some(3400), ..G6 };
    g6_the_same_with_fourteen_oracle_decimals = Row {
        scale: 1_00000000000000, value: Some(34_00000000000000), ..G6
    };
    g7_at_most_what_the_backstop_holds = Row { held: 320000000, lot: 320000000, ..G6 };
    g8_with_500_seconds_of_interest = Row {
        seconds: 500, value: Some(340001692), lot: 326401624, ..G6
    };
    g9_only_one_debt = Row { offered: 1, value: None, lot: 211200000, ..G6 };
}

#[test]
fn g11_a_debt_of_six_decimals() {
    let reserve = Reserve {
        debt_rate: DebtRate(1_000_006_850_516),
        ..STD
    };
    let stable = Market {
        reserve,
        decimals: 6,
        price: ONE,
        ..STD_MARKET
    };
    let value = value(&[(stable, 4999967)]);
    assert_eq!(value, 50000020);
    let lot = lot_down(value, value, Underlying(PLENTY), &spot(ONE));
    assert_eq!(lot, Ok(Underlying(48000019)));
}

#[test]
fn g12_a_debt_worth_nothing_cannot_be_auctioned() {
    let reserve = Reserve {
        debt_rate: DebtRate(PAR),
        ..STD
    };
    let xlm = Market {
        reserve,
        price: 1000000,
        ..STD_MARKET
    };
    let value = value(&[(xlm, 1)]);
    assert_eq!(value, 0);
    let lot = lot_down(value, value, Underlying(PLENTY), &spot(ONE));
    assert_eq!(lot, Err(LendingError::InvalidBid));
}

#[test]
fn g20_an_empty_backstop_offers_nothing() {
    let lot = lot_down(340000000, 340000000, Underlying(0), &spot(ONE));
    assert_eq!(lot, Err(LendingError::InvalidLot));
}

struct Default {
    d_rate: i128,
    b_supply: i128,
    b_rate: i128,
    d_supply: i128,
    burned: i128,
    b_rate_after: i128,
}

const G14: Default = Default {
    d_rate: 1_500_000_000_000,
    b_supply: 7500000000,
    b_rate: 1_250_000_000_000,
    d_supply: 5000000000,
    burned: 200000000,
    b_rate_after: 1_210_000_000_000,
};

fn check_default(row: Default) {
    let before = Reserve {
        supply_rate: SupplyRate(row.b_rate),
        debt_rate: DebtRate(row.d_rate),
        supply_shares: SupplyShares(row.b_supply),
        debt_shares: DebtShares(row.d_supply),
        backstop_credit: Underlying::ZERO,
        ..STD
    };
    let mut reserve = before;
    default(&mut reserve, DebtShares(row.burned)).unwrap();
    let expected = Reserve {
        supply_rate: SupplyRate(row.b_rate_after),
        debt_shares: DebtShares(row.d_supply - row.burned),
        ..before
    };
    assert_eq!(reserve, expected);
}

vectors! { check_default:
    g13_one_unit = Default {
        d_rate: 1_000_040_376_948, b_supply: PAR, b_rate: 1_000_023_620_517, d_supply: 201,
        burned: 1, b_rate_after: 1_000_023_620_515,
    };
    g14_suppliers_lose_what_was_owed = G14;
    g15_the_loss_rounds_up = Default { burned: 200000001, b_rate_after: 1_209_999_999_733, ..G14 };
    g16_the_rate_ends_at_zero = Default {
        b_rate: 100_000_000_000, burned: 1000000000, b_rate_after: 0, ..G14
    };
    g18_most_of_a_reserve = Default {
        d_rate: 1_000_008_064_968, b_supply: 309998593036, b_rate: 1_000_005_176_336,
        d_supply: 107999348647, burned: 59999609187, b_rate_after: 806_455_610_531,
    };
}

/// G14 with interest of the backstop: that pays first, and the rate loses less.
#[test]
fn g14_the_credit_pays_first() {
    for (credit, left, b_rate_after) in [
        (1234567, 0, 1_210_164_608_933),
        (300000000, 0, 1_250_000_000_000),
        (300000007, 7, 1_250_000_000_000),
    ] {
        let before = Reserve {
            supply_rate: SupplyRate(G14.b_rate),
            debt_rate: DebtRate(G14.d_rate),
            supply_shares: SupplyShares(G14.b_supply),
            debt_shares: DebtShares(G14.d_supply),
            backstop_credit: Underlying(credit),
            ..STD
        };
        let mut reserve = before;
        let done = default(&mut reserve, DebtShares(G14.burned)).unwrap();
        assert_eq!(done.defaulted, Underlying(300000000));
        assert_eq!(done.from_credit, Underlying(credit - left));
        let expected = Reserve {
            supply_rate: SupplyRate(b_rate_after),
            debt_shares: DebtShares(G14.d_supply - G14.burned),
            backstop_credit: Underlying(left),
            ..before
        };
        assert_eq!(reserve, expected);
    }
}

#[test]
fn only_debt_that_is_there_can_be_burned() {
    let mut reserve = STD;
    let nothing = default(&mut reserve, DebtShares(0));
    assert_eq!(nothing, Err(LendingError::ZeroDebtBurned));
    let too_much = default(&mut reserve, DebtShares(75_0000001));
    assert_eq!(too_much, Err(LendingError::NegativeBalance));
}

#[test]
fn without_suppliers_nobody_loses() {
    let mut reserve = Reserve {
        supply_shares: SupplyShares(0),
        ..STD
    };
    default(&mut reserve, DebtShares(75_0000000)).unwrap();
    assert_eq!(reserve.debt_shares, DebtShares(0));
    assert_eq!(reserve.supply_rate, SupplyRate(PAR));
}
