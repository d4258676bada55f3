//! Levee's views, by width of the account asked about.

use super::liquidations::{crash, Victim};
use crate::record::{Here, Record};
use crate::setup::Setup;
use crate::world::{Side, World, ONE};
use anyhow::Result;
use soroban_sdk::{Address, IntoVal as _, Val, Vec as HostVec};

/// Functions that answer in parts, and how much of a wide pool fits well into one answer.
const PARTS: [(&str, u32); 3] = [
    ("lens: pool_state_part", 8),
    ("lens: price_guards_part", 6),
    ("lens: alerts_part", 15),
];

pub fn scene(record: &mut Record, setup: Setup) -> Result<()> {
    let world = record.world(setup)?;
    let people = Victim::all(&world)?;
    world.pass_a_day();
    crash(&world)?;
    let mut here = record.here(&world)?;
    for victim in &people {
        of_account(&mut here, &world, victim)?;
    }
    of_pool(&mut here, &world, &people)?;
    for victim in &people {
        world.run_on(&Side::LEVEE, |side| victim.auction(&world, side))?;
    }
    world.advance_ledgers(201);
    let mut here = record.here(&world)?;
    let env = &world.env;
    for Victim { width, who, .. } in &people {
        let args = (0u32, who.clone()).into_val(env);
        ask(&mut here, &world, "lens: auction_status", *width, args)?;
        let now = env.ledger().sequence();
        let args = (0u32, who.clone(), 100u32, now).into_val(env);
        ask(&mut here, &world, "lens: fill_quote", *width, args)?;
    }
    Ok(())
}

fn of_account(here: &mut Here, world: &World, victim: &Victim) -> Result<()> {
    let (env, who, width) = (&world.env, victim.who.clone(), victim.width);
    let args = (who.clone(),).into_val(env);
    ask(here, world, "lens: account_risk", width, args)?;
    let args = (who.clone(),).into_val(env);
    ask(here, world, "lens: user_state", width, args)?;
    let (bid, lot) = (world.list(victim.debts(world)), world.list(0..victim.lots));
    let args = (who, bid, lot).into_val(env);
    ask(here, world, "lens: liquidation_range", width, args)
}

fn of_pool(here: &mut Here, world: &World, people: &[Victim]) -> Result<()> {
    let env = &world.env;
    let users = people.iter().map(|it| it.who.clone());
    let users: HostVec<Address> = HostVec::from_iter(env, users);
    let args = (users,).into_val(env);
    ask(here, world, "lens: pool_risk", people.len(), args)?;
    let nothing = || HostVec::new(env);
    ask(here, world, "lens: pool_state", 0, nothing())?;
    ask(here, world, "lens: alerts", 0, nothing())?;
    ask(here, world, "lens: price_guards", 0, nothing())?;
    for (op, most) in PARTS {
        let count = most.min(u32::try_from(world.reserves())?);
        let args = (0u32, count).into_val(env);
        ask(here, world, op, usize::try_from(count)?, args)?;
    }
    let args = (100 * ONE,).into_val(env);
    ask(here, world, "lens: backstop_quote", 0, args)?;
    let args = (world.asset(0).clone(),).into_val(env);
    ask(here, world, "lens: get_bad_debt", 0, args)
}

/// The name in the table is the function's, after `lens: `.
fn ask(
    here: &mut Here,
    world: &World,
    op: &'static str,
    width: usize,
    args: HostVec<Val>,
) -> Result<()> {
    let function = op.trim_start_matches("lens: ");
    here.measure(op, width, &Side::LEVEE, |_| {
        world.lens_call(function, args.clone())
    })
}
