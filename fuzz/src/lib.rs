//! What the fuzz targets play: histories of a whole pool, decoded from bytes and judged after every
//! call, and calls of the pure code.

mod calls;
mod history;
mod judge;
mod pure;
mod receiver;
mod record;
mod scenes;
mod stage;

pub use history::play;
pub use pure::{check, Case};
