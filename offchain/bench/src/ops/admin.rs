//! What admins and keepers do, and the pool's own views.

use crate::host::measure::Call;
use crate::record::Record;
use crate::setup::{Guard, Setup};
use crate::world::{config, Side, World};
use anyhow::Result;
use soroban_sdk::{IntoVal as _, Val, Vec as HostVec};

pub fn scene(record: &mut Record, setup: Setup) -> Result<()> {
    let world = record.world(setup)?;
    world.pass_a_day();
    let env = &world.env;
    let here = &mut record.here(&world)?;
    let mut measure = |op, function, args: HostVec<Val>| {
        here.measure(op, 0, &Side::POOLS, |side| {
            world.pool_call(side, function, args.clone())
        })
    };
    let (first, new) = (world.asset(0).clone(), world.asset(setup.reserves).clone());
    let change = (new, config()).into_val(env);
    if setup.reserves < 30 {
        measure("queue reserve", "queue_set_reserve", change)?;
    }
    let change = (first.clone(), config()).into_val(env);
    measure("queue change of reserve", "queue_set_reserve", change)?;
    measure(
        "update pool",
        "update_pool",
        (2_000_000u32, 40u32, 1i128).into_val(env),
    )?;
    measure("update status", "update_status", HostVec::new(env))?;
    measure("set status", "set_status", (0u32,).into_val(env))?;
    measure(
        "propose admin",
        "propose_admin",
        (world.admin.clone(),).into_val(env),
    )?;
    measure("get_reserve", "get_reserve", (first,).into_val(env))?;
    measure("get_reserve_list", "get_reserve_list", HostVec::new(env))?;
    measure("get_config", "get_config", HostVec::new(env))?;
    if setup.guard == Guard::On {
        here.measure("poke price", 0, &Side::LEVEE, |side| {
            world.pool_call(side, "poke_price", (world.asset(0).clone(),).into_val(env))
        })?;
    }
    for name in ["get_admin", "get_backstop", "get_constants"] {
        here.measure(name, 0, &Side::LEVEE, |side| {
            world.pool_call(side, name, HostVec::new(env))
        })?;
    }
    change_reserve(record, &world)?;
    hand_over(record, &world)
}

/// The admin proposes himself, which is as good as anybody.
fn hand_over(record: &mut Record, world: &World) -> Result<()> {
    let env = &world.env;
    world.run_on(&Side::POOLS, |side| {
        let args = (world.admin.clone(),).into_val(env);
        world.pool_call(side, "propose_admin", args)
    })?;
    let mut here = record.here(world)?;
    here.measure("accept admin", 0, &Side::POOLS, |side| {
        world.pool_call(side, "accept_admin", HostVec::new(env))
    })
}

/// A queued change comes into force a week later.
fn change_reserve(record: &mut Record, world: &World) -> Result<()> {
    let (env, asset) = (&world.env, world.asset(0).clone());
    let call = |side, function, args| -> Result<Call> { world.pool_call(side, function, args) };
    world.run_on(&Side::POOLS, |side| {
        let args = (asset.clone(), config()).into_val(env);
        call(side, "queue_set_reserve", args)
    })?;
    world.advance_ledgers(8 * 17_280);
    let mut here = record.here(world)?;
    for (op, function) in [
        ("set reserve", "set_reserve"),
        ("cancel set reserve", "cancel_set_reserve"),
    ] {
        here.measure(op, 0, &Side::POOLS, |side| {
            call(side, function, (asset.clone(),).into_val(env))
        })?;
    }
    Ok(())
}
