//! What happens to a register as a whole file: made, copied, put back, brought into the newest form.
//!
//! - `create`, `backup` (and `backups`, those that there are), `restore`, `migrate` (which also opens a register for use).
//! - `draft`: a large change planned on a copy, so that nobody waits.

pub(in crate::store) mod backup;
mod backups;
pub(in crate::store) mod create;
mod draft;
pub(in crate::store) mod migrate;
pub(in crate::store) mod restore;
#[cfg(test)]
pub(in crate::store) mod tests;
