//! Owners and the groups they belong to.
//!
//! - `owners`: reading them.
//! - `called`: what owners are called; no two have the same name.
//! - `entering`: adding and changing owners and their memberships; `merge`: merging two that are the same.
//! - `expand`: who belonged to a group on a day.

pub(in crate::store) mod called;
pub(in crate::store) mod entering;
pub(in crate::store) mod expand;
pub(in crate::store) mod merge;
pub(in crate::store) mod owners;
#[cfg(test)]
pub(in crate::store) mod tests;
