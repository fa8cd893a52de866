//! Entering and correcting what a meeting adopted; its status is followed up in `item`.
//!
//! - `add`: a new row, also one that already has a history; `by_hand`: adding one, with what the officer should know.
//! - `edit`: words, kind, meeting and themes; `assign`: owners.
//! - `split`, `link`, `remove`.

pub(in crate::store) mod add;
pub(in crate::store) mod assign;
pub(in crate::store) mod by_hand;
pub(in crate::store) mod edit;
pub(in crate::store) mod link;
pub(in crate::store) mod remove;
pub(in crate::store) mod split;
#[cfg(test)]
pub(in crate::store) mod tests;
