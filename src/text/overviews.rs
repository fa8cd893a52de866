//! The words of the agenda, the desk, the matrix, the changes and the movement of progress.

use crate::model::agenda::Urgency;
use crate::model::movement::Move;
use crate::model::vocabulary::Status;

/// What stands in overviews, in one language.
#[derive(Debug)]
pub struct Overviews {
    /// The heading of the agenda of a day.
    pub agenda: fn(&str) -> String,
    pub urgency: fn(Urgency) -> &'static str,
    /// Nothing is open.
    pub nothing_open: &'static str,
    /// Nothing is overdue or falls due within the time asked for.
    pub nothing_due: &'static str,
    pub days_late: &'static str,
    pub days_left: &'static str,

    /// The heading of the desk of a day.
    pub desk: fn(&str) -> String,
    /// For how many days there was no follow-up.
    pub silent: fn(u32) -> String,
    pub disputed: &'static str,
    /// Of piles: there are none.
    pub none: &'static str,
    /// How many there are besides, and the command that shows them.
    pub more: fn(u32, &str) -> String,
    /// Since when nothing was heard.
    pub quiet_since: fn(&str) -> String,
    pub last_changes: &'static str,
    pub what_next: &'static str,
    /// There is no register at this path.
    pub no_register: fn(&str) -> String,
    pub is_empty: &'static str,
    pub hints: Hints,

    /// What stands for a status in the matrix; unlike for each.
    pub letter: fn(Status) -> char,
    pub matrix: fn(&str) -> String,
    pub nothing_tracked_each: &'static str,

    /// The heading of the changes since one day until another.
    pub changes: fn(&str, &str) -> String,
    pub happened_since: &'static str,
    /// Happened before, and was recorded since.
    pub learned_since: &'static str,
    /// Counted now and not then.
    pub added_since: &'static str,
    pub nothing_moved: &'static str,
    pub change: &'static str,
    /// When it was recorded.
    pub learned: fn(&str) -> String,
    pub became_overdue: &'static str,
    /// One of the movements, counted: `3 newly implemented`.
    pub moved: fn(u32, Move) -> String,
    /// The heading of a column that counts the movement.
    pub n_moved: fn(Move) -> &'static str,
}

/// What commands are for, in a few words.
#[derive(Debug)]
pub struct Hints {
    pub init: &'static str,
    pub init_empty: &'static str,
    pub add_meeting: &'static str,
    pub add: &'static str,
    pub import: &'static str,
    pub help: &'static str,
    pub due: &'static str,
    pub show: &'static str,
    pub update: &'static str,
    pub progress: &'static str,
    pub changes: &'static str,
}

#[cfg(test)]
mod tests {
    use super::super::words;
    use crate::model::vocabulary::{Lang, Status, Vocabulary};

    #[test]
    fn every_status_has_a_letter_of_its_own() {
        for lang in Lang::ALL {
            let mut letters: Vec<char> = Status::ALL.iter().map(|&status| (words(*lang).overviews.letter)(status)).collect();
            letters.sort_unstable();
            letters.dedup();
            assert_eq!(letters.len(), Status::ALL.len(), "{lang}");
            assert_eq!((words(*lang).overviews.letter)(Status::NotReported), '·');
        }
    }
}
