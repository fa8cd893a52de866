//! A table, between reports and formats: columns, and a function that pushes the rows one at a time. A table streams; only the
//! terminal, XLSX and HTML may hold its rows.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::model::vocabulary::{Lang, Vocabulary};

pub use crate::report::cell::{Cell, Tone, tone};
pub use crate::report::row_stream::{Push, RowStream, held};

/// A table on its way from a report to a format.
pub struct Table<'a> {
    /// The stable English name: `recommendations`.
    pub name: &'static str,
    /// The day of the report.
    pub as_of: NaiveDate,
    /// The language of its headings.
    pub lang: Lang,
    pub columns: Vec<Column>,
    pub rows: RowStream<'a>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The stable English key, or an owner's code: CSV header and JSON key.
    pub key: Cow<'static, str>,
    pub heading: String,
    pub kind: ColumnKind,
    /// Words of a search: a terminal marks them in the cells, ignoring case and accents.
    pub sought: Vec<String>,
    /// The closed list of its words, as exported; empty where cells may hold others.
    pub words: Vec<&'static str>,
    /// Left out unless `--columns` names it.
    pub is_on_request: bool,
}

/// The type of a column's cells, by which formats align and type them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Short: a reference, a code, a word of a list. Never broken across lines on a terminal.
    Word,
    /// Free text, wrapped where it must be.
    Text,
    /// A whole number or one with a decimal; aligned right.
    Number,
    /// A day; a deadline can also be a period or a meeting.
    Date,
    /// Several words in one cell.
    List,
    /// A letter or a short number; a terminal writes the heading vertically.
    Letter,
    /// A small picture, such as a bar.
    Picture,
}

impl<'a> Table<'a> {
    /// The same table; a terminal marks `words` in the columns of these keys.
    #[must_use]
    pub fn seeking(mut self, keys: &[&str], words: &[String]) -> Self {
        for column in self.columns.iter_mut().filter(|column| keys.contains(&column.key.as_ref())) {
            column.sought = words.to_vec();
        }
        self
    }

    /// The same table, which calls `each` with the number of internal notes of every row.
    #[must_use]
    pub fn telling_internal(self, mut each: impl FnMut(u32) + 'a) -> Self {
        let rows = self.rows.telling(move |cells| {
            let internal = cells.iter().filter(|cell| matches!(cell, Cell::Internal { .. }));
            each(u32::try_from(internal.count()).unwrap_or(u32::MAX));
        });
        Self { rows, ..self }
    }

    /// The table without those of the named columns that are empty in every row. It holds the rows in memory: for small tables
    /// only.
    #[must_use]
    pub fn without_empty(self, keys: &[&str]) -> Table<'static> {
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        // Rows that are held can't fail.
        let _held = self.rows.each(&mut |cells| {
            rows.push(cells.to_vec());
            Ok(())
        });
        let mut columns = self.columns;
        for place in (0..columns.len()).rev().filter(|&place| keys.contains(&columns[place].key.as_ref())).collect::<Vec<_>>() {
            if rows.iter().all(|row| row[place] == Cell::Empty) {
                columns.remove(place);
                for row in &mut rows {
                    row.remove(place);
                }
            }
        }
        Table { name: self.name, as_of: self.as_of, lang: self.lang, columns, rows: held(rows) }
    }

    /// The table without the columns that are shown only on request.
    #[must_use]
    pub fn unasked(self) -> Self {
        let places: Vec<usize> = (0..self.columns.len()).filter(|&place| !self.columns[place].is_on_request).collect();
        if places.len() == self.columns.len() { self } else { self.narrowed(places) }
    }

    /// The table with only the named columns, in the order of `keys`.
    ///
    /// # Errors
    /// A key that is no column of the table; the first one.
    pub fn with_columns(self, keys: &[String]) -> std::result::Result<Self, UnknownColumn> {
        let mut places = Vec::with_capacity(keys.len());
        for key in keys {
            let place = self.columns.iter().position(|column| column.key == key.as_str());
            let known = || self.columns.iter().map(|column| column.key.clone().into_owned()).collect();
            places.push(place.ok_or_else(|| UnknownColumn { key: key.clone(), known: known() })?);
        }
        Ok(self.narrowed(places))
    }

    /// The table with the columns at these places.
    fn narrowed(self, places: Vec<usize>) -> Self {
        let columns = places.iter().map(|&place| self.columns[place].clone()).collect();
        Self { columns, rows: self.rows.narrowed(places), ..self }
    }
}

/// A column that the table does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownColumn {
    pub key: String,
    pub known: Vec<String>,
}

impl Column {
    pub fn new(key: impl Into<Cow<'static, str>>, heading: impl Into<String>, kind: ColumnKind) -> Self {
        Self { key: key.into(), heading: heading.into(), kind, sought: Vec::new(), words: Vec::new(), is_on_request: false }
    }

    /// A column of words.
    pub fn word(key: impl Into<Cow<'static, str>>, heading: impl Into<String>) -> Self {
        Self::new(key, heading, ColumnKind::Word)
    }

    /// A column of words of one closed list.
    pub fn one_of<V: Vocabulary>(key: impl Into<Cow<'static, str>>, heading: impl Into<String>) -> Self {
        Self { words: V::ALL.iter().map(|word| word.as_str()).collect(), ..Self::word(key, heading) }
    }

    /// A column of free text.
    pub fn text(key: impl Into<Cow<'static, str>>, heading: impl Into<String>) -> Self {
        Self::new(key, heading, ColumnKind::Text)
    }

    /// A column of numbers.
    pub fn number(key: impl Into<Cow<'static, str>>, heading: impl Into<String>) -> Self {
        Self::new(key, heading, ColumnKind::Number)
    }

    /// A column of days.
    pub fn date(key: impl Into<Cow<'static, str>>, heading: impl Into<String>) -> Self {
        Self::new(key, heading, ColumnKind::Date)
    }

    /// A column of letters.
    pub fn letter(key: impl Into<Cow<'static, str>>, heading: impl Into<String>) -> Self {
        Self::new(key, heading, ColumnKind::Letter)
    }

    /// A column of small pictures.
    pub fn picture(key: impl Into<Cow<'static, str>>, heading: impl Into<String>) -> Self {
        Self::new(key, heading, ColumnKind::Picture)
    }

    /// A column of several words in a cell.
    pub fn list(key: impl Into<Cow<'static, str>>, heading: impl Into<String>) -> Self {
        Self::new(key, heading, ColumnKind::List)
    }
}
