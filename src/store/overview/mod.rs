//! The register at a glance: leaves counted and listed. It writes nothing.
//!
//! - `agenda`: what is open, leaf by leaf; `desk`: the first few of each.
//! - `progress`: leaves counted by group; `groups`: which those are; `over_time`: at the end of several days.
//! - `movement`: what moved since a day; `matrix`: what each owner has done.

pub(in crate::store) mod agenda;
pub(in crate::store) mod desk;
mod groups;
pub(in crate::store) mod matrix;
pub(in crate::store) mod movement;
pub(in crate::store) mod over_time;
#[cfg(test)]
pub(in crate::store) mod plan_tests;
pub(in crate::store) mod progress;
#[cfg(test)]
pub(in crate::store) mod tests;
