//! The notes of commands in French.

use super::super::notes::Notes;

pub(super) const NOTES: Notes = Notes {
    nothing_matches: "rien ne correspond",
    stale_without_deadline: "ce qui n’a pas d’échéance et reste longtemps sans nouvelles compte comme «\u{a0}sans nouvelles\u{a0}»\u{a0}; --undated liste tout ce qui n’a pas d’échéance",
};
