//! The lens says what the pool then does.

mod alerts;
mod auctions;
mod audit;
mod backstop_auctions;
mod backstop_quote;
mod guard_alerts;
mod guard_backstop;
mod guard_reasons;
mod guard_walk;
mod guarded;
mod parts;
mod random;
mod range;
mod risk;
mod scene;
mod state;
mod wide;
