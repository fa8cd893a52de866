//! Owners and the groups they belong to.
//!
//! - `owners`: reading them, what they are called, and who belonged to a group on a day.
//! - `entering`: adding and changing owners and their memberships; `merge`: merging two that are the same.

pub(in crate::store) mod entering;
pub(in crate::store) mod merge;
pub(in crate::store) mod owners;
#[cfg(test)]
pub(in crate::store) mod tests;
