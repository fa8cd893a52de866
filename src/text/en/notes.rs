//! The notes of commands in English.

use super::super::notes::Notes;

pub(super) const NOTES: Notes = Notes {
    nothing_matches: "nothing matches",
    stale_without_deadline: "what has no deadline and was silent for long is stale; --undated lists all without a deadline",
};
