//! Persons who report for owners. What is known of a person is in one table, outside the log.
//!
//! - `focal_points`: reading tenures; `tenures`: changing them, and which of them coordinates.
//! - `contacts`: the rows with what is known of persons, and finding the person behind a name.
//! - `forget`: emptying such a row, also in the file's bytes.

pub(in crate::store) mod contacts;
pub(in crate::store) mod focal_points;
pub(in crate::store) mod forget;
pub(in crate::store) mod tenures;
