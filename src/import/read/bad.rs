//! The errors of readers, and the limits that all readers share.

use std::fmt::Display;

use crate::error::Error;
use crate::import::read::rows::RawCell;

/// The longest cell, in bytes.
pub(super) const LONGEST_CELL: usize = 1024 * 1024;

/// The longest row, in bytes.
pub(super) const LONGEST_ROW: usize = 8 * 1024 * 1024;

/// The most columns of a table: the limit of spreadsheets.
pub(super) const MOST_COLUMNS: usize = 16_384;

/// The whole file can't be read; `place` is the file, with the row and the column if known.
pub(super) fn bad_file(place: impl Display, why: impl Into<String>, hint: impl Into<String>) -> Error {
    Error::BadFile { place: place.to_string(), why: why.into(), hint: hint.into() }
}

/// The command line has an option that does not fit the form of the file.
pub(super) fn usage(message: impl Into<String>, hint: impl Into<String>) -> Error {
    Error::Usage { message: message.into(), hint: hint.into() }
}

/// A text as a field: empty if blank, a fault if a register can't hold it.
pub(super) fn text_field(text: String) -> RawCell {
    if text.is_empty() {
        return RawCell::Empty;
    }
    match unfit(&text) {
        Some(why) => RawCell::Fault(why),
        None => RawCell::Text(text),
    }
}

/// Why a text is refused: it has a NUL character, or is too long.
pub(super) fn unfit(text: &str) -> Option<String> {
    if text.len() > LONGEST_CELL {
        return Some(TOO_LONG.to_owned());
    }
    let place = text.chars().position(|c| c == '\0')?;
    Some(format!("character {} is a NUL, which no text holds", place + 1))
}

pub(super) const TOO_LONG: &str = "is longer than 1 MiB";
pub(super) const ROW_TOO_LONG: &str = "is longer than 8 MiB or has more than 16384 cells";
