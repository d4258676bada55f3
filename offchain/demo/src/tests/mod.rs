#![allow(clippy::unwrap_used, clippy::panic)]

mod books;
mod figures;
mod mainnet;
