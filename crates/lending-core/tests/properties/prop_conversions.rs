//! Between tokens and shares nothing is gained, whatever the rate.

use crate::given::{amount, big, rate, RATE_ONE};
use lending_core::units::{DebtRate, DebtShares, SupplyRate, SupplyShares, Underlying};
use proptest::prelude::*;

proptest! {
    #[test]
    fn supplied_tokens_buy_shares_worth_no_more(amount in amount(), rate in rate()) {
        let rate = SupplyRate(rate);
        let Ok(shares) = rate.to_shares_down(Underlying(amount)) else {
            return Ok(());
        };
        prop_assert!(rate.to_underlying_down(shares).unwrap().0 <= amount);
        prop_assert!(big(shares.0) * rate.0 <= big(amount) * RATE_ONE);
        prop_assert!(big(shares.0 + 1) * rate.0 > big(amount) * RATE_ONE);
    }

    #[test]
    fn withdrawn_tokens_cost_shares_worth_no_less(amount in amount(), rate in rate()) {
        let rate = SupplyRate(rate);
        let Ok(shares) = rate.to_shares_up(Underlying(amount)) else {
            return Ok(());
        };
        prop_assert!(big(shares.0) * rate.0 >= big(amount) * RATE_ONE);
        prop_assert!(big(shares.0 - 1) * rate.0 < big(amount) * RATE_ONE);
        prop_assert!(shares >= rate.to_shares_down(Underlying(amount)).unwrap());
    }

    #[test]
    fn borrowed_tokens_create_debt_worth_no_less(amount in amount(), rate in rate()) {
        let rate = DebtRate(rate);
        let Ok(shares) = rate.to_shares_up(Underlying(amount)) else {
            return Ok(());
        };
        prop_assert!(rate.to_underlying_up(shares).unwrap().0 >= amount);
        prop_assert!(big(shares.0) * rate.0 >= big(amount) * RATE_ONE);
        prop_assert!(big(shares.0 - 1) * rate.0 < big(amount) * RATE_ONE);
    }

    #[test]
    fn repaid_tokens_burn_debt_worth_no_more(amount in amount(), rate in rate()) {
        let rate = DebtRate(rate);
        let Ok(shares) = rate.to_shares_down(Underlying(amount)) else {
            return Ok(());
        };
        prop_assert!(big(shares.0) * rate.0 <= big(amount) * RATE_ONE);
        prop_assert!(big(shares.0 + 1) * rate.0 > big(amount) * RATE_ONE);
        prop_assert!(shares <= rate.to_shares_up(Underlying(amount)).unwrap());
    }

    #[test]
    fn shares_are_worth_what_the_rate_says_rounded_against_their_owner(
        shares in amount(),
        rate in rate(),
    ) {
        let exact = big(shares) * rate;
        if let Ok(worth) = SupplyRate(rate).to_underlying_down(SupplyShares(shares)) {
            prop_assert!(big(worth.0) * RATE_ONE <= exact && big(worth.0 + 1) * RATE_ONE > exact);
        }
        if let Ok(owed) = DebtRate(rate).to_underlying_up(DebtShares(shares)) {
            prop_assert!(big(owed.0) * RATE_ONE >= exact && big(owed.0 - 1) * RATE_ONE < exact);
        }
    }

    #[test]
    fn the_worth_of_shares_buys_no_more_of_them(shares in amount(), rate in rate()) {
        let supply = SupplyRate(rate);
        if let Ok(worth) = supply.to_underlying_down(SupplyShares(shares)) {
            prop_assert!(supply.to_shares_down(worth).unwrap().0 <= shares);
            prop_assert!(supply.to_shares_up(worth).unwrap().0 <= shares);
        }
        let debt = DebtRate(rate);
        if let Ok(owed) = debt.to_underlying_up(DebtShares(shares)) {
            prop_assert!(debt.to_shares_down(owed).unwrap().0 >= shares);
        }
    }

    #[test]
    fn realistic_amounts_always_convert(
        amount in amount(),
        rate in RATE_ONE / 1_000_000_000_000..=1_000_000 * RATE_ONE,
    ) {
        // A supply rate of one unit is what a default of all but a trillionth leaves.
        let fits = amount <= 100_000_000_000_000_000_000_000_000;
        prop_assert!(!fits || SupplyRate(rate).to_shares_up(Underlying(amount)).is_ok());
        prop_assert!(SupplyRate(rate)
            .to_underlying_down(SupplyShares(amount))
            .is_ok());
        prop_assert!(DebtRate(rate.max(RATE_ONE))
            .to_shares_up(Underlying(amount))
            .is_ok());
        prop_assert!(DebtRate(rate).to_underlying_up(DebtShares(amount)).is_ok());
    }

    #[test]
    fn nothing_converts_to_nothing(rate in rate()) {
        prop_assert_eq!(
            SupplyRate(rate).to_shares_up(Underlying::ZERO).unwrap(),
            SupplyShares::ZERO
        );
        prop_assert_eq!(
            SupplyRate(rate)
                .to_underlying_down(SupplyShares::ZERO)
                .unwrap(),
            Underlying::ZERO
        );
        prop_assert_eq!(
            DebtRate(rate).to_shares_up(Underlying::ZERO).unwrap(),
            DebtShares::ZERO
        );
        prop_assert_eq!(
            DebtRate(rate).to_underlying_up(DebtShares::ZERO).unwrap(),
            Underlying::ZERO
        );
    }
}
