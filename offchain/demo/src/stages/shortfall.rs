//! Liquidations of accounts under water: what the collateral does not pay for becomes the backstop's.

use super::liquidation::{create, fill_and_repay, wait};
use crate::cast::Who;
use crate::chart::{Chart, Curve, Fill};
use crate::coin::Coin;
use crate::format::{ratio, tokens, usd};
use crate::quote;
use crate::snapshot::Snapshot;
use crate::story::Stage;
use crate::table::{Cell, Table, Tone};
use anyhow::{ensure, Result};

/// What a liquidator wants to earn on a falling asset, 7 decimals.
const MARGIN: i128 = 500_000;

struct Outcome {
    who: Who,
    owed: i128,
    ledger: u32,
    paid: i128,
    got: i128,
    left: i128,
}

fn backstop_debt(now: &Snapshot) -> i128 {
    now.backstop.debt
}

/// Auctions the whole account and has Lena take it as soon as it is worth her while.
fn liquidate(stage: &mut Stage, accounts: &[Who]) -> Result<(Vec<Outcome>, Vec<Curve>)> {
    let before = stage.now()?;
    for who in accounts {
        let (_, most) = quote::percents(&before, *who)?;
        ensure!(most == 100, "{who} can be auctioned by {most}% only");
        create(stage, *who, most)?;
    }
    let (mut outcomes, mut curves) = (Vec::new(), Vec::new());
    let offered = stage.now()?;
    let mut queue = Vec::new();
    for who in accounts {
        let auction = super::liquidation::find(&offered, *who)?;
        queue.push((auction.worth_it_after(MARGIN)?, *who, auction));
    }
    queue.sort_by_key(|(elapsed, who, _)| (*elapsed, *who));
    for (elapsed, who, auction) in queue {
        let now = wait(stage, who, elapsed)?;
        let at_fill = stage.now()?;
        let (got, paid) = fill_and_repay(stage, who)?;
        let after = stage.now()?;
        let left = backstop_debt(&after) - backstop_debt(&at_fill);
        ensure!(after.account(who).owes.is_empty(), "{who} still owes");
        stage.memory.handed_over += left;
        let owed = at_fill.account(who).owed(Coin::Usdc);
        let ledger = now.elapsed;
        outcomes.push(Outcome {
            who,
            owed,
            ledger,
            paid,
            got,
            left,
        });
        let mut curve = Curve::of("auction-walt", format!("{who}'s account"), &auction)?;
        let (by, elapsed) = (Who::Lena, now.elapsed);
        curve.fills.push(Fill {
            by,
            elapsed,
            percent: 100,
        });
        curves.push(curve);
    }
    Ok((outcomes, curves))
}

fn table(stage: &Stage, outcomes: &[Outcome]) -> Table {
    let prices = stage.world.prices();
    let mut table = Table::new(
        "What the auctions brought",
        [
            "account",
            "owed USDC",
            "ledger",
            "Lena paid",
            "for XLM worth",
            "left unpaid",
            "of debt",
        ],
    );
    for it in outcomes {
        table.row([
            it.who.to_string().into(),
            tokens(it.owed, Coin::Usdc).into(),
            it.ledger.to_string().into(),
            tokens(it.paid, Coin::Usdc).into(),
            usd(prices.value(Coin::Xlm, it.got)).into(),
            Cell::of(tokens(it.left, Coin::Usdc), Tone::Bad),
            ratio(it.left, it.owed, 0).into(),
        ]);
    }
    table
}

pub fn three_accounts(stage: &mut Stage) -> Result<()> {
    let (outcomes, _) = liquidate(stage, &[Who::Wanda, Who::Bella, Who::Boris])?;
    let left: i128 = outcomes.iter().map(|it| it.left).sum();
    let first = outcomes
        .iter()
        .map(|it| it.ledger)
        .min()
        .unwrap_or_default();
    let last = outcomes
        .iter()
        .map(|it| it.ledger)
        .max()
        .unwrap_or_default();
    let table = table(stage, &outcomes);
    stage.show(table);
    stage.say(format!(
        "Three whole accounts go under the hammer. At ledger 200 all the collateral is on offer and \
         still worth less than the debt, so nobody takes it; then debt is let off, half a percent a \
         ledger, until Lena finds 5% in it, between ledger {first} and {last}. She repays in the \
         same calls.",
    ));
    stage.say(format!(
        "The debt that was let off is still owed, by accounts that have nothing left. Their last \
         fill hands it to the backstop: {} of bad debt in all. Suppliers have lost nothing so far.",
        tokens(left, Coin::Usdc),
    ));
    Ok(())
}

pub fn last_account(stage: &mut Stage) -> Result<()> {
    let (outcomes, curves) = liquidate(stage, &[Who::Walt])?;
    for curve in curves {
        stage.draw(Chart::Auction(curve));
    }
    let table = table(stage, &outcomes);
    stage.show(table);
    let now = stage.now()?;
    for it in &outcomes {
        stage.say(format!(
            "Walt owed most of all. His auction ends the same way: Lena pays {} for his XLM in \
             ledger {}, and {} go to the backstop, which has {} left to pay for it.",
            tokens(it.paid, Coin::Usdc),
            it.ledger,
            tokens(it.left, Coin::Usdc),
            usd(now.backstop.value),
        ));
    }
    Ok(())
}
