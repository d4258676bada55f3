//! The pool is opened and filled until it stands where the mainnet pool stood.

use crate::cast::{openings, Opening, Who};
use crate::coin::Coin;
use crate::format::{number, tokens, usd};
use crate::snapshot::Snapshot;
use crate::story::Stage;
use crate::world::{done, Do, World};
use anyhow::{ensure, Result};

const TOKEN: i128 = 10_000_000;
/// What Bruno does not spend of his loan.
const KEPT_BY_BRUNO: i128 = 120_000 * TOKEN;

pub fn play(stage: &mut Stage) -> Result<()> {
    let world = stage.world;
    fund_backstop(world)?;
    open(world)?;
    for opening in openings(&world.mainnet)? {
        enter(world, opening)?;
    }
    endow_liquidators(world);
    tell(stage)
}

/// Backstop deposits as on mainnet, the queued part of them in the queue.
fn fund_backstop(world: &World) -> Result<()> {
    let all = world.mainnet.backstop.tokens;
    let queued = world.mainnet.queued_tokens();
    let dora = 1_500_000 * TOKEN;
    let deposits = [dora, all - dora - queued, queued];
    for (who, amount) in Who::DEPOSITORS.into_iter().zip(deposits) {
        let shares = fund(world, who, amount)?;
        if who == Who::Dirk {
            let (from, pool) = (world.address(who), &world.pool.address);
            let queue = world.backstop.try_queue_withdrawal(from, pool, &shares);
            done("queueing of Dirk", queue)?;
        }
    }
    Ok(())
}

/// One deposit. Returns its shares.
pub fn fund(world: &World, who: Who, amount: i128) -> Result<i128> {
    let (from, pool) = (world.address(who), &world.pool.address);
    world.token(Coin::Lp).mint(from, amount);
    let deposit = world.backstop.try_deposit(from, pool, &amount);
    done(format_args!("deposit of {who}"), deposit)
}

/// From setup to "active", where the backstop may put it, as on mainnet.
pub fn open(world: &World) -> Result<()> {
    done("opening", world.pool.try_set_status(&3))?;
    let status = done("opening", world.pool.try_update_status())?;
    ensure!(status == 1, "the pool is in status {status}, not active");
    Ok(())
}

/// Supplies, borrows, and spends the loan outside.
pub fn enter(world: &World, opening: Opening) -> Result<()> {
    let who = opening.who;
    let (coin, amount) = opening.supplies;
    world.token(coin).mint(world.address(who), amount);
    let mut steps = vec![match opening.collateral {
        true => Do::SupplyCollateral(coin, amount),
        false => Do::Supply(coin, amount),
    }];
    steps.extend(
        opening
            .borrows
            .map(|(coin, amount)| Do::Borrow(coin, amount)),
    );
    world.submit(who, &steps)?;
    if let Some((coin, loan)) = opening.borrows {
        let kept = if who == Who::Bruno { KEPT_BY_BRUNO } else { 0 };
        let (from, market) = (world.address(who), world.address(Who::Market));
        world.token(coin).transfer(from, market, loan - kept);
    }
    Ok(())
}

pub fn endow_liquidators(world: &World) {
    for (who, coin, whole) in [
        (Who::Lena, Coin::Usdc, 2_500_000),
        (Who::Lena, Coin::Lp, 20_000),
    ] {
        world.token(coin).mint(world.address(who), whole * TOKEN);
    }
}

/// The totals are those of mainnet, to the last unit.
fn require_mainnet_totals(world: &World, now: &Snapshot) -> Result<()> {
    for reserve in &now.reserves {
        let model = world.mainnet.reserve(reserve.coin.symbol())?;
        ensure!(
            reserve.supplied == model.supplied()? && reserve.lent == model.lent()?,
            "the totals of {} are not those of mainnet",
            reserve.coin
        );
    }
    Ok(())
}

fn tell(stage: &mut Stage) -> Result<()> {
    let (world, now) = (stage.world, stage.now()?);
    require_mainnet_totals(world, &now)?;
    let (xlm, usdc) = (now.reserve(Coin::Xlm), now.reserve(Coin::Usdc));
    let pool = &world.code[0];
    stage.say(format!(
        "The contracts run here as Wasm, the way they would be deployed ({}, {} bytes, sha256 {}...), in the \
         embedded Soroban host under mainnet's resource limits, with real Stellar Asset Contracts \
         as tokens. Configuration and totals are those of the mainnet pool \"{}\" at ledger {}, one \
         to one: {} and {} supplied, {} and {} lent.",
        pool.file,
        number(i128::try_from(pool.bytes)?, 0, 0),
        &pool.sha256[..8],
        world.mainnet.pool.name,
        number(world.mainnet.ledger.into(), 0, 0),
        tokens(xlm.supplied, Coin::Xlm),
        tokens(usdc.supplied, Coin::Usdc),
        tokens(xlm.lent, Coin::Xlm),
        tokens(usdc.lent, Coin::Usdc),
    ));
    stage.say(format!(
        "The backstop holds what it held there: {} (shares of an 80/20 BLND-USDC pool), worth {}. \
         It pays for bad debt before \
         suppliers do; this pool calls it funded from {} on. Names, and who holds which part, are \
         invented: A lends, B borrows, W borrows a lot, L liquidates, D deposits in the backstop. \
         Every position was reached by a real call.",
        tokens(now.backstop.tokens, Coin::Lp),
        usd(now.backstop.value),
        usd(now.backstop.threshold),
    ));
    stage.note(
        "everyone",
        "submit: supply, supply collateral, borrow; backstop: deposit, queue_withdrawal",
    );
    Ok(())
}
