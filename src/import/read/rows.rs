//! Rows of a file in any form: the output of every reader, and the input of every table. Nothing here knows the register.

use crate::error::Result;
use crate::model::plan::HeaderRemark;

/// The content of a cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum RawCell {
    /// Empty, or an absent value.
    #[default]
    Empty,
    /// A text unchanged; numbers, days and booleans in one form: `7`, `0.5`, `2006-11-15`, `yes`.
    Text(String),
    /// Several values, in a form with lists.
    List(Vec<String>),
    /// A cell that can't be read, with the reason: a formula's error, bytes that are not text.
    Fault(String),
}

/// A row below the header.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number as shown in a spreadsheet, from 1 and counting blank rows; for JSON the number of the object; for NDJSON the
    /// number of the line.
    pub number: u64,
    /// A field for each column of the header, in its order.
    pub fields: Vec<RawCell>,
    /// Why the whole row can't be read, such as more cells than the header.
    pub fault: Option<String>,
}

/// A file whose rows can be read from first to last, repeatedly.
pub trait Rows {
    /// The names of the columns, in order.
    fn header(&self) -> &[String];

    /// The table that the file states, if any: our own JSON does.
    fn table(&self) -> Option<&str> {
        None
    }

    /// Remarks about how the file was read, such as the row of its header.
    fn remarks(&self) -> Vec<HeaderRemark> {
        Vec::new()
    }

    /// Passes every nonblank row to `each`, in file order, with the number of bytes read so far and the total, if known.
    ///
    /// # Errors
    /// The file can't be read further; errors of `each`.
    fn read(&self, each: &mut dyn FnMut(&Row, Read) -> Result<()>) -> Result<()>;
}

/// The progress of the reading in bytes or rows, for a progress bar.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Read {
    pub n_done: u64,
    pub n_all: Option<u64>,
}
