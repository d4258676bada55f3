//! What the acts about losses share: bearing one, claiming, and the figures for table and chart.

use crate::cast::Who;
use crate::chart::Point;
use crate::coin::Coin;
use crate::format::{number, ratio, tokens, TOKEN_DECIMALS};
use crate::snapshot::Snapshot;
use crate::story::Stage;
use crate::table::{Cell, Table, Tone};
use crate::world::{done, Heard, LossEvent};
use anyhow::{ensure, Context, Result};

/// The one loss in `coin` among what the pool has published. Counts who bore it, `before`.
pub fn bear(
    stage: &mut Stage,
    heard: &[Heard],
    coin: Coin,
    before: &Snapshot,
) -> Result<LossEvent> {
    let found = heard.iter().find_map(|it| match it {
        Heard::Loss(loss) if loss.coin == coin => Some(*loss),
        _ => None,
    });
    let loss = found.with_context(|| format!("no loss in {coin} was published"))?;
    ensure!(
        loss.b_supply == before.reserve(coin).b_supply,
        "bTokens changed hands between the state before and the loss"
    );
    if coin == Coin::Usdc {
        stage.memory.tally.lose(before, &loss);
    }
    Ok(loss)
}

/// What each account lost in one loss: by the event, and by the pool's own answer.
pub fn who_lost(before: &Snapshot, after: &Snapshot, loss: &LossEvent) -> Table {
    let mut table = Table::new(
        "Who lost what: bTokens held × fall of the rate",
        [
            "who",
            "bTokens",
            "worth before",
            "worth after",
            "lost",
            "new, says get_recovery",
        ],
    );
    for account in &before.accounts {
        let (who, shares) = (account.who, account.supply_shares(Coin::Usdc));
        if shares == 0 {
            continue;
        }
        let expects = |at: &Snapshot| {
            let (missing, claimable) = at.account(who).claim(Coin::Usdc);
            missing + claimable
        };
        let lost = exact(loss.lost_by(shares));
        table.row([
            who.to_string().into(),
            number(shares, TOKEN_DECIMALS, 0).into(),
            number(account.supplied(Coin::Usdc), TOKEN_DECIMALS, 0).into(),
            number(after.account(who).supplied(Coin::Usdc), TOKEN_DECIMALS, 0).into(),
            Cell::of(lost, Tone::Bad),
            exact(expects(after) - expects(before)).into(),
        ]);
    }
    table
}

/// To the last unit.
pub fn exact(raw: i128) -> String {
    number(raw, TOKEN_DECIMALS, TOKEN_DECIMALS)
}

/// Pays out what waits for `who`. Returns how much that was.
pub fn claim(stage: &mut Stage, who: Who) -> Result<i128> {
    let (from, asset) = (
        stage.world.address(who),
        &stage.world.token(Coin::Usdc).address,
    );
    let answer = stage.world.pool.try_claim_recovery(from, asset, from);
    let paid = done(format_args!("claim of {who}"), answer)?;
    stage.memory.tally.receive(who, paid);
    let paid_out = tokens(paid, Coin::Usdc);
    stage.note(who, format!("claim_recovery: USDC, paid {paid_out}"));
    Ok(paid)
}

/// Where everybody stands who lost, and whoever else is named.
pub fn standing(stage: &Stage, others: &[Who]) -> Result<Table> {
    let now = stage.now()?;
    let tally = &stage.memory.tally;
    tally.require_same(&now)?;
    let mut table = Table::new(
        "Claims in USDC",
        [
            "who",
            "lost",
            "recovered",
            "of it",
            "of that claimed",
            "claimable",
            "still missing",
        ],
    );
    let mut people = tally.losers();
    people.extend(others.iter().filter(|it| tally.lost(**it) == 0));
    for who in people {
        let (missing, claimable) = now.account(who).claim(Coin::Usdc);
        let (lost, claimed) = (tally.lost(who), tally.received(who));
        table.rows.push(row(who, lost, claimed, claimable, missing));
    }
    Ok(table)
}

fn row(who: Who, lost: i128, claimed: i128, claimable: i128, missing: i128) -> Vec<Cell> {
    let whole = |raw| number(raw, TOKEN_DECIMALS, 0);
    let toned = |raw: i128, tone| Cell::of(whole(raw), if raw > 0 { tone } else { Tone::Dim });
    vec![
        who.to_string().into(),
        whole(lost).into(),
        whole(claimed + claimable).into(),
        ratio(claimed + claimable, lost, 1).into(),
        whole(claimed).into(),
        toned(claimable, Tone::Good),
        toned(missing, Tone::Bad),
    ]
}

/// A place on the act's chart, at the present state.
pub fn mark(stage: &mut Stage, label: &'static str) -> Result<()> {
    let now = stage.now()?;
    let it = &now.reserve(Coin::Usdc).losses;
    stage.memory.course.push(Point {
        label,
        open: it.open,
        owed: it.owed,
        claimed: it.claimed,
    });
    Ok(())
}

/// Sends USDC to the pool as to any address, then has anyone `gulp`. Returns what was found.
pub fn send_and_gulp(stage: &mut Stage, from: &str, amount: i128) -> Result<i128> {
    let (world, asset) = (stage.world, &stage.world.token(Coin::Usdc).address);
    let outside = world.address(Who::Market);
    let pool = &world.pool.address;
    world.token(Coin::Usdc).transfer(outside, pool, amount);
    let sent = tokens(amount, Coin::Usdc);
    stage.note(from, format!("USDC.transfer: {sent} to the pool"));
    let found = done("gulp", world.pool.try_gulp(asset))?;
    world.listen()?;
    let found_text = tokens(found, Coin::Usdc);
    stage.note("anyone", format!("gulp: USDC, found {found_text}"));
    Ok(found)
}

/// Pays at most `amount` of what is missing. Returns what was taken.
pub fn cover(stage: &mut Stage, who: Who, amount: i128) -> Result<i128> {
    let (world, asset) = (stage.world, &stage.world.token(Coin::Usdc).address);
    let answer = world
        .pool
        .try_cover_loss(world.address(who), asset, &amount);
    world.listen()?;
    let taken = done("cover_loss", answer)?;
    let (offer, used) = (tokens(amount, Coin::Usdc), tokens(taken, Coin::Usdc));
    stage.note(who, format!("cover_loss: offers {offer}, {used} are taken"));
    Ok(taken)
}

/// What came back since the last look and what is missing after it, as published.
pub fn published(stage: &Stage) -> (i128, i128) {
    let (mut back, mut missing) = (0, 0);
    for it in stage.world.take_heard() {
        if let Heard::Recovery { amount, open } = it {
            back += amount;
            missing = open;
        }
    }
    (back, missing)
}
