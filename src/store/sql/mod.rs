//! How the model is kept in columns: the only code that knows column types. It knows nothing of what a table means.
//!
//! - `read`: reading `one`, `maybe` or `all` rows of a statement.
//! - `values`: words, ids, days, deadlines and references as columns hold them; `Instant`.
//! - `on_a_day`: the condition that a row holds on a day.
//! - `standing`: the columns that recommendations and shares share.
//! - `packed`: the images of rows, packed.
//! - `window`: which follow-ups are read: all, or only those up to a day and an instant.

pub(in crate::store) mod on_a_day;
pub(in crate::store) mod packed;
pub(in crate::store) mod read;
pub(in crate::store) mod standing;
pub(in crate::store) mod values;
pub(in crate::store) mod window;
