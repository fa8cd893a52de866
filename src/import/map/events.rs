//! Dated entries in a row, which become follow-ups: the objects of a list in a cell (`updates[].day`), or columns of a year
//! (`status@2021`).

use super::binding::{Binding, ColumnSource};
use super::table::ImportTable;
use crate::error::{Error, Result};
use crate::import::read::rows::{RawCell, Row};
use crate::model::date::Span;

/// The columns of ours that a dated entry can have.
const KEYS: [&str; 10] =
    ["status", "assurance", "response", "due", "last_note", "evidence", "happened_on", "reported_by", "channel", "cause"];

/// The entries of a row that have the same day in the header, or are in the same list.
#[derive(Debug, Clone)]
pub(super) struct Events<'m> {
    /// The list's path, or the day as written.
    of: String,
    is_list: bool,
    pub(super) binding: Binding<'m>,
}

impl<'m> Events<'m> {
    /// Entries from a list of objects with days.
    pub(super) fn of_list(list: &str, binding: Binding<'m>) -> Self {
        Self { of: list.to_owned(), is_list: true, binding }
    }

    /// The entry of a day, month or year.
    ///
    /// # Errors
    /// It is not a date (2).
    pub(super) fn of_day(day: &str, mut binding: Binding<'m>) -> Result<Self> {
        Span::parse_written(day, None).map_err(|bad| Error::Usage {
            message: format!("`@{day}` is not a day of an entry: {bad}"),
            hint: "write a day, month, quarter or year: status@2021, status@2021-06".to_owned(),
        })?;
        binding.set("happened_on", day.to_owned());
        Ok(Self { of: day.to_owned(), is_list: false, binding })
    }

    pub(super) fn is_of(&self, of: &str, is_list: bool) -> bool {
        self.of == of && self.is_list == is_list
    }

    /// Adds a file column.
    ///
    /// # Errors
    /// An entry has no such column (2).
    pub(super) fn feed(&mut self, table: ImportTable, key: &'static str, source: ColumnSource) -> Result<()> {
        let refused = |message: String, hint: String| Err(Error::Usage { message, hint });
        if !matches!(table, ImportTable::Recommendations | ImportTable::Shares) {
            let message = format!("rows of the table `{table}` have no dated entries, as `{}` would be", source.name);
            return refused(message, "the tables `recommendations` and `shares` have".to_owned());
        }
        if !KEYS.contains(&key) {
            let message = format!("`{}` is of a dated entry in a row, which has no `{key}`", source.name);
            return refused(message, format!("it may feed {}", KEYS.join(", ")));
        }
        self.binding.feed(key, source);
        Ok(())
    }

    /// The entries of a row, each as a separate row.
    pub(super) fn rows(&self, row: &Row) -> Vec<Row> {
        if !self.is_list {
            return vec![row.clone()];
        }
        let places: Vec<usize> = self.binding.places().collect();
        let length = |place: &usize| match row.fields.get(*place) {
            Some(RawCell::List(texts)) => texts.len(),
            Some(RawCell::Text(_) | RawCell::Fault(_)) => 1,
            Some(RawCell::Empty) | None => 0,
        };
        let n = places.iter().map(length).max().unwrap_or(0);
        let nth = |at: usize| {
            let mut fields = vec![RawCell::Empty; row.fields.len()];
            for place in &places {
                fields[*place] = match row.fields.get(*place) {
                    Some(RawCell::List(texts)) => texts.get(at).cloned().map_or(RawCell::Empty, RawCell::Text),
                    Some(field @ (RawCell::Text(_) | RawCell::Fault(_))) if at == 0 => field.clone(),
                    Some(RawCell::Text(_) | RawCell::Fault(_) | RawCell::Empty) | None => RawCell::Empty,
                };
            }
            Row { number: row.number, fields, fault: None }
        };
        (0..n).map(nth).collect()
    }
}
