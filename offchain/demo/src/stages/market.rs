//! Prices fall, and health factors with them.

use crate::cast::Who;
use crate::coin::Coin;
use crate::format::{price, ratio, tokens, usd};
use crate::snapshot::{Snapshot, State};
use crate::story::Stage;
use crate::table::{health_cell, Cell, Table};
use crate::world::{Prices, LEDGERS_PER_DAY};
use anyhow::Result;

const USDC: i128 = 1_0000000;
const BEFORE_CRASH_LP: i128 = 4_481_958;
const HOUR: u32 = LEDGERS_PER_DAY / 24;
const INDEBTED: [Who; 7] = [
    Who::Boris,
    Who::Bella,
    Who::Bruno,
    Who::Wanda,
    Who::Walt,
    Who::Luca,
    Who::Sami,
];

/// Moves the feed every six hours. Returns what could be seen at each price, the old one first.
fn step_down(stage: &Stage, steps: &[(i128, i128)]) -> Result<Vec<Snapshot>> {
    let mut seen = vec![stage.now()?];
    for (xlm, lp) in steps {
        stage.world.pass(6 * HOUR);
        stage.world.set_prices(Prices::from_seven(*xlm, USDC, *lp));
        seen.push(stage.now()?);
    }
    Ok(seen)
}

/// Health factors by account and price.
fn ladder(seen: &[Snapshot]) -> Table {
    let mut table = Table::new("Health factors as XLM falls", ["account"]);
    let prices = seen.iter().map(|it| format!("XLM {}", price(it.xlm_price)));
    table.header.extend(prices);
    for who in INDEBTED {
        if seen
            .iter()
            .all(|it| it.account(who).health_factor.is_none())
        {
            continue;
        }
        let mut row = vec![Cell::from(who.to_string())];
        row.extend(
            seen.iter()
                .map(|it| health_cell(it.account(who).health_factor)),
        );
        table.rows.push(row);
    }
    table
}

fn names(now: &Snapshot, state: State) -> Vec<String> {
    let found = now.accounts.iter().filter(|it| it.state == state);
    found.map(|it| it.who.to_string()).collect()
}

pub fn falls(stage: &mut Stage) -> Result<()> {
    let steps = [3_900_000, 3_600_000, 3_300_000].map(|xlm| (xlm, BEFORE_CRASH_LP));
    let seen = step_down(stage, &steps)?;
    let (first, last) = (&seen[0], &seen[seen.len() - 1]);
    stage.show(ladder(&seen));
    stage.say(format!(
        "XLM falls from {} to {} in three steps of six hours. An account's health factor is its \
         collateral (XLM counts at 75% of its worth) over its debt (USDC counts at 1/95%): below \
         100% it may be liquidated. That is now so for {}. Sami, who owes XLM, gets healthier.",
        price(first.xlm_price),
        price(last.xlm_price),
        names(last, State::Liquidatable).join(", "),
    ));
    Ok(())
}

pub fn crashes(stage: &mut Stage) -> Result<()> {
    let steps = [
        (2_400_000, 3_700_000),
        (1_600_000, 2_900_000),
        (1_000_000, 2_240_979),
    ];
    let seen = step_down(stage, &steps)?;
    let (first, last) = (&seen[0], &seen[seen.len() - 1]);
    let backstop = |at: &Snapshot| usd(at.backstop.value);
    let drowned = names(last, State::UnderWater);
    let (worth, debt) = last
        .accounts
        .iter()
        .filter(|it| it.state == State::UnderWater)
        .fold((0, 0), |(worth, debt), it| {
            (worth + it.health.collateral_raw, debt + it.owed(Coin::Usdc))
        });
    stage.show(ladder(&seen));
    stage.say(format!(
        "Overnight XLM falls to {}, {} below yesterday, and no liquidator moves. The backstop's \
         token falls with it, to {}: the backstop is worth {} instead of {}. {} are under water: \
         their collateral is worth {}, their debt is {}. No sale of collateral can repay that.",
        price(last.xlm_price),
        ratio(first.xlm_price - last.xlm_price, first.xlm_price, 0),
        price(last.lp_price),
        backstop(last),
        backstop(first),
        drowned.join(", "),
        usd(worth),
        tokens(debt, Coin::Usdc),
    ));
    stage.say(
        "It takes all of that to hurt this pool: a fall by more than two thirds within a night, \
         nobody bidding on the way, and a backstop that loses half its worth at the same time.",
    );
    Ok(())
}
