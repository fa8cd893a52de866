//! What is said of the log, of `undo`, and of what `check` finds.

use crate::model::finding::Problem;
use crate::model::log::RowChangeKind;

/// The headings and sentences of the log and of findings, in one language.
#[derive(Debug)]
pub struct LogWords {
    pub id: &'static str,
    pub at: &'static str,
    pub by: &'static str,
    pub kind: &'static str,
    pub command: &'static str,
    pub undoes: &'static str,
    pub undone_by: &'static str,
    pub n_changes: &'static str,
    pub table: &'static str,
    pub row: &'static str,
    pub change: &'static str,
    pub column: &'static str,
    pub before: &'static str,
    pub after: &'static str,
    /// The title of one entry.
    pub entry: fn(i64) -> String,
    /// Behind a command that was taken back.
    pub is_undone_by: fn(i64) -> String,
    /// Behind an undo or redo: which entry it took back.
    pub takes_back: fn(i64) -> String,
    pub row_change: fn(RowChangeKind) -> &'static str,
    pub place: &'static str,
    pub problem: &'static str,
    pub log_says: &'static str,
    pub row_says: &'static str,
    pub mend: &'static str,
    pub found: fn(Problem) -> &'static str,
    /// Before what should be there, and before what is there, where a finding stands alone.
    pub expected: fn(Problem) -> &'static str,
    pub present: fn(Problem) -> &'static str,
    /// What to do about it.
    pub how_to_mend: fn(Problem) -> &'static str,
    /// How many recommendations and entries of the log were looked at.
    pub nothing_found: fn(u64, u64) -> String,
    /// The short form of the hash of the newest entry, to be kept elsewhere.
    pub newest_hash: fn(&str) -> String,
    /// That the history up to a hash is here, and the number of its entry.
    pub history_held: fn(&str, i64) -> String,
    pub n_found: fn(u64) -> String,
}
