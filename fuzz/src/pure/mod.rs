//! The pure code with arbitrary inputs: it refuses or answers, never panics, and its answers keep
//! their promises.

mod checks;
mod given;

use arbitrary::Arbitrary;
use checks::{accepted_accrue, accrue, act, backstop, fill, liquidate, mul_div};
use given::{Asset, Books, Curve, Number};
use lending_core::backstop::Deposits;
use lending_core::bad_debt::default_debt;
use lending_core::claims::Loss;
use lending_core::coverage::TokenPrice;
use lending_core::status::PoolStatus;
use lending_core::units::{DebtShares, Underlying};
use lending_core::LendingError;

/// One call, or one kind of it.
#[derive(Arbitrary, Debug)]
pub enum Case {
    MulDiv(Number, Number, Number),
    Accrue {
        books: Books,
        curve: Curve,
        take: u32,
        now: u64,
    },
    AcceptedAccrue {
        books: Books,
        curve: Curve,
        take: u32,
        years: u8,
        seconds: u32,
    },
    Position {
        books: Books,
        balance: Number,
        amount: Number,
        kind: u8,
    },
    Default {
        books: Books,
        debt: Number,
    },
    Fill {
        amount: Number,
        percent: Number,
        start: u32,
        now: u32,
    },
    Liquidation {
        assets: Vec<Asset>,
        chosen: u8,
        percent: u32,
        decimals: u8,
    },
    Tokens {
        price: Number,
        oracle: u8,
        decimals: u8,
        value: Number,
        factor: Number,
    },
    Backstop {
        shares: Number,
        tokens: Number,
        queued: Number,
        amount: Number,
        kind: u8,
    },
    Status {
        status: u32,
        queued: Number,
        met: bool,
    },
}

/// Makes the call and checks its answer.
pub fn check(case: Case) {
    match case {
        Case::MulDiv(a, b, divisor) => mul_div(a.any(), b.any(), divisor.any()),
        Case::Accrue {
            books,
            curve,
            take,
            now,
        } => accrue(books.reserve(), &curve.curve(), take, now),
        Case::AcceptedAccrue {
            books,
            mut curve,
            take,
            years,
            seconds,
        } => {
            curve.rates[1..].sort_unstable();
            curve.rates[0] = 1_000 + curve.rates[0] % 9_999_000;
            curve.util_target %= 9_000_001;
            curve.reactivity %= 1_001;
            assert!(curve.is_accepted());
            let dt = u64::from(years % 10) * 31_536_000 + u64::from(seconds % 31_536_000);
            accepted_accrue(&books, &curve.curve(), take, dt);
        }
        Case::Position {
            books,
            balance,
            amount,
            kind,
        } => {
            act(books.reserve(), balance.amount(), amount.amount(), kind);
        }
        Case::Default { books, debt } => {
            let (mut reserve, mut loss) = (books.reserve(), Loss::default());
            let (shares, held) = (DebtShares(debt.any()), Underlying::ZERO);
            if default_debt(&mut reserve, &mut loss, shares, || {
                Ok::<_, LendingError>(held)
            })
            .is_ok()
            {
                assert!(reserve.supply_rate.0 >= 0 && reserve.debt_shares.0 >= 0);
                assert!(loss.open.0 >= 0 && loss.owed.0 >= 0);
            }
        }
        Case::Fill {
            amount,
            percent,
            start,
            now,
        } => {
            fill(amount.amount(), percent.any(), start, now);
            fill(
                amount.amount(),
                1 + percent.up_to(99),
                start,
                start.saturating_add(now % 512),
            );
        }
        Case::Liquidation {
            assets,
            chosen,
            percent,
            decimals,
        } => {
            liquidate(&assets, chosen, percent, decimals);
        }
        Case::Tokens {
            price,
            oracle,
            decimals,
            value,
            factor,
        } => {
            let one = |decimals: u8| 10i128.pow(u32::from(decimals % 19));
            if let Ok(by) = TokenPrice::new(price.any(), one(oracle), one(decimals)) {
                let _ = by.value_down(Underlying(value.any()));
                let _ = by.tokens_worth_down(value.any(), factor.any());
            }
        }
        Case::Backstop {
            shares,
            tokens,
            queued,
            amount,
            kind,
        } => {
            let shares = shares.amount();
            // Without shares there are no tokens: the locked ones never leave.
            let tokens = if shares == 0 { 0 } else { tokens.amount() };
            let pool = Deposits {
                shares,
                tokens,
                queued: queued.amount().min(shares),
            };
            backstop(pool, amount.amount(), kind);
        }
        Case::Status {
            status,
            queued,
            met,
        } => {
            if let Ok(status) = PoolStatus::from_u32(status % 9) {
                let _ = status.next(queued.any(), met);
                let _ = status.require_admin_may_set(queued.any());
                let decides = status.next(queued.any(), true) != status.next(queued.any(), false);
                assert_eq!(status.needs_coverage(queued.any()), decides);
            }
        }
    }
}
