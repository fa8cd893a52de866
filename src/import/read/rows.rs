//! Rows as a file has them, whatever its form: what every reader gives and every table is read from. Nothing here knows the
//! register.

use crate::error::Result;
use crate::model::plan::HeaderRemark;

/// What a cell of a file holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Field {
    /// Nothing, or an absent value.
    #[default]
    Empty,
    /// A text as it stands there; numbers, days and truth values in one form: `7`, `0.5`, `2006-11-15`, `yes`.
    Text(String),
    /// Several values, of a form that has lists.
    List(Vec<String>),
    /// What can't be read, with the reason: an error of a formula, bytes that are no text.
    Fault(String),
}

/// A row below the header.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number in the file as a spreadsheet shows it, the first row being 1 and blank ones counted; of JSON the number of
    /// the object; of NDJSON the number of the line.
    pub number: u64,
    /// A field for each column of the header, in its order.
    pub fields: Vec<Field>,
    /// Why the row as a whole can't be read: it has more cells than the header.
    pub fault: Option<String>,
}

/// A file whose rows can be read from the first to the last, as often as needed.
pub trait Rows {
    /// The names of the columns, in order.
    fn header(&self) -> &[String];

    /// The table that the file says it holds, if it says so: our own JSON does.
    fn table(&self) -> Option<&str> {
        None
    }

    /// What people should know of how the file was read: where its header was found.
    fn remarks(&self) -> Vec<HeaderRemark> {
        Vec::new()
    }

    /// Gives every row that is not blank to `each`, in the order of the file, with the bytes that were read so far and, where
    /// it is known, of how many.
    ///
    /// # Errors
    /// The file as a whole can't be read on; what `each` says.
    fn read(&self, each: &mut dyn FnMut(&Row, Read) -> Result<()>) -> Result<()>;
}

/// How far the reading is, in bytes or rows: for a progress bar.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Read {
    pub n_done: u64,
    pub n_all: Option<u64>,
}
