//! The backstop's interest, sold for its token.

use super::widths;
use crate::plain::Plain as _;
use crate::record::Record;
use crate::setup::Setup;
use crate::world::{Kind, Sale, Side, World, ONE};
use anyhow::Result;
use soroban_sdk::{token::StellarAssetClient, IntoVal as _};

/// Tokens each pool finds beyond its books, in each reserve.
const FOUND: i128 = 300 * ONE;

pub fn scene(record: &mut Record, setup: Setup) -> Result<()> {
    for width in widths(setup.reserves) {
        let world = record.world(setup)?;
        let filler = world.account()?;
        world.endow(&filler, 20_000);
        world.pass_a_day();
        give(record, &world, width)?;
        world.pass_a_day();
        let open = |side| {
            let (holder, lot) = (&world.stack(side).backstop, world.list(0..width));
            world.new_auction(side, Sale::Interest, holder, world.lp_list(), lot)
        };
        let mut here = record.here(&world)?;
        here.measure("new interest auction", width, &Side::ALL, open)?;
        here.measure("create_interest_auction", width, &Side::LEVEE, |side| {
            let args = (world.list(0..width),).into_val(&world.env);
            world.pool_call(side, "create_interest_auction", args)
        })?;
        world.run_on(&Side::ALL, open)?;
        world.advance_ledgers(201);
        let mut here = record.here(&world)?;
        here.measure("fill interest auction", width, &Side::ALL, |side| {
            let holder = &world.stack(side).backstop;
            world.fill(side, &filler, Kind::FillInterest, holder, [])
        })?;
    }
    Ok(())
}

/// The pools find tokens in `width` reserves and book them for the backstop.
fn give(record: &mut Record, world: &World, width: usize) -> Result<()> {
    for side in Side::ALL {
        for index in 0..width {
            let token = StellarAssetClient::new(&world.env, world.asset(index));
            let minted = token.try_mint(&world.stack(side).pool, &FOUND);
            minted.plain()?.plain()?;
        }
    }
    let gulp = |side, index| {
        let args = (world.asset(index).clone(),).into_val(&world.env);
        world.pool_call(side, "gulp", args)
    };
    if width == 1 {
        let mut here = record.here(world)?;
        here.measure("gulp", 1, &Side::POOLS, |side| gulp(side, 0))?;
    }
    for index in 0..width {
        world.run_on(&Side::POOLS, |side| gulp(side, index))?;
    }
    Ok(())
}
