//! The price guard through the real contracts: how it comes into being and moves, and what it lets
//! users do.

mod config;
mod incident;
mod listing;
mod modes;
mod poke;
mod queue;
mod stage;
