//! What `midsa log` shows to people: the entries, newest first, and what one of them did to which row.

use chrono::{DateTime, SecondsFormat, Utc};

use crate::error::Result;
use crate::model::difference::Difference;
use crate::model::log::{LogEntry, RowChange, RowChangeKind};
use crate::model::vocabulary::EntryKind;
use crate::report::document::{Block, Document};
use crate::report::frame::{Frame, streamed};
use crate::report::table::{Cell, Column, Table, Tone};
use crate::text::Words;

/// What SQL and the fold need and nobody reads: left out for people.
const NOT_FOR_PEOPLE: [&str; 8] =
    ["is_open", "watch_due_on", "quiet_since_on", "is_awaiting", "is_undated", "sort_key", "ref_key", "last_public_note"];

/// The entries of the source for people: what was taken back is faint, and says by which entry.
pub fn log_for_people<'a>(
    source: impl FnOnce(&mut dyn FnMut(LogEntry) -> Result<()>) -> Result<()> + 'a,
    frame: Frame,
) -> Table<'a> {
    let words = frame.words;
    let h = &words.log;
    let columns =
        vec![Column::number("id", h.id), Column::word("at", h.at), Column::text("by", h.by), Column::text("command", h.command)];
    streamed("log", &frame, columns, source, move |entry: &LogEntry| {
        let what = what(entry, words);
        let what = if entry.undone_by.is_some() { Cell::Toned(what, Tone::Faint) } else { Cell::Text(what) };
        vec![Cell::Integer(entry.id), Cell::Text(minute(entry.at)), Cell::Text(entry.by.clone()), what]
    })
}

/// One entry for people: who did it when, and each row that it changed.
pub fn entry_for_people(entry: &LogEntry, rows: &[RowChange], frame: Frame) -> Document<'static> {
    let h = &frame.words.log;
    let fields = vec![
        (h.at.to_owned(), Cell::Text(entry.at.to_rfc3339_opts(SecondsFormat::Secs, true))),
        (h.by.to_owned(), Cell::Text(entry.by.clone())),
        (h.command.to_owned(), Cell::Text(what(entry, frame.words))),
    ];
    let mut blocks = vec![Block::Fields(fields)];
    for row in rows {
        blocks.push(Block::Heading(format!("{}: {}", row_name(row), (h.row_change)(row.kind))));
        blocks.push(Block::Fields(shown(row).map(|column| (name(column).to_owned(), Cell::Text(step(column)))).collect()));
    }
    Document { title: (h.entry)(entry.id), lang: frame.words.lang, blocks }
}

/// What was done to a row as one line: `recommendation MRU-2006-03: status in-progress → not-reported`. Long texts are cut; the
/// entry shows them whole.
pub fn line_of(row: &RowChange, words: &Words) -> String {
    let change = (words.log.row_change)(row.kind);
    let steps: Vec<String> = match row.kind {
        RowChangeKind::Added | RowChangeKind::Removed => Vec::new(),
        RowChangeKind::Changed => shown(row).map(|column| format!("{} {}", name(column), step(&short(column)))).collect(),
    };
    let told = if steps.is_empty() { change.to_owned() } else { steps.join("; ") };
    format!("{}: {told}", row_name(row))
}

/// The name of a column for people: what it refers to stands there by its name, not by its id.
fn name(column: &Difference) -> &str {
    column.column.strip_suffix("_id").unwrap_or(&column.column)
}

/// The column with its texts cut to what fits in a line.
fn short(column: &Difference) -> Difference {
    /// In characters.
    const LONGEST: usize = 40;
    let cut = |text: &Option<String>| {
        text.as_ref().map(|text| match text.char_indices().nth(LONGEST) {
            Some((end, _)) => format!("{}…", text[..end].trim_end()),
            None => text.clone(),
        })
    };
    Difference { column: column.column.clone(), before: cut(&column.before), after: cut(&column.after) }
}

/// `in-progress → not-reported`; of a row that is new or gone, what it held.
fn step(column: &Difference) -> String {
    match (&column.before, &column.after) {
        (Some(before), Some(after)) => format!("{before} → {after}"),
        (None, Some(after)) => after.clone(),
        (Some(before), None) => format!("{before} →"),
        (None, None) => String::new(),
    }
}

fn shown(row: &RowChange) -> impl Iterator<Item = &Difference> {
    row.columns.iter().filter(|column| !NOT_FOR_PEOPLE.contains(&column.column.as_ref()))
}

/// `follow-up MRU-2006-03 2026-11-24`.
fn row_name(row: &RowChange) -> String {
    format!("{} {}", row.table.replace('_', "-"), row.name)
}

fn what(entry: &LogEntry, words: &Words) -> String {
    let mut marks = Vec::new();
    if let (EntryKind::Undo | EntryKind::Redo, Some(id)) = (entry.kind, entry.undoes) {
        marks.push((words.log.takes_back)(id));
    }
    marks.extend(entry.undone_by.map(words.log.is_undone_by));
    if marks.is_empty() { entry.command.clone() } else { format!("{} ({})", entry.command, marks.join(", ")) }
}

fn minute(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%d %H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::{Cell, Difference, EntryKind, LogEntry, RowChange, RowChangeKind, entry_for_people, line_of, log_for_people};
    use crate::report::document::Block;
    use crate::report::samples::frame;

    fn entry() -> LogEntry {
        LogEntry {
            id: 12,
            at: "2026-11-24T13:05:07Z".parse().expect("an instant"),
            by: "officer".to_owned(),
            kind: EntryKind::Change,
            command: "rec update MRU-2006-03 --status in-progress".to_owned(),
            undoes: None,
            undone_by: Some(13),
            n_changes: 2,
        }
    }

    fn status() -> RowChange {
        let column = |column: &str, before: Option<&str>, after: &str| Difference {
            column: column.to_owned().into(),
            before: before.map(str::to_owned),
            after: Some(after.to_owned()),
        };
        RowChange {
            table: "recommendation".to_owned(),
            row_id: 3,
            name: "MRU-2006-03".to_owned(),
            kind: RowChangeKind::Changed,
            columns: vec![
                column("is_open", Some("0"), "1"),
                column("last_note", None, "Draft sent"),
                column("status", Some("not-reported"), "in-progress"),
            ],
        }
    }

    #[test]
    fn what_was_taken_back_says_by_which_entry() {
        let mut shown = Vec::new();
        let table = log_for_people(|each| each(entry()), frame());
        (table.rows)(&mut |cells| {
            shown.extend(cells.iter().map(Cell::plain));
            Ok(())
        })
        .expect("nothing can fail");
        assert_eq!(
            shown,
            ["12", "2026-11-24 13:05", "officer", "rec update MRU-2006-03 --status in-progress (taken back by 13)"]
        );
    }

    #[test]
    fn a_line_tells_what_differs_and_leaves_out_what_nobody_reads() {
        let expected = "recommendation MRU-2006-03: last_note Draft sent; status not-reported → in-progress";
        assert_eq!(line_of(&status(), frame().words), expected);
    }

    #[test]
    fn a_line_cuts_long_texts() {
        let mut row = status();
        row.columns[1].before = Some("SADC and IOM signed a memorandum of understanding".to_owned());
        let told = line_of(&row, frame().words);
        assert!(told.contains("last_note SADC and IOM signed a memorandum of unde… → Draft sent;"), "{told}");
    }

    #[test]
    fn an_entry_shows_each_row_with_what_differs() {
        let document = entry_for_people(&entry(), &[status()], frame());
        assert_eq!(document.title, "Entry 12");
        let mut blocks = document.blocks.into_iter().skip(1);
        assert!(matches!(blocks.next(), Some(Block::Heading(name)) if name == "recommendation MRU-2006-03: changed"));
        let Some(Block::Fields(fields)) = blocks.next() else { panic!("no fields") };
        let told: Vec<String> = fields.iter().map(|(name, value)| format!("{name}: {}", value.plain())).collect();
        assert_eq!(told, ["last_note: Draft sent", "status: not-reported → in-progress"]);
    }
}
