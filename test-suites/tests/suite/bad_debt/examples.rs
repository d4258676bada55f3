//! The worked examples of `docs/bad-debt.md` through the contracts, to the unit.

use super::stage::{Stage, ALL, ONE};
use soroban_sdk::Address;
use test_suites::requests::*;

fn recoveries<const N: usize>(stage: &Stage, users: [&Address; N]) -> [(i128, i128); N] {
    users.map(|user| stage.recovery(user, 0))
}

#[test]
fn two_losses_a_leaver_and_a_newcomer() {
    let stage = Stage::new(2);
    let (alice, bob) = (stage.lender(0, 600 * ONE), stage.lender(0, 400 * ONE));
    // Of 500.0 that are lent 300.0 turn bad now and 172.0 later.
    stage.borrower(0, 28 * ONE);
    let later = stage.debtor(0, 172 * ONE);
    stage.earn(0, 20 * ONE);
    stage.lose(0, 300 * ONE);
    let (data, loss) = (stage.data(0), stage.loss(0));
    assert_eq!((data.b_rate, data.backstop_credit), (720_000_000_000, 0));
    assert_eq!(
        (loss.l, loss.open, loss.owed),
        (280_000_000_000, 280 * ONE, 0)
    );
    assert_eq!(loss.w, 280_000_000_000 * 1_000_000_000_000_000);
    assert_eq!(
        (loss.p, loss.era),
        (1_000_000_000_000_000_000_000_000_000, 0)
    );

    stage.submit(&bob, [withdraw(stage.asset(0), ALL)]).unwrap();
    assert_eq!(
        (stage.assets[0].token.balance(&bob), stage.held(0)),
        (288 * ONE, 232 * ONE)
    );
    assert_eq!(stage.recovery(&bob, 0), (112 * ONE, 0));
    let carol = stage.lender(0, 1_000 * ONE);
    let shares = stage.pool.get_positions(&carol).supply.get(0);
    assert_eq!(shares, Some(13_888_888_888));

    assert_eq!(stage.cover(0, 140 * ONE), 140 * ONE);
    assert_eq!(stage.loss(0).p, 500_000_000_000_000_000_000_000_000);
    let all = [&alice, &bob, &carol];
    let expected = [(84 * ONE, 84 * ONE), (56 * ONE, 56 * ONE), (0, 0)];
    assert_eq!(recoveries(&stage, all), expected);
    assert_eq!(stage.claim(&bob, 0), 56 * ONE);

    stage.lose_from(&later);
    assert_eq!(stage.data(0).b_rate, 633_519_553_068);
    assert_eq!(stage.loss(0).open, 312_0000001);
    assert_eq!(stage.cover(0, 100 * ONE), 100 * ONE);
    let expected = [
        (92_3343361, 127_5539320),
        (38_0512821, 17_9487179),
        (81_6143820, 38_4973498),
    ];
    assert_eq!(recoveries(&stage, all), expected);

    assert_eq!(stage.cover(0, 10_000 * ONE), 212_0000001);
    let paid = all.map(|user| stage.claim(user, 0));
    assert_eq!(paid, [219_8882681, 56 * ONE, 120_1117318]);
    let loss = stage.loss(0);
    assert_eq!((loss.era, loss.open, loss.owed), (1, 0, 2));
    assert_eq!((loss.recovered, loss.claimed), (452_0000001, 451_9999999));
    let ledger = stage.ledger(0);
    assert_eq!(
        (ledger.assigned_d, ledger.defaulted_d),
        (472 * ONE, 472 * ONE)
    );
    assert_eq!(
        (ledger.credit_used, ledger.socialized),
        (20 * ONE, 452_0000001)
    );
}

/// As large as the theft of 22 February 2026: 61.25 of 70 million lost, 48 million of it back after a
/// newcomer supplied 10 million.
#[test]
fn recoveries_belong_to_those_who_lost() {
    let (stage, million) = (Stage::new(2), 1_000_000 * ONE);
    let (a, b) = (stage.lender(0, 50 * million), stage.lender(0, 20 * million));
    stage.earn(0, 150_000 * ONE);
    stage.set_price(0, ONE / 1_000);
    stage.lose(0, 61_250_000 * ONE);
    assert_eq!(stage.data(0).b_rate, 127_142_857_142);
    let ledger = stage.ledger(0);
    assert_eq!(ledger.socialized, 61_100_000_0000600);
    assert_eq!(ledger.credit_used, 150_000 * ONE);
    let newcomer = stage.lender(0, 10 * million);
    assert_eq!(stage.cover(0, 48 * million), 48 * million);
    let expected = [
        (9_357_142_8571858, 34_285_714_2857142),
        (3_742_857_1428743, 13_714_285_7142857),
        (0, 0),
    ];
    assert_eq!(recoveries(&stage, [&a, &b, &newcomer]), expected);
}

#[test]
fn a_killed_reserve_pays_what_it_has() {
    let super::kill::Killed {
        stage,
        alice,
        bob,
        dave,
    } = super::kill::killed();
    let loss = stage.loss(0);
    assert_eq!((loss.open, loss.owed), (1_495 * ONE, 5 * ONE));
    stage
        .submit(&alice, [withdraw(stage.asset(0), ALL)])
        .unwrap();
    stage
        .submit(&dave, [repay(stage.asset(0), 4 * ONE)])
        .unwrap();
    let loss = stage.loss(0);
    assert_eq!((loss.open, loss.owed), (1_491 * ONE, 9 * ONE));
    assert_eq!(stage.claim(&alice, 0), 5_9999999);
    assert_eq!(stage.claim(&bob, 0), 2_9999999);
    assert_eq!(stage.loss(0).owed, 2);
}

/// XLM (factor 0.75) against USDC (0.95), HF 0.79, 0.475 and 0.95: the first two can be liquidated in
/// full only, the third also from 38 to 59 percent, at an incentive of 1.14375.
#[test]
fn who_can_be_liquidated_how_far() {
    for collateral in [100, 60, 120] {
        let (world, user) = xlm_against_usdc(collateral);
        for percent in 1..=100u32 {
            let expected = match (collateral, percent) {
                (120, 38..=59) => Some(sized(percent.into())),
                (60 | 100, 96..) => Some((90 * ONE, collateral * ONE)),
                _ => None,
            };
            let tried = world.pool.try_create_user_liquidations(&user, &percent);
            let auction = tried.ok().map(|auction| {
                let auction = auction.unwrap();
                world.at_ledger(auction.block + 500);
                world.pool.del_auction(&0, &user);
                (
                    auction.bid.values().first().unwrap(),
                    auction.lot.values().first().unwrap(),
                )
            });
            assert_eq!(auction, expected, "{collateral} {percent}%");
        }
    }
}

/// Bid and lot of a part of 90.0 against 120.0 at 1.14375; the lot's share rounds up.
fn sized(percent: i128) -> (i128, i128) {
    let debt = 90 * ONE * percent / 100;
    let worth = debt * 1_1437500 / ONE;
    let share = (worth + 119) / 120;
    (debt, 120 * share)
}

/// Collateral worth `collateral` dollars against a debt of 90.0.
fn xlm_against_usdc(collateral: i128) -> (test_suites::World, Address) {
    let mut world = test_suites::World::new(&test_suites::Setup::default());
    let mut config = test_suites::reserves::std_config();
    (config.c_factor, config.l_factor) = (7_500_000, 9_500_000);
    world.list(&config, ONE);
    world.list(&config, 10 * ONE);
    world.activate();
    let (lender, user) = (world.user(1_000 * ONE), world.user(1_000 * ONE));
    let deposit = list(&world.env, [supply(world.asset(0), 1_000 * ONE)]);
    world.pool.submit(&lender, &lender, &lender, &deposit);
    let requests = list(
        &world.env,
        [
            supply_collateral(world.asset(1), collateral * ONE),
            borrow(world.asset(0), 90 * ONE),
        ],
    );
    world.pool.submit(&user, &user, &user, &requests);
    world.set_price(1, ONE);
    (world, user)
}
