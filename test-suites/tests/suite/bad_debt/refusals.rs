//! Every new refusal, with its code, and nothing changed by it.

use super::stage::{Stage, ONE};
use pool::PoolError;
use soroban_sdk::testutils::Address as _;
use soroban_sdk::Address;

/// A loss of 300.0 of 1000.0 in #0.
fn stage() -> (Stage, Address) {
    let stage = Stage::new(2);
    let alice = stage.lender(0, 1_000 * ONE);
    stage.lose(0, 300 * ONE);
    (stage, alice)
}

#[test]
fn the_codes_are_those_of_the_documents() {
    let codes = [
        (PoolError::NegativeAmount, 8),
        (PoolError::BadRequest, 1200),
        (PoolError::AuctionInProgress, 1212),
        (PoolError::ReserveKilled, 1400),
        (PoolError::NothingToCover, 1401),
        (PoolError::NothingToClaim, 1402),
    ];
    for (error, code) in codes {
        assert_eq!(error as u32, code);
    }
}

#[test]
fn there_is_nothing_to_cover_without_a_loss_or_with_nothing() {
    let (stage, alice) = stage();
    let refused = PoolError::NothingToCover;
    stage.refuses(refused, |w| w.pool.try_cover_loss(&alice, w.asset(0), &0));
    stage.refuses(refused, |w| w.pool.try_cover_loss(&alice, w.asset(1), &ONE));
    stage.cover(0, 300 * ONE);
    stage.refuses(refused, |w| w.pool.try_cover_loss(&alice, w.asset(0), &ONE));
}

#[test]
fn there_is_no_bad_debt_to_cover_without_any_or_with_too_little() {
    let (stage, alice) = stage();
    let refused = PoolError::NothingToCover;
    stage.refuses(refused, |w| {
        w.pool.try_cover_bad_debt(&alice, w.asset(0), &ONE)
    });
    stage.refuses(refused, |w| w.pool.try_net_credit(w.asset(0)));
    stage.calm();
    stage.bad_debt(0, 100 * ONE);
    stage.refuses(refused, |w| {
        w.pool.try_cover_bad_debt(&alice, w.asset(0), &0)
    });
    stage.refuses(refused, |w| {
        w.pool.try_cover_bad_debt(&alice, w.asset(1), &ONE)
    });
    stage.refuses(refused, |w| w.pool.try_net_credit(w.asset(0)));
    // One unit does not pay for a debt share that has earned interest.
    stage.skip_ledgers(10_000);
    stage.refuses(refused, |w| {
        w.pool.try_cover_bad_debt(&alice, w.asset(0), &1)
    });
    // Credit without debt.
    stage.earn(1, ONE);
    stage.refuses(refused, |w| w.pool.try_net_credit(w.asset(1)));
}

#[test]
fn there_is_nothing_to_claim_before_anything_came_back() {
    let (stage, alice) = stage();
    let refused = PoolError::NothingToClaim;
    stage.refuses(refused, |w| {
        w.pool.try_claim_recovery(&alice, w.asset(0), &alice)
    });
    stage.refuses(refused, |w| {
        w.pool.try_claim_recovery(&alice, w.asset(1), &alice)
    });
    stage.cover(0, 100 * ONE);
    let newcomer = stage.lender(0, 100 * ONE);
    let stranger = Address::generate(&stage.env);
    for user in [&newcomer, &stranger] {
        stage.refuses(refused, |w| {
            w.pool.try_claim_recovery(user, w.asset(0), user)
        });
    }
    stage.claim(&alice, 0);
    stage.refuses(refused, |w| {
        w.pool.try_claim_recovery(&alice, w.asset(0), &alice)
    });
}

#[test]
fn negative_amounts_are_refused() {
    let (stage, alice) = stage();
    stage.calm();
    stage.bad_debt(0, 100 * ONE);
    let refused = PoolError::NegativeAmount;
    for amount in [-1, i128::MIN] {
        stage.refuses(refused, |w| {
            w.pool.try_cover_loss(&alice, w.asset(0), &amount)
        });
        stage.refuses(refused, |w| {
            w.pool.try_cover_bad_debt(&alice, w.asset(0), &amount)
        });
    }
}

#[test]
fn unknown_assets_are_refused() {
    let (stage, alice) = stage();
    stage.calm();
    let asset = &Address::generate(&stage.env);
    let refused = PoolError::ReserveNotFound;
    stage.refuses(refused, |w| w.pool.try_cover_loss(&alice, asset, &ONE));
    stage.refuses(refused, |w| w.pool.try_cover_bad_debt(&alice, asset, &ONE));
    stage.refuses(refused, |w| w.pool.try_net_credit(asset));
    stage.refuses(refused, |w| {
        w.pool.try_claim_recovery(&alice, asset, &alice)
    });
    stage.refuses(refused, |w| w.pool.try_get_recovery(&alice, asset));
    stage.refuses(refused, |w| w.pool.try_get_bad_debt(asset));
    stage.refuses(refused, |w| w.pool.try_get_loss(asset));
    stage.refuses(refused, |w| w.pool.try_gulp(asset));
}

/// The largest offers are taken as far as they are needed.
#[test]
fn offers_of_any_size_are_clipped() {
    let (stage, _) = stage();
    let payer = stage.user(1_000 * ONE);
    let used = stage.act(|w| w.pool.cover_loss(&payer, w.asset(0), &i128::MAX));
    assert_eq!(used, 300 * ONE);
}

/// An offer that is clipped before anything is multiplied would be; one of bad debt is valued first.
#[test]
fn offers_beyond_all_numbers_for_bad_debt_overflow_or_are_clipped() {
    let (stage, _) = stage();
    stage.calm();
    stage.bad_debt(0, 100 * ONE);
    let payer = stage.user(1_000 * ONE);
    let used = stage.act(|w| w.pool.try_cover_bad_debt(&payer, w.asset(0), &i128::MAX));
    assert_eq!(used, Ok(Ok(100 * ONE)));
}
