//! What a limit on new debt leaves of an attack where the guard of the collateral does not hold at all.

use crate::expect::Expectations;
use crate::figures::{
    FAKE_PRICE, FIRST_POSTED, LOAN_MINUTE, MIDNIGHT, POOL_USDC, POOL_XLM, ROUND, THEN_POSTED,
    USDC_LOAN, USDC_PRICE, XLM_LOAN, XLM_PRICE,
};
use crate::listing::{incident, Guarded, Listing, USDC, USTRY, XLM};
use crate::pool::{Pool, BORROW, LENDER, POST, SUPPLY};
use crate::run::Section;
use crate::stage::Stage;
use anyhow::Result;
use diff_suite::call::Who;
use lending_core::flow::hour;
use lending_core::guard::{GuardConfig, STANDARD, TIGHT};
use serde::Serialize;
use show::format::{number, ratio, usd, TOKEN_DECIMALS};
use show::table::{Cell, Table, Tone};

const HOUR: u64 = 3_600;
const HOURS: u64 = 4;
const ATTACKER: Who = Who::User(0);
/// A quarter of the supply per hour.
const LIMIT: u32 = 2_500_000;

/// A loan that goes on: what was taken in which hour of the clock.
struct Loan {
    asset: u8,
    supply: i128,
    /// What the incident took in all.
    wanted: i128,
    taken: Vec<(u64, i128)>,
}

/// What had left at the end of an hour since the first loan.
#[derive(Debug, Serialize)]
struct Row {
    hour: u64,
    usdc: i128,
    xlm: i128,
}

/// When the fake price is first lent against: as it was, and a minute before the hour.
const BEGINNINGS: [u64; 2] = [LOAN_MINUTE, 59];

pub fn replay(stage: &Stage) -> Result<Section> {
    let mut expectations = Expectations::default();
    let mut runs = vec![];
    for minute in BEGINNINGS {
        runs.push((minute, drain(stage, minute, &mut expectations)?));
    }
    Ok(Section {
        title: "The same with no guard on the collateral, and a limit of 25% an hour on new debt",
        text: text(),
        tables: runs
            .iter()
            .map(|(minute, rows)| table(*minute, rows))
            .collect(),
        expectations,
        data: serde_json::to_value(&runs)?,
        ..Section::default()
    })
}

fn drain(stage: &Stage, minute: u64, expectations: &mut Expectations) -> Result<Vec<Row>> {
    let first = MIDNIGHT + minute * 60;
    let pool = poisoned(stage, first)?;
    let mut loans = [
        Loan::new(USDC, POOL_USDC, USDC_LOAN),
        Loan::new(XLM, POOL_XLM, XLM_LOAN),
    ];
    let (mut rows, mut exact) = (vec![], true);
    for after in (0..=HOURS * HOUR).step_by(ROUND as usize) {
        pool.round_at(first + after);
        for loan in &mut loans {
            exact &= loan.go_on(&pool, first + after)?;
        }
        if after.is_multiple_of(HOUR) {
            rows.push(row(after / HOUR, &loans));
        }
    }
    expectations.that(
        format!("from 00:{minute}: what the limit leaves is granted, and a hundredth of the supply more is refused"),
        exact,
    );
    let within = |row: &Row, part| row.usdc <= POOL_USDC / part && row.xlm <= POOL_XLM / part;
    expectations.that(
        format!("from 00:{minute}: at once a quarter of either reserve leaves at most, within an hour half"),
        within(&rows[0], 4) && within(&rows[1], 2),
    );
    Ok(rows)
}

/// A pool that believes the fake price, with the attacker's collateral in it.
fn poisoned(stage: &Stage, first: u64) -> Result<Pool> {
    let pool = stage.levee(&listings(), MIDNIGHT)?;
    pool.done(LENDER, SUPPLY, USDC, POOL_USDC)?;
    pool.done(LENDER, SUPPLY, XLM, POOL_XLM)?;
    pool.set(USTRY, FAKE_PRICE);
    pool.round_at(first);
    pool.done(ATTACKER, POST, USTRY, FIRST_POSTED + THEN_POSTED)?;
    Ok(pool)
}

fn text() -> Vec<String> {
    vec![
        "Here the guard of USTRY is off, as if it had been beaten, and the guards of USDC and XLM limit new \
         debt to a quarter of the supply per hour. From 00:25 on the fake price stays, and at every round \
         the attacker takes what the limit leaves, up to what he took that day in two minutes. The limit \
         counts an hour of the clock in full and the one before by how much of it lies within the last \
         hour. That takes the hour before as spread evenly: who begins at its very end gets nearly half \
         of the supply within 60 minutes. Withdrawals are not limited."
            .to_owned(),
    ]
}

fn listings() -> [Listing; 3] {
    let with = |config: GuardConfig| {
        Guarded::With(GuardConfig {
            flow: LIMIT,
            ..config
        })
    };
    let mut all = incident(Guarded::Off);
    all[usize::from(XLM)].guarded = with(STANDARD);
    all[usize::from(USDC)].guarded = with(TIGHT);
    all
}

impl Loan {
    fn new(asset: u8, supply: i128, wanted: i128) -> Self {
        let taken = vec![];
        Loan {
            asset,
            supply,
            wanted,
            taken,
        }
    }

    fn total(&self) -> i128 {
        self.taken.iter().map(|(_, amount)| amount).sum()
    }

    fn in_hour(&self, hour: u64) -> i128 {
        let all = self.taken.iter().filter(|(at, _)| *at == hour);
        all.map(|(_, amount)| amount).sum()
    }

    /// Borrows what the limit leaves. Whether the pool saw it the same way.
    fn go_on(&mut self, pool: &Pool, now: u64) -> Result<bool> {
        let left = i128::from(HOUR - now % HOUR);
        let kept = (self.in_hour(hour(now) - 1) * left + 3_599) / 3_600;
        let room = self.supply / 10_000_000 * i128::from(LIMIT) - self.in_hour(hour(now)) - kept;
        // Debt rounds up: a unit is left over.
        let amount = (room - 1).min(self.wanted - self.total());
        let is_limited = amount == room - 1;
        let more = amount.max(0) + self.supply / 100;
        let over = is_limited.then(|| pool.act(ATTACKER, BORROW, self.asset, more));
        if amount > 0 {
            pool.done(ATTACKER, BORROW, self.asset, amount)?;
            self.taken.push((hour(now), amount));
        }
        let is_refused =
            |it: std::result::Result<(), String>| it.is_err_and(|why| why.contains("1404"));
        Ok(over.is_none_or(is_refused))
    }
}

fn row(hour: u64, loans: &[Loan; 2]) -> Row {
    let [usdc, xlm] = loans;
    Row {
        hour,
        usdc: usdc.total(),
        xlm: xlm.total(),
    }
}

fn table(minute: u64, rows: &[Row]) -> Table {
    let header = [
        "after",
        "USDC taken",
        "of supply",
        "XLM taken",
        "of supply",
        "value",
        "of that day's",
    ];
    let mut table = Table::new(
        format!("What had left the pool, beginning at 00:{minute}"),
        header,
    );
    let value = |usdc: i128, xlm: i128| (usdc * USDC_PRICE + xlm * XLM_PRICE) / 1_0000000;
    let all = value(USDC_LOAN, XLM_LOAN);
    for it in rows {
        let after = if it.hour == 0 {
            "at once".to_owned()
        } else {
            format!("{} h", it.hour)
        };
        let worth = value(it.usdc, it.xlm);
        table.row([
            after.into(),
            number(it.usdc, TOKEN_DECIMALS, 0).into(),
            ratio(it.usdc, POOL_USDC, 0).into(),
            number(it.xlm, TOKEN_DECIMALS, 0).into(),
            ratio(it.xlm, POOL_XLM, 0).into(),
            usd(worth).into(),
            Cell::of(
                ratio(worth, all, 0),
                if worth < all { Tone::Warn } else { Tone::Bad },
            ),
        ]);
    }
    table
}
