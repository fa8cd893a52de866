//! A document, between reports and formats: headings, fields, text, tables and pictures of `rec show`, the report and the other
//! pages.

use super::chart::Chart;
use crate::model::vocabulary::Lang;
use crate::report::table::{Cell, Table, Tone};

/// A document on its way from a report to a format.
pub struct Document<'a> {
    pub title: String,
    /// The language of its words.
    pub lang: Lang,
    pub blocks: Vec<Block<'a>>,
}

impl<'a> Document<'a> {
    /// The same document, which calls `each` with the number of internal notes of every part.
    #[must_use]
    pub fn telling_internal(self, each: &'a dyn Fn(u32)) -> Self {
        let block = |block| match block {
            Block::Table(table) => Block::Table(table.telling_internal(each)),
            Block::Drawn(chart, table) => Block::Drawn(chart, table.telling_internal(each)),
            Block::Fields(fields) => {
                let internal = fields.iter().filter(|(_, cell)| matches!(cell, Cell::Internal { .. }));
                each(u32::try_from(internal.count()).unwrap_or(u32::MAX));
                Block::Fields(fields)
            }
            other => other,
        };
        Self { blocks: self.blocks.into_iter().map(block).collect(), ..self }
    }
}

/// A number in large type, seen before any text is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyNumber {
    pub number: String,
    /// The total, `of 14`; empty where there is none.
    pub of: String,
    pub label: String,
    pub tone: Tone,
}

/// Another file that a page links to: a relative path, not yet encoded as an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub address: String,
    /// The text of the link.
    pub said: String,
}

/// A piece of a document.
pub enum Block<'a> {
    /// The line below the title: what the document is, and for which day.
    Lead(String),
    /// The most important numbers, side by side where there is room. Sentences below say the same, so a format without pictures
    /// may leave them out.
    KeyNumbers(Vec<KeyNumber>),
    Heading(String),
    /// A heading of the second level.
    Subheading(String),
    /// A sentence or paragraph; line breaks are kept.
    Text(String),
    /// A list of sentences with bullets.
    List(Vec<String>),
    /// Links to the other files of the document.
    Links(Vec<Link>),
    /// A text quoted word for word.
    Quotation(String),
    /// Names and values, one a line.
    Fields(Vec<(String, Cell)>),
    Table(Table<'a>),
    /// A picture, where the format can draw. Words or a table beside it say the same, except for bars.
    Chart(Chart),
    /// A picture and the table of its numbers: a format that shows the picture may hide the table.
    Drawn(Chart, Table<'a>),
    /// A line; what follows it is told but not counted.
    Rule,
    /// The next block begins a new sheet of paper.
    PageBreak,
}
