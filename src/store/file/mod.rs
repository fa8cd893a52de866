//! The file itself: opening it, its schema, its lock, one transaction. It knows no recommendation.
//!
//! - `register`: an open register.
//! - `open`: opening, and every reason not to; the real path.
//! - `schema`: schema.sql, its number and its fingerprint.
//! - `transaction`: one transaction under the lock, and what can be said when it fails.
//! - `copy`: a copy under no name.
//! - `late_indexes`: indexes that are made when many rows are there.
//! - `second_look`: whether a register is damaged or its disk failed.
//! - `waiting`, `locks`, `no_room`: another process's lock, whether locks work here, why a disk took no more.

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
