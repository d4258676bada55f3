//! What the answers promise.

use super::given::{Asset, Books};
use lending_core::auction::liquidation::{part_up, Size};
use lending_core::auction::{split_bid, split_lot, FillPercent, Progress};
use lending_core::backstop::Deposits;
use lending_core::fixed::{mul_div_down, mul_div_up, MathError};
use lending_core::health::{Health, Valuation};
use lending_core::interest::InterestCurve;
use lending_core::position;
use lending_core::reserve::Reserve;
use lending_core::units::{DebtRate, DebtShares, SupplyRate, SupplyShares, Underlying};
use num_bigint::BigInt;

fn exact(quotient: BigInt) -> Result<i128, MathError> {
    quotient.try_into().map_err(|_| MathError::Overflow)
}

pub fn mul_div(a: i128, b: i128, divisor: i128) {
    if divisor == 0 {
        assert_eq!(mul_div_down(a, b, divisor), Err(MathError::DivisionByZero));
        assert_eq!(mul_div_up(a, b, divisor), Err(MathError::DivisionByZero));
        return;
    }
    let product = BigInt::from(a) * b;
    let towards_zero = &product / divisor;
    let inexact = &towards_zero * divisor != product;
    let negative = (product < BigInt::ZERO) != (divisor < 0);
    let down = &towards_zero - i32::from(inexact && negative);
    let up = &towards_zero + i32::from(inexact && !negative);
    assert_eq!(mul_div_down(a, b, divisor), exact(down));
    assert_eq!(mul_div_up(a, b, divisor), exact(up));
}

pub fn accrue(before: Reserve, curve: &InterestCurve, take: u32, now: u64) {
    let mut after = before;
    if after.accrue(curve, take, now).is_err() {
        return;
    }
    assert_eq!(after.last_time, now);
    assert!(after.debt_rate >= before.debt_rate);
    if take < 10_000_000 {
        assert!(after.supply_rate >= before.supply_rate);
        assert!(after.backstop_credit >= before.backstop_credit);
    }
}

/// A reserve of real size, under a configuration the pool accepts: accrual has to succeed.
pub fn accepted_accrue(books: &Books, curve: &InterestCurve, take: u32, dt: u64) {
    let supplied = books.supply.up_to(1_000_000_000_000_000_000_000_000_000);
    let reserve = Reserve {
        supply_rate: SupplyRate(1 + books.supply_rate.up_to(1_000_000_000_000_000_000)),
        debt_rate: DebtRate(1_000_000_000_000 + books.debt_rate.up_to(1_000_000_000_000_000_000)),
        rate_modifier: 1_000_000 + books.rate_modifier.up_to(99_000_000),
        supply_shares: SupplyShares(supplied / 1_000_000),
        debt_shares: DebtShares(books.debt.up_to(supplied) / 1_000_000),
        backstop_credit: Underlying(books.credit.up_to(supplied)),
        last_time: u64::from(books.last_time as u32),
    };
    let now = reserve.last_time + dt;
    let mut after = reserve;
    after
        .accrue(curve, take % 10_000_000, now)
        .expect("an accepted configuration accrues");
    assert!((1_000_000..=100_000_000).contains(&after.rate_modifier));
    accrue(reserve, curve, take % 10_000_000, now);
}

pub fn act(mut reserve: Reserve, balance: i128, amount: i128, kind: u8) {
    let before = reserve;
    let one = BigInt::from(1_000_000_000_000i128);
    match kind % 4 {
        0 => {
            if let Ok(minted) = position::supply(&mut reserve, Underlying(amount)) {
                assert!(BigInt::from(minted.0) * before.supply_rate.0 <= amount * one);
            }
        }
        1 => {
            if let Ok(out) =
                position::withdraw(&mut reserve, SupplyShares(balance), Underlying(amount))
            {
                assert!(out.burned.0 <= balance && out.paid.0 <= amount);
                assert!(BigInt::from(out.burned.0) * before.supply_rate.0 >= out.paid.0 * one);
            }
        }
        2 => {
            if let Ok(minted) = position::borrow(&mut reserve, Underlying(amount)) {
                assert!(BigInt::from(minted.0) * before.debt_rate.0 >= amount * one);
            }
        }
        _ => {
            if let Ok(done) = position::repay(&mut reserve, DebtShares(balance), Underlying(amount))
            {
                assert!(done.burned.0 <= balance && done.refund.0 >= 0);
                assert_eq!(done.kept.0 + done.refund.0, amount);
                assert!(BigInt::from(done.burned.0) * before.debt_rate.0 <= done.kept.0 * one);
            }
        }
    }
    let _ = (
        reserve.utilization(),
        reserve.require_liquidity(),
        reserve.surplus(balance, Underlying::ZERO),
    );
}

pub fn fill(amount: i128, percent: i128, start: u32, now: u32) {
    let (Ok(by), Ok(at)) = (FillPercent::new(percent), Progress::at(start, now)) else {
        return;
    };
    for split in [split_bid(amount, by, at), split_lot(amount, by, at)]
        .into_iter()
        .flatten()
    {
        assert!(split.filled >= 0 && split.remaining >= 0);
        assert!(split.filled <= amount - split.remaining);
    }
}

pub fn liquidate(assets: &[Asset], chosen: u8, percent: u32, decimals: u8) {
    let Some(scale) = 10i128.checked_pow(u32::from(decimals % 19)) else {
        return;
    };
    let (mut account, mut selected) = (Health::default(), Health::default());
    for (place, asset) in assets.iter().take(8).enumerate() {
        let by = Valuation {
            price: asset.price.amount(),
            token_one: 10i128.pow(u32::from(asset.decimals % 19)),
            c_factor: asset.c_factor % 10_000_001,
            l_factor: asset.l_factor % 10_000_001,
        };
        for health in [
            Some(&mut account),
            (chosen >> place & 1 == 1).then_some(&mut selected),
        ]
        .into_iter()
        .flatten()
        {
            if health
                .add_collateral(&by, Underlying(asset.collateral.amount()))
                .is_err()
                || health
                    .add_debt(&by, Underlying(asset.debt.amount()))
                    .is_err()
            {
                return;
            }
        }
    }
    assert!(account.collateral_base <= account.collateral_raw);
    assert!(account.liability_base >= account.liability_raw);
    if account.require_sound(0, scale).is_ok() && decimals % 19 >= 6 {
        assert!(!account.is_liquidatable());
    }
    let percent = 1 + percent % 100;
    if let Ok(size) = Size::of(&account, &selected, percent, scale) {
        assert!((0..=scale).contains(&size.bid_share) && (0..=scale).contains(&size.lot_share));
        for asset in assets {
            let balance = asset.collateral.amount();
            let part = part_up(balance, size.lot_share, scale).expect("a part fits");
            assert!((0..=balance).contains(&part));
        }
        let _ = size.judge(&account, &selected, scale);
    }
}

pub fn backstop(pool: Deposits, amount: i128, kind: u8) {
    let keeps_worth = |after: &Deposits| {
        BigInt::from(after.tokens) * pool.shares >= BigInt::from(pool.tokens) * after.shares
    };
    match kind % 4 {
        0 => {
            if let Ok(minted) = pool.deposit(amount) {
                assert!(minted.shares > 0 && (minted.opens_epoch || keeps_worth(&minted.deposits)));
            }
        }
        1 => {
            if let Ok((after, paid)) = pool.withdraw(amount) {
                assert!(paid > 0 && keeps_worth(&after));
                assert!(after.tokens >= 0 && after.queued <= after.shares);
            }
        }
        2 => assert!(pool.donate(amount).is_err() || keeps_worth(&pool.donate(amount).unwrap())),
        _ => assert!(pool.draw(amount).is_err() || amount <= pool.tokens),
    }
    if let Ok(part) = pool.queued_part_up() {
        assert!((0..=10_000_000).contains(&part));
    }
}
