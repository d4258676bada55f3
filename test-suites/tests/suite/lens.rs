//! The lens says what the pool then does.

mod alerts;
mod auctions;
mod audit;
mod backstop_auctions;
mod backstop_quote;
mod random;
mod range;
mod risk;
mod scene;
mod state;
