//! What the pool does by itself once debt turns bad, what no status stands in the way of, and how much
//! may be newly lent in an hour.

mod cures;
mod cures_guarded;
mod defaults;
mod entries;
mod flow;
mod flow_hours;
mod held;
mod stage;
mod threat;
