//! What a file is refused for: which section, which row of it and which key.

use crate::error::{Error, Result};
use crate::store::rules::rows::Wrong;

/// Where in a file something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) section: &'static str,
    /// The first is 1.
    pub(super) row: u64,
}

impl Spot {
    /// What a row or a value of it is wrong in.
    pub(super) fn take<T>(self, held: std::result::Result<T, Wrong>) -> Result<T> {
        held.map_err(|Wrong { key, why }| self.lie(&key, why))
    }

    /// What is wrong with the value of `key`.
    pub(super) fn lie(self, key: &str, why: impl Into<String>) -> Error {
        let Self { section, row } = self;
        bad(format!("{section}:{row}:{key}"), why)
    }

    /// What SQLite refuses about the row: what must stand once stands twice, or a reference leads nowhere.
    pub(super) fn broken(self, error: Error) -> Error {
        let Error::Sqlite(source) = &error else { return error };
        if source.sqlite_error_code() != Some(rusqlite::ErrorCode::ConstraintViolation) {
            return error;
        }
        let said = source.to_string();
        let Self { section, row } = self;
        // "UNIQUE constraint failed: meeting.ref", of several columns with a comma between.
        let unique = said.split_once("UNIQUE constraint failed: ").and_then(|(_, columns)| columns.rsplit('.').next());
        match unique {
            Some(column) => self.lie(column, "it stands there twice"),
            None => bad(format!("{section}:{row}"), "the row breaks a rule of the register"),
        }
    }
}

/// A file that is refused, with the place in it.
pub(super) fn bad(place: impl Into<String>, why: impl Into<String>) -> Error {
    Error::BadExport { place: place.into(), why: why.into() }
}
