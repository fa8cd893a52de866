//! The file of the rows that were refused, of an import or of a return.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;

use crate::cli::context::Context;
use crate::error::Result;
use crate::export::file::Overwrite;
use crate::export::{self, Format, Style};
use crate::report::table::Table;

/// Writes the rows as CSV. A file that holds just these already, from a dry run or a first attempt, is in nobody's way: it is
/// left as it is.
pub fn write_rejected<'a>(path: &Path, overwrite: Overwrite, rows: impl Fn() -> Table<'a>, context: &Context) -> Result<()> {
    let write = |out: &mut dyn Write| export::write_table(rows(), Format::Csv, &Style::default(), out);
    if !holds_just(path, write)? {
        context.write_file(path, overwrite, write)?;
    }
    context.note(&(context.said().notes.wrote)(&path.display().to_string()));
    Ok(())
}

/// Whether the file is there and holds what `write` writes, byte for byte.
fn holds_just(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<bool> {
    if !path.is_file() {
        return Ok(false);
    }
    // A file that can't be read is told by who writes it.
    let Ok(file) = File::open(path) else { return Ok(false) };
    let mut compared = Compared { file: BufReader::new(file), is_same: true };
    write(&mut compared)?;
    Ok(compared.is_same && compared.file.fill_buf().is_ok_and(<[u8]>::is_empty))
}

/// A file beside which something is written.
struct Compared {
    file: BufReader<File>,
    is_same: bool,
}

impl Write for Compared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut there = vec![0; bytes.len()];
        self.is_same = self.is_same && self.file.read_exact(&mut there).is_ok() && there == bytes;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
