//! A document between reports and formats: what `rec show` and the report say, as headings, fields, text and tables.

use super::table::{Cell, Table};
use crate::model::vocabulary::Lang;

/// A document on its way from a report to a format.
pub struct Document<'a> {
    pub title: String,
    /// The language in which it speaks.
    pub lang: Lang,
    pub blocks: Vec<Block<'a>>,
}

/// A piece of a document.
pub enum Block<'a> {
    Heading(String),
    /// A sentence or paragraph; line breaks are kept.
    Text(String),
    /// A text quoted word for word.
    Quotation(String),
    /// Names and values, one a line.
    Fields(Vec<(String, Cell)>),
    Table(Table<'a>),
}
