//! What happens to a register as a whole file: made, copied, put back, brought into the newest form.
//!
//! - `create`, `backup`, `restore`, `migrate` (which also opens a register for use).

pub(in crate::store) mod backup;
pub(in crate::store) mod create;
pub(in crate::store) mod migrate;
pub(in crate::store) mod restore;
#[cfg(test)]
pub(in crate::store) mod tests;
