//! Input no honest client sends: refused with a code, never a trap.

use crate::receiver::{receiver, Conduct};
use pool::{FlashLoan, PoolError, Request};
use soroban_sdk::testutils::Address as _;
use soroban_sdk::xdr::ScVal;
use soroban_sdk::{Address, IntoVal, InvokeError, TryFromVal, Val, Vec};
use test_suites::raw;
use test_suites::requests::*;
use test_suites::reserves::std_config;
use test_suites::{Setup, World, ONE};

/// A list of requests as the wire may have it.
fn wire<T>(world: &World, items: &[ScVal]) -> Vec<T>
where
    T: IntoVal<soroban_sdk::Env, Val> + TryFromVal<soroban_sdk::Env, Val>,
{
    let mut list = Vec::<Val>::new(&world.env);
    for item in items {
        list.push_back(raw::val(&world.env, item));
    }
    Vec::try_from_val(&world.env, &list.to_val()).unwrap()
}

/// Things that are no request.
fn broken(asset: &Address) -> std::vec::Vec<ScVal> {
    let asset = raw::address(asset);
    std::vec![
        ScVal::Void,
        raw::u32(0),
        raw::i128(ONE),
        raw::sym("Supply"),
        asset.clone(),
        raw::vec([]),
        raw::vec([asset.clone(), raw::i128(ONE), raw::u32(0)]),
        raw::fields([
            ("address", raw::u32(0)),
            ("amount", raw::i128(ONE)),
            ("request_type", raw::u32(0)),
        ]),
        raw::fields([
            ("address", asset.clone()),
            ("amount", raw::u32(1)),
            ("request_type", raw::u32(0)),
        ]),
        raw::fields([
            ("address", asset.clone()),
            ("amount", raw::i128(ONE)),
            ("request_type", raw::u64(0)),
        ]),
    ]
}

/// Maps with other fields than a request has.
fn misshapen(asset: &Address) -> std::vec::Vec<ScVal> {
    let asset = raw::address(asset);
    std::vec![
        raw::fields([]),
        raw::fields([("address", asset.clone()), ("amount", raw::i128(ONE))]),
        raw::fields([
            ("address", asset.clone()),
            ("amount", raw::i128(ONE)),
            ("request_typo", raw::u32(0)),
        ]),
        raw::fields([
            ("address", asset.clone()),
            ("amount", raw::i128(ONE)),
            ("extra", raw::u32(0)),
            ("request_type", raw::u32(0)),
        ]),
        raw::map([
            (raw::u32(0), asset),
            (raw::u32(1), raw::i128(ONE)),
            (raw::u32(2), raw::u32(0)),
        ]),
    ]
}

fn good(asset: &Address) -> ScVal {
    raw::fields([
        ("address", raw::address(asset)),
        ("amount", raw::i128(ONE)),
        ("request_type", raw::u32(0)),
    ])
}

#[test]
fn an_entry_that_is_no_request_is_refused_by_every_entry_point() {
    let world = World::market(1);
    let user = world.rich();
    let asset = world.asset(0).clone();
    let loan = FlashLoan {
        amount: ONE,
        asset: asset.clone(),
        contract: receiver(&world, Conduct::Keep),
    };
    for entry in broken(&asset) {
        // Alone, and after requests that would have passed.
        for items in [
            std::vec![entry.clone()],
            std::vec![good(&asset), entry.clone()],
            std::vec![good(&asset), entry.clone(), good(&asset)],
        ] {
            let requests: Vec<Request> = wire(&world, &items);
            world.refuses(PoolError::BadRequest, |w| {
                w.pool.try_submit(&user, &user, &user, &requests)
            });
            world.refuses(PoolError::BadRequest, |w| {
                w.pool
                    .try_submit_with_allowance(&user, &user, &user, &requests)
            });
            world.refuses(PoolError::BadRequest, |w| {
                w.pool.try_flash_loan(&user, &loan, &requests)
            });
        }
    }
    let requests: Vec<Request> = wire(&world, &[good(&asset)]);
    world.pool.submit(&user, &user, &user, &requests);
}

/// The one trap left: the host itself stops a call whose struct has other fields than it must have,
/// before the contract can look at it.
#[test]
fn a_map_with_other_fields_than_a_request_is_stopped_by_the_host() {
    let world = World::market(1);
    let user = world.rich();
    let asset = world.asset(0);
    for entry in misshapen(asset) {
        let requests: Vec<Request> = wire(&world, &[good(asset), entry]);
        world.fails(Err(InvokeError::Abort), |w| {
            w.pool.try_submit(&user, &user, &user, &requests)
        });
    }
}

#[test]
fn an_asset_that_is_no_address_is_refused_in_every_kind_of_auction() {
    let world = World::market(2);
    let user = world.borrower();
    let asset = raw::address(world.asset(0));
    for other in [ScVal::Void, raw::u32(0), raw::sym("XLM"), raw::vec([])] {
        let odd: Vec<Address> = wire(&world, &[asset.clone(), other]);
        let even = world.assets_of([1]);
        for kind in 0..=2 {
            for (bid, lot) in [(&odd, &even), (&even, &odd), (&odd, &odd)] {
                for user in [&user, &world.backstop.address] {
                    world.refuses(PoolError::BadRequest, |w| {
                        w.pool.try_new_auction(&kind, user, bid, lot, &100)
                    });
                }
            }
        }
        world.refuses(PoolError::BadRequest, |w| {
            w.pool.try_create_interest_auction(&odd)
        });
    }
}

#[test]
fn the_largest_amounts_are_refused_where_they_cannot_be_met() {
    let world = World::market(2);
    let user = world.borrower();
    let lender = world.lender();
    let (held, owed) = (world.asset(0), world.asset(1));
    for (request, error) in [
        (supply(held, i128::MAX), PoolError::Overflow),
        (supply_collateral(held, i128::MAX), PoolError::Overflow),
        (borrow(held, i128::MAX), PoolError::InvalidUtilRate),
        (borrow(owed, i128::MAX), PoolError::Overflow),
        (withdraw(held, i128::MAX), PoolError::InvalidBTokenBurn),
        (withdraw_collateral(held, i128::MAX), PoolError::InvalidHf),
        (repay(held, i128::MAX), PoolError::InvalidDTokenBurn),
        (
            fill_user_liquidation(&lender, i128::MAX),
            PoolError::AuctionNotFound,
        ),
        (cancel_liquidation(held, i128::MAX), PoolError::BadRequest),
    ] {
        world.refuses(error, |w| w.try_act(&user, [request.clone()]));
    }
    let contract = receiver(&world, Conduct::Keep);
    for (asset, error) in [
        (held, PoolError::InvalidUtilRate),
        (owed, PoolError::Overflow),
    ] {
        let loan = FlashLoan {
            amount: i128::MAX,
            asset: asset.clone(),
            contract: contract.clone(),
        };
        world.refuses(error, |w| {
            w.pool.try_flash_loan(&user, &loan, &list(&w.env, []))
        });
    }
    // An empty reserve has room for the number, not for the amount.
    let mut world = World::new(&Setup::default());
    world.list(&std_config(), ONE);
    world.activate();
    let user = world.user(ONE);
    world.refuses(PoolError::ExceededSupplyCap, |w| {
        w.try_act(&user, [supply(w.asset(0), i128::MAX)])
    });
}

#[test]
fn the_largest_amounts_mean_everything_where_they_are_capped() {
    let world = World::market(2);
    let user = world.borrower();
    let requests = [
        repay(world.asset(1), i128::MAX),
        withdraw_collateral(world.asset(0), i128::MAX),
    ];
    let after = world.act(&user, requests);
    assert!(after.liabilities.is_empty() && after.collateral.is_empty());
    assert_eq!(world.assets[0].token.balance(&user), 1_000 * ONE);
    assert_eq!(world.assets[1].token.balance(&user), 1_000 * ONE);
    world.check();
}

#[test]
fn assets_that_are_no_reserves_are_refused_whatever_else_they_are() {
    let world = World::market(1);
    let user = world.rich();
    let contract = receiver(&world, Conduct::Keep);
    for asset in [
        &Address::generate(&world.env),
        &world.pool.address,
        &world.backstop.address,
        &world.backstop_token.address,
        &user,
    ] {
        for open in [
            supply,
            withdraw,
            supply_collateral,
            withdraw_collateral,
            borrow,
            repay,
        ] {
            for amount in [0, ONE, i128::MAX] {
                world.refuses(PoolError::ReserveNotFound, |w| {
                    w.try_act(&user, [open(asset, amount)])
                });
            }
        }
        let loan = FlashLoan {
            amount: ONE,
            asset: asset.clone(),
            contract: contract.clone(),
        };
        world.refuses(PoolError::ReserveNotFound, |w| {
            w.pool.try_flash_loan(&user, &loan, &list(&w.env, []))
        });
        world.refuses(PoolError::ReserveNotFound, |w| w.pool.try_gulp(asset));
    }
}

#[test]
fn an_empty_list_is_no_refusal() {
    let world = World::market(1);
    let nobody = world.user(0);
    let after = world.act(&nobody, []);
    assert!(after.collateral.is_empty() && after.supply.is_empty());
    assert!(after.liabilities.is_empty());
}
