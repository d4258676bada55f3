//! Liquidations: the parts are parts, the incentive has bounds, and the account lands in its window.

use crate::given::{big, up_to, ONE};
use lending_core::auction::liquidation::{part_up, Size};
use lending_core::health::{Health, Valuation};
use lending_core::units::Underlying;
use lending_core::LendingError;
use proptest::prelude::*;

const SCALES: [i128; 4] = [
    100,
    1_0000000,
    100_000_000_000_000,
    1_000_000_000_000_000_000,
];

#[derive(Clone, Debug)]
struct Case {
    scale: i128,
    collateral: (Valuation, i128),
    debt: (Valuation, i128),
    percent: u32,
}

/// One collateral, one debt, most of them a little unhealthy.
fn case() -> impl Strategy<Value = Case> {
    let factor = || prop_oneof![Just(10_000_000u32), 1_000_000..=10_000_000u32];
    let assets = (
        up_to(12),
        up_to(6),
        factor(),
        up_to(6),
        factor(),
        700_000..=2_000_000u32,
    );
    (0..SCALES.len(), assets, 1..=100u32).prop_map(
        |(scale, (amount, price, c_factor, debt_price, l_factor, weight), percent)| {
            let scale = SCALES[scale];
            let by = |price: i128, c_factor, l_factor| Valuation {
                price: (price * scale / 1_000).max(1),
                token_one: ONE,
                c_factor,
                l_factor,
            };
            let (collateral, debt) = (by(price, c_factor, 1), by(debt_price, 0, l_factor));
            // Debt of the collateral's effective worth, times 0.7 to 2.
            let worth = big(amount) * collateral.price * c_factor * l_factor * weight
                / debt.price
                / ONE
                / ONE
                / 1_000_000;
            let owed = i128::try_from(worth)
                .unwrap_or(i128::MAX)
                .clamp(1, 1_000_000_000_000_000_000_000);
            Case {
                scale,
                collateral: (collateral, amount),
                debt: (debt, owed),
                percent,
            }
        },
    )
}

impl Case {
    fn health(&self, collateral: i128, debt: i128) -> Health {
        let mut health = Health::default();
        if collateral > 0 {
            health
                .add_collateral(&self.collateral.0, Underlying(collateral))
                .unwrap();
        }
        if debt > 0 {
            health.add_debt(&self.debt.0, Underlying(debt)).unwrap();
        }
        health
    }

    fn account(&self) -> Health {
        self.health(self.collateral.1, self.debt.1)
    }

    fn size(&self) -> Result<Size, LendingError> {
        Size::of(&self.account(), &self.account(), self.percent, self.scale)
    }
}

proptest! {
    #[test]
    fn no_part_exceeds_its_whole(case in case(), balance in up_to(27)) {
        let Ok(size) = case.size() else { return Ok(()) };
        for share in [size.bid_share, size.lot_share] {
            prop_assert!((0..=case.scale).contains(&share));
            let part = part_up(balance, share, case.scale).unwrap();
            prop_assert!((0..=balance).contains(&part));
            prop_assert!(big(part) * case.scale >= big(balance) * share);
            prop_assert!(big(part - 1) * case.scale < big(balance) * share);
        }
        prop_assert!(big(size.bid_share) * 100 <= big(case.percent.into()) * case.scale);
    }

    #[test]
    fn the_lot_is_worth_the_debt_taken_and_at_most_half_more(case in case()) {
        let Ok(size) = case.size() else { return Ok(()) };
        let account = case.account();
        let taken = big(account.liability_raw) * size.bid_share;
        let lot = big(account.collateral_raw) * size.lot_share;
        // The share of the lot is rounded up by at most one part in `scale`.
        let slack = big(account.collateral_raw) + 2 * case.scale;
        prop_assert!(
            lot.clone() * 2 <= taken.clone() * 3 + (slack.clone() + account.liability_raw) * 2
        );
        prop_assert!(lot + slack + account.liability_raw >= taken || size.lot_share == case.scale);
    }

    #[test]
    fn a_worse_collateral_earns_no_smaller_incentive(
        case in case(),
        lower in 1_000_000..=10_000_000u32,
    ) {
        let worse = Case {
            collateral: (
                Valuation {
                    c_factor: lower.min(case.collateral.0.c_factor),
                    ..case.collateral.0
                },
                case.collateral.1,
            ),
            ..case.clone()
        };
        let (Ok(size), Ok(worse)) = (case.size(), worse.size()) else {
            return Ok(());
        };
        prop_assume!(size.bid_share == worse.bid_share);
        prop_assert!(worse.lot_share >= size.lot_share);
    }

    #[test]
    fn an_accepted_partial_liquidation_lands_in_the_window(case in case()) {
        let Ok(size) = case.size() else { return Ok(()) };
        let account = case.account();
        let lot = part_up(case.collateral.1, size.lot_share, case.scale).unwrap();
        let bid = part_up(case.debt.1, size.bid_share, case.scale).unwrap();
        let after = case.health(case.collateral.1 - lot, case.debt.1 - bid);
        match size.judge(&account, &after, case.scale) {
            Ok(false) => {
                prop_assert!(!after.is_over(1_1500000, case.scale).unwrap());
                prop_assert!(!after.is_under(1_0300000, case.scale).unwrap());
                prop_assert!(case.percent <= 100);
            }
            Ok(true) => prop_assert!(case.percent > 95),
            Err(LendingError::LiquidationTooLarge) => {
                prop_assert!(after.is_over(1_1500000, case.scale).unwrap())
            }
            Err(error) => {
                prop_assert_eq!(error, LendingError::LiquidationTooSmall);
                prop_assert!(after.is_under(1_0300000, case.scale).unwrap() && case.percent <= 95);
            }
        }
    }

    #[test]
    fn everything_is_taken_only_when_everything_is_chosen(
        case in case(),
        other in 1..1_000_000_000i128,
        debt_too in any::<bool>(),
    ) {
        let selected = case.account();
        let mut account = selected;
        if debt_too {
            account.liability_raw += other;
            account.liability_base += other;
        } else {
            account.collateral_raw += other;
        }
        if let Ok(size) = Size::of(&account, &selected, case.percent, case.scale) {
            prop_assert_ne!(size.judge(&account, &account, case.scale), Ok(true));
            prop_assert_eq!(size.bid_share, i128::from(case.percent) * case.scale / 100);
        }
    }

    #[test]
    fn collateral_that_does_not_suffice_is_refused_while_other_is_left_out(
        case in case(),
        other in 1..1_000_000_000i128,
    ) {
        let selected = case.account();
        let account = Health {
            collateral_raw: selected.collateral_raw + other,
            ..selected
        };
        let sized = Size::of(&account, &selected, case.percent, case.scale);
        let alone = Size::of(&selected, &selected, case.percent, case.scale);
        if let Ok(size) = sized {
            prop_assert!(size.lot_share <= case.scale);
        } else if sized == Err(LendingError::InvalidLiquidation) {
            prop_assert!(case.percent > 95 || alone.unwrap().lot_share == case.scale);
        }
    }

    #[test]
    fn worthless_positions_cannot_be_sized(case in case()) {
        let account = case.account();
        let no_collateral = Health {
            collateral_base: 0,
            collateral_raw: 0,
            ..account
        };
        let no_debt = Health {
            liability_base: 0,
            liability_raw: 0,
            ..account
        };
        prop_assume!(account.collateral_raw > 0);
        prop_assert_eq!(
            Size::of(&account, &no_collateral, case.percent, case.scale),
            Err(LendingError::WorthlessCollateral)
        );
        prop_assert_eq!(
            Size::of(&account, &no_debt, case.percent, case.scale),
            Err(LendingError::WorthlessDebt)
        );
    }
}
