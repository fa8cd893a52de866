//! How the model stands in columns: the only rows that know types of columns. It knows no table's meaning.
//!
//! - `read`: `one`, `maybe` and `all` rows of a statement.
//! - `values`: words, ids, days, deadlines and references as columns hold them; `Instant`.
//! - `on_a_day`: what holds on a day.
//! - `standing`: the columns that recommendations and shares have in common.
//! - `packed`: the images of rows.
//! - `window`: which follow-ups are read, all or those of a time.

pub(in crate::store) mod on_a_day;
pub(in crate::store) mod packed;
pub(in crate::store) mod read;
pub(in crate::store) mod standing;
pub(in crate::store) mod values;
pub(in crate::store) mod window;
