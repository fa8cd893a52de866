//! The table that a JSON file states, found without reading its rows.

use std::fmt;
use std::path::Path;

use serde::Deserializer;
use serde::de::{Error as _, IgnoredAny, MapAccess, Visitor};

use crate::error::Result;
use crate::import::read::json::reading::{Reading, open};

/// The table that a JSON file in our own form states before its rows; nothing is read after that.
///
/// # Errors
/// `Error::Io` if the file can't be read. Other files state nothing.
pub(in crate::import::read) fn stated_table(path: &Path, name: &str) -> Result<Option<String>> {
    let reading = Reading::default();
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
