//! The way of a loss through the real contracts: bad debt, default, claims, killed reserves.
//!
//! Names like BD-01 are those of the attacks the pool must withstand.

mod auctions;
mod auth;
mod chain;
mod claims;
mod cover;
mod default;
mod entries;
mod events;
mod examples;
mod feeds;
mod flash;
mod gulp;
mod kill;
mod kill_auctions;
pub mod raw;
mod refusals;
mod special;
pub mod stage;
mod walk;
mod worth;
