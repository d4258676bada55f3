use crate::books::of_cover;
use crate::coin::Coin;
use crate::snapshot::Reserve;
use lending_core::health::Valuation;

fn reserve(held: i128, owed: i128) -> Reserve {
    Reserve {
        coin: Coin::Usdc,
        supplied: owed,
        lent: 0,
        utilization: 0,
        borrow_rate: 0,
        supply_rate: 0,
        b_rate: 1_000_000_000_000,
        d_rate: 1_000_000_000_000,
        b_supply: owed,
        d_supply: 0,
        backstop_credit: 0,
        held,
        owed,
        valuation: Valuation {
            price: 1,
            token_one: 1,
            c_factor: 1,
            l_factor: 1,
        },
    }
}

#[test]
fn one_missing_unit_breaks_the_books() {
    assert!(!of_cover(&reserve(99, 100)).holds);
}

#[test]
fn a_surplus_does_not_break_the_books() {
    assert!(of_cover(&reserve(100, 100)).holds);
    assert!(of_cover(&reserve(101, 100)).holds);
}
