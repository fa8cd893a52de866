//! The forms of files with rows, and recognising them by name and by first bytes.

use std::fmt;
use std::path::Path;
use std::str::FromStr;

use crate::model::vocabulary::{UnknownWord, Vocabulary};

/// The forms that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Csv,
    Tsv,
    /// Every workbook of Excel, including the old and binary forms; the exact one is detected.
    Xlsx,
    Ods,
    Json,
    /// An object a line.
    Ndjson,
}

impl Form {
    /// The form that belongs to the file's ending, if known.
    pub fn of_name(file: &Path) -> Option<Self> {
        let ending = file.extension()?.to_string_lossy().to_lowercase();
        let other = || ENDINGS.iter().find(|(known, _)| *known == ending).map(|&(_, form)| form);
        Self::from_word(&ending).or_else(other)
    }

    pub fn is_workbook(self) -> bool {
        match self {
            Self::Xlsx | Self::Ods => true,
            Self::Csv | Self::Tsv | Self::Json | Self::Ndjson => false,
        }
    }

    pub(super) fn is_delimited(self) -> bool {
        match self {
            Self::Csv | Self::Tsv => true,
            Self::Xlsx | Self::Ods | Self::Json | Self::Ndjson => false,
        }
    }
}

impl Vocabulary for Form {
    const NAME: &'static str = "format";
    const ALL: &'static [Self] = &[Self::Csv, Self::Tsv, Self::Xlsx, Self::Ods, Self::Json, Self::Ndjson];

    fn as_str(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Xlsx => "xlsx",
            Self::Ods => "ods",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
        }
    }
}

impl FromStr for Form {
    type Err = UnknownWord;

    fn from_str(word: &str) -> std::result::Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord { list: Self::NAME, word: word.to_owned() })
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Further endings besides the words of the forms.
const ENDINGS: [(&str, Form); 5] =
    [("tab", Form::Tsv), ("jsonl", Form::Ndjson), ("xlsm", Form::Xlsx), ("xlsb", Form::Xlsx), ("xls", Form::Xlsx)];

/// The kind of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Empty,
    /// The container of XLSX, XLSB, ODS and many other forms.
    Zip,
    /// The container of XLS, and of workbooks with a password.
    Ole,
    /// A form without rows, and its name.
    Foreign(&'static str),
    /// Not known by its first bytes, such as text.
    Unmarked,
}

const FOREIGN: [(&[u8], &str); 16] = [
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"BZh", "compressed with bzip2"),
    (b"\xfd7zXZ\0", "compressed with xz"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\0", "a program"),
    (b"PAR1", "a Parquet file"),
    (b"bplist", "a property list"),
];

/// Recognises a file by its first bytes; 512 are enough.
pub(super) fn kind(beginning: &[u8]) -> Kind {
    if beginning.is_empty() {
        return Kind::Empty;
    }
    if [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"].iter().any(|mark| beginning.starts_with(*mark)) {
        return Kind::Zip;
    }
    if beginning.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Kind::Ole;
    }
    if let Some((_, what)) = FOREIGN.iter().find(|(mark, _)| beginning.starts_with(mark)) {
        return Kind::Foreign(what);
    }
    if is_markup(beginning) { Kind::Foreign("an HTML or XML document") } else { Kind::Unmarked }
}

/// A web page, or an HTML table that some programs save as a workbook.
fn is_markup(beginning: &[u8]) -> bool {
    let beginning = beginning.strip_prefix(b"\xef\xbb\xbf").unwrap_or(beginning).trim_ascii_start();
    let begins = |mark: &str| beginning.get(..mark.len()).is_some_and(|bytes| bytes.eq_ignore_ascii_case(mark.as_bytes()));
    ["<?xml", "<!doctype", "<html", "<table"].into_iter().any(begins)
}

#[cfg(test)]
mod tests {
    use super::{Kind, kind};

    #[test]
    fn a_file_is_recognised_by_its_first_bytes() {
        assert_eq!(kind(b""), Kind::Empty);
        assert_eq!(kind(b"PK\x03\x04..."), Kind::Zip);
        assert_eq!(kind(b"\x89PNG\r\n\x1a\n..."), Kind::Foreign("a PNG picture"));
        assert_eq!(kind(b"\xef\xbb\xbf <HTML><table>"), Kind::Foreign("an HTML or XML document"));
        assert_eq!(kind(b"ref,title\n"), Kind::Unmarked);
        assert_eq!(kind(b"PK,title\n"), Kind::Unmarked);
    }
}
