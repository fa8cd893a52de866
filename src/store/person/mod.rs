//! Persons who report for owners. What is known of a person stands in one table outside the log.
//!
//! - `focal_points`: reading tenures; `tenures`: changing them; `coordination`: who of them coordinates.
//! - `contacts`: the rows that know persons, and which of them a name stands for.
//! - `forget`: emptying such a row, in the file too.

pub(in crate::store) mod contacts;
pub(in crate::store) mod coordination;
pub(in crate::store) mod focal_points;
pub(in crate::store) mod forget;
pub(in crate::store) mod tenures;
