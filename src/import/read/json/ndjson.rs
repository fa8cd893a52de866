//! NDJSON: an object a line. A line that can't be read is only a faulty row, as the next one is independent.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read as _};
use std::path::{Path, PathBuf};

use serde::de::DeserializeSeed;

use crate::error::{Error, Result};
use crate::import::read::bad::{LONGEST_ROW, ROW_TOO_LONG, bad_file};
use crate::import::read::json::objects::{Keys, Object, ReadObject};
use crate::import::read::json::reason;
use crate::import::read::rows::{Read, Row, Rows};

/// An NDJSON file.
pub(in crate::import::read) struct Ndjson {
    path: PathBuf,
    /// How the file is called in messages.
    name: String,
    keys: Keys,
}

impl Ndjson {
    /// Reads the whole file once, for its keys. An empty file has no keys and no rows.
    ///
    /// # Errors
    /// `Error::BadFile` if no line holds an object, with the fault of the first line.
    pub(in crate::import::read) fn open(path: &Path, name: &str) -> Result<Self> {
        let mut ndjson = Self { path: path.to_owned(), name: name.to_owned(), keys: Keys::default() };
        let mut keys = Keys::default();
        let mut first_fault = None;
        ndjson.walk(&mut |number, object, _| {
            if first_fault.is_none() {
                first_fault = object.fault().map(|why| (number, why.to_owned()));
            }
            keys.add(&format_args!("{name}:{number}"), &object)
        })?;
        if let Some((number, why)) = first_fault.filter(|_| keys.names().is_empty()) {
            return Err(bad_file(
                format!("{name}:{number}"),
                why,
                "each line should be an object; an array is JSON: `--format json`",
            ));
        }
        keys.end();
        ndjson.keys = keys;
        Ok(ndjson)
    }

    /// Passes on the object of every nonblank line, with the line number and the number of bytes read so far.
    fn walk(&self, visit: &mut dyn FnMut(u64, Object, u64) -> Result<()>) -> Result<()> {
        let cannot_read = |source| Error::io(format!("can't read {}", self.name), source);
        let mut file = BufReader::new(File::open(&self.path).map_err(cannot_read)?);
        let mut line = Vec::new();
        let (mut number, mut n_read) = (0, 0);
        loop {
            let n = next_line(&mut file, &mut line).map_err(cannot_read)?;
            if n == 0 {
                return Ok(());
            }
            number += 1;
            n_read += n;
            let text = line.strip_prefix("\u{feff}".as_bytes()).filter(|_| number == 1).unwrap_or(&line);
            if !text.trim_ascii().is_empty() {
                visit(number, object(text.trim_ascii_end()), n_read)?;
            }
        }
    }
}

impl Rows for Ndjson {
    fn header(&self) -> &[String] {
        self.keys.names()
    }

    fn read(&self, each: &mut dyn FnMut(&Row, Read) -> Result<()>) -> Result<()> {
        let n_all = std::fs::metadata(&self.path).ok().map(|metadata| metadata.len());
        self.walk(&mut |number, object, n_done| match self.keys.row(number, &object) {
            Some(row) => each(&row, Read { n_done, n_all }),
            None => Ok(()),
        })
    }
}

/// Reads a line, up to the longest row; returns its length in the file, 0 at the end.
fn next_line(file: &mut BufReader<File>, line: &mut Vec<u8>) -> io::Result<u64> {
    line.clear();
    let mut n = file.take(LONGEST_ROW as u64 + 1).read_until(b'\n', line)?;
    if n > LONGEST_ROW && !line.ends_with(b"\n") {
        n += file.skip_until(b'\n')?;
    }
    Ok(n as u64)
}

fn object(line: &[u8]) -> Object {
    if line.len() > LONGEST_ROW {
        return Object::faulty(ROW_TOO_LONG);
    }
    let mut key_at = String::new();
    let mut json = serde_json::Deserializer::from_slice(line);
    let read = ReadObject(|key: &str| key.clone_into(&mut key_at)).deserialize(&mut json);
    read.and_then(|object| json.end().map(|()| object)).unwrap_or_else(|error| {
        let place = if key_at.is_empty() { String::new() } else { format!(", at the key `{key_at}`") };
        Object::faulty(format!("{} (character {}{place})", reason(&error), error.column()))
    })
}
