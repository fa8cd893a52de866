//! The log: the one way to change a row, and what it leaves behind. It knows no rule of the domain.
//!
//! - `change`: every statement that writes, run between the images of its row before and after.
//! - `clock`: the instant of an entry.
//! - `tables`: which tables are logged.
//! - `images`: the image of a row, the hash that chains the entries, and where the log ends.
//! - `entries`: reading the log.
//! - `row_names`: what people call a row.

pub(in crate::store) mod change;
pub(in crate::store) mod clock;
pub(in crate::store) mod entries;
pub(in crate::store) mod images;
pub(in crate::store) mod row_names;
pub(in crate::store) mod tables;
