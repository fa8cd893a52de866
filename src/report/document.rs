//! A document between reports and formats: what `rec show` and the report say, as headings, fields, text, tables and pictures.

use super::chart::Chart;
use crate::model::vocabulary::Lang;
use crate::report::table::{Cell, Table, Tone};

/// A document on its way from a report to a format.
pub struct Document<'a> {
    pub title: String,
    /// The language in which it speaks.
    pub lang: Lang,
    pub blocks: Vec<Block<'a>>,
}

impl<'a> Document<'a> {
    /// The document, which tells `each` of every part how many internal notes it holds.
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

/// A number that is seen before anything is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyNumber {
    pub number: String,
    /// Of how many: `of 14`; empty where it is of nothing.
    pub of: String,
    pub label: String,
    pub tone: Tone,
}

/// A file beside, as a page names it: relative, and not yet as an address spells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub address: String,
    /// What stands there.
    pub said: String,
}

/// A piece of a document.
pub enum Block<'a> {
    /// Below the title: what it is, and for which day.
    Lead(String),
    /// The numbers that matter most, side by side where there is room; what they say is said in sentences below, so that a form
    /// without pictures may leave them out.
    KeyNumbers(Vec<KeyNumber>),
    Heading(String),
    /// A heading below a heading.
    Subheading(String),
    /// A sentence or paragraph; line breaks are kept.
    Text(String),
    /// Sentences that belong together, each after a mark.
    List(Vec<String>),
    /// Other files that belong to it.
    Links(Vec<Link>),
    /// A text quoted word for word.
    Quotation(String),
    /// Names and values, one a line.
    Fields(Vec<(String, Cell)>),
    Table(Table<'a>),
    /// Drawn where pictures can be; what it shows stands beside it in words or a table, but for bars.
    Chart(Chart),
    /// A picture with the numbers that it is drawn from: a form that shows the picture may keep the table behind it.
    Drawn(Chart, Table<'a>),
    /// What follows stands below the line: it is said, and not counted.
    Rule,
    /// On paper, what follows begins a new sheet.
    PageBreak,
}
