//! The register's file: opening it, its schema, its lock, one transaction. It knows nothing of recommendations.
//!
//! - `register`: an open register, the moment it holds, and one transaction under the lock.
//! - `open`: opening a register, and every reason to refuse it; the real path of a file; a nameless copy.
//! - `schema`: schema.sql, its number and its fingerprint; the indexes that are made after many rows have been added.
//! - `locks`: waiting for another process's lock, and whether locks work in a folder.
//! - `failure`: what SQLite's failures mean, and why a disk took no more.
//! - `second_look`: whether a register is damaged or its disk failed.

pub(in crate::store) mod failure;
pub(in crate::store) mod locks;
pub(in crate::store) mod open;
pub(in crate::store) mod register;
pub(in crate::store) mod schema;
pub(in crate::store) mod second_look;
