//! What a meeting adopted, entered and corrected; its status is followed up in `item`.
//!
//! - `add`: a new row; `by_hand`: with what stands otherwise because of it; `with_history`: with what is told of it already.
//! - `edit`: its words, kind, meeting and themes; `assign`: its owners.
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
pub(in crate::store) mod with_history;
