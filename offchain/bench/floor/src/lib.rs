//! The least a pool must do: read what a call is about, ask what must be asked, move
//! the tokens, write what changed, tell it once. No interest, no checks, no rounding, no status: every
//! instruction above this is a pool's own logic and size.
//!
//! It answers to Blend v2's calls and keeps entries of Blend v2's shapes, so that the same call can be
//! measured on both. It is wrong about money everywhere. Never deploy it.
#![no_std]
#![allow(clippy::arithmetic_side_effects)]

mod auctions;
mod pool;
mod types;

use soroban_sdk::contract;

#[contract]
pub struct Floor;
