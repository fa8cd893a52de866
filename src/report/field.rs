//! One column of a table for programs, defined in one place: its key, its heading, the type of its cells, how a record fills
//! them, and what an import does with it. Tables, `--columns`, the README's test and the import all use lists of these.

use super::frame::Frame;
use super::table::{Cell, Column, ColumnKind};
use crate::model::vocabulary::Vocabulary;
use crate::text::Headings;
use crate::text::Words;

/// A column of a table of `R`s.
#[derive(Debug)]
pub struct Field<R: 'static> {
    /// The stable English key: CSV header and JSON key.
    pub key: &'static str,
    /// Its heading in the reader's language.
    pub heading: Heading,
    pub kind: ColumnKind,
    /// The closed list of its words; empty where cells may hold others.
    pub words: fn() -> Vec<&'static str>,
    pub cell: fn(&R, &Frame) -> Cell,
    pub import: Import,
    /// Left out unless `--columns` names it.
    pub is_on_request: bool,
}

/// Where the heading of a column comes from.
#[derive(Debug, Clone, Copy)]
pub enum Heading {
    /// A heading of its own.
    Own(fn(&Headings) -> &'static str),
    /// The label of a word of a vocabulary: a status, a move.
    Word(fn(&Words) -> String),
}

/// What an import does with a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Import {
    Read,
    /// Computed from other columns; an import ignores it.
    LeftAlone,
    /// Computed too; an import refuses a row in which it was changed.
    Watched,
}

/// The columns of a table with these fields.
pub fn columns<R>(fields: &[Field<R>], words: &Words) -> Vec<Column> {
    let column = |field: &Field<R>| Column {
        words: (field.words)(),
        is_on_request: field.is_on_request,
        ..Column::new(field.key, field.heading.of(words), field.kind)
    };
    fields.iter().map(column).collect()
}

/// The cells of a record, in the order of the fields.
pub fn row<R>(fields: &[Field<R>], record: &R, frame: &Frame) -> Vec<Cell> {
    fields.iter().map(|field| (field.cell)(record, frame)).collect()
}

/// The keys of the fields, with what an import does with each.
pub fn imported<R>(fields: &[Field<R>]) -> Vec<(&'static str, Import)> {
    fields.iter().map(|field| (field.key, field.import)).collect()
}

impl Heading {
    fn of(self, words: &Words) -> String {
        match self {
            Self::Own(heading) => heading(&words.headings).to_owned(),
            Self::Word(heading) => heading(words),
        }
    }
}

impl<R> Field<R> {
    const fn new(key: &'static str, heading: OwnHeading, kind: ColumnKind, cell: fn(&R, &Frame) -> Cell) -> Self {
        Self { key, heading: Heading::Own(heading), kind, words: Vec::new, cell, import: Import::Read, is_on_request: false }
    }

    /// A column of words.
    pub const fn word(key: &'static str, heading: OwnHeading, cell: fn(&R, &Frame) -> Cell) -> Self {
        Self::new(key, heading, ColumnKind::Word, cell)
    }

    /// A column of words of one closed list.
    pub const fn one_of<V: Vocabulary>(key: &'static str, heading: OwnHeading, cell: fn(&R, &Frame) -> Cell) -> Self {
        Self { words: words_of::<V>, ..Self::word(key, heading, cell) }
    }

    /// A column of free text.
    pub const fn text(key: &'static str, heading: OwnHeading, cell: fn(&R, &Frame) -> Cell) -> Self {
        Self::new(key, heading, ColumnKind::Text, cell)
    }

    /// A column of numbers.
    pub const fn number(key: &'static str, heading: OwnHeading, cell: fn(&R, &Frame) -> Cell) -> Self {
        Self::new(key, heading, ColumnKind::Number, cell)
    }

    /// A column of numbers, headed by a word of a vocabulary; never imported.
    pub const fn count(key: &'static str, heading: fn(&Words) -> String, cell: fn(&R, &Frame) -> Cell) -> Self {
        let heading = Heading::Word(heading);
        Self { key, heading, kind: ColumnKind::Number, words: Vec::new, cell, import: Import::LeftAlone, is_on_request: false }
    }

    /// A column of days.
    pub const fn date(key: &'static str, heading: OwnHeading, cell: fn(&R, &Frame) -> Cell) -> Self {
        Self::new(key, heading, ColumnKind::Date, cell)
    }

    /// A column of several words in a cell.
    pub const fn list(key: &'static str, heading: OwnHeading, cell: fn(&R, &Frame) -> Cell) -> Self {
        Self::new(key, heading, ColumnKind::List, cell)
    }

    /// The same column, marked as computed; an import ignores it.
    #[must_use]
    pub const fn left_alone(self) -> Self {
        Self { import: Import::LeftAlone, ..self }
    }

    /// The same column, shown only if `--columns` names it.
    #[must_use]
    pub const fn on_request(self) -> Self {
        Self { is_on_request: true, ..self }
    }

    /// The same column, marked as computed; an import refuses a row in which it was changed.
    #[must_use]
    pub const fn watched(self) -> Self {
        Self { import: Import::Watched, ..self }
    }
}

type OwnHeading = fn(&Headings) -> &'static str;

fn words_of<V: Vocabulary>() -> Vec<&'static str> {
    V::ALL.iter().map(|word| word.as_str()).collect()
}
