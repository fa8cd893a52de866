//! Small tables for the tests of the formats.

use super::{Format, Style, write_document, write_table};
use crate::model::vocabulary::Lang;
use crate::report::document::Document;
use crate::report::table::{Cell, Column, ColumnKind, Table, held};
use crate::testing::TODAY;

/// A column whose heading is its key with a capital letter.
pub(super) fn column(key: &'static str, kind: ColumnKind) -> Column {
    let (first, rest) = key.split_at(1);
    Column::new(key, first.to_uppercase() + rest, kind)
}

pub(super) fn table(columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Table<'static> {
    Table { name: "recommendations", as_of: TODAY, lang: Lang::En, columns, rows: held(rows) }
}

/// A table of one text column, `title`.
pub(super) fn titles(titles: &[&str]) -> Table<'static> {
    let rows = titles.iter().map(|title| vec![text(title)]).collect();
    table(vec![column("title", ColumnKind::Text)], rows)
}

pub(super) fn written(table: Table<'_>, format: Format, style: &Style) -> String {
    let mut out = Vec::new();
    write_table(table, format, style, &mut out).expect("memory can be written");
    String::from_utf8(out).expect("UTF-8")
}

pub(super) fn written_document(document: Document<'_>, format: Format, style: &Style) -> String {
    let mut out = Vec::new();
    write_document(document, format, style, &mut out).expect("memory can be written");
    String::from_utf8(out).expect("UTF-8")
}

pub(super) fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}
