//! What the log tells: its entries, the rows that each of them changed, and what `check` finds.

use chrono::{DateTime, Utc};

use crate::model::changed::Became;
use crate::model::difference::Difference;
use crate::model::vocabulary::EntryKind;

/// What was done by one command, or by one step of `undo` or `redo`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    pub id: i64,
    pub at: DateTime<Utc>,
    pub by: String,
    pub kind: EntryKind,
    /// As it was typed, long texts cut.
    pub command: String,
    /// The entry that this one took back.
    pub undoes: Option<i64>,
    /// The undo that took it back; of an undo, the redo.
    pub undone_by: Option<i64>,
    /// How many images it holds: a row that it changed twice counts twice.
    pub n_changes: u32,
}

impl LogEntry {
    /// `entry 12`.
    pub fn named(&self) -> String {
        format!("entry {}", self.id)
    }
}

/// What an entry did to one row, from before its first change of it to after its last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowChange {
    pub table: String,
    pub row_id: i64,
    /// What people call the row: `MRU-2006-03`, `MRU-2006-02a ZWE`.
    pub name: String,
    pub became: Became,
    /// Of a row that was changed: what differs. Of a new row or one that is gone: all that it held.
    pub columns: Vec<Difference>,
}
