//! Taking back what a command did, using the images in the log.
//!
//! - `steps`: which entries `undo` and `redo` take back, and with whose consent.
//! - `take_back`: taking back one entry; `dependents`: what prevents it.

pub(in crate::store) mod dependents;
pub(in crate::store) mod steps;
pub(in crate::store) mod take_back;
#[cfg(test)]
pub(in crate::store) mod tests;
