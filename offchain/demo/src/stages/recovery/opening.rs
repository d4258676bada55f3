//! A small pool with a small backstop, and the five minutes that empty it.

use crate::cast::{Opening, Who};
use crate::coin::Coin;
use crate::format::{number, percent, price, tokens, usd};
use crate::stages::opening::{endow_liquidators, enter, fund, open};
use crate::story::Stage;
use crate::world::{Do, Prices, LEDGERS_PER_DAY};
use anyhow::Result;

const TOKEN: i128 = 10_000_000;
const DAYS: u32 = 60;
/// Ledgers between two rounds of the feed.
const ROUND: u32 = 60;

pub fn play(stage: &mut Stage) -> Result<()> {
    let world = stage.world;
    fund(world, Who::Dora, 50_000 * TOKEN)?;
    open(world)?;
    for (who, supplies, borrows) in [
        (Who::Alice, (Coin::Usdc, 600_000), None),
        (Who::Bob, (Coin::Usdc, 400_000), None),
        (
            Who::Bella,
            (Coin::Xlm, 1_150_000),
            Some((Coin::Usdc, 300_000 * TOKEN)),
        ),
    ] {
        enter(
            world,
            Opening {
                who,
                supplies: (supplies.0, supplies.1 * TOKEN),
                collateral: borrows.is_some(),
                borrows,
            },
        )?;
    }
    endow_liquidators(world);
    let insurance = 1_000_000 * TOKEN;
    let usdc = world.token(Coin::Usdc);
    usdc.mint(world.address(Who::Ines), insurance);
    let now = stage.now()?;
    stage.say(format!(
        "A young pool, with the configuration of the mainnet pool \"{}\". Alice and Bob lend {} and \
         {}, Bella borrows {} on her XLM. Dora stands in front of the suppliers with {} in the \
         backstop, worth {}; the pool calls {} enough.",
        world.mainnet.pool.name,
        tokens(600_000 * TOKEN, Coin::Usdc),
        tokens(400_000 * TOKEN, Coin::Usdc),
        tokens(300_000 * TOKEN, Coin::Usdc),
        tokens(now.backstop.tokens, Coin::Lp),
        usd(now.backstop.value),
        usd(now.backstop.threshold),
    ));
    stage.note(
        "everyone",
        "submit: supply, supply collateral, borrow; backstop: deposit",
    );
    Ok(())
}

/// XLM at `wrong` (7 decimals) for one round of the feed: what Mallory needs.
pub fn borrow_at_a_wrong_price(
    stage: &mut Stage,
    wrong: i128,
    xlm: i128,
    usdc: i128,
) -> Result<()> {
    let world = stage.world;
    let right = world.prices();
    let seven = Prices::from_seven(wrong, 1_0000000, 0);
    world.set_prices(Prices {
        xlm: seven.xlm,
        ..right
    });
    stage.note("the feed", format!("XLM {}", price(seven.xlm)));
    let mallory = world.address(Who::Mallory);
    world.token(Coin::Xlm).mint(mallory, xlm);
    let steps = [
        Do::SupplyCollateral(Coin::Xlm, xlm),
        Do::Borrow(Coin::Usdc, usdc),
    ];
    stage.submit(Who::Mallory, &steps)?;
    let away = world.address(Who::Market);
    world.token(Coin::Usdc).transfer(mallory, away, usdc);
    world.pass(ROUND);
    world.set_prices(right);
    stage.note("the feed", format!("XLM {}", price(right.xlm)));
    Ok(())
}

pub fn exploit(stage: &mut Stage) -> Result<()> {
    stage.world.pass(DAYS * LEDGERS_PER_DAY);
    let before = stage.now()?;
    let loot = 320_000 * TOKEN;
    borrow_at_a_wrong_price(stage, 80_000_000, 60_000 * TOKEN, loot)?;
    let now = stage.now()?;
    let usdc = before.reserve(Coin::Usdc);
    let collateral = now.account(Who::Mallory).health.collateral_raw;
    stage.say(format!(
        "{DAYS} days pass. Bella's interest has made one bToken worth {} USDC, and the backstop's \
         {} of it, {}, waits in the pool as its credit.",
        number(usdc.b_rate, 12, 6),
        percent(stage.world.mainnet.pool.bstop_rate.into(), 0),
        tokens(usdc.backstop_credit, Coin::Usdc),
    ));
    stage.say(format!(
        "Then for one round of five minutes the feed says $8 for XLM, 19 times its price. Mallory \
         supplies {}, borrows {} on them and is gone. When the feed is right again, her collateral \
         is worth {}.",
        tokens(60_000 * TOKEN, Coin::Xlm),
        tokens(loot, Coin::Usdc),
        usd(collateral),
    ));
    Ok(())
}
