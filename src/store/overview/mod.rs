//! The register at a glance: leaves counted and listed. It writes nothing.
//!
//! - `leaves`: the one place that counts leaves: those that pass a filter, with only the columns needed for counting.
//! - `progress`: leaves counted by group; `groups`: what these are; `over_time`: at the end of several days.
//! - `meetings`, `owners`: each with the counts of what it adopted or answers for; `one_owner`: everything about one.
//! - `agenda`: what is open, leaf by leaf; `desk`: the first few of each.
//! - `movement`: what moved since a day; `then`: how everything stood at its end; `matrix`: recommendations tracked each,
//!   share by share.

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
