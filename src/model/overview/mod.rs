//! Leaves counted and compared: what is due, how far groups are, what moved between two days.
//!
//! - `agenda`: what is due and late; `progress`: counts by group; `movement`: then and now

pub mod agenda;
pub mod movement;
pub mod progress;
