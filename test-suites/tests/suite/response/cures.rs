//! LIQ-02: no status stands in the way of a borrower who only makes the account safer.

use pool::{FlashLoan, PoolError};
use soroban_sdk::Address;
use test_suites::outcome::outcome;
use test_suites::receiver::Receiver;
use test_suites::requests::*;
use test_suites::{World, ONE};

const STATUSES: [u32; 7] = [0, 1, 2, 3, 4, 5, 6];
/// Those in which nobody borrows.
const STOPPED: [u32; 5] = [2, 3, 4, 5, 6];
/// Those in which nobody supplies either.
const FROZEN: [u32; 3] = [4, 5, 6];

/// A market whose borrower is being liquidated: 100.0 of #0 against 50.0 of #1, which costs 2.0.
fn liquidated(status: u32) -> (World, Address) {
    let world = World::market(2);
    let (user, _) = world.liquidated(2 * ONE);
    world.seed_config(|config| config.status = status);
    (world, user)
}

/// A market with a borrower nobody bothers.
fn borrower(status: u32) -> (World, Address) {
    let world = World::market(2);
    let user = world.borrower();
    world.seed_config(|config| config.status = status);
    (world, user)
}

#[test]
fn liq_02_a_borrower_cures_and_cancels_in_every_status() {
    for status in STATUSES {
        let (world, user) = liquidated(status);
        let requests = [
            supply_collateral(world.asset(0), 100 * ONE),
            repay(world.asset(1), 10 * ONE),
            cancel_liquidation(world.asset(0), 0),
        ];
        let after = world.play(&user, requests);
        assert_eq!(after.collateral.get(0), Some(200 * ONE));
        assert_eq!(after.liabilities.get(1), Some(40 * ONE));
        let gone = world.auction_of(0, &user);
        assert_eq!(gone, Err(PoolError::AuctionNotFound));
        assert_eq!(world.pool.get_config().status, status);
    }
}

/// In the order the list has, whatever that is.
#[test]
fn liq_02_the_order_does_not_matter() {
    for status in STATUSES {
        let (world, user) = liquidated(status);
        let requests = [
            cancel_liquidation(world.asset(0), 0),
            repay(world.asset(1), 10 * ONE),
            supply_collateral(world.asset(0), 100 * ONE),
        ];
        world.play(&user, requests);
    }
}

#[test]
fn liq_02_each_cure_alone_will_do() {
    for status in STATUSES {
        let (world, user) = borrower(status);
        world.play(&user, [supply_collateral(world.asset(0), ONE)]);
        // Also a collateral the account did not have.
        world.play(&user, [supply_collateral(world.asset(1), ONE)]);
        world.play(&user, [repay(world.asset(1), ONE)]);
        let (world, user) = liquidated(status);
        world.set_price(1, ONE);
        world.play(&user, [cancel_liquidation(world.asset(0), 0)]);
    }
}

#[test]
fn liq_02_an_allowance_pays_for_a_cure_as_well() {
    for status in STATUSES {
        let (world, user) = liquidated(status);
        for asset in &world.assets {
            let pool = &world.pool.address;
            asset.token.approve(&user, pool, &(1_000 * ONE), &1_000);
        }
        let requests = [
            repay(world.asset(1), 50 * ONE),
            supply_collateral(world.asset(0), ONE),
            cancel_liquidation(world.asset(0), 0),
        ];
        world.submit_with_allowance(&user, requests).unwrap();
        world.check();
    }
}

/// The account owed something when the call began.
#[test]
fn liq_02_one_who_repays_everything_first_may_still_top_up() {
    for status in STATUSES {
        let (world, user) = borrower(status);
        let top_up = || supply_collateral(world.asset(0), ONE);
        let after = world.play(&user, [repay(world.asset(1), 100 * ONE), top_up()]);
        assert!(after.liabilities.is_empty());
        // From now on it does not.
        let again = world.submit(&user, [top_up()]);
        assert_eq!(again.is_ok(), !FROZEN.contains(&status), "{status}");
    }
}

#[test]
fn an_account_without_debt_is_refused_as_ever() {
    for status in STATUSES {
        let world = World::market(2);
        let user = world.user(1_000 * ONE);
        world.seed_config(|config| config.status = status);
        let refused = Err(PoolError::InvalidPoolStatus);
        let supplied = world.submit(&user, [supply_collateral(world.asset(0), ONE)]);
        let cancelled = world.submit(&user, [cancel_liquidation(world.asset(0), 0)]);
        if FROZEN.contains(&status) {
            assert_eq!(supplied, refused, "{status}");
        } else {
            assert!(supplied.is_ok(), "{status}");
        }
        if STOPPED.contains(&status) {
            assert_eq!(cancelled, refused, "{status}");
        } else {
            assert_eq!(cancelled, Err(PoolError::BadRequest), "{status}");
        }
    }
}

/// Supply that is no collateral makes nobody safer, and a cure excuses nothing beside it.
#[test]
fn any_other_request_brings_the_status_back() {
    for status in FROZEN {
        let world = World::market(2);
        let user = world.borrower();
        let asset = world.asset(0);
        world.act(&user, [supply(asset, ONE)]);
        world.seed_config(|config| config.status = status);
        let top_up = || supply_collateral(asset, ONE);
        let (someone, backstop) = (world.user(0), &world.backstop.address);
        for other in [
            supply(asset, ONE),
            withdraw(asset, ONE),
            withdraw_collateral(asset, ONE),
            borrow(world.asset(1), ONE),
            fill_user_liquidation(&someone, 100),
            fill_bad_debt(backstop, 100),
            fill_interest(backstop, 100),
        ] {
            world.refuses(PoolError::InvalidPoolStatus, |w| {
                w.try_act(&user, [top_up(), other.clone()])
            });
        }
        // Wherever it stands.
        world.refuses(PoolError::InvalidPoolStatus, |w| {
            w.try_act(&user, [withdraw(asset, ONE), top_up()])
        });
        // Each on its own is allowed.
        world.play(&user, [withdraw(asset, ONE)]);
        world.play(&user, [top_up()]);
    }
}

#[test]
fn a_cancellation_beside_another_request_needs_an_active_pool() {
    for status in STATUSES {
        let (world, user) = liquidated(status);
        world.set_price(1, ONE / 2);
        let requests = [
            cancel_liquidation(world.asset(0), 0),
            withdraw_collateral(world.asset(0), ONE),
        ];
        if STOPPED.contains(&status) {
            world.refuses(PoolError::InvalidPoolStatus, |w| {
                w.try_act(&user, requests.clone())
            });
        } else {
            world.play(&user, requests);
        }
    }
}

#[test]
fn whoever_is_not_healthy_again_cannot_cancel() {
    for status in STATUSES {
        let (world, user) = liquidated(status);
        let requests = [
            supply_collateral(world.asset(0), 10 * ONE),
            cancel_liquidation(world.asset(0), 0),
        ];
        world.refuses(PoolError::InvalidHf, |w| w.try_act(&user, requests.clone()));
        // A cure that leaves the auction running is refused by that, not by the status.
        world.refuses(PoolError::AuctionInProgress, |w| {
            w.try_act(&user, [repay(w.asset(1), ONE)])
        });
    }
}

#[test]
fn there_must_be_something_to_cancel() {
    for status in STATUSES {
        let (world, user) = borrower(status);
        world.refuses(PoolError::BadRequest, |w| {
            w.try_act(&user, [cancel_liquidation(w.asset(0), 0)])
        });
    }
}

/// What is refused for other reasons than the status stays refused.
#[test]
fn other_rules_hold_for_cures_too() {
    for status in STATUSES {
        let (world, user) = borrower(status);
        let top_up = supply_collateral(world.asset(0), ONE);
        world.refuses(PoolError::NegativeAmount, |w| {
            w.try_act(&user, [repay(w.asset(1), -1)])
        });
        let mut config = world.pool.get_reserve(world.asset(0)).config;
        config.supply_cap = 1_100 * ONE;
        world.seed_reserve_config(0, &config);
        world.refuses(PoolError::ExceededSupplyCap, |w| {
            w.try_act(&user, [top_up.clone()])
        });
        config.enabled = false;
        world.seed_reserve_config(0, &config);
        world.refuses(PoolError::ReserveDisabled, |w| {
            w.try_act(&user, [top_up.clone()])
        });
    }
}

#[test]
fn a_flash_loan_is_no_cure() {
    for status in STOPPED {
        let (world, user) = borrower(status);
        let loan = FlashLoan {
            amount: ONE,
            asset: world.asset(1).clone(),
            contract: world.env.register(Receiver, ()),
        };
        let cures = list(&world.env, [repay(world.asset(1), 10 * ONE)]);
        let tried = outcome(world.pool.try_flash_loan(&user, &loan, &cures));
        assert_eq!(tried, Err(PoolError::InvalidPoolStatus));
    }
}

/// A dead feed stops a cancellation that leaves debt, and nothing else.
#[test]
fn a_cure_needs_prices_only_to_cancel_with_debt_left() {
    for status in STATUSES {
        let (world, user) = liquidated(status);
        world.kill_feed(0);
        world.kill_feed(1);
        let cancel = || cancel_liquidation(world.asset(0), 0);
        let top_up = supply_collateral(world.asset(0), 100 * ONE);
        world.refuses(PoolError::PriceUnavailable, |w| {
            w.try_act(&user, [top_up.clone(), cancel()])
        });
        world.play(&user, [repay(world.asset(1), 50 * ONE), cancel()]);
        let (world, user) = borrower(status);
        world.kill_feed(0);
        world.kill_feed(1);
        world.play(&user, [top_up, repay(world.asset(1), ONE)]);
    }
}
