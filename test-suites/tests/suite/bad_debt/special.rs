//! BD-02, BD-17: lots that shrink, and addresses nobody should be able to use.

use super::raw::{addr, event, int};
use super::stage::{outcome, Stage, ONE};
use pool::PoolError;
use soroban_sdk::xdr::{ScMap, ScMapEntry, ScVal};
use test_suites::requests::*;

fn stage() -> Stage {
    let stage = Stage::new(2);
    stage.lender(0, 100_000 * ONE);
    stage.bad_debt(0, 40_000 * ONE);
    stage
}

/// Depositors cannot leave while the backstop owes, which the quoted lot is for.
#[test]
fn bd_02_nobody_withdraws_what_is_on_offer() {
    let stage = Stage::new(2);
    stage.lender(0, 100_000 * ONE);
    let depositor = stage.fund_backstop(9_000 * ONE);
    let pool = &stage.pool.address;
    stage
        .backstop
        .queue_withdrawal(&depositor, pool, &(9_000 * ONE));
    stage.bad_debt(0, 40_000 * ONE);
    stage.act(|w| w.pool.create_bad_debt_auction());
    stage.at(600 + 17 * 86_400);
    let refused = stage
        .backstop
        .try_withdraw(&depositor, pool, &(9_000 * ONE));
    assert_eq!(
        refused.err().unwrap().unwrap(),
        soroban_sdk::Error::from_contract_error(1011)
            .try_into()
            .unwrap()
    );
}

/// If the deposits fall below the quoted lot all the same, the auction stays fillable: it pays what
/// is there, and says so.
#[test]
fn bd_02_a_lot_above_the_deposits_is_what_is_there() {
    let stage = stage();
    let auction = stage.act(|w| w.pool.create_bad_debt_auction());
    assert_eq!(auction.lot.values().first(), Some(38_400 * ONE));
    let (pool, backstop) = (&stage.pool.address, stage.backstop.address.clone());
    stage.backstop.draw(pool, &(40_000 * ONE), &stage.admin);
    stage.wait(200);
    let filler = stage.rich(1);
    let fill = [fill_bad_debt(&backstop, 25)];
    stage.submit(&filler, fill).unwrap();
    assert_eq!(stage.backstop_token.balance(&filler), 9_600 * ONE);

    let fill = [fill_bad_debt(&backstop, 100)];
    stage.submit(&filler, fill).unwrap();
    assert_eq!(stage.backstop_token.balance(&filler), 10_000 * ONE);
    assert_eq!(stage.debts(&filler), [(0, 40_000 * ONE)]);
    assert_eq!(stage.backstop.pool_data(pool).tokens, 0);
    let entry = |key, val| ScMapEntry { key, val };
    let amounts = |of, amount| {
        ScVal::Map(Some(ScMap(
            vec![entry(addr(of), int(amount))].try_into().unwrap(),
        )))
    };
    let ScVal::Vec(Some(told)) = &stage.told()[0].1 else {
        panic!("{:?}", stage.told());
    };
    let ScVal::Map(Some(filled)) = &told[2] else {
        panic!("{told:?}");
    };
    assert_eq!(filled[0].val, amounts(stage.asset(0), 30_000 * ONE));
    assert_eq!(
        filled[2].val,
        amounts(&stage.backstop_token.address, 400 * ONE)
    );
}

/// Once nothing is left the debt alone is filled, and an entry of zero is not told.
#[test]
fn bd_02_a_lot_without_deposits_is_empty() {
    let stage = stage();
    stage.act(|w| w.pool.create_bad_debt_auction());
    let (pool, backstop) = (&stage.pool.address, stage.backstop.address.clone());
    stage.backstop.draw(pool, &(50_000 * ONE), &stage.admin);
    stage.wait(400);
    let filler = stage.user(0);
    stage
        .submit(&filler, [fill_bad_debt(&backstop, 100)])
        .unwrap();
    assert_eq!(stage.names(), ["defaulted_debt", "loss", "fill_auction"]);
    assert_eq!(stage.backstop_token.balance(&filler), 0);
    assert_eq!(stage.data(0).b_rate, 600_000_000_000);
    let (told, empty) = (stage.told(), ScVal::Map(Some(ScMap::default())));
    let filled = ScMap(
        vec![
            ScMapEntry {
                key: super::raw::sym("bid"),
                val: empty.clone(),
            },
            ScMapEntry {
                key: super::raw::sym("block"),
                val: ScVal::U32(51),
            },
            ScMapEntry {
                key: super::raw::sym("lot"),
                val: empty,
            },
        ]
        .try_into()
        .unwrap(),
    );
    let data = super::raw::tuple([addr(&filler), int(100), ScVal::Map(Some(filled))]);
    assert_eq!(
        told[2],
        event("fill_auction", [ScVal::U32(1), addr(&backstop)], data)
    );
}

/// Kind of auction, who is auctioned: neither pool nor backstop can be liquidated, and only the
/// backstop has bad debt and interest to sell.
#[test]
fn bd_17_special_addresses_are_not_auctioned() {
    let stage = stage();
    let (pool, backstop) = (&stage.pool.address, &stage.backstop.address);
    let user = &stage.user(0);
    let (debts, tokens) = (stage.assets_of(&[0]), stage.backstop_tokens());
    let table = [
        (0, pool, PoolError::InvalidLiquidation),
        (0, backstop, PoolError::InvalidLiquidation),
        (1, pool, PoolError::BadRequest),
        (1, user, PoolError::BadRequest),
        (2, pool, PoolError::BadRequest),
        (2, user, PoolError::BadRequest),
    ];
    for (kind, of, error) in table {
        let tried = stage.pool.try_new_auction(&kind, of, &debts, &tokens, &100);
        assert_eq!(outcome(tried), Err(error), "{kind} {of:?}");
    }
    for (of, error) in [
        (pool, PoolError::InvalidLiquidation),
        (backstop, PoolError::InvalidLiquidation),
    ] {
        stage.refuses(error, |w| w.pool.try_create_user_liquidations(of, &100));
    }
    stage.refuses(PoolError::BadRequest, |w| w.pool.try_bad_debt(pool));
}

/// Nor do they fill: the pool cannot act at all, the backstop fills nothing.
#[test]
fn bd_17_special_addresses_do_not_fill() {
    let stage = stage();
    let (pool, backstop) = (stage.pool.address.clone(), stage.backstop.address.clone());
    stage.earn(1, 300 * ONE);
    let debtor = stage.liquidated(0, 300 * ONE);
    stage.act(|w| w.pool.create_bad_debt_auction());
    stage.act(|w| w.pool.create_interest_auction(&stage.assets_of(&[1])));
    stage.wait(400);
    let fills = || {
        [
            fill_user_liquidation(&debtor, 100),
            fill_bad_debt(&backstop, 100),
            fill_interest(&backstop, 100),
        ]
    };
    for fill in fills() {
        assert_eq!(stage.submit(&pool, [fill]), Err(PoolError::BadRequest));
    }
    let expected = [
        PoolError::BadRequest,
        PoolError::InvalidLiquidation,
        PoolError::InvalidLiquidation,
    ];
    for (fill, error) in fills().into_iter().zip(expected) {
        assert_eq!(stage.submit(&backstop, [fill]), Err(error));
    }
    assert_eq!(stage.bad(), [(0, 40_000 * ONE)]);
    let own = [fill_user_liquidation(&debtor, 100)];
    assert_eq!(
        stage.submit(&debtor, own),
        Err(PoolError::InvalidLiquidation)
    );
}

/// The pool pays nobody but others: neither for a claim nor as a payer.
#[test]
fn bd_17_the_pool_neither_pays_itself_nor_covers() {
    let stage = stage();
    stage.lose(0, ONE);
    let (pool, asset) = (&stage.pool.address, stage.asset(0));
    let user = &stage.user(0);
    stage.refuses(PoolError::BadRequest, |w| {
        w.pool.try_cover_loss(pool, asset, &ONE)
    });
    stage.refuses(PoolError::BadRequest, |w| {
        w.pool.try_cover_bad_debt(pool, asset, &ONE)
    });
    stage.refuses(PoolError::BadRequest, |w| {
        w.pool.try_claim_recovery(user, asset, pool)
    });
}
