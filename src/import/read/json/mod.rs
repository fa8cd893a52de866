//! JSON: an array of objects, or our own form of a table. Both passes stream: only one object is held at a time.
//!
//! - here: the two forms; `objects`: objects as rows; `ndjson`: one object a line.
//! - `lists`: the rows in an object; `nested`: values inside a value.
//! - `reading`: the position of the reading, and a limit on the length of a row; the table that our own form states.

mod lists;
pub(super) mod ndjson;
mod nested;
mod objects;
pub(super) mod reading;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use serde::Deserializer;
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;
use serde_json::value::RawValue;

use crate::error::{Error, Result};
use crate::import::read::bad::bad_file;
use crate::import::read::encoding::plain_utf_16;
use crate::import::read::json::lists::{AtPath, ListOf, Lists};
use crate::import::read::json::objects::{Keys, Object, ReadObject};
use crate::import::read::json::reading::{Position, open};
use crate::import::read::rows::{Read, Row, Rows};

/// The supported version of our own form.
const SCHEMA_VERSION: &str = "1";

/// The table name of a whole register in our own form.
const REGISTER: &str = "register";

/// A JSON file of rows.
pub(super) struct JsonFile {
    path: PathBuf,
    /// How the file is called in messages.
    name: String,
    keys: Keys,
    table: Option<String>,
    /// The path to the rows; by default the list at the top of the file.
    at: Option<String>,
}

impl JsonFile {
    /// Reads the whole file once, for its keys.
    ///
    /// # Errors
    /// `Error::BadFile` if it is not JSON, or not in one of the two forms.
    pub(super) fn open(path: &Path, name: &str, at: Option<&str>) -> Result<Self> {
        let mut keys = Keys::default();
        let table = walk(path, name, at, &mut |number, object, _| keys.add(&format_args!("{name}:{number}"), &object))?;
        keys.end();
        Ok(Self { path: path.to_owned(), name: name.to_owned(), keys, table, at: at.map(str::to_owned) })
    }
}

impl Rows for JsonFile {
    fn header(&self) -> &[String] {
        self.keys.names()
    }

    fn table(&self) -> Option<&str> {
        self.table.as_deref()
    }

    fn read(&self, each: &mut dyn FnMut(&Row, Read) -> Result<()>) -> Result<()> {
        let n_all = std::fs::metadata(&self.path).ok().map(|metadata| metadata.len());
        let visit = &mut |number, object: Object, n_done| match self.keys.row(number, &object) {
            Some(row) => each(&row, Read { n_done, n_all }),
            None => Ok(()),
        };
        walk(&self.path, &self.name, self.at.as_deref(), visit).map(|_| ())
    }
}

/// Refuses JSON in a forbidden encoding.
///
/// # Errors
/// `Error::BadFile` for UTF-16.
pub(super) fn refuse_utf_16(name: &str, beginning: &[u8]) -> Result<()> {
    let is_marked = beginning.starts_with(&[0xff, 0xfe]) || beginning.starts_with(&[0xfe, 0xff]);
    if is_marked || plain_utf_16(beginning).is_some() {
        return Err(bad_file(name, "is in UTF-16, but JSON is UTF-8", "save it as UTF-8"));
    }
    Ok(())
}

/// The message without the place that `serde_json` adds.
pub(super) fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match error.classify() {
        Category::Eof => "ends in the middle of a value".to_owned(),
        Category::Io | Category::Syntax | Category::Data => {
            let why = text.rsplit_once(" at line ").map_or(text.as_str(), |(why, _)| why);
            format!("is not JSON: {why}")
        }
    }
}

type Visit<'v> = dyn FnMut(u64, Object, u64) -> Result<()> + 'v;

/// Passes every row to `visit`: its number, the object, and the number of bytes read so far. Returns the table that the
/// file states.
fn walk(path: &Path, name: &str, at: Option<&str>, visit: &mut Visit<'_>) -> Result<Option<String>> {
    let reading = Position::default();
    let mut json = open(path, name, &reading)?;
    let form = Form { name, reading: &reading, visit, table: None, n_rows: 0, outer: Vec::new() };
    let keys: Option<Vec<&str>> = at.map(|at| at.trim_end_matches("[]").split('.').filter(|key| !key.is_empty()).collect());
    let read = match &keys {
        Some(keys) => {
            let mut form = form;
            AtPath { form: &mut form, keys, path: "" }.deserialize(&mut json).map(|()| None)
        }
        None => json.deserialize_any(form),
    };
    let read = read.and_then(|table| json.end().map(|()| table));
    match read {
        Ok(table) => Ok(table),
        Err(error) => Err(reading.refusal.take().unwrap_or_else(|| broken(name, &reading, &error))),
    }
}

fn broken(name: &str, reading: &Position, error: &serde_json::Error) -> Error {
    let key = reading.key.borrow();
    let place = match reading.number.get() {
        0 => name.to_owned(),
        number if key.is_empty() => format!("{name}:{number}"),
        number => format!("{name}:{number}:{key}"),
    };
    if error.io_error_kind() == Some(io::ErrorKind::FileTooLarge) {
        return bad_file(place, crate::import::read::bad::ROW_TOO_LONG, "each object is one row of a table");
    }
    if let Some(kind) = error.io_error_kind() {
        return Error::io(format!("can't read {name}"), kind.into());
    }
    let why = format!("{} (line {}, character {})", reason(error), error.line(), error.column());
    let hint = match error.classify() {
        Category::Eof => "the file is cut off; fetch it again",
        Category::Io | Category::Syntax | Category::Data => "an object a line is NDJSON: `--format ndjson` reads it",
    };
    bad_file(place, why, hint)
}

/// The whole file: an array, or an object that contains one.
struct Form<'r, 'v> {
    name: &'r str,
    reading: &'r Position,
    visit: &'r mut Visit<'v>,
    table: Option<String>,
    /// The number of rows passed on.
    n_rows: u64,
    /// The values of the objects that contain the current list of rows.
    outer: Vec<(String, Box<RawValue>)>,
}

impl<'de> Visitor<'de> for Form<'_, '_> {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut sequence: A) -> std::result::Result<Self::Value, A::Error> {
        self.rows(&mut sequence)?;
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> std::result::Result<Self::Value, A::Error> {
        let (mut is_ours, mut has_rows, mut lists) = (false, false, Lists::default());
        while let Some(key) = map.next_key::<String>()? {
            self.reading.begin_row(0);
            match key.as_str() {
                "schema_version" => {
                    self.check_version(map.next_value::<Box<RawValue>>()?.get())?;
                    is_ours = true;
                }
                "table" if is_ours => self.table = Some(self.check_table(map.next_value()?)?),
                "rows" if has_rows => return Err(self.refuse("has `rows` twice", "take one of them out")),
                "rows" => {
                    has_rows = true;
                    map.next_value_seed(RowsOf(&mut self))?;
                }
                _ if is_ours || has_rows => {
                    map.next_value::<IgnoredAny>()?;
                }
                _ => map.next_value_seed(ListOf { form: &mut self, lists: &mut lists, key: &key })?,
            }
        }
        if !has_rows && (is_ours || lists.is_empty()) {
            return Err(self.refuse("is one object without a list of objects in it", FORMS));
        }
        Ok(self.table)
    }
}

const FORMS: &str = "write an array of objects, or say where it is, as `--rows data.items` or `--rows chapters[].items`";

impl Form<'_, '_> {
    /// The rows of a list, or its remaining rows.
    fn rows<'de, A: SeqAccess<'de>>(&mut self, sequence: &mut A) -> std::result::Result<(), A::Error> {
        self.reading.begin_row(self.n_rows + 1);
        let reading = self.reading;
        while let Some(object) = sequence.next_element_seed(ReadObject(|key: &str| {
            key.clone_into(&mut reading.key.borrow_mut());
        }))? {
            self.row(object).map_err(|error| reading.refuse(error))?;
            reading.begin_row(self.n_rows + 1);
        }
        reading.begin_row(0);
        Ok(())
    }

    fn row(&mut self, mut object: Object) -> Result<()> {
        self.n_rows += 1;
        object.add(&self.outer);
        (self.visit)(self.n_rows, object, self.reading.n_read())
    }

    fn check_version<E: serde::de::Error>(&self, version: &str) -> std::result::Result<(), E> {
        if version == SCHEMA_VERSION {
            return Ok(());
        }
        let start: String = version.chars().take(40).collect();
        let why = format!("has the schema version {start}; this midsa reads {SCHEMA_VERSION}");
        Err(self.refuse(&why, "export it again with this midsa, or import it with the one that wrote it"))
    }

    fn check_table<E: serde::de::Error>(&self, table: String) -> std::result::Result<String, E> {
        if table == REGISTER {
            return Err(self.refuse("holds a whole register, not one table", "`midsa import --table register` reads it"));
        }
        Ok(table)
    }

    fn refuse<E: serde::de::Error>(&self, why: &str, hint: &str) -> E {
        self.reading.refuse(bad_file(self.name, why, hint))
    }
}

/// The rows of our own form.
struct RowsOf<'f, 'r, 'v>(&'f mut Form<'r, 'v>);

impl<'de> DeserializeSeed<'de> for RowsOf<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> std::result::Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for RowsOf<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> std::result::Result<(), A::Error> {
        self.0.rows(&mut sequence)
    }
}
