//! A pool's wire types in the core's terms, and back.
//!
//! The pool keeps and answers with Blend v2's shapes, the core decides in its own. Whoever decides with the
//! core on what a pool answers must translate as the pool does, so the translation stands here once; and [`record`] has the lists by which
//! the pool itself reads and writes.
#![no_std]

pub mod flow;
pub mod guard;
pub mod loss;
pub mod pool;
pub mod record;
pub mod reserve;
