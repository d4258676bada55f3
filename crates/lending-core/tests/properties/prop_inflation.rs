//! Inflating the price of a share costs the attacker more than it costs anyone else.

use crate::given::{rate, up_to, RATE_ONE};
use lending_core::backstop::{BackstopError, Deposits, LOCKED_SHARES};
use lending_core::position;
use lending_core::reserve::Reserve;
use lending_core::units::{SupplyRate, SupplyShares, Underlying};
use proptest::prelude::*;

proptest! {
    /// The classic: be first with little, make each share dear, and round the next ones down.
    #[test]
    fn donating_into_a_young_backstop_never_profits(
        first in up_to(12),
        donated in up_to(18),
        victims in prop::collection::vec(up_to(18), 1..8),
    ) {
        let Ok(minted) = Deposits::default().deposit(first) else {
            return Ok(());
        };
        let mut pool = minted.deposits.donate(donated).unwrap();
        let attacker = minted.shares;
        for victim in victims {
            if let Ok(minted) = pool.deposit(victim) {
                pool = minted.deposits;
            }
        }
        let pool = pool.queue(attacker).unwrap();
        if let Ok((_, paid)) = pool.withdraw(attacker) {
            prop_assert!(paid <= first + donated, "{paid} from {first} and {donated}");
        }
    }

    #[test]
    fn a_depositor_loses_less_than_the_price_of_one_share(
        first in up_to(12),
        donated in up_to(18),
        amount in up_to(18),
    ) {
        let Ok(minted) = Deposits::default().deposit(first) else {
            return Ok(());
        };
        let pool = minted.deposits.donate(donated).unwrap();
        let price = pool.tokens / pool.shares + 1;
        match pool.deposit(amount) {
            Ok(minted) => {
                let worth = minted.deposits.to_tokens_down(minted.shares).unwrap();
                prop_assert!(amount - worth <= price + 1, "{worth} left of {amount}");
            }
            Err(refused) => {
                prop_assert!(refused == BackstopError::NothingMinted && amount <= price)
            }
        }
        // To make a share cost a tenth of a deposit, a hundred times the deposit must be given away.
        if price > amount / 10 && amount >= 1_000 {
            prop_assert!(first + donated >= amount / 10 * (LOCKED_SHARES - 1));
        }
    }

    #[test]
    fn donations_never_reach_a_backstop_without_worth(shares in up_to(20), tokens in up_to(20)) {
        let wiped_out = Deposits {
            shares,
            tokens: 0,
            queued: 0,
        };
        prop_assert!(wiped_out.is_wiped_out());
        prop_assert_eq!(wiped_out.donate(tokens), Err(BackstopError::NoShares));
        prop_assert_eq!(
            Deposits::default().donate(tokens),
            Err(BackstopError::NoShares)
        );
        prop_assert!(!Deposits::default().is_wiped_out());
    }

    #[test]
    fn a_new_epoch_owes_nothing_to_the_old_one(
        shares in up_to(20),
        queued in 0..=1_000i128,
        tokens in up_to(20),
    ) {
        let wiped_out = Deposits {
            shares,
            tokens: 0,
            queued: shares * queued / 1_000,
        };
        match (
            wiped_out.deposit(tokens),
            Deposits::default().deposit(tokens),
        ) {
            (Ok(after), Ok(fresh)) => {
                prop_assert_eq!(after.deposits, fresh.deposits);
                prop_assert_eq!(after.shares, tokens - LOCKED_SHARES);
                prop_assert!(after.opens_epoch && !fresh.opens_epoch);
            }
            (after, fresh) => prop_assert!(after == fresh && tokens <= LOCKED_SHARES),
        }
    }

    /// Tokens sent to the pool are no reserve's supply: they change no rate at all.
    #[test]
    fn a_reserves_share_price_ignores_the_tokens_it_holds(
        rate in rate(),
        amount in up_to(15),
        donated in up_to(18),
    ) {
        let mut reserve = Reserve {
            supply_rate: SupplyRate(rate),
            supply_shares: SupplyShares(RATE_ONE),
            ..Reserve::new(0)
        };
        let before = reserve.supply_rate;
        let found = reserve
            .surplus(
                reserve.total_supply().unwrap().0 + donated,
                Underlying::ZERO,
            )
            .unwrap();
        prop_assert_eq!(found, donated);
        reserve.backstop_credit = Underlying(found);
        prop_assert_eq!(
            reserve
                .surplus(
                reserve.total_supply().unwrap().0 + donated,
                Underlying::ZERO,
            )
                .unwrap(),
            0
        );
        let _ = position::supply(&mut reserve, Underlying(amount));
        prop_assert_eq!(reserve.supply_rate, before);
    }
}
