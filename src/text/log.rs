//! What is said of what was done: of the log and of what `check` finds, and how a change is told: in the lines after a write, of
//! `undo` and `redo`, in the log and in the preview of an import.

use crate::model::changed::{Became, Count};
use crate::model::finding::Problem;
use crate::model::vocabulary::Tracking;

/// The headings and sentences of the log and of findings, in one language.
#[derive(Debug)]
pub struct LogWords {
    pub id: &'static str,
    pub at: &'static str,
    /// For people: in the time of the officer's place.
    pub local: &'static str,
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

/// The pieces of which the lines of a change are made, in one language. Days and values are in words.
#[derive(Debug)]
pub struct ChangedWords {
    pub became: fn(Became) -> &'static str,
    /// Behind what stands otherwise because of something else.
    pub follows: &'static str,
    /// Where a value was or is none.
    pub not_set: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    /// Of a deadline that follows a meeting: it lost its day, and it has none yet.
    pub no_day: &'static str,
    pub no_day_yet: &'static str,
    /// A text in quotation marks.
    pub quoted: fn(&str) -> String,
    /// What was recorded although it stood so: `in progress recorded`.
    pub recorded: fn(&str) -> String,
    /// The name of a note that is for the officers alone.
    pub internal_note: &'static str,
    pub in_dispute: &'static str,
    pub dispute_settled: &'static str,
    pub n_evidence: fn(usize) -> String,
    /// Of its day: a follow-up that was taken out of the history.
    pub follow_up_gone: fn(&str) -> String,
    /// What came to a list, and what was taken out of it.
    pub came: fn(&str) -> String,
    pub gone: fn(&str) -> String,
    /// A role from a day on; without one, from the beginning.
    pub has_role: fn(&str, Option<&str>) -> String,
    pub has_role_no_longer: fn(&str, Option<&str>) -> String,
    pub own_share: &'static str,
    pub own_share_no_longer: &'static str,
    /// Of a recommendation that is removed: its shares and its follow-ups, whose numbers may be 0.
    pub removed_with: fn(usize, usize) -> String,
    /// Names under which an owner is found, or no longer.
    pub formerly: fn(&str) -> String,
    pub formerly_no_longer: fn(&str) -> String,
    /// Of an owner: the code of the other.
    pub merged_into: fn(&str) -> String,
    /// Of a group; since the beginning where there is no day, the second being the first no longer.
    pub member: fn(&str, Option<&str>, Option<&str>) -> String,
    pub member_no_longer: fn(&str, &str) -> String,
    pub focal_point: &'static str,
    pub focal_point_and_coordinator: &'static str,
    /// The times of a tenure, as those of a member.
    pub during: fn(Option<&str>, Option<&str>) -> String,
    pub focal_point_no_longer: fn(&str) -> String,
    pub coordinator: &'static str,
    pub coordinator_no_longer: &'static str,
    pub since: fn(&str) -> String,
    /// Where the status of a recommendation lives from now on.
    pub tracking: fn(Tracking) -> &'static str,
    pub linked: &'static str,
    pub unlinked: &'static str,
    /// Of a kind and a body: `ministerial of MIDSA`.
    pub of_body: fn(&str, &str) -> String,
    pub undated: &'static str,
    pub cancelled: &'static str,
    pub cancelled_no_longer: &'static str,
    /// Until which day a round is open, and how many owners and items it asks about.
    pub round_opened: fn(&str, usize, &str) -> String,
    pub round_closed: fn(&str) -> String,
    /// Questions that were taken out of a round or brought back into it: the owners and the number of items.
    pub round_asks_no_longer: fn(&str, &str) -> String,
    pub round_asks_again: fn(&str, &str) -> String,
    /// Answers that were taken out of a return or brought back into it, by their number.
    pub answers_gone: fn(&str) -> String,
    pub answers_again: fn(&str) -> String,
    /// A sheet with its letter is of level 0, reminders are of 1 to 3.
    pub letter: fn(u8) -> String,
    /// Of the owner, the state and the number of answers.
    pub returned: fn(&str, &str, &str) -> String,
    /// `28,000 recommendations added`.
    pub count: fn(&Count) -> String,
    /// Behind the first few things: the counts of all.
    pub in_all: fn(&str) -> String,
    /// Of the number of the entry and its author.
    pub taken_back: fn(i64, &str) -> String,
    pub done_again: fn(i64, &str) -> String,
    /// What an entry did that has nothing to show by itself.
    pub made: &'static str,
    pub restored: &'static str,
    pub migrated: &'static str,
    pub contact: &'static str,
    /// Of a command that changed so much that not even its kinds are counted.
    pub n_changes: fn(u32) -> String,
    /// The names of what is no column of a table.
    pub role: &'static str,
    pub share: &'static str,
    pub from_on: &'static str,
    pub settlement: &'static str,
    pub successor: &'static str,
    pub n_shares: &'static str,
    pub n_answers: &'static str,
}
