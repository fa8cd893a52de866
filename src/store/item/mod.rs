//! Recommendations as they are read and followed up. They are entered and corrected in `adopt`.
//!
//! - `recommendations`, `shares`, `follow_ups`, `relations`, `translations`: reading the table of that name.
//! - `search`: which recommendations contain the words searched for.
//! - `dossier`: everything about one recommendation; the day of the last entry that others may read.
//! - `record`: recording a follow-up; `targets`: on which rows it is recorded, and on which days it may be.

pub(in crate::store) mod dossier;
pub(in crate::store) mod follow_ups;
pub(in crate::store) mod recommendations;
pub(in crate::store) mod record;
pub(in crate::store) mod relations;
pub(in crate::store) mod search;
pub(in crate::store) mod shares;
pub(in crate::store) mod targets;
pub(in crate::store) mod translations;
