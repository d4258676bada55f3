//! Those who lost, those who come later, and those who pay.

use crate::cast::Who;
use crate::chart::{Chart, Course};
use crate::coin::Coin;
use crate::format::{ratio, tokens};
use crate::stages::claims::{
    claim as pay_out, cover, exact, mark, published, send_and_gulp, standing,
};
use crate::story::Stage;
use crate::table::{Cell, Table, Tone};
use crate::world::{refused, Do, ALL, LEDGERS_PER_DAY};
use anyhow::{ensure, Result};

const TOKEN: i128 = 10_000_000;

pub fn come_and_go(stage: &mut Stage) -> Result<()> {
    let world = stage.world;
    stage.submit(Who::Bob, &[Do::Withdraw(Coin::Usdc, ALL)])?;
    let got = world.wallet(Who::Bob, Coin::Usdc);
    let brought = 500_000 * TOKEN;
    let carol = world.address(Who::Carol);
    world.token(Coin::Usdc).mint(carol, brought);
    stage.submit(Who::Carol, &[Do::Supply(Coin::Usdc, brought)])?;
    let now = stage.now()?;
    let (missing, _) = now.account(Who::Bob).claim(Coin::Usdc);
    let shares = now.account(Who::Carol).supply_shares(Coin::Usdc);
    stage.say(format!(
        "Bob has had enough: he withdraws all he has, {}. He holds no bToken any more, but the {} he \
         lost stay on record under his name. Carol sees a pool at {} of its old rate and supplies {}, \
         which buys {} bTokens. They look like everybody else's, and have no part in the old loss.",
        tokens(got, Coin::Usdc),
        tokens(missing, Coin::Usdc),
        ratio(now.reserve(Coin::Usdc).b_rate, 10_i128.pow(12), 0),
        tokens(brought, Coin::Usdc),
        crate::format::number(shares, 7, 0),
    ));
    let table = standing(stage, &[Who::Carol])?;
    stage.show(table);
    Ok(())
}

pub fn money(stage: &mut Stage) -> Result<()> {
    stage.world.pass(45 * LEDGERS_PER_DAY);
    let open = stage.now()?.reserve(Coin::Usdc).losses.open;
    let sent = 60_000 * TOKEN;
    stage.world.take_heard();
    let found = send_and_gulp(stage, "exchange", sent)?;
    let paid = cover(stage, Who::Ines, 80_000 * TOKEN)?;
    let now = stage.now()?;
    let after = now.reserve(Coin::Usdc);
    ensure!(
        published(stage) == (found + paid, after.losses.open),
        "the events tell another story"
    );
    ensure!(
        after.backstop_credit < sent,
        "the gulp became the backstop's credit"
    );
    stage.say(format!(
        "Six weeks later an exchange has frozen part of Mallory's loot and sends {} to the pool's \
         address, with no more than a plain transfer. Anyone may `gulp`: the pool finds {} beyond its \
         books, and as suppliers still miss money, it is theirs. Ines, who insured some of them, pays \
         {} with `cover_loss`.",
        tokens(sent, Coin::Usdc),
        exact(found),
        tokens(paid, Coin::Usdc),
    ));
    stage.say(format!(
        "{} of the {} missing are back: {} of it, and that part of everybody's own loss. Had the \
         money raised the rate of the bTokens instead, Carol would have taken {} of it, and Bob \
         nothing.",
        tokens(found + paid, Coin::Usdc),
        tokens(open, Coin::Usdc),
        ratio(found + paid, open, 1),
        ratio(
            now.account(Who::Carol).supplied(Coin::Usdc),
            after.supplied,
            0
        ),
    ));
    let table = standing(stage, &[Who::Carol])?;
    stage.show(table);
    mark(stage, "money comes")
}

pub fn claim(stage: &mut Stage) -> Result<()> {
    let (world, asset) = (stage.world, &stage.world.token(Coin::Usdc).address);
    let carol = world.address(Who::Carol);
    let answer = world.pool.try_claim_recovery(carol, asset, carol);
    let why = refused("Carol's claim", answer)?;
    stage.note(Who::Carol, format!("claim_recovery: refused, {why}"));
    let bob = pay_out(stage, Who::Bob)?;
    let alice = pay_out(stage, Who::Alice)?;
    stage.say(format!(
        "Bob has been gone for weeks and holds nothing in this pool. He signs one call and is paid {}. \
         Alice, who stayed, gets {}. Carol has lost nothing and is refused: {why}. The order of the \
         claims does not matter, and no claim has a last day.",
        tokens(bob, Coin::Usdc),
        tokens(alice, Coin::Usdc),
    ));
    let table = standing(stage, &[Who::Carol])?;
    stage.show(table);
    mark(stage, "they claim")
}

pub fn rest(stage: &mut Stage) -> Result<()> {
    stage.world.pass(60 * LEDGERS_PER_DAY);
    let offer = 400_000 * TOKEN;
    let taken = cover(stage, Who::Ines, offer)?;
    let open = stage.now()?.reserve(Coin::Usdc).losses.open;
    ensure!(
        open == 0 && taken < offer,
        "{open} are open after a cover of {taken}"
    );
    mark(stage, "rest comes")?;
    stage.say(format!(
        "Two months later Ines offers {}. The pool takes {}, which is what is missing to the last \
         unit, and leaves her the rest: nobody can be given more than he lost.",
        tokens(offer, Coin::Usdc),
        exact(taken),
    ));
    let mut paid = Vec::new();
    for who in [Who::Carol, Who::Bob, Who::Alice] {
        paid.push(format!(
            "{who} {}",
            tokens(pay_out(stage, who)?, Coin::Usdc)
        ));
    }
    stage.say(format!("All three claim: {}.", paid.join(", ")));
    let table = standing(stage, &[])?;
    stage.show(table);
    mark(stage, "all claim")
}

pub fn reckoning(stage: &mut Stage) -> Result<()> {
    let now = stage.now()?;
    let left = &now.reserve(Coin::Usdc).losses;
    let tally = &stage.memory.tally;
    let mut table = Table::new(
        "What each lost, and what each received, in USDC",
        ["who", "lost", "received", "difference"],
    );
    let mut worst = 0;
    for who in tally.losers() {
        let (lost, received) = (tally.lost(who), tally.received(who));
        worst = worst.max((lost - received).abs());
        table.row([
            who.to_string().into(),
            exact(lost).into(),
            Cell::of(exact(received), Tone::Good),
            exact(received - lost).into(),
        ]);
    }
    ensure!(worst <= 10, "a claim is {worst} units away from its loss");
    let (lost, received) = (tally.all_lost(), tally.all_received());
    table.row([
        "together".into(),
        exact(lost).into(),
        exact(received).into(),
        exact(received - lost).into(),
    ]);
    let bob = stage.world.wallet(Who::Bob, Coin::Usdc);
    let text = format!(
        "Everybody got back what he lost: Alice twice, Bob from the first loss, Carol from the second. \
         Bob, who left at the worst moment, holds {} USDC: what his deposit was worth before it. \
         What is open rounds up and what an account lost rounds down, so {} of the {} that came \
         back will stay with the pool. No list of people was needed: one record per reserve, and one \
         per account that acts.",
        exact(bob),
        exact(left.owed),
        tokens(left.recovered, Coin::Usdc),
    );
    stage.say(text);
    stage.show(table);
    let points = std::mem::take(&mut stage.memory.course);
    stage.draw(Chart::Course(Course {
        name: "recovery",
        title: "Two losses of USDC suppliers, and what came back".to_owned(),
        points,
    }));
    Ok(())
}
