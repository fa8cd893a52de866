//! The register's file: opening it, its schema, its lock, one transaction. It knows nothing of recommendations.
//!
//! - `register`: an open register.
//! - `open`: opening a register, and every reason to refuse it; the real path of a file.
//! - `schema`: schema.sql, its number and its fingerprint.
//! - `transaction`: one transaction under the lock, and what is certain when it fails.
//! - `copy`: a copy in a nameless temporary file.
//! - `late_indexes`: indexes that are made after many rows have been added.
//! - `second_look`: whether a register is damaged or its disk failed.
//! - `waiting`, `locks`, `no_room`: waiting for another process's lock, whether locks work here, why a disk took no more.

pub(in crate::store) mod copy;
pub(in crate::store) mod late_indexes;
pub(in crate::store) mod locks;
pub(in crate::store) mod no_room;
pub(in crate::store) mod open;
pub(in crate::store) mod register;
pub(in crate::store) mod schema;
pub(in crate::store) mod second_look;
pub(in crate::store) mod transaction;
pub(in crate::store) mod waiting;
