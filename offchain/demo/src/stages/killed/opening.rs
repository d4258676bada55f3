//! How a reserve can come to lose everything.

use crate::cast::{Opening, Who};
use crate::coin::Coin;
use crate::format::{percent, price, tokens, usd};
use crate::stages::opening::{endow_liquidators, enter, fund, open};
use crate::stages::recovery::opening::borrow_at_a_wrong_price;
use crate::story::Stage;
use crate::world::{done, Do, Prices, ALL, LEDGERS_PER_DAY};
use anyhow::Result;

const TOKEN: i128 = 10_000_000;
const DAYS: u32 = 60;
/// What Bella borrows, and keeps for later.
const LOAN: i128 = 700_000 * TOKEN;
/// XLM in US dollars, 7 decimals, for one round of the feed.
const WRONG: i128 = 420 * 10_000_000;
/// What she still owes on the day.
const KEPT: i128 = 4_000 * TOKEN;

pub fn play(stage: &mut Stage) -> Result<()> {
    let world = stage.world;
    fund(world, Who::Dora, 50_000 * TOKEN)?;
    open(world)?;
    let dora = world.address(Who::Dora);
    let pool = &world.pool.address;
    let shares = world.backstop.user_balance(pool, dora).shares;
    let queue = world.backstop.try_queue_withdrawal(dora, pool, &shares);
    done("queueing of Dora", queue)?;
    let none: Option<(Coin, i128)> = None;
    for (who, (coin, amount), collateral, borrows) in [
        (Who::Alice, (Coin::Usdc, 950_000), false, none),
        (Who::Bob, (Coin::Usdc, 450_000), false, none),
        (Who::Ada, (Coin::Usdc, 85_000), false, none),
        (Who::Xenia, (Coin::Xlm, 500_000), false, none),
        (
            Who::Sami,
            (Coin::Usdc, 25_000),
            true,
            Some((Coin::Xlm, 20_000 * TOKEN)),
        ),
        (
            Who::Bella,
            (Coin::Xlm, 2_600_000),
            true,
            Some((Coin::Usdc, LOAN)),
        ),
    ] {
        let supplies = (coin, amount * TOKEN);
        enter(
            world,
            Opening {
                who,
                supplies,
                collateral,
                borrows,
            },
        )?;
    }
    endow_liquidators(world);
    // Loans are spent outside; Bella will repay from there.
    let outside = world.address(Who::Market);
    let usdc = world.token(Coin::Usdc);
    usdc.mint(outside, 1_000_000 * TOKEN);
    let now = stage.now()?;
    stage.say(format!(
        "Alice, Bob and Ada lend {}; Sami's {} back a debt of {}; Bella borrows {} on her XLM. Dora \
         made the pool start with {} in the backstop, and has queued all of it for withdrawal.",
        tokens(1_485_000 * TOKEN, Coin::Usdc),
        tokens(25_000 * TOKEN, Coin::Usdc),
        tokens(20_000 * TOKEN, Coin::Xlm),
        tokens(LOAN, Coin::Usdc),
        usd(now.backstop.value),
    ));
    stage.note(
        "everyone",
        "submit: supply, supply collateral, borrow; backstop: deposit, queue_withdrawal",
    );
    Ok(())
}

/// Bella repays all but a small rest, Dora takes her deposit home.
fn sixty_days(stage: &mut Stage) -> Result<()> {
    let world = stage.world;
    world.pass(DAYS * LEDGERS_PER_DAY);
    let owed = stage.now()?.account(Who::Bella).owed(Coin::Usdc);
    let (bella, outside) = (world.address(Who::Bella), world.address(Who::Market));
    let usdc = world.token(Coin::Usdc);
    usdc.transfer(outside, bella, owed);
    stage.submit(Who::Bella, &[Do::Repay(Coin::Usdc, owed - KEPT)])?;
    let (dora, pool) = (world.address(Who::Dora), &world.pool.address);
    let queued = world.backstop.user_balance(pool, dora).q4w;
    let shares = queued.iter().map(|it| it.amount).sum();
    done(
        "withdrawal of Dora",
        world.backstop.try_withdraw(dora, pool, &shares),
    )?;
    stage.note(Who::Dora, "backstop.withdraw: everything");
    Ok(())
}

pub fn exploit(stage: &mut Stage) -> Result<()> {
    sixty_days(stage)?;
    let loot = 1_426_000 * TOKEN;
    borrow_at_a_wrong_price(stage, WRONG, 5_000 * TOKEN, loot)?;
    stage.submit(Who::Ada, &[Do::Withdraw(Coin::Usdc, ALL)])?;
    let world = stage.world;
    let now = stage.now()?;
    let usdc = now.reserve(Coin::Usdc);
    stage.say(format!(
        "{DAYS} days later Bella has repaid all but {}, with interest, of which {} wait as the \
         backstop's credit. Then three things fail together. Dora's deposit has left the backstop, and \
         nobody has told the pool: `update_status`, which anyone may call, would have stopped new loans.",
        tokens(KEPT, Coin::Usdc),
        tokens(usdc.backstop_credit, Coin::Usdc),
    ));
    stage.say(format!(
        "The feed is off by three digits for one round: {} for XLM. And a single account may take all \
         that may be lent. Mallory borrows {} on XLM worth {}. Ada sees it and is fast: she withdraws \
         {}. Of what is left, {} is lent.",
        price(Prices::from_seven(WRONG, 0, 0).xlm),
        tokens(loot, Coin::Usdc),
        usd(now.account(Who::Mallory).health.collateral_raw),
        tokens(world.wallet(Who::Ada, Coin::Usdc), Coin::Usdc),
        percent(usdc.utilization, 2),
    ));
    Ok(())
}
