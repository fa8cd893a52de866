//! Errors in a file: which section, which row and which key is wrong.

use crate::error::{Error, Result};
use crate::store::rules::rows::Wrong;

/// A row in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) section: &'static str,
    /// Counted from 1.
    pub(super) row: u64,
}

impl Spot {
    /// Turns an error in the row, or in a value of it, into our error.
    pub(super) fn take<T>(self, held: std::result::Result<T, Wrong>) -> Result<T> {
        held.map_err(|Wrong { key, why }| self.wrong(&key, why))
    }

    /// The error for a wrong value of `key`.
    pub(super) fn wrong(self, key: &str, why: impl Into<String>) -> Error {
        let Self { section, row } = self;
        bad(format!("{section}:{row}:{key}"), why)
    }

    /// The error for a row that SQLite refuses: a duplicate of what must be unique, or a reference that leads nowhere.
    pub(super) fn broken(self, error: Error) -> Error {
        let Error::Sqlite(source) = &error else { return error };
        if source.sqlite_error_code() != Some(rusqlite::ErrorCode::ConstraintViolation) {
            return error;
        }
        let said = source.to_string();
        let Self { section, row } = self;
        // "UNIQUE constraint failed: meeting.ref"; if there are several columns, a comma separates them.
        let unique = said.split_once("UNIQUE constraint failed: ").and_then(|(_, columns)| columns.rsplit('.').next());
        match unique {
            Some(column) => self.wrong(column, "it occurs twice"),
            None => bad(format!("{section}:{row}"), "the row breaks a rule of the register"),
        }
    }
}

/// The error for a refused file, with the place in it.
pub(super) fn bad(place: impl Into<String>, why: impl Into<String>) -> Error {
    Error::BadExport { place: place.into(), why: why.into() }
}
