//! The backstop's debt is sold for its tokens: once in full, once until nothing is left to sell.

use crate::cast::Who;
use crate::chart::{Chart, Curve, Fill, Loss};
use crate::coin::Coin;
use crate::format::{number, percent, ratio, tokens, usd};
use crate::snapshot::{Auction, Kind, Snapshot};
use crate::stages::claims::{bear, exact};
use crate::story::Stage;
use crate::table::{Cell, Table, Tone};
use crate::world::{done, Do, ALL};
use anyhow::{bail, ensure, Context, Result};

const MARGIN: i128 = 300_000;

/// One bad-debt auction from creation to its only fill.
pub struct Sale {
    auction: Auction,
    pub before: Snapshot,
    pub after: Snapshot,
    elapsed: u32,
    pub repaid: i128,
    pub drawn: i128,
}

fn find(now: &Snapshot) -> Result<Auction> {
    let found = now.auctions.iter().find(|it| it.kind == Kind::BadDebt);
    found.copied().context("there is no bad-debt auction")
}

pub fn sell(stage: &mut Stage) -> Result<Sale> {
    let world = stage.world;
    done(
        "create_bad_debt_auction",
        world.pool.try_create_bad_debt_auction(),
    )?;
    stage.note("anyone", "create_bad_debt_auction");
    let auction = find(&stage.now()?)?;
    world.pass(1 + auction.worth_it_after(MARGIN)?);
    let before = stage.now()?;
    let elapsed = find(&before)?.elapsed;
    let wallet = |coin| world.wallet(Who::Lena, coin);
    let (usdc, lp) = (wallet(Coin::Usdc), wallet(Coin::Lp));
    let steps = [Do::FillBadDebt(100), Do::Repay(Coin::Usdc, ALL)];
    stage.submit(Who::Lena, &steps)?;
    let (repaid, drawn) = (usdc - wallet(Coin::Usdc), wallet(Coin::Lp) - lp);
    stage.memory.taken_by_fillers += repaid;
    stage.memory.drawn_value += world.prices().value(Coin::Lp, drawn);
    let after = stage.now()?;
    Ok(Sale {
        auction,
        before,
        after,
        elapsed,
        repaid,
        drawn,
    })
}

pub fn covered(stage: &mut Stage) -> Result<()> {
    let refusal = try_to_leave(stage)?;
    let sale = sell(stage)?;
    let status = update_status(stage)?;
    ensure!(status == "on ice", "the pool is {status}, not on ice");
    let prices = sale.after.prices();
    stage.say(format!(
        "The bad debt is auctioned for the backstop's tokens: {} against {} ({}), 120% of the debt \
         or all there is. In ledger {} Lena repays all of it and draws {} ({}). The suppliers' \
         money is back in the pool; the backstop's depositors paid.",
        tokens(sale.auction.bid.amount, Coin::Usdc),
        tokens(sale.auction.lot.amount, Coin::Lp),
        usd(prices.value(Coin::Lp, sale.auction.lot.amount)),
        sale.elapsed,
        tokens(sale.drawn, Coin::Lp),
        usd(prices.value(Coin::Lp, sale.drawn)),
    ));
    stage.say(format!(
        "Dirk queued his deposit long ago and could have left two weeks ago. Now that bad debt stands \
         he is refused ({refusal}): who insured the loss bears it. {} are left in the backstop, {} \
         of the threshold, so the pool goes {status}: no new loans; withdrawals and repayments go on.",
        usd(sale.after.backstop.value),
        percent(sale.after.backstop.of_threshold, 0),
    ));
    Ok(())
}

/// Dirk's queue is over, but the pool has bad debt.
fn try_to_leave(stage: &mut Stage) -> Result<String> {
    let (world, dirk) = (stage.world, stage.world.address(Who::Dirk));
    let pool = &world.pool.address;
    let queued = world.backstop.user_balance(pool, dirk).q4w;
    let shares = queued.iter().map(|it| it.amount).sum();
    match world.backstop.try_withdraw(dirk, pool, &shares) {
        Err(Ok(refusal)) => {
            let why = format!("{refusal:?}, code {}", refusal as u32);
            stage.note(Who::Dirk, format!("backstop.withdraw: refused, {why}"));
            Ok(why)
        }
        other => bail!("a withdrawal in spite of bad debt: {other:?}"),
    }
}

pub fn update_status(stage: &mut Stage) -> Result<&'static str> {
    done("update_status", stage.world.pool.try_update_status())?;
    let status = stage.now()?.status;
    stage.note("anyone", format!("update_status: {status}"));
    Ok(status)
}

pub fn socialized(stage: &mut Stage) -> Result<()> {
    let sale = sell(stage)?;
    ensure!(
        sale.after.backstop.is_exhausted() && sale.after.backstop.debt == 0,
        "the backstop still answers for the debt"
    );
    let (old, new) = (
        sale.before.reserve(Coin::Usdc),
        sale.after.reserve(Coin::Usdc),
    );
    let heard = stage.world.take_heard();
    let loss = bear(stage, &heard, Coin::Usdc, &sale.before)?;
    stage.memory.from_credit = loss.from_credit;
    stage.memory.losses = losses(&sale.before, &sale.after);
    stage.say(format!(
        "The second auction has {} of debt and only {} to give for it. Lena waits until ledger {}, \
         takes over and repays {} and draws {}. That leaves {} in the backstop: below 5% of the \
         threshold ({}).",
        tokens(sale.auction.bid.amount, Coin::Usdc),
        usd(sale.auction.lot.value),
        sale.elapsed,
        tokens(sale.repaid, Coin::Usdc),
        tokens(sale.drawn, Coin::Lp),
        usd(sale.after.backstop.value),
        usd(sale.after.backstop.threshold / 20),
    ));
    stage.say(format!(
        "So the pool stops pretending. In the same call it burns the {} nobody will pay. The reserve's \
         own credit, {} USDC of interest kept for the backstop, pays first. The rest lowers what one \
         bToken of USDC is worth from {} to {}: every supplier of USDC loses the same {}, \
         whoever comes to withdraw first, and has a claim to whatever comes back. XLM suppliers lose \
         nothing.",
        tokens(loss.bad_debt, Coin::Usdc),
        exact(loss.from_credit),
        number(old.b_rate, 12, 6),
        number(new.b_rate, 12, 6),
        ratio(old.b_rate - new.b_rate, old.b_rate, 2),
    ));
    let mut curve = Curve::of(
        "auction-bad-debt",
        "the second bad debt".to_owned(),
        &sale.auction,
    )?;
    let (by, elapsed) = (Who::Lena, sale.elapsed);
    curve.fills.push(Fill {
        by,
        elapsed,
        percent: 100,
    });
    stage.draw(Chart::Auction(curve));
    let table = table(&stage.memory.losses);
    stage.show(table);
    stage.draw(Chart::Losses(stage.memory.losses.clone()));
    Ok(())
}

fn losses(before: &Snapshot, after: &Snapshot) -> Vec<Loss> {
    let suppliers = before
        .accounts
        .iter()
        .filter(|it| it.supplied(Coin::Usdc) > 0);
    let loss = |who: Who| Loss {
        who,
        before: before.account(who).supplied(Coin::Usdc),
        after: after.account(who).supplied(Coin::Usdc),
    };
    suppliers.map(|it| loss(it.who)).collect()
}

fn table(losses: &[Loss]) -> Table {
    let mut table = Table::new(
        "Loss per supplier",
        ["supplier", "had", "has", "lost", "of it"],
    );
    for it in losses {
        table.row([
            it.who.to_string().into(),
            tokens(it.before, Coin::Usdc).into(),
            tokens(it.after, Coin::Usdc).into(),
            Cell::of(tokens(it.before - it.after, Coin::Usdc), Tone::Bad),
            ratio(it.before - it.after, it.before, 2).into(),
        ]);
    }
    table
}
