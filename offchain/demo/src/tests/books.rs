use crate::books::{of_cover, of_losses};
use crate::coin::Coin;
use crate::snapshot::{Losses, Reserve};
use lending_core::health::Valuation;

fn reserve(held: i128, needed: i128) -> Reserve {
    Reserve {
        coin: Coin::Usdc,
        supplied: needed,
        lent: 0,
        utilization: 0,
        borrow_rate: 0,
        supply_rate: 0,
        b_rate: 1_000_000_000_000,
        d_rate: 1_000_000_000_000,
        b_supply: needed,
        d_supply: 0,
        backstop_credit: 0,
        held,
        needed,
        killed: false,
        losses: Losses::default(),
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

#[test]
fn one_unit_too_much_in_any_counter_breaks_the_books() {
    let sound = Losses {
        assigned_d: 100,
        taken_d: 40,
        repaid_d: 10,
        defaulted_d: 30,
        backstop_d: 20,
        socialized: 30,
        open: 18,
        recovered: 12,
        owed: 7,
        claimed: 5,
        ..Losses::default()
    };
    let failures = |losses: Losses| {
        let reserve = Reserve {
            losses,
            ..reserve(0, 0)
        };
        let all = of_losses(&reserve).into_iter();
        all.filter(|it| !it.holds).count()
    };
    assert_eq!(failures(sound.clone()), 0);
    let counters: [fn(&mut Losses) -> &mut i128; 10] = [
        |it| &mut it.assigned_d,
        |it| &mut it.taken_d,
        |it| &mut it.repaid_d,
        |it| &mut it.defaulted_d,
        |it| &mut it.backstop_d,
        |it| &mut it.socialized,
        |it| &mut it.open,
        |it| &mut it.recovered,
        |it| &mut it.owed,
        |it| &mut it.claimed,
    ];
    for counter in counters {
        let mut losses = sound.clone();
        *counter(&mut losses) += 1;
        assert!(failures(losses) > 0);
    }
}
