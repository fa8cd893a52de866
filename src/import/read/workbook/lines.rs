//! The messages from child to parent: a line of JSON for each nonblank row, and one for the result.

use serde::{Deserialize, Serialize};

use crate::import::read::bad::{LONGEST_ROW, MOST_COLUMNS};
use crate::import::read::rows::Field;

/// The longest line, in bytes: a row with every character escaped.
pub(super) const LONGEST_LINE: u64 = 6 * LONGEST_ROW as u64 + 64 * MOST_COLUMNS as u64;

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Line {
    /// The row number as shown in a spreadsheet, and the nonblank cells by column from 0, in order.
    Row { number: u64, cells: Vec<(usize, Content)>, is_cut: bool },
    /// The workbook can't be read.
    Bad { why: String, hint: String },
    /// It could be read with other options.
    Usage { message: String, hint: String },
    /// There are no more rows.
    End,
}

/// The content of a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Content {
    #[serde(rename = "t")]
    Text(String),
    #[serde(rename = "f")]
    Fault(String),
}

/// The cells of a row from the first column on, including blank ones.
pub(super) fn fields(cells: Vec<(usize, Content)>) -> impl Iterator<Item = Field> {
    let mut next = 0;
    cells.into_iter().filter(|(at, _)| *at < MOST_COLUMNS).flat_map(move |(at, content)| {
        let n_empty = at.saturating_sub(next);
        next = at + 1;
        let field = match content {
            Content::Text(text) => Field::Text(text),
            Content::Fault(why) => Field::Fault(why),
        };
        std::iter::repeat_n(Field::Empty, n_empty).chain([field])
    })
}
