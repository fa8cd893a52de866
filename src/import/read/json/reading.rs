//! Reading a JSON file through `serde_json`: the position, and a limit on the length of a row.

use std::cell::{Cell, RefCell};
use std::fs::File;
use std::io::{self, BufReader};
use std::path::Path;
use std::rc::Rc;

use crate::error::{Error, Result};
use crate::import::read::bad::LONGEST_ROW;

/// The reader of the file.
pub(super) type Json = serde_json::Deserializer<serde_json::de::IoRead<Bounded>>;

/// Opens the file after its byte-order mark, if it has one.
///
/// # Errors
/// `Error::Io` where it can't be read.
pub(super) fn open(path: &Path, name: &str, reading: &Reading) -> Result<Json> {
    let cannot_read = |source| Error::io(format!("can't read {name}"), source);
    let mut file = BufReader::new(File::open(path).map_err(cannot_read)?);
    let n_mark = if io::BufRead::fill_buf(&mut file).map_err(cannot_read)?.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 };
    io::BufRead::consume(&mut file, n_mark);
    Ok(serde_json::Deserializer::from_reader(Bounded { file, progress: Rc::clone(&reading.progress) }))
}

/// The position of the reading.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) number: Cell<u64>,
    pub(super) key: RefCell<String>,
    /// Why we stopped it.
    pub(super) refusal: Cell<Option<Error>>,
    progress: Rc<Progress>,
}

#[derive(Default)]
struct Progress {
    n_read: Cell<u64>,
    row_began: Cell<u64>,
}

impl Reading {
    pub(super) fn n_read(&self) -> u64 {
        self.progress.n_read.get()
    }

    pub(super) fn begin_row(&self, number: u64) {
        self.number.set(number);
        self.key.borrow_mut().clear();
        self.progress.row_began.set(self.progress.n_read.get());
    }

    /// Stops the reading for our own reason.
    pub(super) fn refuse<E: serde::de::Error>(&self, error: Error) -> E {
        self.refusal.set(Some(error));
        E::custom("refused")
    }
}

/// A file that fails with an error if one row is too long.
pub(super) struct Bounded {
    file: BufReader<File>,
    progress: Rc<Progress>,
}

impl io::Read for Bounded {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let n = self.file.read(to)?;
        let n_read = self.progress.n_read.get() + n as u64;
        self.progress.n_read.set(n_read);
        if n_read - self.progress.row_began.get() > LONGEST_ROW as u64 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(n)
    }
}
