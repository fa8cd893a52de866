//! Log entries and the rows that they changed.

use chrono::{DateTime, Utc};

use crate::model::changed::{Became, Difference};
use crate::model::vocabulary::{Audience, EntryKind, Vocabulary};

/// One command, or one step of `undo` or `redo`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    pub id: i64,
    pub at: DateTime<Utc>,
    pub by: String,
    pub kind: EntryKind,
    /// As typed, with long texts cut.
    pub command: String,
    /// The entry that this one undid.
    pub undoes: Option<i64>,
    /// The undo of this entry, or the redo if it is an undo.
    pub undone_by: Option<i64>,
    /// The number of images: a row that it changed twice counts twice.
    pub n_changes: u32,
}

impl LogEntry {
    /// `entry 12`.
    pub fn named(&self) -> String {
        format!("entry {}", self.id)
    }
}

/// The effect of an entry on one row, from before its first change to after its last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowChange {
    pub table: String,
    pub row_id: i64,
    /// The row's name for people: `MRU-2006-03`, `MRU-2006-02a ZWE`.
    pub name: String,
    pub became: Became,
    /// The differences of a changed row; all values of a new or removed row.
    pub columns: Vec<Difference>,
}

impl RowChange {
    /// Whether it is a follow-up that is for the officers alone.
    pub fn is_internal(&self) -> bool {
        let audience = self.columns.iter().find(|one| one.column == "audience");
        let present = audience.and_then(|one| one.after.as_deref().or(one.before.as_deref()));
        present == Some(Audience::Internal.as_str())
    }
}
