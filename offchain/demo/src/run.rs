//! From the command line to the end of the story.

use crate::args::Args;
use crate::cast::Who;
use crate::coin::Coin;
use crate::render::{json, svg, terminal};
use crate::story::{self, Memory, Scene};
use crate::world::World;
use anyhow::Result;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::Duration;

/// What `--break-books` takes, in raw USDC.
const STOLEN: i128 = 1_000_0000000;

/// Plays the story. Returns how many identities of the books failed.
pub fn run(args: &Args) -> Result<usize> {
    if args.plain {
        anstream::ColorChoice::Never.write_global();
    }
    let stages = args.act.stages();
    let progress = progress(args, stages.len())?;
    progress.set_message("deploying the contracts");
    let world = World::deploy(&args.wasm, args.act)?;
    let start = world.now();
    let mut memory = Memory::default();
    let mut scenes: Vec<Scene> = Vec::new();
    for (place, stage) in stages.iter().enumerate() {
        progress.set_message(stage.0);
        if args.break_books && place == 1 {
            steal(&world);
        }
        let before = scenes.last().map(|it| &it.now);
        let scene = story::play(&world, &mut memory, before, place + 1, *stage)?;
        if !args.json {
            progress.suspend(|| terminal::print(&scene, before, start, args.full));
        }
        progress.inc(1);
        scenes.push(scene);
    }
    progress.finish_and_clear();
    let mut files = Vec::new();
    for chart in scenes.iter().flat_map(|it| &it.charts) {
        files.push(svg::write(chart, &args.charts)?);
    }
    if args.json {
        json::print(args.act.name(), &world.mainnet.source, &world.code, &scenes)?;
    } else {
        terminal::print_files(&files);
    }
    Ok(scenes.iter().map(|it| it.now.failures().count()).sum())
}

fn progress(args: &Args, stages: usize) -> Result<ProgressBar> {
    if args.plain {
        return Ok(ProgressBar::hidden());
    }
    // On standard error, and only where that is a terminal.
    let target = ProgressDrawTarget::stderr();
    let bar = ProgressBar::with_draw_target(Some(u64::try_from(stages)?), target);
    bar.set_style(ProgressStyle::with_template(
        "{spinner} stage {pos}/{len}: {msg}",
    )?);
    bar.enable_steady_tick(Duration::from_millis(100));
    Ok(bar)
}

/// The pool pays somebody without writing it down, as only a host that signs everything allows.
fn steal(world: &World) {
    let (pool, thief) = (&world.pool.address, world.address(Who::Market));
    world.token(Coin::Usdc).transfer(pool, thief, STOLEN);
}
