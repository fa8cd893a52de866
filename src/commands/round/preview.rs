//! The outcome of returned rows, or of a dry run: as a table for people and for programs, and as a summary.

use crate::cli::context::Context;
use crate::model::changed::{Changed, Entered, Subject};
use crate::model::returned::Verdict;
use crate::model::vocabulary::{Lang, Vocabulary};
use crate::report::changed::lines;
use crate::report::frame::Frame;
use crate::report::table::{Cell, Column, Table, Tone, held};
use crate::round::ingest::Outcome;
use crate::text::{Words, words};

/// A row for each returned row, with all its changes and remarks, whose commands name the register that was typed.
pub(super) fn for_people(outcomes: &[Outcome], context: &Context, frame: &Frame) -> Table<'static> {
    let h = &frame.words.headings;
    let columns = vec![
        Column::text("file", frame.words.round.file),
        Column::number("row", h.row),
        Column::word("outcome", h.outcome),
        Column::word("ref", h.reference),
        Column::text("what", h.what),
    ];
    table(columns, outcomes.iter().map(|outcome| row_for_people(outcome, context, frame.words)).collect(), frame)
}

/// A row for each column that is set and for each remark, the same in every language.
pub(super) fn for_programs(outcomes: &[Outcome], frame: &Frame) -> Table<'static> {
    let h = &frame.words.headings;
    let columns = vec![
        Column::text("file", frame.words.round.file),
        Column::number("row", h.row),
        Column::word("outcome", h.outcome),
        Column::word("ref", h.reference),
        Column::word("owner", h.owner),
        Column::word("column", h.column),
        Column::text("before", h.before),
        Column::text("after", h.after),
        Column::text("reason", h.reason),
    ];
    table(columns, outcomes.iter().flat_map(rows_for_programs).collect(), frame)
}

/// The rows that were refused or left alone, by file, row and column; the reasons are for people, in the reader's words.
pub(super) fn rejects(outcomes: &[Outcome], frame: &Frame) -> Table<'static> {
    let h = &frame.words.headings;
    let columns = vec![
        Column::text("file", frame.words.round.file),
        Column::number("row", h.row),
        Column::text("column", h.column),
        Column::word("ref", h.reference),
        Column::word("owner", h.owner),
        Column::word("outcome", h.outcome),
        Column::text("reason", h.reason),
    ];
    let mut rows = Vec::new();
    for outcome in outcomes.iter().filter(|outcome| is_rejected(outcome.verdict)) {
        for (column, reason) in &outcome.told {
            rows.push(vec![
                Cell::Text(outcome.file.clone()),
                row_number(outcome),
                Cell::text(column.as_deref()),
                Cell::text(outcome.reference.as_deref()),
                Cell::text(outcome.owner.as_deref()),
                Cell::word(Some(outcome.verdict)),
                Cell::Text((frame.words.returned.told)(reason)),
            ]);
        }
    }
    table(columns, rows, frame)
}

/// Whether nothing was taken of the row, and somebody has to look at it.
pub(super) fn is_rejected(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Refused | Verdict::Conflict | Verdict::Older)
}

/// `5 recorded, 1 no change, 1 conflict, 2 refused`.
pub(super) fn summary(outcomes: &[Outcome], words: &Words) -> String {
    let count = |verdict: Verdict| outcomes.iter().filter(|outcome| outcome.verdict == verdict).count();
    let parts: Vec<String> = Verdict::ALL
        .iter()
        .map(|&verdict| (count(verdict), verdict))
        .filter(|(n, _)| *n > 0)
        .map(|(n, verdict)| format!("{n} {}", (words.returned.verdict)(verdict)))
        .collect();
    if parts.is_empty() { words.returned.no_answers.to_owned() } else { parts.join(", ") }
}

fn row_for_people(outcome: &Outcome, context: &Context, words: &Words) -> Vec<Cell> {
    let subject = outcome.subject();
    let own = format!("{}{}", subject.as_deref().unwrap_or_default(), words.sentences.colon);
    let changes = outcome.changed.iter().flat_map(|one| lines(one, words));
    let changes = changes.map(|said| said.strip_prefix(&own).map_or(said.clone(), str::to_owned));
    let told = outcome.told.iter().map(|(column, what)| match (column, (words.returned.told)(what)) {
        (Some(column), what) => format!("{column}{}{what}", words.sentences.colon),
        (None, what) => context.with_typed_register(&what),
    });
    let lines: Vec<String> = changes.chain(told).filter(|line| !line.is_empty()).collect();
    let tone = match outcome.verdict {
        Verdict::Recorded | Verdict::Unchanged => Tone::Good,
        Verdict::Pending | Verdict::Conflict | Verdict::Older => Tone::Warning,
        Verdict::Same | Verdict::Kept => Tone::Faint,
        Verdict::Refused => Tone::Bad,
    };
    vec![
        Cell::Text(outcome.file.clone()),
        row_number(outcome),
        Cell::Toned((words.returned.verdict)(outcome.verdict).to_owned(), tone),
        Cell::text(subject),
        Cell::Text(lines.join(";\n")),
    ]
}

fn rows_for_programs(outcome: &Outcome) -> Vec<Vec<Cell>> {
    let head = |reference: Option<&str>, owner: Option<&str>| {
        vec![
            Cell::Text(outcome.file.clone()),
            row_number(outcome),
            Cell::word(Some(outcome.verdict)),
            Cell::text(reference),
            Cell::text(owner),
        ]
    };
    let own = || head(outcome.reference.as_deref(), outcome.owner.as_deref());
    let mut rows = Vec::new();
    let mut add = |subject: &Subject, column: &str, before: Option<String>, after: Option<String>| {
        let mut cells = match subject {
            Subject::Recommendation(reference) => head(Some(reference), None),
            Subject::Share { reference, owner } => head(Some(reference), Some(owner)),
            other => head(Some(&other.to_string()), None),
        };
        cells.extend([Cell::Text(column.to_owned()), Cell::text(before), Cell::text(after), Cell::Empty]);
        rows.push(cells);
    };
    for one in &outcome.changed {
        for (column, before, after) in standing(one) {
            add(&one.subject, column, before, after);
        }
        for (column, value) in one.entries.iter().flat_map(set_beside) {
            add(&one.subject, column, None, Some(value));
        }
    }
    for (column, reason) in &outcome.told {
        let mut cells = own();
        cells.extend([
            Cell::text(column.as_deref()),
            Cell::Empty,
            Cell::Empty,
            Cell::Text((words(Lang::En).returned.told)(reason)),
        ]);
        rows.push(cells);
    }
    if rows.is_empty() {
        let mut cells = own();
        cells.extend([Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty]);
        rows.push(cells);
    }
    rows
}

/// The columns that changed, with the values before and after.
fn standing(changed: &Changed) -> impl Iterator<Item = (&'static str, Option<String>, Option<String>)> {
    let columns = ["status", "assurance", "due"].into_iter();
    let found =
        columns.filter_map(|column| changed.difference(column).map(|one| (column, one.before.clone(), one.after.clone())));
    found.filter(|(_, before, after)| before != after)
}

/// The columns recorded beside a status.
fn set_beside(entry: &Entered) -> Vec<(&'static str, String)> {
    let set = |column: &'static str| {
        let value = entry.sets.iter().find(|one| one.column == column).and_then(|one| one.after.clone());
        value.map(|value| (column, value))
    };
    let beside = ["note", "cause", "evidence"].into_iter().filter_map(set);
    std::iter::once(("happened_on", entry.happened_on.to_string())).chain(beside).collect()
}

fn row_number(outcome: &Outcome) -> Cell {
    outcome.row.and_then(|row| i64::try_from(row).ok()).map_or(Cell::Empty, Cell::Integer)
}

fn table(columns: Vec<Column>, rows: Vec<Vec<Cell>>, frame: &Frame) -> Table<'static> {
    Table { name: "round-ingest", as_of: frame.today, lang: frame.words.lang, columns, rows: held(rows) }
}
