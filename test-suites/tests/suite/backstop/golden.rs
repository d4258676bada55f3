//! The golden vectors whose behaviour is observable through the contract. J1 to J7 and J28 are also
//! tested in `lending-core`, where the arithmetic is.

use backstop::{BackstopContractError as Error, PoolBalance};

use super::fixture::{entries, Fixture, LOCK, LOCKED, ONE};

#[test]
fn j1_to_j3_deposits_and_withdrawals_at_a_price() {
    let mint = Fixture::new();
    mint.seed_pool(80321, 103302, 0);
    let user = mint.user(1234567);
    assert_eq!(mint.deposit(&user, 1234567), 959920, "J1");

    for (id, shares, tokens) in [("J2", 40000, 51444), ("J3", 80321, 103302)] {
        let f = Fixture::new();
        let user = f.user(0);
        f.seed_pool(80321, 103302, 80321);
        f.seed_user(&user, 0, &[(80321, 0)]);
        assert_eq!(f.withdraw(&user, shares), tokens, "{id}");
        assert_eq!(f.token.balance(&user), tokens, "{id}");
    }
}

#[test]
fn j4_first_deposit_mints_one_to_one() {
    let f = Fixture::new();
    let user = f.user(1234567);
    // Changed: 1,000 of the 1234567 shares stay with nobody.
    assert_eq!(f.deposit(&user, 1234567), 1234567 - LOCKED, "J4");
    assert_eq!(
        f.totals(),
        PoolBalance {
            q4w: 0,
            shares: 1234567,
            tokens: 1234567
        },
        "J4"
    );
}

#[test]
fn j6_j7_pool_data_rounds_the_queued_part_up() {
    let cases = [
        ("J6", 1500000000, 2500000000, 500000000, 3333334),
        ("J7", 1000000000, 0, 0, 0),
    ];
    for (id, shares, tokens, queued, part) in cases {
        let f = Fixture::new();
        f.seed_pool(shares, tokens, queued);
        let data = f.backstop.pool_data(&f.pool.address);
        assert_eq!(
            (data.q4w_pct, data.shares, data.tokens),
            (part, shares, tokens),
            "{id}"
        );
    }
}

#[test]
fn j8_donation_raises_the_price_for_the_next_depositor() {
    let f = Fixture::new();
    let (first, second) = (f.user(50 * ONE), f.user(30 * ONE));
    f.deposit(&first, 25 * ONE);
    assert_eq!(f.pool.donate(&first, &(25 * ONE)), 0, "J8");
    assert_eq!(f.deposit(&second, 30 * ONE), 15 * ONE, "J8");
    assert_eq!(
        f.totals(),
        PoolBalance {
            q4w: 0,
            shares: 40 * ONE,
            tokens: 80 * ONE
        },
        "J8"
    );
}

#[test]
fn j9_queued_shares_gain_from_a_donation() {
    let f = Fixture::new();
    let user = f.user(150 * ONE);
    f.deposit(&user, 100 * ONE);
    f.queue(&user, 42 * ONE);
    f.pool.donate(&user, &(50 * ONE));
    f.pass(LOCK + 1);
    assert_eq!(f.withdraw(&user, 42 * ONE), 63 * ONE, "J9");
    assert_eq!(
        f.totals(),
        PoolBalance {
            q4w: 0,
            shares: 58 * ONE,
            tokens: 87 * ONE
        },
        "J9"
    );
}

#[test]
fn j10_deposit_too_small_for_a_share_is_refused() {
    let f = Fixture::new();
    let donor = f.user(10_000_001 * ONE);
    let user = f.user(ONE);
    f.deposit(&donor, ONE);
    f.pool.donate(&donor, &(10_000_000 * ONE));
    let refused = f.backstop.try_deposit(&user, &f.pool.address, &ONE);
    assert_eq!(refused, Err(Ok(Error::InvalidShareMintAmount)), "J10");
}

#[test]
fn j11_withdrawal_that_pays_nothing_is_refused() {
    let f = Fixture::new();
    let (first, second) = (f.user(2 * ONE), f.user(2 * ONE));
    f.deposit(&first, ONE + 1);
    f.deposit(&second, ONE);
    f.queue(&second, ONE);
    f.pool.draw(&(2 * ONE - 1), &first);
    f.pass(LOCK);
    let refused = f.backstop.try_withdraw(&second, &f.pool.address, &ONE);
    assert_eq!(refused, Err(Ok(Error::InvalidTokenWithdrawAmount)), "J11");
}

#[test]
fn j12_to_j14_a_backstop_that_is_drawn_empty() {
    let f = Fixture::new();
    let user = f.user(52_000 * ONE);
    f.deposit(&user, 50_000 * ONE);
    let entry = f.queue(&user, 30_000 * ONE);
    f.pass(LOCK);
    assert_eq!(f.withdraw(&user, 10_000 * ONE), 10_000 * ONE, "J12");
    assert_eq!(
        f.balance(&user).q4w,
        entries(&f.env, &[(20_000 * ONE, entry.exp)]),
        "J12"
    );

    assert_eq!(f.pool.draw(&(40_000 * ONE), &user), 0, "J13");
    let refused = f.backstop.try_withdraw(&user, &f.pool.address, &ONE);
    assert_eq!(refused, Err(Ok(Error::InvalidTokenWithdrawAmount)), "J13");
    let data = f.backstop.pool_data(&f.pool.address);
    assert_eq!(
        (data.q4w_pct, data.shares, data.tokens),
        (5000000, 40_000 * ONE, 0),
        "J13"
    );

    // Changed: a donation can not revive void shares, and a deposit does not fail but starts over.
    assert_eq!(
        f.pool.donate(&user, &ONE),
        Error::DonationWithoutShares as u32,
        "J14"
    );
    assert_eq!(
        f.deposit(&user, 1_000 * ONE),
        1_000 * ONE - LOCKED,
        "J13, J14"
    );
    let fresh = PoolBalance {
        q4w: 0,
        shares: 1_000 * ONE,
        tokens: 1_000 * ONE,
    };
    assert_eq!(f.totals(), fresh, "J13, J14");
}

#[test]
fn j15_nobody_can_donate_to_the_first_depositor() {
    // Changed: refused, where it would all belong to whoever comes first.
    let f = Fixture::new();
    let user = f.user(1_000 * ONE);
    assert_eq!(
        f.pool.donate(&user, &(1_000 * ONE)),
        Error::DonationWithoutShares as u32,
        "J15"
    );
    assert_eq!(f.token.balance(&user), 1_000 * ONE, "J15");
}

#[test]
fn j27_the_last_shares_take_what_is_left() {
    // Seeded, because a user can no longer own every share.
    let all = 111_1111111;
    for (id, donated, drawn, paid) in [
        ("J27 donate", 123, 0, 1111111234),
        ("J27 draw", 0, 123, 1111110988),
    ] {
        let f = Fixture::new();
        let user = f.user(1_000);
        f.seed_pool(all, all, all);
        f.seed_user(&user, 0, &[(all, 0)]);
        f.pool.donate(&user, &donated);
        f.pool.draw(&drawn, &user);
        assert_eq!(f.withdraw(&user, all), paid, "{id}");
        assert_eq!(
            f.totals(),
            PoolBalance {
                q4w: 0,
                shares: 0,
                tokens: 0
            },
            "{id}"
        );
    }
}

#[test]
fn j27_the_last_user_leaves_the_locked_shares_behind() {
    let f = Fixture::new();
    let user = f.user(112 * ONE);
    let shares = f.deposit(&user, 111_1111111);
    f.queue(&user, shares);
    f.pool.donate(&user, &123);
    f.pass(LOCK);
    assert_eq!(
        f.withdraw(&user, shares),
        1111110233,
        "J27 with locked shares"
    );
    let left = PoolBalance {
        q4w: 0,
        shares: LOCKED,
        tokens: 1001,
    };
    assert_eq!(f.totals(), left, "J27 with locked shares");
}
