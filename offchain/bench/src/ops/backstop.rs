//! Deposits, the queue, withdrawals. The width is the number of withdrawals in the queue.

use crate::record::Record;
use crate::setup::Setup;
use crate::world::{Side, World, ONE};
use anyhow::Result;
use soroban_sdk::{Address, IntoVal as _, Vec as HostVec};

/// Seventeen days and a bit, in ledgers.
const LOCK: u32 = 17 * 17_280 + 100;
/// Most entries of one account.
const QUEUE: usize = 20;

pub fn scene(record: &mut Record, setup: Setup) -> Result<()> {
    let world = record.world(setup)?;
    let people = [depositor(&world)?, depositor(&world)?];
    world.pass_a_day();
    let mut here = record.here(&world)?;
    let who = &people[0];
    here.measure("backstop deposit", 1, &Side::ALL, |side| {
        world.backstop_call(side, who, "deposit", 100 * ONE)
    })?;
    here.measure("backstop deposit_min", 1, &Side::LEVEE, |side| {
        world.backstop_min(side, who, "deposit_min", 100 * ONE)
    })?;
    queue(&world, &people[0], 1)?;
    queue(&world, &people[1], QUEUE - 1)?;
    queued(record, &world, &people)?;
    queue(&world, &people[1], 1)?;
    world.advance_ledgers(LOCK);
    let mut here = record.here(&world)?;
    for (who, width) in people.iter().zip([1, QUEUE]) {
        let sides: &[Side] = if width == 1 { &Side::ALL } else { &Side::POOLS };
        here.measure("backstop withdraw", width, sides, |side| {
            world.backstop_call(side, who, "withdraw", width as i128 * ONE)
        })?;
        here.measure("backstop withdraw_min", width, &Side::LEVEE, |side| {
            world.backstop_min(side, who, "withdraw_min", width as i128 * ONE)
        })?;
        here.measure("backstop user_balance", width, &Side::POOLS, |side| {
            let stack = world.stack(side);
            let args = (stack.pool.clone(), who.clone()).into_val(&world.env);
            world.call(who, &stack.backstop, "user_balance", args)
        })?;
    }
    Ok(())
}

fn queued(record: &mut Record, world: &World, people: &[Address]) -> Result<()> {
    let mut here = record.here(world)?;
    for (who, width) in people.iter().zip([1, QUEUE - 1]) {
        here.measure("backstop queue", width, &Side::POOLS, |side| {
            world.backstop_call(side, who, "queue_withdrawal", ONE)
        })?;
        here.measure("backstop dequeue", width, &Side::POOLS, |side| {
            world.backstop_call(side, who, "dequeue_withdrawal", width as i128 * ONE)
        })?;
    }
    here.measure("backstop pool_data", 1, &Side::ALL, |side| {
        let stack = world.stack(side);
        let args = (stack.pool.clone(),).into_val(&world.env);
        world.call(&world.admin, &stack.backstop, "pool_data", args)
    })?;
    here.measure("backstop_token", 1, &Side::POOLS, |side| {
        let at = &world.stack(side).backstop;
        world.call(&world.admin, at, "backstop_token", HostVec::new(&world.env))
    })
}

/// Has a thousand tokens in each backstop and some to spare.
fn depositor(world: &World) -> Result<Address> {
    let who = world.account()?;
    world.endow(&who, 5_000);
    world.run_on(&Side::ALL, |side| {
        world.backstop_call(side, &who, "deposit", 1_000 * ONE)
    })?;
    Ok(who)
}

fn queue(world: &World, who: &Address, times: usize) -> Result<()> {
    for _ in 0..times {
        world.run_on(&Side::ALL, |side| {
            world.backstop_call(side, who, "queue_withdrawal", ONE)
        })?;
    }
    Ok(())
}
