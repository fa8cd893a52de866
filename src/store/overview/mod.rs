//! The register at a glance: leaves counted and listed. It writes nothing.
//!
//! - `leaves`: the one place that counts: what a filter lets pass, with no more of each than is counted.
//! - `progress`: leaves counted by group; `groups`: which those are; `over_time`: at the end of several days.
//! - `meetings`, `owners`: each with how what it adopted, or answers for, stands; `one_owner`: everything about one.
//! - `agenda`: what is open, leaf by leaf; `desk`: the first few of each.
//! - `movement`: what moved since a day; `then`: how everything stood on it; `matrix`: what each owner has done.

pub(in crate::store) mod agenda;
mod desk;
mod groups;
mod leaves;
mod matrix;
mod meetings;
pub(in crate::store) mod movement;
mod one_owner;
mod over_time;
mod owners;
pub(in crate::store) mod progress;
#[cfg(test)]
pub(in crate::store) mod tests;
mod then;
