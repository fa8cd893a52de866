//! The tables `log` and `log-entry`: the entries of the log, newest first, and the rows that one entry changed.

use chrono::SecondsFormat;

use crate::error::Result;
use crate::model::log::{LogEntry, RowChange};
use crate::report::frame::{Frame, streamed};
use crate::report::table::{Cell, Column, RowStream, Table};
use crate::text::Words;

/// A row for each entry, in the order of the source, for programs.
pub fn log<'a>(source: impl FnOnce(&mut dyn FnMut(LogEntry) -> Result<()>) -> Result<()> + 'a, frame: Frame) -> Table<'a> {
    streamed("log", &frame, columns(frame.words), source, row)
}

/// The columns of the table `log`.
pub fn columns(words: &Words) -> Vec<Column> {
    let h = &words.log;
    vec![
        Column::number("id", h.id),
        Column::word("at", h.at),
        Column::text("by", h.by),
        Column::word("kind", h.kind),
        Column::text("command", h.command),
        Column::number("undoes", h.undoes),
        Column::number("undone_by", h.undone_by),
        Column::number("n_changes", h.n_changes),
    ]
}

fn row(entry: &LogEntry) -> Vec<Cell> {
    let number = |id: Option<i64>| id.map_or(Cell::Empty, Cell::Integer);
    vec![
        Cell::Integer(entry.id),
        Cell::Text(entry.at.to_rfc3339_opts(SecondsFormat::AutoSi, true)),
        Cell::Text(entry.by.clone()),
        Cell::word(Some(entry.kind)),
        command(entry),
        number(entry.undoes),
        number(entry.undone_by),
        Cell::Integer(entry.n_changes.into()),
    ]
}

/// The command as typed; it may hold an internal note.
fn command(entry: &LogEntry) -> Cell {
    let command = entry.command.clone();
    if types_internal_note(&command) { Cell::Internal { text: command.clone(), marked: command } } else { Cell::Text(command) }
}

/// Whether a note that is for the officers alone was typed in the command.
fn types_internal_note(command: &str) -> bool {
    let has = |flag: &str| command.split_whitespace().any(|word| word == flag);
    let is_typed = command.split_whitespace().any(|word| word.starts_with("--note=")) || has("--note");
    is_typed && !has("--public") && !command.contains("--note - ") && !command.ends_with("--note -")
}

/// One entry for programs: a row for each column of each changed row.
pub fn entry_rows<'a>(
    id: i64,
    source: impl FnOnce(&mut dyn FnMut(RowChange) -> Result<()>) -> Result<()> + 'a,
    frame: Frame,
) -> Table<'a> {
    let rows = RowStream::whole(move |push| {
        source(&mut |row: RowChange| {
            let value = |text: Option<&str>, key: &str| match text {
                Some(text) if key == "note" && row.is_internal() => {
                    Cell::Internal { text: text.to_owned(), marked: text.to_owned() }
                }
                text => Cell::text(text),
            };
            row.columns.iter().try_for_each(|column| {
                push(&[
                    Cell::Integer(id),
                    Cell::Text(row.table.clone()),
                    Cell::Text(row.name.clone()),
                    Cell::Text(row.became.word().to_owned()),
                    Cell::Text(column.column.to_string()),
                    value(column.before.as_deref(), &column.column),
                    value(column.after.as_deref(), &column.column),
                ])
            })
        })
    });
    Table { name: "log-entry", as_of: frame.today, lang: frame.words.lang, columns: entry_columns(frame.words), rows }
}

/// The columns of the table `log-entry`.
pub fn entry_columns(words: &Words) -> Vec<Column> {
    let h = &words.log;
    vec![
        Column::number("id", h.id),
        Column::word("table", h.table),
        Column::text("row", h.row),
        Column::word("change", h.change),
        Column::word("column", h.column),
        Column::text("before", h.before),
        Column::text("after", h.after),
    ]
}
