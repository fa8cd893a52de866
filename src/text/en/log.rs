//! What is said of the log and of findings in English.

use super::super::log::LogWords;
use super::plural;
use crate::model::finding::Problem;

pub(super) const LOG: LogWords = LogWords {
    id: "Entry",
    at: "When (UTC)",
    local: "When",
    by: "By",
    kind: "Kind",
    command: "What",
    undoes: "Takes back",
    undone_by: "Taken back by",
    n_changes: "Changes",
    table: "Table",
    row: "Row",
    change: "Change",
    column: "Column",
    before: "Before",
    after: "After",
    entry: |id| format!("Entry {id}"),
    is_undone_by: |id| format!("taken back by {id}"),
    takes_back: |id| format!("takes back {id}"),
    place: "Where",
    problem: "What",
    log_says: "The log says",
    row_says: "The row says",
    mend: "What to do",
    found,
    expected,
    present,
    how_to_mend,
    nothing_found: |n, n_entries| {
        format!(
            "nothing found: {n} {}, {n_entries} log {}",
            plural(n, "recommendation", "recommendations"),
            plural(n_entries, "entry", "entries")
        )
    },
    newest_hash: |hash| format!("newest hash: {hash}"),
    history_held: |hash, id| format!("the history up to {hash} is here, unchanged: entry {id} and all before it"),
    n_found: |n| format!("{n} {}", plural(n, "finding", "findings")),
};

fn found(problem: Problem) -> &'static str {
    match problem {
        Problem::Size => "the file is not as long as its header says",
        Problem::Structure => "SQLite finds the file damaged",
        Problem::Schema => "the schema is not this program's",
        Problem::Reference => "it refers to a row that is not there",
        Problem::Unreadable => "it can't be read",
        Problem::Rule => "a follow-up breaks a rule",
        Problem::Standing => "its state is not what its follow-ups say",
        Problem::Chain => "the entry was changed after it was written",
        Problem::Gap => "the log is not whole here",
        Problem::History => "no entry has this hash: the history up to it is not in this register, or was changed",
        Problem::Row => "the row was changed outside midsa",
        Problem::Stranger => "the row was added outside midsa",
        Problem::Gone => "the row was removed outside midsa",
        Problem::EvidenceMissing => "the file of evidence is missing",
        Problem::EvidenceChanged => "the file of evidence was changed",
        Problem::Locks => "locks do nothing in this folder: two officers at once can damage the register",
    }
}

fn expected(problem: Problem) -> &'static str {
    match problem {
        Problem::Size => "Its header says",
        Problem::Schema => "midsa makes",
        Problem::Standing => "The follow-ups say",
        Problem::Gap => "It should be",
        Problem::Structure
        | Problem::Reference
        | Problem::Unreadable
        | Problem::Rule
        | Problem::Chain
        | Problem::History
        | Problem::Row
        | Problem::Stranger
        | Problem::Gone
        | Problem::EvidenceMissing
        | Problem::EvidenceChanged
        | Problem::Locks => LOG.log_says,
    }
}

fn present(problem: Problem) -> &'static str {
    match problem {
        Problem::Size | Problem::Schema | Problem::EvidenceChanged => "The file has",
        Problem::Structure => "SQLite says",
        Problem::Reference => "It refers to",
        Problem::Unreadable | Problem::Rule => "What is wrong",
        Problem::Chain => "It comes to",
        Problem::Gap => "It is",
        Problem::EvidenceMissing => "The system says",
        Problem::Standing | Problem::History | Problem::Row | Problem::Stranger | Problem::Gone | Problem::Locks => LOG.row_says,
    }
}

fn how_to_mend(problem: Problem) -> &'static str {
    match problem {
        Problem::Size => "`midsa check --mend` takes away what is behind its end; where it is too short: `midsa restore FILE`",
        Problem::Structure | Problem::Schema | Problem::Reference | Problem::Unreadable => {
            "put back a backup: `midsa restore FILE`"
        }
        Problem::Rule => "record what is missing, or take the entry back: `midsa undo ID`",
        Problem::Standing => "`midsa check --mend` writes what the follow-ups say",
        Problem::Row | Problem::Gone => "`midsa check --mend` writes back what the log says",
        Problem::Chain | Problem::Gap => "compare with a backup; the newest whole one: `midsa restore FILE`",
        Problem::History => "compare with a copy of the time when the hash was noted",
        Problem::Stranger => "`midsa check --mend` removes it; `midsa undo` brings it back",
        Problem::EvidenceMissing => "put the file back in its place, or record the evidence anew",
        Problem::EvidenceChanged => "put back the file as it was, or record the evidence anew",
        Problem::Locks => "move the register to a folder of another kind, or let one officer at a time use it",
    }
}
