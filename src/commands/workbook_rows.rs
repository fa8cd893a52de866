//! The child process in which a workbook from outside is read: a command that nobody types (DESIGN.md section 12).

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;

use crate::error::Error;
use crate::import::read::workbook::{COMMAND, MEMORY, child};

/// Write the rows of a sheet, a line of JSON each
#[derive(Debug, clap::Args)]
#[command(name = COMMAND, after_help = "Examples:\n  midsa workbook-rows returns.xlsx --sheet 2")]
pub struct Arguments {
    /// The workbook
    #[arg(value_name = "FILE")]
    path: PathBuf,

    /// The sheet, by its name or number
    #[arg(long, value_name = "SHEET", allow_hyphen_values = true)]
    sheet: Option<String>,
}

/// How much memory the process may take, where it is this child.
pub fn memory_limit(mut arguments: impl Iterator<Item = OsString>) -> Option<usize> {
    arguments.nth(1).filter(|command| command == COMMAND).map(|_| MEMORY)
}

/// Reads the workbook.
///
/// # Errors
/// The output can't be written.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let written = child::write_rows(&arguments.path, arguments.sheet.as_deref(), &mut io::stdout().lock());
    Ok(written.map_err(|source| Error::io("can't write the rows", source))?)
}
