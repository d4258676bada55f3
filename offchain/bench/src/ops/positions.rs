//! Supplying, borrowing and back, by accounts of every width.

use super::widths;
use crate::record::{Here, Record};
use crate::setup::Setup;
use crate::world::{Kind, Side, World, ONE};
use anyhow::Result;
use soroban_sdk::{Address, IntoVal as _};

/// Collateral of each reserve, and debt in the last one.
const COLLATERAL: i128 = 1_000 * ONE;
const DEBT: i128 = 100 * ONE;
const AMOUNT: i128 = 50 * ONE;

pub fn scene(record: &mut Record, setup: Setup) -> Result<()> {
    let world = record.world(setup)?;
    let last = world.reserves() - 1;
    let newcomer = world.account()?;
    let mut people = vec![];
    for width in widths(last) {
        people.push((width, saver(&world, width)?, debtor(&world, width)?));
    }
    world.pass_a_day();
    let mut here = record.here(&world)?;
    let all = &Side::ALL;
    here.measure("supply, first", 0, all, |side| {
        world.act1(side, &newcomer, Kind::Supply, 0, AMOUNT)
    })?;
    for (width, saver, debtor) in &people {
        savers(&mut here, &world, *width, saver)?;
        debtors(&mut here, &world, *width, debtor)?;
    }
    for width in widths(world.reserves()) {
        here.measure("supply many", width, all, |side| {
            let requests = world.requests(Kind::SupplyCollateral, 0..width, AMOUNT);
            world.submit(side, &newcomer, requests)
        })?;
    }
    Ok(())
}

/// Has collateral in `width` reserves, a supply in the first, and allows the pools to take the last.
fn saver(world: &World, width: usize) -> Result<Address> {
    let who = world.account()?;
    let mut requests = world.requests(Kind::SupplyCollateral, 0..width, COLLATERAL);
    requests.extend(world.requests(Kind::Supply, [0], COLLATERAL));
    world.run_on(&Side::ALL, |side| {
        world.submit(side, &who, requests.clone())
    })?;
    world.allow(&who, world.reserves() - 1);
    Ok(who)
}

/// Has collateral in `width` reserves and a debt in the last.
fn debtor(world: &World, width: usize) -> Result<Address> {
    let who = world.account()?;
    let mut requests = world.requests(Kind::SupplyCollateral, 0..width, COLLATERAL);
    requests.extend(world.requests(Kind::Borrow, [world.reserves() - 1], DEBT));
    world.run_on(&Side::ALL, |side| {
        world.submit(side, &who, requests.clone())
    })?;
    Ok(who)
}

fn savers(here: &mut Here, world: &World, width: usize, who: &Address) -> Result<()> {
    let all = &Side::ALL;
    here.measure("supply", width, all, |side| {
        world.act1(side, who, Kind::Supply, 0, AMOUNT)
    })?;
    here.measure("withdraw", width, all, |side| {
        world.act1(side, who, Kind::Withdraw, 0, AMOUNT)
    })?;
    let last = world.reserves() - 1;
    here.measure("supply by allowance", width, &Side::POOLS, |side| {
        let requests = world.requests(Kind::Supply, [last], AMOUNT);
        world.submit_by(side, "submit_with_allowance", who, requests)
    })?;
    here.measure("get_positions", width, all, |side| {
        world.pool_call(side, "get_positions", (who.clone(),).into_val(&world.env))
    })?;
    here.measure("flash loan", width, all, |side| {
        world.flash_loan(side, who, last)
    })
}

fn debtors(here: &mut Here, world: &World, width: usize, who: &Address) -> Result<()> {
    let (all, last) = (&Side::ALL, world.reserves() - 1);
    here.measure("borrow", width, all, |side| {
        world.act1(side, who, Kind::Borrow, last, AMOUNT)
    })?;
    here.measure("repay", width, all, |side| {
        world.act1(side, who, Kind::Repay, last, AMOUNT)
    })?;
    here.measure("withdraw collateral", width, all, |side| {
        world.act1(side, who, Kind::WithdrawCollateral, 0, AMOUNT)
    })
}
