//! The log: the one way to change a row, and what it leaves behind. It knows no rule of the domain.
//!
//! - `change`: every statement that writes, between the images of its row before and after.
//! - `clock`: the instant of an entry.
//! - `tables`: which tables are logged.
//! - `images`: a row's image, and the hash that chains the entries.
//! - `entries`: reading the log. - `seen`: where it ends.
//! - `row_names`: what people call a row.

pub(in crate::store) mod change;
pub(in crate::store) mod clock;
pub(in crate::store) mod entries;
pub(in crate::store) mod images;
pub(in crate::store) mod row_names;
pub(in crate::store) mod seen;
pub(in crate::store) mod tables;
