//! Liquidations of as many debts as collaterals, and the widest there is: 16 debts, 15 collaterals.

use super::widths;
use crate::host::measure::Call;
use crate::record::Record;
use crate::setup::Setup;
use crate::world::{Kind, Sale, Side, World, ONE};
use anyhow::Result;
use lending_core::limits::{MAX_AUCTION_WIDTH, RESERVE_SLOTS};
use soroban_sdk::{Address, IntoVal as _};
use std::ops::Range;

const AUCTION_WIDTH: usize = MAX_AUCTION_WIDTH as usize;

/// At 1.70 for each token owed, all of the collateral has to go.
const CRASH: i128 = 1_7000000;

pub fn scene(record: &mut Record, setup: Setup) -> Result<()> {
    let world = record.world(setup)?;
    let people = Victim::all(&world)?;
    let filler = world.account()?;
    world.pass_a_day();
    crash(&world)?;
    let mut here = record.here(&world)?;
    for victim in &people {
        let of = |side| victim.auction(&world, side);
        here.measure("new liquidation", victim.width, &Side::ALL, of)?;
        here.measure(
            "create_user_liquidations",
            victim.width,
            &Side::LEVEE,
            |side| {
                let args = (victim.who.clone(), 100u32).into_val(&world.env);
                world.pool_call(side, "create_user_liquidations", args)
            },
        )?;
    }
    for victim in &people {
        world.run_on(&Side::ALL, |side| victim.auction(&world, side))?;
    }
    world.advance_ledgers(201);
    let mut here = record.here(&world)?;
    for victim in &people {
        here.measure("fill liquidation", victim.width, &Side::ALL, |side| {
            let (of, debts) = (&victim.who, victim.debts(&world));
            world.fill(side, &filler, Kind::FillLiquidation, of, debts)
        })?;
        here.measure("cancel liquidation", victim.width, &Side::POOLS, |side| {
            let mut requests = world.requests(Kind::Repay, victim.debts(&world), 510 * ONE);
            requests.push(world.request(Kind::Cancel, &victim.who, 0));
            world.submit(side, &victim.who, requests)
        })?;
        here.measure("get_auction", victim.width, &Side::POOLS, |side| {
            let args = (0u32, victim.who.clone()).into_val(&world.env);
            world.pool_call(side, "get_auction", args)
        })?;
    }
    world.advance_ledgers(500);
    let mut here = record.here(&world)?;
    for victim in &people {
        here.measure("delete auction", victim.width, &Side::POOLS, |side| {
            let args = (0u32, victim.who.clone()).into_val(&world.env);
            world.pool_call(side, "del_auction", args)
        })?;
    }
    Ok(())
}

/// Owes the last `width` reserves against the first `lots`.
pub struct Victim {
    pub width: usize,
    pub lots: usize,
    pub who: Address,
}

impl Victim {
    /// One of every width, and in a pool of all reserves there can be one who is as wide as an auction.
    pub fn all(world: &World) -> Result<Vec<Self>> {
        let half = world.reserves() / 2;
        let mut sizes: Vec<_> = widths(half).into_iter().map(|it| (it, it)).collect();
        if world.reserves() == RESERVE_SLOTS {
            sizes.push((AUCTION_WIDTH - half, half));
        }
        let one = |(width, lots)| Victim::of(world, width, lots);
        sizes.into_iter().map(one).collect()
    }

    fn of(world: &World, width: usize, lots: usize) -> Result<Self> {
        let who = world.account()?;
        let victim = Victim { width, lots, who };
        let mut requests = world.requests(Kind::SupplyCollateral, 0..lots, 1_000 * ONE);
        requests.extend(world.requests(Kind::Borrow, victim.debts(world), 500 * ONE));
        world.run_on(&Side::ALL, |side| {
            world.submit(side, &victim.who, requests.clone())
        })?;
        Ok(victim)
    }

    pub fn debts(&self, world: &World) -> Range<usize> {
        world.reserves() - self.width..world.reserves()
    }

    pub fn auction(&self, world: &World, side: Side) -> Result<Call> {
        let (bid, lot) = (world.list(self.debts(world)), world.list(0..self.lots));
        world.new_auction(side, Sale::Liquidation, &self.who, bid, lot)
    }
}

/// Everything somebody may owe here comes to cost more.
pub fn crash(world: &World) -> Result<()> {
    world.set_prices(world.reserves() / 2..world.reserves(), CRASH)
}
