//! Suppliers leave with what is theirs, and the sums are drawn.

use crate::cast::{openings, Who};
use crate::coin::Coin;
use crate::format::{part_of, percent, ratio, tokens, usd};
use crate::story::Stage;
use crate::table::{Cell, Table, Tone};
use crate::world::{Do, ALL};
use anyhow::Result;

pub fn withdraw(stage: &mut Stage) -> Result<()> {
    let world = stage.world;
    // A day later.
    world.pass(crate::world::LEDGERS_PER_DAY);
    let deposits = openings(&world.mainnet)?;
    let mut table = Table::new(
        "What came of the deposits",
        [
            "supplier",
            "deposited",
            "withdrawn",
            "difference",
            "in percent",
        ],
    );
    let mut paid_out = 0;
    for who in [Who::Alice, Who::Anton, Who::Xenia] {
        let Some(opening) = deposits.iter().find(|it| it.who == who) else {
            continue;
        };
        let (coin, deposited) = opening.supplies;
        stage.submit(who, &[Do::Withdraw(coin, ALL)])?;
        let paid = world.wallet(who, coin);
        let change = paid - deposited;
        let tone = if change < 0 { Tone::Bad } else { Tone::Good };
        table.row([
            who.to_string().into(),
            tokens(deposited, coin).into(),
            tokens(paid, coin).into(),
            Cell::of(tokens(change, coin), tone),
            Cell::of(percent(part_of(change, deposited), 2), tone),
        ]);
        if coin == Coin::Usdc {
            paid_out += paid;
        }
    }
    stage.show(table);
    let now = stage.now()?;
    let usdc = now.reserve(Coin::Usdc);
    stage.say(format!(
        "Alice and Anton withdraw everything, {} together, at the lower rate; nobody has to be \
         first. Xenia takes her XLM with interest, untouched by the loss in USDC. Ada stays: the \
         pool holds {} and is owed {}, and her {} and Sami's {} are covered by that.",
        tokens(paid_out, Coin::Usdc),
        tokens(usdc.held, Coin::Usdc),
        tokens(usdc.lent, Coin::Usdc),
        tokens(now.account(Who::Ada).supplied(Coin::Usdc), Coin::Usdc),
        tokens(now.account(Who::Sami).supplied(Coin::Usdc), Coin::Usdc),
    ));
    Ok(())
}

pub fn reckoning(stage: &mut Stage) -> Result<()> {
    let memory = &*stage.memory;
    let bad = memory.handed_over;
    let lost: i128 = memory.losses.iter().map(|it| it.before - it.after).sum();
    let mut table = Table::new("Where the bad debt went", ["", "USDC", "part", "paid with"]);
    let mut row = |name: &str, amount, with: String, tone| {
        table.row([
            name.into(),
            Cell::of(tokens(amount, Coin::Usdc), tone),
            ratio(amount, bad, 1).into(),
            with.into(),
        ]);
    };
    row("left by four accounts", bad, String::new(), Tone::Plain);
    row(
        "covered by the backstop",
        memory.taken_by_fillers,
        format!("LP worth {}", usd(memory.drawn_value)),
        Tone::Warn,
    );
    row(
        "paid by the reserve's own credit",
        memory.from_credit,
        "interest kept for the backstop".to_owned(),
        Tone::Warn,
    );
    row(
        "borne by USDC suppliers",
        lost,
        "a lower bToken rate".to_owned(),
        Tone::Bad,
    );
    let rest = bad - memory.taken_by_fillers - memory.from_credit - lost;
    row(
        "interest in between, rounding",
        rest,
        String::new(),
        Tone::Dim,
    );
    let text = format!(
        "Liquidators took what the collateral was worth. Of the {} that it did not cover, the \
         backstop paid {} and the suppliers of USDC {}. The books agreed after every stage: \
         the pool holds what it owes, all shares add up, no token was made or lost.",
        tokens(bad, Coin::Usdc),
        ratio(memory.taken_by_fillers, bad, 0),
        ratio(lost, bad, 0),
    );
    stage.say(text);
    stage.show(table);
    Ok(())
}
