//! Interest accrues, and the backstop's part of it is sold.

use crate::cast::Who;
use crate::coin::Coin;
use crate::format::{number, percent, tokens, usd, TOKEN_DECIMALS};
use crate::snapshot::{Kind, Snapshot};
use crate::story::Stage;
use crate::world::{done, Do, LEDGERS_PER_DAY};
use anyhow::{Context, Result};
use soroban_sdk::vec;

const DAYS: u32 = 30;
/// What a liquidator wants to earn on an auction, 7 decimals.
const MARGIN: i128 = 200_000;

pub fn accrues(stage: &mut Stage) -> Result<()> {
    let before = stage.start()?;
    stage.world.pass(DAYS * LEDGERS_PER_DAY);
    let now = stage.now()?;
    let of = |at: &Snapshot| at.reserve(Coin::Usdc).clone();
    let (old, new) = (of(before), of(&now));
    let alice = |at: &Snapshot| at.account(Who::Alice).supplied(Coin::Usdc);
    stage.say(format!(
        "{DAYS} days pass and nobody does anything. {} of the USDC is lent, so borrowers pay {} a \
         year: they now owe {}, which is {} more. Suppliers get {} of that (one bToken is now worth \
         {} USDC; Alice's {} have become {}). The other {}, {}, waits for the backstop.",
        percent(old.utilization, 1),
        percent(old.borrow_rate, 2),
        tokens(new.lent, Coin::Usdc),
        tokens(new.lent - old.lent, Coin::Usdc),
        percent(10_000_000 - i128::from(stage.world.mainnet.pool.bstop_rate), 0),
        number(new.b_rate, 12, 6),
        number(alice(before), TOKEN_DECIMALS, 0),
        number(alice(&now), TOKEN_DECIMALS, 0),
        percent(stage.world.mainnet.pool.bstop_rate.into(), 0),
        tokens(new.backstop_credit, Coin::Usdc),
    ));
    Ok(())
}

pub fn is_auctioned(stage: &mut Stage) -> Result<()> {
    let world = stage.world;
    let usdc = world.token(Coin::Usdc).address.clone();
    let create = world
        .pool
        .try_create_interest_auction(&vec![&world.env, usdc]);
    done("create_interest_auction", create)?;
    stage.note("anyone", "create_interest_auction: USDC");
    let offered = find(&stage.now()?)?;
    // It starts in the ledger after its creation.
    world.pass(1 + offered.worth_it_after(MARGIN)?);
    let now = find(&stage.now()?)?;
    let lena = world.address(Who::Lena);
    let until = world.ledger() + LEDGERS_PER_DAY;
    let lp = world.token(Coin::Lp);
    lp.approve(lena, &world.backstop.address, now.bid.amount, until);
    stage.note(Who::Lena, "approve: the backstop may take her LP");
    let had = world.wallet(Who::Lena, Coin::Lp);
    stage.submit(Who::Lena, &[Do::FillInterest(100)])?;
    let paid = had - world.wallet(Who::Lena, Coin::Lp);
    stage.say(format!(
        "The backstop's interest is auctioned for LP tokens, which go to its depositors. The lot \
         ({}) grows from nothing to all of it in 200 ledgers; then the bid, {} at first, shrinks. \
         In ledger {} of the auction Lena pays {} ({}) for it: 2% for her trouble, and what the \
         depositors earn for standing in front of the suppliers.",
        tokens(offered.lot.amount, Coin::Usdc),
        usd(offered.bid.value),
        now.elapsed,
        tokens(paid, Coin::Lp),
        usd(world.prices().value(Coin::Lp, paid)),
    ));
    Ok(())
}

fn find(now: &Snapshot) -> Result<crate::snapshot::Auction> {
    let found = now.auctions.iter().find(|it| it.kind == Kind::Interest);
    found.copied().context("there is no interest auction")
}
