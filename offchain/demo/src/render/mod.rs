//! What people and machines get to see.

pub mod json;
pub mod plot;
pub mod svg;
pub mod tables;
pub mod terminal;
