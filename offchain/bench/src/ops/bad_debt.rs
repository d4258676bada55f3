//! Debt nobody will pay: handed over, covered, auctioned, defaulted, recovered. One world for each width:
//! the backstop is one account.

use super::widths;
use crate::record::Record;
use crate::setup::Setup;
use crate::world::{Kind, Sale, Side, World, ONE};
use anyhow::Result;
use soroban_sdk::{Address, IntoVal as _, Vec as HostVec};
use std::ops::Range;

pub fn scene(record: &mut Record, setup: Setup) -> Result<()> {
    for width in widths(setup.reserves) {
        let world = record.world(setup)?;
        let debts = world.reserves() - width..world.reserves();
        let filler = world.account()?;
        let debtor = debtor(&world, debts.clone())?;
        world.pass_a_day();
        let hand_over = |side| world.bad_debt(side, &debtor);
        record
            .here(&world)?
            .measure("bad debt handed over", width, &Side::ALL, hand_over)?;
        world.run_on(&Side::ALL, hand_over)?;
        world.pass_a_day();
        held(record, &world, &filler, debts.clone())?;
        auctioned(record, setup, width)?;
        defaulted(record, &world, &filler, debts)?;
    }
    Ok(())
}

/// Owes 500.0 in each of `debts`, and has no collateral left.
fn debtor(world: &World, debts: Range<usize>) -> Result<Address> {
    let who = world.account()?;
    let mut requests = world.requests(Kind::SupplyCollateral, [0], 1_000_000 * ONE);
    requests.extend(world.requests(Kind::Borrow, debts, 500 * ONE));
    world.run_on(&Side::ALL, |side| {
        world.submit(side, &who, requests.clone())
    })?;
    world.seize(&who)?;
    Ok(who)
}

/// What Levee lets people do with debt the backstop holds.
fn held(record: &mut Record, world: &World, payer: &Address, debts: Range<usize>) -> Result<()> {
    let asset = world.asset(debts.start).clone();
    let mut here = record.here(world)?;
    here.measure("cover bad debt", debts.len(), &Side::LEVEE, |side| {
        let args = (payer.clone(), asset.clone(), 100 * ONE).into_val(&world.env);
        world.call(payer, &world.stack(side).pool, "cover_bad_debt", args)
    })?;
    here.measure("net credit", debts.len(), &Side::LEVEE, |side| {
        let args = (asset.clone(),).into_val(&world.env);
        world.pool_call(side, "net_credit", args)
    })
}

fn auctioned(record: &mut Record, setup: Setup, width: usize) -> Result<()> {
    let world = record.world(setup)?;
    let debts = world.reserves() - width..world.reserves();
    let filler = world.account()?;
    let debtor = debtor(&world, debts.clone())?;
    world.run_on(&Side::ALL, |side| world.bad_debt(side, &debtor))?;
    world.pass_a_day();
    let open = |side| {
        let (holder, bid) = (&world.stack(side).backstop, world.list(debts.clone()));
        world.new_auction(side, Sale::BadDebt, holder, bid, world.lp_list())
    };
    let mut here = record.here(&world)?;
    here.measure("new bad-debt auction", width, &Side::ALL, open)?;
    here.measure("create_bad_debt_auction", width, &Side::LEVEE, |side| {
        world.pool_call(side, "create_bad_debt_auction", HostVec::new(&world.env))
    })?;
    world.run_on(&Side::ALL, open)?;
    world.advance_ledgers(201);
    let mut here = record.here(&world)?;
    here.measure("fill bad-debt auction", width, &Side::ALL, |side| {
        let holder = &world.stack(side).backstop;
        world.fill(side, &filler, Kind::FillBadDebt, holder, debts.clone())
    })
}

/// The backstop has run dry: its debt is burned, and money comes back later.
fn defaulted(
    record: &mut Record,
    world: &World,
    payer: &Address,
    debts: Range<usize>,
) -> Result<()> {
    world.exhaust_backstops()?;
    let burn = |side| world.bad_debt(side, &world.stack(side).backstop);
    record
        .here(world)?
        .measure("default", debts.len(), &Side::ALL, burn)?;
    world.run_on(&Side::ALL, burn)?;
    world.pass_a_day();
    recovered(record, world, payer, debts)
}

fn recovered(
    record: &mut Record,
    world: &World,
    payer: &Address,
    debts: Range<usize>,
) -> Result<()> {
    let asset = world.asset(debts.start).clone();
    let cover = |side| {
        let args = (payer.clone(), asset.clone(), 100 * ONE).into_val(&world.env);
        world.call(payer, &world.stack(side).pool, "cover_loss", args)
    };
    let mut here = record.here(world)?;
    here.measure("cover loss", debts.len(), &Side::LEVEE, cover)?;
    world.run_on(&Side::LEVEE, cover)?;
    let lender = world.lender()?;
    let mut here = record.here(world)?;
    here.measure("claim recovery", debts.len(), &Side::LEVEE, |side| {
        let args = (lender.clone(), asset.clone(), lender.clone()).into_val(&world.env);
        world.call(&lender, &world.stack(side).pool, "claim_recovery", args)
    })?;
    if debts.len() > 1 {
        return Ok(());
    }
    here.measure("supply after a loss", 1, &Side::LEVEE, |side| {
        world.act1(side, &lender, Kind::Supply, debts.start, ONE)
    })?;
    for name in ["get_bad_debt", "get_loss"] {
        here.measure(name, 1, &Side::LEVEE, |side| {
            world.pool_call(side, name, (asset.clone(),).into_val(&world.env))
        })?;
    }
    here.measure("get_recovery", 1, &Side::LEVEE, |side| {
        let args = (lender.clone(), asset.clone()).into_val(&world.env);
        world.pool_call(side, "get_recovery", args)
    })?;
    here.measure("lens: get_loss", 1, &Side::LEVEE, |_| {
        world.lens_call("get_loss", (asset.clone(),).into_val(&world.env))
    })?;
    here.measure("lens: reserve_audit", 1, &Side::LEVEE, |_| {
        world.lens_call("reserve_audit", (asset.clone(),).into_val(&world.env))
    })
}
