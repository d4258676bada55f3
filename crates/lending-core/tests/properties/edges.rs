//! The exact numbers at which a decision turns, where random ones hardly ever land.

use crate::given::{at, ONE, RATE_ONE};
use lending_core::auction::bad_debt::lot_down;
use lending_core::auction::liquidation::Size;
use lending_core::backstop::{require_all_taken, BackstopError, Deposits};
use lending_core::coverage::TokenPrice;
use lending_core::health::Health;
use lending_core::interest::InterestCurve;
use lending_core::position::{repay, require_count, withdraw};
use lending_core::price::usable;
use lending_core::reserve::Reserve;
use lending_core::status::PoolStatus;
use lending_core::units::{DebtRate, DebtShares, SupplyRate, SupplyShares, Underlying};
use lending_core::LendingError;

fn health(collateral: i128, debt: i128) -> Health {
    Health {
        collateral_base: collateral,
        collateral_raw: collateral,
        liability_base: debt,
        liability_raw: debt,
    }
}

#[test]
fn a_withdrawal_that_the_balance_just_covers_pays_what_was_asked() {
    // Five shares are worth twelve; ten cost five of them.
    let mut reserve = at(2_500_000_000_000, RATE_ONE);
    let out = withdraw(&mut reserve, SupplyShares(5), Underlying(11)).unwrap();
    assert_eq!((out.burned.0, out.paid.0), (5, 11));
    let out = withdraw(&mut reserve, SupplyShares(5), Underlying(13)).unwrap();
    assert_eq!((out.burned.0, out.paid.0), (5, 12));
}

#[test]
fn a_repayment_worth_exactly_the_debt_is_kept_whole() {
    // Two shares owe five; six and seven pay for two, eight for three.
    let debt = DebtShares(2);
    let mut reserve = Reserve {
        debt_shares: DebtShares(100),
        ..at(RATE_ONE, 2_500_000_000_000)
    };
    for (offered, kept) in [(5, 5), (6, 6), (7, 7), (8, 5)] {
        let done = repay(&mut reserve, debt, Underlying(offered)).unwrap();
        let expected = (2, kept, offered - kept);
        assert_eq!((done.burned.0, done.kept.0, done.refund.0), expected);
    }
}

#[test]
fn interest_of_less_than_a_unit_leaves_the_supply_rate() {
    // One unit of debt: a second's interest is within the unit it is rounded up to.
    let curve = InterestCurve {
        util_target: 5_000_000,
        r_base: 1_000,
        r_one: 0,
        r_two: 0,
        r_three: 0,
        reactivity: 0,
    };
    let start = Reserve {
        supply_rate: SupplyRate(1_300_000_000_001),
        debt_rate: DebtRate(1_500_000_000_000),
        supply_shares: SupplyShares(11),
        debt_shares: DebtShares(3),
        ..Reserve::new(0)
    };
    let mut after = start;
    after.accrue(&curve, 1_000_000, 1).unwrap();
    assert!(after.debt_rate > start.debt_rate);
    assert_eq!(after.supply_rate, start.supply_rate);
    assert_eq!(after.backstop_credit, Underlying::ZERO);
}

#[test]
fn a_price_is_used_until_it_is_a_day_old() {
    for (age, fresh) in [(0, true), (86_399, true), (86_400, true), (86_401, false)] {
        assert_eq!(
            usable(5, 1_000_000, 1_000_000 + age).is_ok(),
            fresh,
            "{age}"
        );
    }
    assert_eq!(usable(0, 5, 5), Err(LendingError::InvalidPrice));
    assert_eq!(usable(1, 5, 5), Ok(1));
}

#[test]
fn an_account_is_held_to_exactly_its_limits() {
    let sound = |collateral, minimum| health(collateral, 10_000_000).require_sound(minimum, ONE);
    assert_eq!(sound(10_000_100, 10_000_100), Ok(()));
    assert_eq!(
        sound(10_000_100, 10_000_101),
        Err(LendingError::BelowMinCollateral)
    );
    assert_eq!(sound(10_000_099, 0), Err(LendingError::Unhealthy));

    let at = health(11_500_000, 10_000_000);
    assert_eq!(at.is_over(11_500_000, ONE), Ok(false));
    assert_eq!(at.is_over(11_499_999, ONE), Ok(true));
    assert_eq!(at.is_under(11_500_000, ONE), Ok(false));
    assert_eq!(at.is_under(11_500_001, ONE), Ok(true));

    assert!(!health(10, 10).is_liquidatable());
    assert!(health(9, 10).is_liquidatable() && !health(11, 10).is_liquidatable());
}

#[test]
fn everything_is_asked_for_with_more_than_95_percent() {
    // Collateral and debt without factors, so the incentive is nothing.
    let account = health(9_000_000_000, 10_000_000_000);
    let share = |percent| {
        Size::of(&account, &account, percent, ONE)
            .unwrap()
            .bid_share
    };
    assert_eq!(share(94), 9_400_000);
    assert_eq!(share(95), 9_500_000);
    assert_eq!(share(96), 9_500_000);
    assert_eq!(share(100), 9_500_000);
    let judged = |percent| {
        let size = Size::of(&account, &account, percent, ONE).unwrap();
        size.judge(&account, &health(11, 10), ONE)
    };
    assert_eq!(judged(95), Ok(false));
    assert_eq!(judged(96), Ok(true));
}

#[test]
fn chosen_collateral_that_just_suffices_is_taken_whole() {
    // Half of the debt is worth exactly the chosen collateral.
    let selected = health(5_000_000_000, 10_000_000_000);
    let account = health(8_000_000_000, 10_000_000_000);
    let size = Size::of(&account, &selected, 50, ONE).unwrap();
    assert_eq!((size.bid_share, size.lot_share), (5_000_000, ONE));
    let more = Size::of(&account, &selected, 51, ONE);
    assert_eq!(more, Err(LendingError::InvalidLiquidation));
    // With nothing left out, all of it is taken.
    let all = Size::of(&selected, &selected, 51, ONE).unwrap();
    assert_eq!(all.lot_share, ONE);
}

#[test]
fn a_whole_liquidation_may_not_leave_a_rich_account() {
    // 95 percent of the debt is worth 9.5; the account has that, less, or more to give.
    let debt = 10_000_000_000;
    let rich = health(2, 1);
    let judged = |collateral: i128| {
        let account = Health {
            collateral_raw: collateral,
            ..health(9_000_000_000, debt)
        };
        let size = Size::of(&account, &account, 100, ONE).unwrap();
        let poor = size.judge(&account, &health(1, 1), ONE);
        assert_eq!(poor, Ok(true));
        size.judge(&account, &rich, ONE)
    };
    assert_eq!(judged(9_000_000_000), Ok(true));
    // Exactly all there is: nothing would be left to be rich with.
    let account = health(9_500_000_000, debt);
    let size = Size::of(&account, &account, 100, ONE).unwrap();
    assert_eq!(size.judge(&account, &rich, ONE), Ok(true));
    assert_eq!(
        judged(20_000_000_000),
        Err(LendingError::LiquidationTooLarge)
    );
}

#[test]
fn a_status_turns_at_exactly_its_thresholds() {
    for (status, threshold) in [
        (0, 5_000_000),
        (1, 3_000_000),
        (3, 3_000_000),
        (5, 3_000_000),
    ] {
        let status = PoolStatus::from_u32(status).unwrap();
        assert!(status.needs_coverage(threshold - 1), "{status:?}");
        assert!(!status.needs_coverage(threshold), "{status:?}");
    }
    for (status, threshold) in [(0, 5_000_000), (2, 7_500_000), (3, 7_500_000)] {
        let status = PoolStatus::from_u32(status).unwrap();
        assert_eq!(status.require_admin_may_set(threshold - 1), Ok(()));
        let refused = status.require_admin_may_set(threshold);
        assert_eq!(refused, Err(LendingError::StatusNotAllowed), "{status:?}");
    }
}

#[test]
fn positions_may_fill_the_limit() {
    assert_eq!(require_count(3, 4, 4), Ok(()));
    assert_eq!(require_count(3, 5, 4), Err(LendingError::TooManyPositions));
    assert_eq!(require_count(5, 5, 4), Ok(()));
    assert_eq!(require_count(6, 5, 4), Ok(()));
}

#[test]
fn nobody_opens_what_no_auction_can_name() {
    assert_eq!(require_count(30, 31, 60), Ok(()));
    assert_eq!(
        require_count(31, 32, 60),
        Err(LendingError::TooManyPositions)
    );
    assert_eq!(require_count(40, 39, 60), Ok(()));
}

#[test]
fn debt_and_tokens_of_nothing_make_no_bad_debt_auction() {
    let price = TokenPrice::new(ONE, ONE, ONE).unwrap();
    let lot = |debt, held| lot_down(debt, debt, Underlying(held), &price);
    for none in [0, -1] {
        assert_eq!(lot(none, 5), Err(LendingError::InvalidBid));
        assert_eq!(lot(5, none), Err(LendingError::InvalidLot));
    }
    assert_eq!(lot(1, 1), Ok(Underlying(1)));
}

#[test]
fn a_backstop_gives_exactly_what_it_has() {
    let all = Deposits {
        shares: 2_000,
        tokens: 1_000,
        queued: 500,
    };
    assert_eq!(all.draw(1_000).unwrap().tokens, 0);
    assert_eq!(all.dequeue(500).unwrap().queued, 0);
    let (after, paid) = all.withdraw(500).unwrap();
    assert_eq!(
        (after.shares, after.tokens, after.queued, paid),
        (1_500, 750, 0, 250)
    );
    assert_eq!(all.withdraw(1), Err(BackstopError::NothingPaid));
    assert_eq!(require_all_taken(0), Ok(()));
    assert_eq!(require_all_taken(1), Err(BackstopError::NotEnoughShares));
}
