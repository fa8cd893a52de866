//! How a reader says what is wrong with a file, and the limits that all readers share.

use std::fmt::Display;

use crate::error::Error;
use crate::import::read::rows::Field;

/// No cell is longer than this, in bytes.
pub(super) const LONGEST_CELL: usize = 1024 * 1024;

/// No row is longer than this, in bytes.
pub(super) const LONGEST_ROW: usize = 8 * 1024 * 1024;

/// No table has more columns: what a spreadsheet can hold.
pub(super) const MOST_COLUMNS: usize = 16_384;

/// The file as a whole can't be read; `place` is the file, or the file and the row, or these and the column.
pub(super) fn bad_file(place: impl Display, why: impl Into<String>, hint: impl Into<String>) -> Error {
    Error::BadFile { place: place.to_string(), why: why.into(), hint: hint.into() }
}

/// The command line asks for what the form of the file does not have.
pub(super) fn usage(message: impl Into<String>, hint: impl Into<String>) -> Error {
    Error::Usage { message: message.into(), hint: hint.into() }
}

/// A text as a field: empty where there is nothing, a fault where no register could hold it.
pub(super) fn text_field(text: String) -> Field {
    if text.is_empty() {
        return Field::Empty;
    }
    match unfit(&text) {
        Some(why) => Field::Fault(why),
        None => Field::Text(text),
    }
}

/// Why a text can't be taken: it has a NUL character, or is too long.
pub(super) fn unfit(text: &str) -> Option<String> {
    if text.len() > LONGEST_CELL {
        return Some(TOO_LONG.to_owned());
    }
    let place = text.chars().position(|c| c == '\0')?;
    Some(format!("character {} is a NUL, which no text holds", place + 1))
}

pub(super) const TOO_LONG: &str = "is longer than 1 MiB";
pub(super) const ROW_TOO_LONG: &str = "is longer than 8 MiB or has more than 16384 cells";
