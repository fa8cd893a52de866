//! Reading a JSON file through `serde_json`: the position, a limit on the length of a row, and the table that the file states, found
//! without reading its rows.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::fs::File;
use std::io::{self, BufReader};
use std::path::Path;
use std::rc::Rc;

use serde::Deserializer;
use serde::de::{Error as _, IgnoredAny, MapAccess, Visitor};

use crate::error::{Error, Result};
use crate::import::read::bad::LONGEST_ROW;

/// The reader of the file.
pub(super) type JsonReader = serde_json::Deserializer<serde_json::de::IoRead<Bounded>>;

/// Opens the file after its byte-order mark, if it has one.
///
/// # Errors
/// `Error::Io` where it can't be read.
pub(super) fn open(path: &Path, name: &str, reading: &Position) -> Result<JsonReader> {
    let cannot_read = |source| Error::io(format!("can't read {name}"), source);
    let mut file = BufReader::new(File::open(path).map_err(cannot_read)?);
    let n_mark = if io::BufRead::fill_buf(&mut file).map_err(cannot_read)?.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 };
    io::BufRead::consume(&mut file, n_mark);
    Ok(serde_json::Deserializer::from_reader(Bounded { file, progress: Rc::clone(&reading.progress) }))
}

/// The position of the reading.
#[derive(Default)]
pub(super) struct Position {
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

impl Position {
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

/// The table that a JSON file in our own form states before its rows; nothing is read after that.
///
/// # Errors
/// `Error::Io` if the file can't be read. Other files state nothing.
pub(in crate::import::read) fn stated_table(path: &Path, name: &str) -> Result<Option<String>> {
    let reading = Position::default();
    let mut json = open(path, name, &reading)?;
    let mut table = None;
    // It always ends with an error: when the table was found, or when there is none.
    let _ = json.deserialize_map(StatedTable(&mut table));
    Ok(table)
}

/// Searches for `table` before the first list.
struct StatedTable<'t>(&'t mut Option<String>);

impl<'de> Visitor<'de> for StatedTable<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "table" => {
                    *self.0 = Some(map.next_value()?);
                    return Err(A::Error::custom("found"));
                }
                "rows" => return Err(A::Error::custom("not found")),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}
