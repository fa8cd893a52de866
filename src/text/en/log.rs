//! What is said of the log and of findings, and how a change is told, in English.

use super::super::log::{ChangedWords, LogWords};
use super::super::thousands;
use super::plural;
use crate::model::changed::{Became, Count, Thing};
use crate::model::finding::Problem;
use crate::model::vocabulary::Tracking;

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
        Problem::Rule => "it breaks a rule",
        Problem::Standing => "its state is not what its follow-ups say",
        Problem::Chain => "the entry was changed after it was written",
        Problem::Clock => "the clock of the computer was wrong here",
        Problem::Gap => "the log is not whole here",
        Problem::History => "no entry has this hash: the history up to it is not in this register, or was changed",
        Problem::Row => "the row was changed outside midsa",
        Problem::Stranger => "the row was added outside midsa",
        Problem::Gone => "the row was removed outside midsa",
        Problem::EvidenceMissing => "the file of evidence is missing",
        Problem::EvidenceUnread => "the file of evidence can't be read",
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
        | Problem::Clock
        | Problem::History
        | Problem::Row
        | Problem::Stranger
        | Problem::Gone
        | Problem::EvidenceMissing
        | Problem::EvidenceUnread
        | Problem::EvidenceChanged
        | Problem::Locks => LOG.log_says,
    }
}

fn present(problem: Problem) -> &'static str {
    match problem {
        Problem::Size | Problem::Schema | Problem::EvidenceChanged => "The file has",
        Problem::Structure => "SQLite says",
        Problem::Reference => "It refers to",
        Problem::Unreadable | Problem::Rule | Problem::Clock => "What is wrong",
        Problem::Chain => "It comes to",
        Problem::Gap => "It is",
        Problem::EvidenceMissing | Problem::EvidenceUnread => "The system says",
        Problem::Standing | Problem::History | Problem::Row | Problem::Stranger | Problem::Gone | Problem::Locks => LOG.row_says,
    }
}

fn how_to_mend(problem: Problem) -> &'static str {
    match problem {
        Problem::Size => "`midsa check --mend` takes away what is past its end; where it is too short: `midsa restore FILE`",
        Problem::Structure | Problem::Schema | Problem::Reference | Problem::Unreadable => {
            "put back a backup: `midsa restore FILE`"
        }
        Problem::Rule => "correct it or record what is missing, or take the entry back: `midsa undo ID`",
        Problem::Standing => "`midsa check --mend` writes what the follow-ups say",
        Problem::Row | Problem::Gone => "`midsa check --mend` writes back what the log says",
        Problem::Clock => {
            "set the clock right; if it is right now, only a backup made before this entry is without it: `midsa restore FILE`"
        }
        Problem::Chain | Problem::Gap => "compare with a backup; the newest whole one: `midsa restore FILE`",
        Problem::History => "compare with a copy of the time when the hash was noted",
        Problem::Stranger => "`midsa check --mend` removes it; `midsa undo` brings it back",
        Problem::EvidenceMissing => "put the file back in its place, or record the evidence anew",
        Problem::EvidenceUnread => "try again first: the disk or the network may fail; then see who may read the file",
        Problem::EvidenceChanged => "put back the file as it was, or record the evidence anew",
        Problem::Locks => "move the register to a folder of another kind, or let one officer at a time use it",
    }
}

pub(super) const CHANGED: ChangedWords = ChangedWords {
    became,
    follows: "follows from it",
    not_set: "not set",
    yes: "yes",
    no: "no",
    no_day: "no day",
    no_day_yet: "no day yet",
    quoted: |text| format!("“{text}”"),
    recorded: |what| format!("{what} recorded"),
    internal_note: "internal note",
    in_dispute: "in dispute",
    dispute_settled: "dispute settled",
    n_evidence: |n| if n == 1 { "1 piece of evidence".to_owned() } else { format!("{n} pieces of evidence") },
    follow_up_gone: |day| format!("follow-up of {day} taken out"),
    came: |items| format!("{items} added"),
    gone: |items| format!("{items} taken out"),
    has_role: |role, day| match day {
        Some(day) => format!("{role} from {day}"),
        None => role.to_owned(),
    },
    has_role_no_longer: |role, day| match day {
        Some(day) => format!("no longer {role} from {day}"),
        None => format!("no longer {role}"),
    },
    own_share: "with a share of its own",
    own_share_no_longer: "no share of its own any more",
    removed_with: |n_shares, n_follow_ups| {
        let counted = |n: usize, one: &str, many: &str| (n > 0).then(|| format!("{n} {}", if n == 1 { one } else { many }));
        let parts: Vec<String> = [counted(n_shares, "share", "shares"), counted(n_follow_ups, "follow-up", "follow-ups")]
            .into_iter()
            .flatten()
            .collect();
        if parts.is_empty() { "removed".to_owned() } else { format!("removed with {}", parts.join(" and ")) }
    },
    formerly: |names| format!("formerly {names}"),
    formerly_no_longer: |names| format!("no longer found as {names}"),
    merged_into: |code| format!("merged into {code}"),
    member: |group, since, until| format!("member of {group} {}", during(since, until)),
    member_no_longer: |group, day| format!("no longer member of {group} on {day}"),
    focal_point: "focal point",
    focal_point_and_coordinator: "focal point and coordinator",
    during,
    focal_point_no_longer: |day| format!("focal point no longer on {day}"),
    coordinator: "coordinator",
    coordinator_no_longer: "no longer the coordinator",
    since: |day| format!("since {day}"),
    tracking,
    linked: "linked",
    unlinked: "unlinked",
    of_body: |kind, body| format!("{kind} of {body}"),
    undated: "undated",
    cancelled: "cancelled",
    cancelled_no_longer: "no longer cancelled",
    round_opened: |day, n_owners, n_items| {
        let owners = if n_owners == 1 { "owner" } else { "owners" };
        let items = if n_items == "1" { "item" } else { "items" };
        format!("{n_owners} {owners} asked about {n_items} {items}; answers by {day}")
    },
    round_closed: |day| format!("closed on {day}"),
    round_asks_no_longer: |owners, n_items| {
        format!("{owners} no longer asked about {n_items} {}", if n_items == "1" { "item" } else { "items" })
    },
    round_asks_again: |owners, n_items| {
        format!("{owners} asked again about {n_items} {}", if n_items == "1" { "item" } else { "items" })
    },
    answers_gone: |n| format!("{n} {} taken out", if n == "1" { "answer" } else { "answers" }),
    answers_again: |n| format!("{n} {} brought back", if n == "1" { "answer" } else { "answers" }),
    letter: |level| if level == 0 { "sheet and letter written".to_owned() } else { format!("reminder {level} written") },
    returned: |owner, state, n| format!("return of {owner}, {state}, {n} {}", if n == "1" { "answer" } else { "answers" }),
    count,
    in_all: |counts| format!("in all: {counts}"),
    taken_back: |id, by| format!("taken back: entry {id}, by {by}"),
    done_again: |id, by| format!("done again: entry {id}, by {by}"),
    made: "the register was made",
    restored: "the register was replaced by a backup",
    migrated: "the register was brought into a newer form",
    contact: "what is known of a person was changed",
    n_changes: |n| if n == 1 { "1 change".to_owned() } else { format!("{} changes", thousands(n, ",")) },
    role: "Role",
    share: "Share of its own",
    from_on: "From",
    settlement: "Settled by",
    successor: "Superseded by",
    n_shares: "Shares",
    n_answers: "Answers",
};

fn became(became: Became) -> &'static str {
    match became {
        Became::Added => "added",
        Became::Changed => "changed",
        Became::Removed => "removed",
    }
}

fn tracking(tracking: Tracking) -> &'static str {
    match tracking {
        Tracking::Single => "has a status of its own",
        Tracking::Each => "each of its leads has a status of its own",
        Tracking::Components => "its status is rolled up from its components",
        Tracking::Restated => "has the status of the one that it restates",
    }
}

fn during(since: Option<&str>, until: Option<&str>) -> String {
    let since = since.map_or_else(|| "from the beginning".to_owned(), |day| format!("since {day}"));
    let until = until.map_or_else(String::new, |day| format!(", no longer on {day}"));
    format!("{since}{until}")
}

fn count(count: &Count) -> String {
    let Count { thing, n, .. } = *count;
    let (one, many) = match thing {
        Thing::Recommendation => ("recommendation", "recommendations"),
        Thing::FollowUp => ("follow-up", "follow-ups"),
        Thing::Share => ("share", "shares"),
        Thing::Relation => ("relation", "relations"),
        Thing::Translation => ("translation", "translations"),
        Thing::Meeting => ("meeting", "meetings"),
        Thing::Owner => ("owner", "owners"),
        Thing::Membership => ("membership", "memberships"),
        Thing::FocalPoint => ("focal point", "focal points"),
        Thing::Round => ("round", "rounds"),
        Thing::Letter => ("letter", "letters"),
        Thing::Return => ("return", "returns"),
        Thing::Setting => ("setting", "settings"),
    };
    format!("{n} {} {}", if n == 1 { one } else { many }, became(count.became))
}
