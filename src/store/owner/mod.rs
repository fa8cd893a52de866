//! Owners and the groups they belong to.
//!
//! - `owners`: reading them.
//! - `called`: what they are called, no two the same.
//! - `entering`: adding and changing them and their memberships; `merge`: two that are one.
//! - `expand`: who belonged to a group on a day.

pub(in crate::store) mod called;
pub(in crate::store) mod entering;
pub(in crate::store) mod expand;
pub(in crate::store) mod merge;
pub(in crate::store) mod owners;
#[cfg(test)]
pub(in crate::store) mod tests;
