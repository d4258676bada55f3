//! What rested on the killed reserve, and what still comes back to it.

use crate::cast::Who;
use crate::chart::{Chart, Course};
use crate::coin::Coin;
use crate::format::{percent, ratio, tokens};
use crate::stages::claims::{bear, claim, exact, mark, send_and_gulp, standing};
use crate::story::Stage;
use crate::table::{Cell, Table, Tone};
use crate::world::{done, Do, ALL, LEDGERS_PER_DAY};
use anyhow::{ensure, Result};

const TOKEN: i128 = 10_000_000;

pub fn contagion(stage: &mut Stage) -> Result<()> {
    let world = stage.world;
    let before = stage.now()?;
    let sami = before.account(Who::Sami);
    let health = sami.health_factor.unwrap_or_default();
    world.take_heard();
    let answer = world.pool.try_bad_debt(world.address(Who::Sami));
    world.listen()?;
    done("bad_debt of Sami", answer)?;
    stage.note("anyone", "bad_debt: Sami");
    let heard = world.take_heard();
    let loss = bear(stage, &heard, Coin::Xlm, &before)?;
    let after = stage.now()?;
    let claim_of = |who| after.account(who).claim(Coin::Xlm).0;
    let (missing, claimable) = after.account(Who::Sami).claim(Coin::Usdc);
    stage.say(format!(
        "Sami owes {} and backs them with bTokens of USDC. Those are worth nothing now, so his health \
         factor is {}, and there is nothing to auction. Anyone may say so with `bad_debt`: his debt \
         goes to the empty backstop and is defaulted in the same call. XLM's own credit pays {}, and \
         one bToken of XLM loses {}.",
        tokens(sami.owed(Coin::Xlm), Coin::Xlm),
        percent(health, 0),
        tokens(loss.from_credit, Coin::Xlm),
        ratio(loss.rate_before - loss.rate_after, loss.rate_before, 2),
    ));
    stage.say(format!(
        "Xenia, who never touched USDC, is {} short, Bella {}, both with a claim in XLM: a loss travels \
         to whoever lent against the lost. Sami keeps the XLM he borrowed, and his claim of {}, \
         like any supplier.",
        tokens(claim_of(Who::Xenia), Coin::Xlm),
        tokens(claim_of(Who::Bella), Coin::Xlm),
        tokens(missing + claimable, Coin::Usdc),
    ));
    Ok(())
}

pub fn money(stage: &mut Stage) -> Result<()> {
    let world = stage.world;
    world.pass(60 * LEDGERS_PER_DAY);
    let before = stage.now()?;
    let debt = before.account(Who::Bella).owed(Coin::Usdc);
    let short = debt - world.wallet(Who::Bella, Coin::Usdc);
    let (bella, outside) = (world.address(Who::Bella), world.address(Who::Market));
    world.token(Coin::Usdc).transfer(outside, bella, short);
    let steps = [
        Do::Repay(Coin::Usdc, debt),
        Do::WithdrawCollateral(Coin::Xlm, ALL),
    ];
    stage.submit(Who::Bella, &steps)?;
    let repaid = stage.now()?;
    let fed =
        repaid.reserve(Coin::Usdc).losses.recovered - before.reserve(Coin::Usdc).losses.recovered;
    ensure!(fed == debt, "{debt} repaid, {fed} recovered");
    let sent = 700_000 * TOKEN;
    send_and_gulp(stage, "police", sent)?;
    mark(stage, "money comes")?;
    let mut paid = Vec::new();
    for who in [Who::Bob, Who::Sami, Who::Alice] {
        paid.push(format!("{who} {}", tokens(claim(stage, who)?, Coin::Usdc)));
    }
    stage.say(format!(
        "Bella's debt is still a debt. She repays {} to the last unit and takes her XLM home; that \
         money goes straight to the claims. Then the police have found {} and send them to the pool. \
         `gulp` gives them back though the pool is on ice, and \
         asks for nobody's permission.",
        exact(debt),
        tokens(sent, Coin::Usdc),
    ));
    stage.say(format!(
        "They claim: {}. Bob never withdrew his worthless bTokens, Alice burned hers two months ago: \
         that makes no difference.",
        paid.join(", "),
    ));
    let table = standing(stage, &[])?;
    stage.show(table);
    mark(stage, "all claim")
}

pub fn reckoning(stage: &mut Stage) -> Result<()> {
    let now = stage.now()?;
    let it = &now.reserve(Coin::Usdc).losses;
    let tally = &stage.memory.tally;
    let mut table = Table::new(
        "What each lost, and what each received, in USDC",
        ["who", "lost", "received", "of it", "still missing"],
    );
    for who in tally.losers() {
        let (lost, received) = (tally.lost(who), tally.received(who));
        let (missing, _) = now.account(who).claim(Coin::Usdc);
        table.row([
            who.to_string().into(),
            exact(lost).into(),
            Cell::of(exact(received), Tone::Good),
            ratio(received, lost, 4).into(),
            Cell::of(exact(missing), Tone::Bad),
        ]);
    }
    let text = format!(
        "Of {} that suppliers lost, {} came back, and everyone has the same part of what he lost: {}. \
         Ada, who ran in the minutes before the default, lost nothing: that gap is open here as in any \
         pool. {} are still missing; whoever pays them, in whatever year, pays those who lost. The \
         pool's other reserve goes on.",
        tokens(it.socialized, Coin::Usdc),
        tokens(it.recovered, Coin::Usdc),
        ratio(it.recovered, it.socialized, 2),
        tokens(it.open, Coin::Usdc),
    );
    stage.say(text);
    stage.show(table);
    let points = std::mem::take(&mut stage.memory.course);
    stage.draw(Chart::Course(Course {
        name: "killed",
        title: "A killed reserve: what suppliers lost, and what came back".to_owned(),
        points,
    }));
    Ok(())
}
