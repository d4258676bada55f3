//! Liquidations while collateral still covers debt: created, cancelled, kept, repaid.

use crate::cast::Who;
use crate::chart::{Chart, Curve, Fill};
use crate::coin::Coin;
use crate::format::{number, percent, tokens, usd, TOKEN_DECIMALS};
use crate::quote;
use crate::snapshot::{Auction, Kind, Snapshot};
use crate::story::Stage;
use crate::table::Table;
use crate::world::{done, Do, ALL};
use anyhow::{Context, Result};

const TOKEN: i128 = 10_000_000;
const ONE_PERCENT: i128 = 100_000;

/// Creates an auction of `percent` of an account.
pub fn create(stage: &mut Stage, who: Who, percent: u32) -> Result<()> {
    let user = stage.world.address(who);
    let create = stage
        .world
        .pool
        .try_create_user_liquidations(user, &percent);
    done(format_args!("create_user_liquidations of {who}"), create)?;
    stage.note(
        "anyone",
        format!("create_user_liquidations: {who}, {percent}%"),
    );
    Ok(())
}

pub fn find(now: &Snapshot, who: Who) -> Result<Auction> {
    let kind = Kind::Liquidation(who);
    let found = now.auctions.iter().find(|it| it.kind == kind);
    found
        .copied()
        .with_context(|| format!("{who} is not auctioned"))
}

/// Lets ledgers pass until the auction of `who` is this old. Returns it as it then is.
pub fn wait(stage: &Stage, who: Who, elapsed: u32) -> Result<Auction> {
    let auction = find(&stage.now()?, who)?;
    let at = auction.start + elapsed;
    stage.world.pass(at.saturating_sub(stage.world.ledger()));
    find(&stage.now()?, who)
}

pub fn created(stage: &mut Stage) -> Result<()> {
    let before = stage.now()?;
    let mut table = Table::new(
        "What may be auctioned of each account",
        [
            "account",
            "allowed",
            "chosen",
            "debt in the auction",
            "collateral in the auction",
        ],
    );
    for who in [Who::Bruno, Who::Bella, Who::Boris] {
        let (least, most) = quote::percents(&before, who)?;
        create(stage, who, most)?;
        let auction = find(&stage.now()?, who)?;
        table.row([
            who.to_string().into(),
            format!("{least}% to {most}%").into(),
            format!("{most}%").into(),
            tokens(auction.bid.amount, Coin::Usdc).into(),
            tokens(auction.lot.amount, Coin::Xlm).into(),
        ]);
    }
    stage.show(table);
    stage.say(
        "Anyone may put an unhealthy account up for auction. Not more of it than needed: after the \
         sale its health factor must lie between 103% and 115%. In each ledger for 200 ledgers \
         another 0.5% of the collateral is offered for the debt; then, for 200 more, 0.5% of the \
         debt is let off. Whoever finds the offer worth it takes it.",
    );
    Ok(())
}

pub fn cancelled(stage: &mut Stage) -> Result<()> {
    stage.world.pass(60);
    let before = stage.now()?;
    let repaid = 120_000 * TOKEN;
    let steps = [Do::Repay(Coin::Usdc, repaid), Do::CancelLiquidation];
    stage.submit(Who::Bruno, &steps)?;
    let (before, after) = (before.account(Who::Bruno), stage.now()?);
    let after = after.account(Who::Bruno);
    stage.say(format!(
        "Five minutes in, the offer is still a bad one for any liquidator. Bruno uses the time: he \
         repays {} and cancels his auction in the same call, which the pool allows because he is \
         healthy at its end. His health factor goes from {} to {}, and he sells no XLM.",
        tokens(repaid, Coin::Usdc),
        percent(before.health_factor.unwrap_or_default(), 1),
        percent(after.health_factor.unwrap_or_default(), 1),
    ));
    Ok(())
}

pub fn kept(stage: &mut Stage) -> Result<()> {
    let offered = find(&stage.now()?, Who::Bella)?;
    let even = offered.worth_it_after(0)?;
    let first = wait(stage, Who::Bella, even + 3)?;
    let mut curve = Curve::of("auction-bella", "Bella's account".into(), &offered)?;
    let before = stage.now()?;
    let fill = |curve: &mut Curve, auction: &Auction, percent| {
        let (by, elapsed) = (Who::Luca, auction.elapsed);
        curve.fills.push(Fill {
            by,
            elapsed,
            percent,
        });
    };
    stage.submit(Who::Luca, &[Do::Fill(Who::Bella, 40)])?;
    fill(&mut curve, &first, 40);
    let second = wait(stage, Who::Bella, even + 8)?;
    stage.submit(Who::Luca, &[Do::Fill(Who::Bella, 100)])?;
    fill(&mut curve, &second, 100);
    let after = stage.now()?;
    stage.draw(Chart::Auction(curve));
    let luca = |at: &Snapshot| {
        let it = at.account(Who::Luca);
        (it.supplied(Coin::Xlm), it.owed(Coin::Usdc))
    };
    let (gained, taken) = (
        luca(&after).0 - luca(&before).0,
        luca(&after).1 - luca(&before).1,
    );
    stage.say(format!(
        "From ledger {even} of Bella's auction on, its collateral is worth more than its debt. Luca \
         takes 40% of it in ledger {}, and the rest in ledger {}, when {} of the lot is on offer. He \
         pays nothing now: {} of debt and {} of collateral ({}) move into his own account, which \
         has the XLM to bear it. Bella keeps what was not yet on offer, and stands at {}.",
        first.elapsed,
        second.elapsed,
        percent(second.lot.part_now, 1),
        tokens(taken, Coin::Usdc),
        tokens(gained, Coin::Xlm),
        usd(after.prices().value(Coin::Xlm, gained)),
        percent(after.account(Who::Bella).health_factor.unwrap_or_default(), 1),
    ));
    Ok(())
}

pub fn repaid(stage: &mut Stage) -> Result<()> {
    let offered = find(&stage.now()?, Who::Boris)?;
    let auction = wait(stage, Who::Boris, offered.worth_it_after(5 * ONE_PERCENT)?)?;
    let (got, paid) = fill_and_repay(stage, Who::Boris)?;
    stage.say(format!(
        "Lena wants no position. In ledger {} of Boris's auction one call of hers does three \
         things: it fills the auction, repays the debt taken over ({}) and withdraws the collateral \
         ({} XLM). She paid {} for XLM worth {}. Boris keeps the rest of his XLM.",
        auction.elapsed,
        tokens(paid, Coin::Usdc),
        number(got, TOKEN_DECIMALS, 0),
        usd(stage.world.prices().value(Coin::Usdc, paid)),
        usd(stage.world.prices().value(Coin::Xlm, got)),
    ));
    Ok(())
}

/// Lena fills all that is left of an auction and keeps no position. Returns XLM got, USDC paid.
pub fn fill_and_repay(stage: &mut Stage, who: Who) -> Result<(i128, i128)> {
    let world = stage.world;
    let wallet = || {
        let of = |coin| world.wallet(Who::Lena, coin);
        (of(Coin::Xlm), of(Coin::Usdc))
    };
    let before = wallet();
    let steps = [
        Do::Fill(who, 100),
        Do::Repay(Coin::Usdc, ALL),
        Do::WithdrawCollateral(Coin::Xlm, ALL),
    ];
    stage.submit(Who::Lena, &steps)?;
    let after = wallet();
    Ok((after.0 - before.0, before.1 - after.1))
}
