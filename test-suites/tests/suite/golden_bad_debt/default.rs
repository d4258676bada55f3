//! G14, G17 to G19: what the backstop cannot cover is the suppliers' loss.

use super::{bad_debt, defaulted, filler, handed_over, liabilities, lost, world_of};
use pool::{AuctionData, FillAuction, PoolError, ReserveData};
use test_suites::requests::{fill_bad_debt, fill_user_liquidation};
use test_suites::{Setup, World};

/// Two reserves at 1.0 and a backstop without a token.
fn world() -> World {
    world_of(&Setup::default(), &[(7, 1_0000000); 2])
}

/// The first reserve, brought to this state, once `debt` of the backstop in it is burned, which is
/// worth `owed`.
fn default_of(debt: i128, owed: i128, data: &ReserveData) -> ReserveData {
    let world = world();
    let data = ReserveData {
        last_time: world.now(),
        ..data.clone()
    };
    world.seed_reserve_data(0, &data);
    let backstop = world.backstop.address.clone();
    world.seed_positions(&backstop, &[], &[(0, debt)], &[]);
    world.pool.bad_debt(&backstop);
    let events = world.pool_events();
    assert!(bad_debt(&world).is_empty());
    let after = world.stored_reserve_data(0);
    let paid = data.backstop_credit - after.backstop_credit;
    let loss = [owed, paid, data.b_rate, after.b_rate, data.b_supply];
    let expected = [defaulted(&world, 0, debt), lost(&world, 0, loss)];
    assert_eq!(events, expected);
    ReserveData {
        last_time: 0,
        ..after
    }
}

fn state(b_rate: i128, b_supply: i128, d_rate: i128, d_supply: i128) -> ReserveData {
    ReserveData {
        b_rate,
        b_supply,
        backstop_credit: 0,
        d_rate,
        d_supply,
        ir_mod: 10000000,
        last_time: 0,
    }
}

/// (debt and its worth, state before, supply rate and debt shares after)
type Row = ((i128, i128), ReserveData, i128, i128);

/// No credit is left, if there was any.
fn check(((debt, owed), before, b_rate, d_supply): Row) {
    let after = default_of(debt, owed, &before);
    let expected = ReserveData {
        b_rate,
        d_supply,
        backstop_credit: 0,
        ..before
    };
    assert_eq!(after, expected);
}

vectors! { check:
    g14_suppliers_lose_what_was_owed = (
        (200000000, 300000000),
        state(1_250_000_000_000, 7500000000, 1_500_000_000_000, 5000000000),
        1_210_000_000_000, 4800000000
    );
    g14_the_credit_pays_first = (
        (200000000, 300000000),
        ReserveData {
            backstop_credit: 1234567,
            ..state(1_250_000_000_000, 7500000000, 1_500_000_000_000, 5000000000)
        },
        1_210_164_608_933, 4800000000
    );
    g15_the_loss_rounds_up = (
        (200000001, 300000002),
        state(1_250_000_000_000, 7500000000, 1_500_000_000_000, 5000000000),
        1_209_999_999_733, 4799999999
    );
    g18_most_of_a_reserve = (
        (59999609187, 60000093082),
        state(1_000_005_176_336, 309998593036, 1_000_008_064_968, 107999348647),
        806_455_610_531, 47999739460
    );
}

/// G17: three fifths of a liquidation 320 ledgers after its start, then the rest. The backstop can
/// bear it.
#[test]
fn g17_two_fills_and_the_rest_of_the_debt() {
    let world = world_of(&Setup::default(), &[(7, 1_0000000); 3]);
    world.fund_backstop(10_000_0000000);
    let user = world.user(0);
    let (debt, collateral) = (99999348647, 65999845005);
    world.seed_positions(&user, &[(1, collateral)], &[(0, debt)], &[]);
    let auction = world.liquidation(&[(0, debt)], &[(1, collateral)], 151);
    world.seed_auction(0, &user, &auction);
    let (filler, _) = filler(&world);
    world.at_ledger(471);

    let part = fill_user_liquidation(&user, 60);
    let after = world.submit(&filler, [part]).unwrap();
    assert_eq!(after.liabilities.get(0), Some(23999843676));
    assert_eq!(after.collateral.get(1), Some(39599907003));
    let left = world.liquidation(&[(0, 39999739458)], &[(1, 26399938002)], 151);
    assert_eq!(world.auction_of(0, &user), Ok(left));
    assert_eq!(liabilities(&world, &user), [(0, 75999504971)]);
    assert!(bad_debt(&world).is_empty());

    let rest = fill_user_liquidation(&user, 100);
    let after = world.submit(&filler, [rest]).unwrap();
    let event = handed_over(&world, &user, 0, 59999609187);
    assert_eq!(world.pool_events().first(), Some(&event));
    assert_eq!(after.collateral.get(1), Some(collateral));
    assert_eq!(after.liabilities.get(0), Some(debt - 59999609187));
    assert!(liabilities(&world, &user).is_empty());
    assert_eq!(bad_debt(&world), [(0, 59999609187)]);
    let gone = Err(PoolError::AuctionNotFound);
    assert_eq!(world.auction_of(0, &user), gone);
}

/// G19: what the filler of the backstop's last tokens does not take is burned in the same call.
#[test]
fn g19_the_last_fill_burns_the_rest() {
    let world = world();
    let backstop = world.backstop.address.clone();
    world.seed_positions(&backstop, &[], &[(0, 92903008)], &[]);
    world.fund_backstop(100_0000000);
    let auction = AuctionData {
        bid: world.amounts(&[(0, 92903008)]),
        block: 51,
        lot: world.backstop_tokens(50_0000000),
    };
    world.seed_auction(1, &backstop, &auction);
    let (filler, _) = filler(&world);
    world.at_ledger(51 + 350);
    world
        .submit(&filler, [fill_bad_debt(&backstop, 100)])
        .unwrap();

    let filled = FillAuction {
        auction_type: 1,
        user: backstop.clone(),
        filler: filler.clone(),
        percent: 100,
        filled: AuctionData {
            bid: world.amounts(&[(0, 23225752)]),
            ..auction
        },
    };
    let supply = 100_0000000;
    let loss = [69677256, 0, 1_000_000_000_000, 930_322_744_000, supply];
    let expected = [
        defaulted(&world, 0, 69677256),
        lost(&world, 0, loss),
        world.published(&filled),
    ];
    assert_eq!(world.pool_events(), expected);
    assert!(bad_debt(&world).is_empty());
    assert_eq!(liabilities(&world, &filler), [(0, 23225752)]);
    assert_eq!(world.backstop_token.balance(&filler), 50_0000000);
    assert_eq!(world.stored_reserve_data(0).d_supply, 75_0000000 - 69677256);
}
