//! Names and values of columns in the reader's words.

use crate::model::changed::Difference;
use crate::model::date::Span;
use crate::model::deadline::Deadline;
use crate::model::vocabulary::{
    Assurance, Kind, MeetingKind, OwnerKind, RelationKind, Response, ReturnState, Role, Status, Vocabulary,
};
use crate::text::Words;

/// Longer texts are cut in a line, in characters.
const LONGEST: usize = 120;

/// Old and new value after the name of the column: `priority not set → high`. Long texts are cut.
pub fn step(difference: &Difference, words: &Words) -> String {
    format!("{} {}", name(&difference.column, words), turn(difference, words))
}

/// Old and new value: `not set → high`.
pub(super) fn turn(difference: &Difference, words: &Words) -> String {
    let said = |value: &Option<String>| match value {
        Some(value) => short(&difference.column, value, words),
        None => words.changed.not_set.to_owned(),
    };
    format!("{} → {}", said(&difference.before), said(&difference.after))
}

/// The value of a column in words; a text is quoted and cut.
pub(super) fn short(column: &str, value: &str, words: &Words) -> String {
    if !is_text(column) {
        return whole(column, value, words);
    }
    let line = whole(column, value, words).split_whitespace().collect::<Vec<_>>().join(" ");
    let cut = match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    };
    (words.changed.quoted)(&cut)
}

/// The value of a column in words, uncut.
pub(super) fn whole(column: &str, value: &str, words: &Words) -> String {
    let changed = &words.changed;
    match (column, value) {
        ("cancelled" | "coordinator" | "share", "yes") => changed.yes.to_owned(),
        ("cancelled" | "coordinator" | "share", "no") => changed.no.to_owned(),
        ("due", _) => Deadline::parse(value).map_or_else(|_| value.to_owned(), |deadline| words.short_deadline(&deadline)),
        ("owners", _) => value.split(", ").map(|one| owner(one, words)).collect::<Vec<_>>().join(", "),
        ("note" | "last_note", _) => words.note(value).into_owned(),
        (column, _) if is_day(column) => Span::parse(value).map_or_else(|_| value.to_owned(), words.dates.short),
        (
            "kind" | "priority" | "response" | "status" | "assurance" | "role" | "channel" | "cause" | "basis" | "audience"
            | "state" | "tracking" | "status_to" | "assurance_to" | "response_to",
            _,
        ) => label(column, value, words),
        _ => value.to_owned(),
    }
}

/// An owner as it is typed, its role in words: `SADC-SEC (counterparty)`.
pub fn owner(typed: &str, words: &Words) -> String {
    let role = typed.split_once(':').and_then(|(code, role)| Some((code, Role::from_word(role)?)));
    role.map_or_else(|| typed.to_owned(), |(code, role)| format!("{code} ({})", (words.labels.role)(role)))
}

fn is_day(column: &str) -> bool {
    column.ends_with("_on") || matches!(column, "starts" | "ends")
}

/// The label of a word of the column's closed list or lists.
pub(super) fn label(column: &str, word: &str, words: &Words) -> String {
    let lists = match column {
        "kind" => [Kind::NAME, MeetingKind::NAME, OwnerKind::NAME].as_slice(),
        "relation" => &[RelationKind::NAME],
        "status_to" => &[Status::NAME],
        "assurance_to" => &[Assurance::NAME],
        "response_to" => &[Response::NAME],
        "state" => return ReturnState::from_word(word).map_or(word, words.round.return_state).to_owned(),
        column => &[column],
    };
    lists.iter().find_map(|list| words.labels.of(list, word)).unwrap_or(word).to_owned()
}

/// The name of a column within a sentence: in lower case.
pub(super) fn name(column: &str, words: &Words) -> String {
    let heading = heading(column, words);
    let mut letters = heading.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// The name of a column.
pub(super) fn heading<'w>(column: &'w str, words: &'w Words) -> &'w str {
    let (h, changed, round) = (&words.headings, &words.changed, &words.round);
    match column {
        "parent" => h.parent,
        "kind" => h.kind,
        "meeting" => h.meeting,
        "title" => h.title,
        "text" => h.text,
        "reason" => h.reason,
        "source" => h.source,
        "themes" => h.themes,
        "priority" => h.priority,
        "response" => h.response,
        "tracking" => h.tracking,
        "status" => h.status,
        "status_to" => h.status_to,
        "assurance_to" => h.assurance_to,
        "response_to" => h.response_to,
        "due_to" => h.due_to,
        "assurance" => h.assurance,
        "owners" => h.owners,
        "owner" => h.owner,
        "due" => h.due,
        "due_on" => h.due_on,
        "dispute" => h.dispute,
        "done_when" => h.done_when,
        "since_on" => h.since_on,
        "until_on" => h.until_on,
        "happened_on" => h.happened_on,
        "reported_by" => h.reported_by,
        "channel" => h.channel,
        "decided_by" => h.decided_by,
        "note" => h.note,
        "audience" => h.audience,
        "cause" => h.cause,
        "evidence" => h.evidence,
        "round" => h.round,
        "body" => h.body,
        "starts" => h.starts,
        "ends" => h.ends,
        "place" => h.place,
        "country" => h.country,
        "cancelled" => h.cancelled,
        "name" => h.name,
        "name_fr" => h.name_fr,
        "name_pt" => h.name_pt,
        "former_names" => h.former_names,
        "members" => h.members,
        "lang" => h.lang,
        "theme" => h.theme,
        "coordinator" => h.coordinator,
        "email" => h.email,
        "phone" => h.phone,
        "basis" => h.basis,
        "passage" => h.passage,
        "value" => h.value,
        "last_note" => h.last_note,
        "role" => changed.role,
        "share" => changed.share,
        "from_on" => changed.from_on,
        "settlement" => changed.settlement,
        "successor" => changed.successor,
        "n_shares" => changed.n_shares,
        "n_answers" => changed.n_answers,
        "n_items" => round.n_items,
        "opened_on" => round.opened_on,
        "closes_on" => round.closes_on,
        "closed_on" => round.closed_on,
        "state" => round.state,
        "file" => round.file,
        "level" => round.level,
        other => other,
    }
}

/// Whether the column holds free text, which is quoted.
fn is_text(column: &str) -> bool {
    const TEXTS: [&str; 15] = [
        "title",
        "text",
        "reason",
        "source",
        "done_when",
        "passage",
        "name",
        "name_fr",
        "name_pt",
        "place",
        "body",
        "note",
        "dispute",
        "settlement",
        "last_note",
    ];
    TEXTS.contains(&column)
}
