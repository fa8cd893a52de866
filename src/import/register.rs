//! Imports a whole register from the file of `export register`. It is read once, row by row, and each row goes to the store
//! at once; nothing here knows what a row means.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::io::{self, BufRead, BufReader, Read};
use std::rc::Rc;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::error::{Error, Result};
use crate::store::{Author, Incoming, Keep, Register, Seen, TakenIn};

/// The file to read.
pub struct RegisterFile<'a> {
    /// Its name in errors.
    pub name: &'a str,
    pub bytes: &'a mut dyn Read,
    /// Its length in bytes.
    pub n_bytes: u64,
}

/// Imports a whole register into an empty one, completely or not at all. `progress` gets the number of bytes read and the
/// total.
///
/// # Errors
/// The register is not empty, or was changed since it was `seen`; `Error::BadExport`, with the place `file:section:row:key`,
/// for a file that is not such an export or is inconsistent.
pub fn import(
    register: &mut Register,
    author: &Author,
    keep: Keep,
    seen: &Seen,
    source: RegisterFile<'_>,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<TakenIn> {
    let RegisterFile { name, bytes, n_bytes } = source;
    let reading = Rc::new(Reading::default());
    let taken = register.take_in(author, keep, seen, |incoming| {
        let mut counted = Counted { bytes: BufReader::new(bytes), reading: Rc::clone(&reading) };
        counted.skip_byte_order_mark().map_err(|source| Error::io("can't read the file", source))?;
        let mut json = serde_json::Deserializer::from_reader(counted);
        let whole = Whole { incoming, reading: &reading, n_bytes, progress };
        whole.deserialize(&mut json).and_then(|()| json.end()).map_err(|said| reading.error(said))
    });
    taken.map_err(|error| match error {
        Error::BadExport { place, why } if place.is_empty() => Error::BadExport { place: name.to_owned(), why },
        Error::BadExport { place, why } => Error::BadExport { place: format!("{name}:{place}"), why },
        Error::BadFile { place, why, hint } => Error::BadFile { place: format!("{name}:{place}"), why, hint },
        other => other,
    })
}

/// The form of `export register`.
const SCHEMA_VERSION: u64 = 1;

/// The longest row: the limit on reading into memory at once.
const LONGEST_ROW: u64 = 64 << 20;

/// The position of the reading, and why it stopped.
#[derive(Default)]
struct Reading {
    n_read: Cell<u64>,
    /// The start of the row.
    row_at: Cell<u64>,
    told_at: Cell<u64>,
    failure: RefCell<Option<io::Error>>,
    refusal: RefCell<Option<Error>>,
}

impl Reading {
    /// Stops the reading with our error.
    fn give_up<E: serde::de::Error>(&self, error: Error) -> E {
        *self.refusal.borrow_mut() = Some(error);
        E::custom("given up")
    }

    /// Why the reading stopped: our error, an error of the disk, or of JSON.
    fn error(&self, said: impl fmt::Display) -> Error {
        if let Some(refusal) = self.refusal.borrow_mut().take() {
            return refusal;
        }
        match self.failure.borrow_mut().take() {
            Some(source) => Error::io("can't read the file", source),
            None => bad(format!("it is not an export of a register: {said}")),
        }
    }

    fn begin_row(&self) {
        self.row_at.set(self.n_read.get());
    }
}

fn bad(why: String) -> Error {
    Error::BadExport { place: String::new(), why }
}

/// A reader that counts bytes.
struct Counted<R> {
    bytes: BufReader<R>,
    reading: Rc<Reading>,
}

impl<R: Read> Counted<R> {
    fn skip_byte_order_mark(&mut self) -> io::Result<()> {
        if self.bytes.fill_buf()?.starts_with(b"\xef\xbb\xbf") {
            self.bytes.consume(3);
        }
        Ok(())
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n_read = self.reading.n_read.get();
        if n_read - self.reading.row_at.get() > LONGEST_ROW {
            *self.reading.refusal.borrow_mut() = Some(bad(format!("a row is longer than {} MiB", LONGEST_ROW >> 20)));
            return Err(io::ErrorKind::InvalidData.into());
        }
        match self.bytes.read(buffer) {
            Ok(n) => {
                self.reading.n_read.set(n_read + n as u64);
                Ok(n)
            }
            Err(source) if source.kind() == io::ErrorKind::Interrupted => Err(source),
            Err(source) => {
                let kind = source.kind();
                *self.reading.failure.borrow_mut() = Some(source);
                Err(kind.into())
            }
        }
    }
}

/// The whole file; its sections go to the store.
struct Whole<'a, 'r> {
    incoming: &'a mut Incoming<'r>,
    reading: &'a Reading,
    n_bytes: u64,
    progress: &'a mut dyn FnMut(u64, u64),
}

impl<'de> DeserializeSeed<'de> for Whole<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> std::result::Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Whole<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with the sections of a register")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<(), A::Error> {
        let Self { incoming, reading, n_bytes, progress } = self;
        let (mut has_version, mut is_register) = (false, false);
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                "schema_version" => {
                    let version: Value = map.next_value()?;
                    if version.as_u64() != Some(SCHEMA_VERSION) {
                        return Err(reading.give_up(other_version(&version)));
                    }
                    has_version = true;
                }
                "table" => {
                    let table: Value = map.next_value()?;
                    if table.as_str() != Some("register") {
                        return Err(reading.give_up(other_table(&table)));
                    }
                    is_register = true;
                }
                _ if !(has_version && is_register) => {
                    let why = "it does not begin with `schema_version` and `table`, as an export of a register does";
                    return Err(reading.give_up(bad(why.to_owned())));
                }
                _ => map.next_value_seed(Section { name: &name, incoming, reading, n_bytes, progress })?,
            }
        }
        if has_version && is_register { Ok(()) } else { Err(reading.give_up(bad("it holds no register".to_owned()))) }
    }
}

fn other_version(version: &Value) -> Error {
    Error::BadFile {
        place: "schema_version".to_owned(),
        why: format!("this midsa reads version {SCHEMA_VERSION}, and the file has {version}"),
        hint: "use the midsa that wrote it, or a newer one".to_owned(),
    }
}

fn other_table(table: &Value) -> Error {
    Error::BadFile {
        place: "table".to_owned(),
        why: format!("the file holds the table {table}, not a whole register"),
        hint: "`midsa import FILE --table NAME` reads a table".to_owned(),
    }
}

/// A section: a list of rows.
struct Section<'a, 'r> {
    name: &'a str,
    incoming: &'a mut Incoming<'r>,
    reading: &'a Reading,
    n_bytes: u64,
    progress: &'a mut dyn FnMut(u64, u64),
}

impl<'de> DeserializeSeed<'de> for Section<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> std::result::Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Section<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list of rows in `{}`", self.name)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> std::result::Result<(), A::Error> {
        /// The interval of progress reports, in bytes.
        const STEP: u64 = 1 << 16;
        let Self { name, incoming, reading, n_bytes, progress } = self;
        let mut next = || {
            reading.begin_row();
            let n_read = reading.n_read.get();
            if n_read >= reading.told_at.get() {
                progress(n_read, n_bytes);
                reading.told_at.set(n_read + STEP);
            }
            rows.next_element_seed(Row { reading }).map_err(|said| reading.error(said))
        };
        let taken = incoming.section(name, &mut next);
        taken.map_err(|error| reading.give_up(error))
    }
}

/// A row: an object with unique keys; `null` values are left out.
struct Row<'a> {
    reading: &'a Reading,
}

impl<'de> DeserializeSeed<'de> for Row<'_> {
    type Value = Map<String, Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> std::result::Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Row<'_> {
    type Value = Map<String, Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a row")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Self::Value, A::Error> {
        let mut row = Map::new();
        while let Some((key, value)) = map.next_entry::<String, Value>()? {
            if row.contains_key(&key) {
                return Err(A::Error::custom(format_args!("the key `{key}` is there twice in a row")));
            }
            row.insert(key, value);
        }
        row.retain(|_, value| !value.is_null());
        self.reading.begin_row();
        Ok(row)
    }
}
