//! Leaves counted and compared: what is due, the progress of groups, and movement between two days.
//!
//! - `agenda`: what is due and late; `progress`: counts by group, and of the parts of one; `movement`: then and now

pub mod agenda;
pub mod movement;
pub mod progress;
