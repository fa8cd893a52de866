//! The register as a whole file: created, copied, restored, migrated to the newest form.
//!
//! - `create`, `backup` (and `backups`, the existing ones), `restore`, `migrate` (which also opens a register for use).
//! - `draft`: planning a large change on a copy, so that nobody has to wait.

pub(in crate::store) mod backup;
mod backups;
pub(in crate::store) mod create;
mod draft;
pub(in crate::store) mod migrate;
pub(in crate::store) mod restore;
#[cfg(test)]
pub(in crate::store) mod tests;
