//! The words of the questions that commands ask, and of what is done to the register as a whole: backup, restore, check, undo,
//! forget, merge, settings, the public pages.

use crate::model::work::Work;

/// In one language.
#[derive(Debug)]
pub struct Keeping {
    /// The two answers, the one that is taken for granted in upper case: `[y/N]`.
    pub yes_or_no: &'static str,
    /// Above the changes that a question is about, before they are made.
    pub would_change: &'static str,
    pub remove_it: &'static str,
    /// How many deadlines would move.
    pub record_and_move: fn(u32) -> String,
    pub take_it_back: &'static str,
    /// Numbers of entries, and who recorded each.
    pub by_somebody_else: fn(&[(i64, &str)]) -> String,
    /// A backup is to replace a register.
    pub is_to_replace: fn(&str, &str) -> String,
    pub restore_it: &'static str,
    pub not_taken_back: &'static str,
    /// A person, and the owner for whom it reports.
    pub forget: fn(&str, &str) -> String,

    /// What a command is at while it works long: `checking the rows`.
    pub at_work: fn(Work) -> &'static str,
    pub waiting: &'static str,
    pub clock_seems_wrong: &'static str,
    /// The newest entry of the log, and its day, which is still to come.
    pub entry_ahead: fn(i64, &str) -> String,

    pub backed_up: fn(&str) -> String,
    /// How many faults a register has of which a backup was made.
    pub has_faults: fn(u64) -> String,
    pub locks_not_tried: &'static str,
    pub locks_do_nothing: &'static str,
    /// The service that copies the register's folder.
    pub synchronised: fn(&str) -> String,
    pub bytes_cut_off: fn(u64) -> String,
    /// How many rows; there may be none.
    pub mended: fn(u64) -> String,
    /// A backup, with the numbers of its recommendations and log entries.
    pub restored: fn(&str, u64, u64) -> String,
    pub would_restore: fn(&str, u64, u64) -> String,
    /// Where what was replaced is.
    pub kept_in: fn(&str) -> String,
    pub backup_has_faults: &'static str,

    /// How many things an entry tells here, and its number.
    pub first_told: fn(u64, i64) -> String,
    /// The number of an entry about a person.
    pub passed_over: fn(i64) -> String,

    /// An owner and the person.
    pub forgotten: fn(&str, &str) -> String,
    /// Behind it: the tenure ended.
    pub tenure_ended: &'static str,
    /// Behind it: so many follow-ups show no name.
    pub without_name: fn(u32) -> String,
    /// Why the file could not be cleaned.
    pub not_cleaned: fn(&str) -> String,
    /// The items that name the person.
    pub still_named: fn(&str) -> String,
    /// The owner has another focal point of that name: its code, and the name as it is typed.
    pub namesake: fn(&str, &str) -> String,
    pub named_in_log: fn(u32) -> String,
    pub held_by_backup: fn(&str) -> String,

    /// How many meetings stay those of a body.
    pub stay_of_body: fn(u32, &str) -> String,

    /// How many of what moved from one owner to another.
    pub moved: fn(Moved, u32) -> String,
    pub nothing_moved: &'static str,
    /// The names under which the other one is found too.
    pub found_as: fn(&str) -> String,
    /// A person, and the owner that has a coordinator.
    pub coordinates_no_longer: fn(&str, &str) -> String,
    /// Codes that are unusual.
    pub not_alpha_3: fn(&str) -> String,
    pub not_upper_case: fn(&str) -> String,

    /// The first and the last annex of a report.
    pub annexes_written: fn(&str, &str) -> String,
    /// A folder, and how many files it has, how many were written, how many removed.
    pub pages_written: fn(&str, u64, u64, u64) -> String,
}

/// What moves from one owner to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    Roles,
    Shares,
    FollowUps,
    Memberships,
    FocalPoints,
}
