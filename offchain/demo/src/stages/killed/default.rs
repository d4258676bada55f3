//! The default that leaves nothing, and what a closed reserve still does.

use crate::cast::Who;
use crate::coin::Coin;
use crate::format::{number, percent, ratio, tokens, TOKEN_DECIMALS};
use crate::stages::bad_debt::update_status;
use crate::stages::claims::{bear, claim, exact, mark, standing};
use crate::stages::liquidation::{create, wait};
use crate::story::Stage;
use crate::table::{Cell, Table, Tone};
use crate::world::{Do, Heard, LossEvent, ALL, LEDGERS_PER_DAY};
use anyhow::{ensure, Context, Result};

const TOKEN: i128 = 10_000_000;
/// From this ledger of an auction on, its bid is nothing.
const FOR_NOTHING: u32 = 400;

pub fn play(stage: &mut Stage) -> Result<()> {
    create(stage, Who::Mallory, 100)?;
    wait(stage, Who::Mallory, FOR_NOTHING)?;
    let before = stage.now()?;
    let steps = [
        Do::Fill(Who::Mallory, 100),
        Do::WithdrawCollateral(Coin::Xlm, ALL),
    ];
    stage.world.take_heard();
    stage.submit(Who::Lena, &steps)?;
    let after = stage.now()?;
    let heard = stage.world.take_heard();
    let killed = heard.iter().find_map(|it| match it {
        Heard::Killed { open, owed } => Some((*open, *owed)),
        _ => None,
    });
    let (open, cash) = killed.context("the reserve was not killed")?;
    let loss = bear(stage, &heard, Coin::Usdc, &before)?;
    let usdc = before.reserve(Coin::Usdc);
    stage.say(format!(
        "Nobody wants Mallory's debt for 5,000 XLM. In ledger {FOR_NOTHING} of the auction no debt is \
         asked for them any more; Lena takes them for nothing, and that fill hands {} to a backstop \
         that holds nothing. The default follows in the same call.",
        tokens(loss.bad_debt, Coin::Usdc),
    ));
    let kept = usdc.supplied - (loss.bad_debt - loss.from_credit);
    stage.say(format!(
        "{} of credit pay first. The rest would leave suppliers {}, {} of par: less than 1%, where \
         rounding starts to eat interest and newcomers would dwarf the old shares. So the reserve is \
         killed: the rate is 0 for good, all {} are on record as lost, and the {} still in cash are \
         given back to those who lost, at once. Everything else that ever comes in goes the same way.",
        tokens(loss.from_credit, Coin::Usdc),
        tokens(kept, Coin::Usdc),
        ratio(kept, usdc.b_supply, 2),
        tokens(open + cash, Coin::Usdc),
        tokens(cash, Coin::Usdc),
    ));
    let table = sums(usdc.supplied, &loss, open, cash);
    stage.show(table);
    ensure!(after.reserve(Coin::Usdc).killed, "the rate is not 0");
    let table = standing(stage, &[])?;
    stage.show(table);
    mark(stage, "default")
}

fn sums(supplied: i128, loss: &LossEvent, open: i128, cash: i128) -> Table {
    let mut table = Table::new("The default in USDC", ["", "USDC"]);
    for (name, amount, tone) in [
        ("debt nobody pays", loss.bad_debt, Tone::Plain),
        (
            "paid by the reserve's own credit",
            loss.from_credit,
            Tone::Warn,
        ),
        ("supplied, all of it lost", supplied, Tone::Bad),
        ("of that in cash, claimable at once", cash, Tone::Good),
        ("of that still missing", open, Tone::Bad),
    ] {
        table.row([
            name.into(),
            Cell::of(number(amount, TOKEN_DECIMALS, 0), tone),
        ]);
    }
    table
}

pub fn closed(stage: &mut Stage) -> Result<()> {
    let world = stage.world;
    let brought = 1_000 * TOKEN;
    let carol = world.address(Who::Carol);
    world.token(Coin::Usdc).mint(carol, brought);
    let supply = Do::Supply(Coin::Usdc, brought);
    let why = world.refuses(Who::Carol, supply)?;
    stage.note(Who::Carol, format!("submit: {supply}: refused, {why}"));
    let loan = Do::Borrow(Coin::Usdc, TOKEN);
    let no_loan = world.refuses(Who::Bella, loan)?;
    stage.note(Who::Bella, format!("submit: {loan}: refused, {no_loan}"));

    let status = update_status(stage)?;
    let before = stage.now()?;
    world.pass(30 * LEDGERS_PER_DAY);
    let after = stage.now()?;
    let owed = |at: &crate::snapshot::Snapshot| at.account(Who::Bella).owed(Coin::Usdc);
    ensure!(
        owed(&before) == owed(&after),
        "interest in a killed reserve"
    );

    let wallet = world.wallet(Who::Alice, Coin::Usdc);
    let shares = after.account(Who::Alice).supply_shares(Coin::Usdc);
    stage.submit(Who::Alice, &[Do::Withdraw(Coin::Usdc, ALL)])?;
    let paid = world.wallet(Who::Alice, Coin::Usdc) - wallet;
    let left = stage.now()?.account(Who::Alice).supply_shares(Coin::Usdc);
    ensure!(paid == 0 && left == 0, "paid {paid}, left {left}");
    let (missing, _) = stage.now()?.account(Who::Alice).claim(Coin::Usdc);
    let claimed = claim(stage, Who::Alice)?;
    stage.say(format!(
        "Carol wants to supply {} and is refused ({why}), before she can lose anything. New loans are \
         refused, too. At last somebody tells the pool that nothing stands behind it: {status}. A month passes and Bella owes what she owed, {}: with nobody left to earn it, \
         interest stands still.",
        tokens(brought, Coin::Usdc),
        exact(owed(&after)),
    ));
    stage.say(format!(
        "Alice withdraws all: her {} bTokens are burned and she is paid {}, which is what they are \
         worth. That clears her account and leaves her claim alone: she claims the {} that wait for \
         her, her part of the cash, and {} stay on record as missing.",
        number(shares, TOKEN_DECIMALS, 0),
        tokens(paid, Coin::Usdc),
        tokens(claimed, Coin::Usdc),
        tokens(missing, Coin::Usdc),
    ));
    let mut table = Table::new("A month in a killed reserve", ["", "before", "after"]);
    let (old, new) = (before.reserve(Coin::Usdc), after.reserve(Coin::Usdc));
    for (name, old, new) in [
        ("one bToken", old.b_rate, new.b_rate),
        ("one dToken", old.d_rate, new.d_rate),
    ] {
        table.row([
            name.into(),
            number(old, 12, 6).into(),
            number(new, 12, 6).into(),
        ]);
    }
    table.row([
        "lent at".into(),
        percent(old.borrow_rate, 2).into(),
        percent(new.borrow_rate, 2).into(),
    ]);
    stage.show(table);
    mark(stage, "Alice claims")
}
