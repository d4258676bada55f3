//! Two losses: one that a small backstop softens, one that finds it empty.

use crate::cast::Who;
use crate::coin::Coin;
use crate::format::{number, price, ratio, tokens, usd};
use crate::snapshot::Snapshot;
use crate::stages::bad_debt::{sell, update_status};
use crate::stages::claims::{bear, mark, who_lost};
use crate::stages::liquidation::{create, fill_and_repay, find, wait};
use crate::story::Stage;
use crate::table::{Cell, Table, Tone};
use crate::world::{LossEvent, Prices, LEDGERS_PER_DAY};
use anyhow::{ensure, Result};

/// What a liquidator wants to earn, 7 decimals.
const MARGIN: i128 = 500_000;

/// Auctions all of an account. Returns the ledger of the fill, what Lena repaid, and the state just
/// before.
fn liquidate(stage: &mut Stage, who: Who) -> Result<(u32, i128, Snapshot)> {
    create(stage, who, 100)?;
    let offered = find(&stage.now()?, who)?;
    let now = wait(stage, who, offered.worth_it_after(MARGIN)?)?;
    let before = stage.now()?;
    let (_, paid) = fill_and_repay(stage, who)?;
    Ok((now.elapsed, paid, before))
}

fn payers(owner: Who, collateral: i128, backstop: i128, loss: &LossEvent) -> Table {
    let borne = loss.bad_debt - loss.from_credit;
    let all = collateral + backstop + loss.bad_debt;
    let mut table = Table::new(
        format!(
            "Who pays {owner}'s {}, in this order",
            tokens(all, Coin::Usdc)
        ),
        ["", "USDC", "part"],
    );
    for (name, amount, tone) in [
        ("the collateral, sold to Lena", collateral, Tone::Plain),
        ("the backstop's deposits", backstop, Tone::Warn),
        ("the reserve's own credit", loss.from_credit, Tone::Warn),
        ("all suppliers of USDC", borne, Tone::Bad),
    ] {
        table.row([
            name.into(),
            Cell::of(tokens(amount, Coin::Usdc), tone),
            ratio(amount, all, 1).into(),
        ]);
    }
    table
}

fn fall(loss: &LossEvent) -> (String, String, String) {
    let (old, new) = (loss.rate_before, loss.rate_after);
    (
        number(old, 12, 6),
        number(new, 12, 6),
        ratio(old - new, old, 2),
    )
}

pub fn first(stage: &mut Stage) -> Result<()> {
    let (ledger, paid, _) = liquidate(stage, Who::Mallory)?;
    let handed_over = stage.now()?.backstop.debt;
    let sale = sell(stage)?;
    let heard = stage.world.take_heard();
    let loss = bear(stage, &heard, Coin::Usdc, &sale.before)?;
    ensure!(
        sale.after.backstop.debt == 0 && loss.from_credit > 0,
        "no default in the last fill, or no credit in it"
    );
    let status = update_status(stage)?;
    let (old, new, part) = fall(&loss);
    stage.say(format!(
        "Mallory's account is auctioned. In ledger {ledger}, with nearly all debt let off, Lena repays {} \
         for her XLM. The last fill hands the other {} to the backstop. That debt is auctioned for all \
         of Dora's tokens: Lena repays {} of it and draws {}, worth {}. The backstop is empty.",
        tokens(paid, Coin::Usdc),
        tokens(handed_over, Coin::Usdc),
        tokens(sale.repaid, Coin::Usdc),
        tokens(sale.drawn, Coin::Lp),
        usd(sale.after.prices().value(Coin::Lp, sale.drawn)),
    ));
    stage.say(format!(
        "So that same call ends it: {} that nobody will pay are burned. The {} of credit pay first. \
         The rest lowers what a bToken of USDC is worth from {old} to {new}: {part} of what each \
         supplier had, and the pool writes down who that was. Without a backstop it is now {status}.",
        tokens(loss.bad_debt, Coin::Usdc),
        tokens(loss.from_credit, Coin::Usdc),
    ));
    stage.show(payers(Who::Mallory, paid, sale.repaid, &loss));
    stage.show(who_lost(&sale.before, &sale.after, &loss));
    mark(stage, "first loss")
}

pub fn second(stage: &mut Stage) -> Result<()> {
    let world = stage.world;
    world.pass(30 * LEDGERS_PER_DAY);
    let right = world.prices();
    let crashed = Prices::from_seven(1_200_000, 1_0000000, 0).xlm;
    world.set_prices(Prices {
        xlm: crashed,
        ..right
    });
    stage.note("the feed", format!("XLM {}", price(crashed)));
    let (ledger, paid, before) = liquidate(stage, Who::Bella)?;
    let after = stage.now()?;
    let heard = stage.world.take_heard();
    let loss = bear(stage, &heard, Coin::Usdc, &before)?;
    let (old, new, part) = fall(&loss);
    stage.say(format!(
        "A month later XLM falls from {} to {}, for real. Bella's collateral no longer covers what \
         she owes: Lena repays {} for all of it in ledger {ledger} of the auction. The other {} find \
         an empty backstop, so there is nothing to auction: the fill that hands them over also \
         defaults them, in one call.",
        price(right.xlm),
        price(crashed),
        tokens(paid, Coin::Usdc),
        tokens(loss.bad_debt, Coin::Usdc),
    ));
    stage.say(format!(
        "{} of credit pay first, then the rate falls from {old} to {new}, by {part}. Alice and Carol \
         bear it. Bob left before: he bears nothing, and what he still misses from the first loss \
         stays what it was, next to theirs. All that is missing ranks equally.",
        tokens(loss.from_credit, Coin::Usdc),
    ));
    stage.show(payers(Who::Bella, paid, 0, &loss));
    stage.show(who_lost(&before, &after, &loss));
    let standing = crate::stages::claims::standing(stage, &[])?;
    stage.show(standing);
    mark(stage, "second loss")
}
