//! The backstop on its own, with a stub in the place of a pool.
//!
//! Numbers like J12 are the golden vectors of the share arithmetic, those like BSH-01 the attacks it
//! must withstand.

mod attacks;
mod auth;
mod epochs;
mod events;
mod fixture;
mod golden;
mod golden_queue;
mod pool_check;
mod refusals;
mod storage;
