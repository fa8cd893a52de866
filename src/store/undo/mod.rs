//! Taking back what a command did, from the images in the log.
//!
//! - `steps`: which entries `undo` and `redo` take back, and by whose leave.
//! - `take_back`: one entry; `dependents`: what stands in its way.

pub(in crate::store) mod dependents;
pub(in crate::store) mod steps;
pub(in crate::store) mod take_back;
#[cfg(test)]
pub(in crate::store) mod tests;
