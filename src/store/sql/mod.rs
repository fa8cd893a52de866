//! How the model is kept in columns: the only code that knows column types. It knows nothing of what a table means.
//!
//! - `read`: reading `one`, `maybe` or `all` rows of a statement; the condition that a row holds on a day; the window of
//!   follow-ups that are read.
//! - `values`: words, ids, days, deadlines and references as columns hold them; `Instant`.
//! - `standing`: the columns that recommendations and shares share.
//! - `packed`: the images of rows, packed.

pub(in crate::store) mod packed;
pub(in crate::store) mod read;
pub(in crate::store) mod standing;
pub(in crate::store) mod values;
