//! One request at a time, in the order its checks stand in.

use pool::{PoolError, Request};
use soroban_sdk::testutils::Address as _;
use soroban_sdk::Address;
use test_suites::requests::*;
use test_suites::{World, ONE};

/// A request of any type, as the wire has it.
fn request(address: &Address, amount: i128, request_type: u32) -> Request {
    Request {
        address: address.clone(),
        amount,
        request_type,
    }
}

#[test]
fn a_negative_amount_is_refused_before_anything_else_is_looked_at() {
    let world = World::market(1);
    world.pool.set_status(&4);
    let user = world.user(ONE);
    let unknown = Address::generate(&world.env);
    for request_type in (0..=10).chain([u32::MAX]) {
        for amount in [-1, i128::MIN] {
            world.refuses(PoolError::NegativeAmount, |w| {
                w.try_act(&user, [request(&unknown, amount, request_type)])
            });
        }
    }
}

#[test]
fn unknown_request_types_are_refused_in_every_status() {
    let world = World::market(1);
    let user = world.user(ONE);
    for status in 0..=6 {
        world.seed_config(|config| config.status = status);
        for request_type in [10, 11, 255, 256, u32::MAX] {
            world.refuses(PoolError::BadRequest, |w| {
                w.try_act(&user, [request(w.asset(0), 1, request_type)])
            });
        }
    }
}

#[test]
fn status_permits_what_the_matrix_says_and_is_judged_before_the_asset() {
    let world = World::market(1);
    let user = world.user(ONE);
    let unknown = Address::generate(&world.env);
    for status in 0..=6 {
        world.seed_config(|config| config.status = status);
        for request_type in 0..=9 {
            let needs = match request_type {
                0 | 2 => 3,
                4 | 9 => 1,
                _ => 6,
            };
            let error = match request_type {
                _ if status > needs => PoolError::InvalidPoolStatus,
                0..=5 => PoolError::ReserveNotFound,
                6..=8 => PoolError::AuctionNotFound,
                _ => PoolError::BadRequest,
            };
            world.refuses(error, |w| {
                w.try_act(&user, [request(&unknown, 0, request_type)])
            });
        }
    }
}

#[test]
fn a_disabled_reserve_refuses_new_business_before_the_amount_and_lets_people_out() {
    let world = World::market(2);
    let user = world.borrower();
    for index in 0..2 {
        let mut config = world.pool.get_reserve(world.asset(index)).config;
        config.enabled = false;
        world.seed_reserve_config(index, &config);
    }
    for amount in [0, ONE] {
        for open in [supply, supply_collateral, borrow] {
            world.refuses(PoolError::ReserveDisabled, |w| {
                w.try_act(&user, [open(w.asset(0), amount)])
            });
        }
    }
    world.act(&world.lender(), [withdraw(world.asset(0), ONE)]);
    world.act(&user, [repay(world.asset(1), ONE)]);
    world.act(&user, [withdraw_collateral(world.asset(0), ONE)]);
}

#[test]
fn an_amount_that_moves_no_shares_is_refused() {
    let world = World::market(2);
    let user = world.borrower();
    let zero = |of: fn(&Address, i128) -> Request, error| {
        world.refuses(error, |w| w.try_act(&user, [of(w.asset(1), 0)]));
    };
    zero(supply, PoolError::InvalidBTokenMint);
    zero(supply_collateral, PoolError::InvalidBTokenMint);
    zero(withdraw, PoolError::InvalidBTokenBurn);
    zero(withdraw_collateral, PoolError::InvalidBTokenBurn);
    zero(borrow, PoolError::InvalidDTokenMint);
    zero(repay, PoolError::InvalidDTokenBurn);
}

#[test]
fn an_amount_below_one_share_is_refused() {
    let world = World::market(1);
    let user = world.rich();
    let mut data = world.pool.get_reserve(world.asset(0)).data;
    (data.b_rate, data.d_rate) = (3_000_000_000_000, 3_000_000_000_000);
    world.seed_reserve_data(0, &data);
    for open in [supply, supply_collateral] {
        world.refuses(PoolError::InvalidBTokenMint, |w| {
            w.try_act(&user, [open(w.asset(0), 2)])
        });
    }
    world.act(&user, [borrow(world.asset(0), 3)]);
    world.refuses(PoolError::InvalidDTokenBurn, |w| {
        w.try_act(&user, [repay(w.asset(0), 2)])
    });
}

#[test]
fn who_has_nothing_can_neither_withdraw_nor_repay() {
    let world = World::market(1);
    let user = world.user(ONE);
    for out in [withdraw, withdraw_collateral] {
        world.refuses(PoolError::InvalidBTokenBurn, |w| {
            w.try_act(&user, [out(w.asset(0), 1)])
        });
    }
    world.refuses(PoolError::InvalidDTokenBurn, |w| {
        w.try_act(&user, [repay(w.asset(0), 1)])
    });
    // Collateral and plain supply are separate balances.
    world.refuses(PoolError::InvalidBTokenBurn, |w| {
        w.try_act(&w.lender(), [withdraw_collateral(w.asset(0), 1)])
    });
}

#[test]
fn the_supply_cap_may_be_reached_but_not_passed() {
    let world = World::market(1);
    let user = world.user(10 * ONE);
    let mut config = world.pool.get_reserve(world.asset(0)).config;
    config.supply_cap = 1_001 * ONE;
    world.seed_reserve_config(0, &config);
    for open in [supply, supply_collateral] {
        world.refuses(PoolError::ExceededSupplyCap, |w| {
            w.try_act(&user, [open(w.asset(0), ONE + 1)])
        });
        // Judged at once, not at the end of the list.
        world.refuses(PoolError::ExceededSupplyCap, |w| {
            w.try_act(
                &user,
                [open(w.asset(0), ONE + 1), withdraw(w.asset(0), ONE)],
            )
        });
    }
    world.act(&user, [supply(world.asset(0), ONE)]);
    world.check();
}

#[test]
fn nothing_may_leave_a_reserve_lent_out_entirely() {
    let world = World::market(2);
    let user = world.rich();
    world.act(&user, [borrow(world.asset(1), 900 * ONE)]);
    let lender = world.lender();
    world.refuses(PoolError::InvalidUtilRate, |w| {
        w.try_act(&lender, [withdraw(w.asset(1), 100 * ONE)])
    });
    world.refuses(PoolError::InvalidUtilRate, |w| {
        w.try_act(&user, [borrow(w.asset(1), 100 * ONE)])
    });
    // Judged at once: what comes in later does not count.
    world.refuses(PoolError::InvalidUtilRate, |w| {
        w.try_act(
            &user,
            [borrow(w.asset(1), 100 * ONE), supply(w.asset(1), 500 * ONE)],
        )
    });
    // Withdrawals are not held to the reserve's own maximum.
    world.act(&lender, [withdraw(world.asset(1), 100 * ONE - 1_000)]);
    world.check();
}

#[test]
fn collateral_cannot_leave_a_reserve_lent_out_entirely() {
    let world = World::market(2);
    let user = world.user(1_000 * ONE);
    world.act(&user, [supply_collateral(world.asset(1), 10 * ONE)]);
    let debtor = world.rich();
    world.act(&debtor, [borrow(world.asset(1), 909 * ONE)]);
    let data = world.pool.get_reserve(world.asset(1)).data;
    world.act(&world.lender(), [withdraw(world.asset(1), 95 * ONE)]);
    assert_eq!(data.d_supply, 909 * ONE);
    world.refuses(PoolError::InvalidUtilRate, |w| {
        w.try_act(&user, [withdraw_collateral(w.asset(1), 6 * ONE)])
    });
    world.act(
        &user,
        [withdraw_collateral(world.asset(1), 6 * ONE - 1_000)],
    );
}

#[test]
fn a_loan_is_held_to_the_reserves_maximum_at_the_end_of_the_list() {
    let world = World::market(2);
    let user = world.rich();
    world.refuses(PoolError::InvalidUtilRate, |w| {
        w.try_act(&user, [borrow(w.asset(1), 950 * ONE + 1)])
    });
    let both = [
        borrow(world.asset(1), 950 * ONE + 1),
        supply(world.asset(1), ONE),
    ];
    world.act(&user, both);
    world.act(&user, [repay(world.asset(1), 1)]);
    // Exactly the maximum is allowed.
    let world = World::market(2);
    let user = world.rich();
    world.act(&user, [borrow(world.asset(1), 950 * ONE)]);
    // A list that borrows is held to it even if the withdrawal alone would not be.
    world.refuses(PoolError::InvalidUtilRate, |w| {
        w.try_act(
            &w.lender(),
            [
                supply_collateral(w.asset(0), 10 * ONE),
                borrow(w.asset(1), ONE),
                repay(w.asset(1), ONE),
                withdraw(w.asset(1), ONE),
            ],
        )
    });
}

#[test]
fn only_an_account_under_liquidation_can_cancel_one() {
    let world = World::market(2);
    let user = world.borrower();
    world.refuses(PoolError::BadRequest, |w| {
        w.try_act(&user, [cancel_liquidation(w.asset(0), 0)])
    });
    // The address is not looked at: somebody else's auction is out of reach.
    let (other, _) = world.liquidated(2 * ONE);
    world.refuses(PoolError::BadRequest, |w| {
        w.try_act(&w.lender(), [cancel_liquidation(&other, 0)])
    });
}

#[test]
fn the_pool_acts_for_nobody_and_pays_nobody_in_its_own_name() {
    let world = World::market(1);
    let (user, pool) = (world.user(ONE), world.pool.address.clone());
    let none = list(&world.env, []);
    for (from, spender, to) in [
        (&pool, &user, &user),
        (&user, &pool, &user),
        (&user, &user, &pool),
        (&pool, &pool, &pool),
    ] {
        world.refuses(PoolError::BadRequest, |w| {
            w.pool.try_submit(from, spender, to, &none)
        });
        world.refuses(PoolError::BadRequest, |w| {
            w.pool.try_submit_with_allowance(from, spender, to, &none)
        });
    }
}
