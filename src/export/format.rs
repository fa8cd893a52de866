//! The forms in which tables and documents are written, and the endings of their files.

use std::fmt;
use std::path::Path;
use std::str::FromStr;

use crate::model::vocabulary::{UnknownWord, Vocabulary};

/// The forms in which a table can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For people, on a terminal or in a pipe.
    Table,
    Csv,
    /// One object, its rows a line each.
    Json,
    /// A row a line.
    Ndjson,
    Markdown,
    /// A self-contained page.
    Html,
    /// A workbook: a sheet for each table.
    Xlsx,
    /// A document for Word; reports only.
    Docx,
    /// A calendar; deadlines only.
    Ics,
}

impl Format {
    /// The forms that hold any table.
    pub const OF_TABLES: &'static [Self] =
        &[Self::Table, Self::Csv, Self::Json, Self::Ndjson, Self::Markdown, Self::Html, Self::Xlsx];

    /// The forms of the agenda, which can also be a calendar.
    pub const OF_DEADLINES: &'static [Self] =
        &[Self::Table, Self::Csv, Self::Json, Self::Ndjson, Self::Markdown, Self::Html, Self::Xlsx, Self::Ics];

    /// The forms of the report.
    pub const OF_REPORTS: &'static [Self] = &[Self::Html, Self::Docx, Self::Markdown, Self::Xlsx, Self::Json];

    /// Whether the output is binary, which makes no sense on a terminal.
    pub fn is_binary(self) -> bool {
        match self {
            Self::Xlsx | Self::Docx => true,
            Self::Table | Self::Csv | Self::Json | Self::Ndjson | Self::Markdown | Self::Html | Self::Ics => false,
        }
    }

    /// Whether it is for people, in the words of their language; the other forms hold codes.
    pub fn has_words(self) -> bool {
        match self {
            Self::Table | Self::Markdown | Self::Html | Self::Docx | Self::Ics => true,
            Self::Csv | Self::Json | Self::Ndjson | Self::Xlsx => false,
        }
    }

    /// The endings of files of this form, without the dot; the first is the usual one.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Table => &[],
            Self::Csv => &["csv"],
            Self::Json => &["json"],
            Self::Ndjson => &["ndjson", "jsonl"],
            Self::Markdown => &["md", "markdown"],
            Self::Html => &["html", "htm"],
            Self::Xlsx => &["xlsx"],
            Self::Docx => &["docx"],
            Self::Ics => &["ics"],
        }
    }
}

/// The form that a file's ending stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// One of our forms.
    Of(Format),
    /// A known form that is not written here.
    Foreign(&'static str),
}

/// Endings of forms that are not written here.
const FOREIGN: &[&str] =
    &["doc", "odt", "rtf", "pdf", "pptx", "ppt", "xls", "xlsm", "xlsb", "ods", "tsv", "xml", "yaml", "parquet", "sqlite"];

impl Ending {
    /// The ending of a file, if it is a known one, in any case.
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        let is = |known: &&'static str| *known == ending;
        let ours = Format::ALL.iter().find(|format| format.endings().iter().any(is));
        ours.map(|&format| Self::Of(format)).or_else(|| FOREIGN.iter().copied().find(|known| is(known)).map(Self::Foreign))
    }
}

impl Vocabulary for Format {
    const NAME: &'static str = "format";
    const ALL: &'static [Self] =
        &[Self::Table, Self::Csv, Self::Json, Self::Ndjson, Self::Markdown, Self::Html, Self::Xlsx, Self::Docx, Self::Ics];

    fn as_str(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
            Self::Ics => "ics",
        }
    }
}

impl FromStr for Format {
    type Err = UnknownWord;

    fn from_str(word: &str) -> std::result::Result<Self, UnknownWord> {
        Self::from_word(word).ok_or_else(|| UnknownWord { list: Self::NAME, word: word.to_owned() })
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Ending, Format, Vocabulary};

    #[test]
    fn every_format_is_read_from_its_word() {
        for &format in Format::ALL {
            assert_eq!(format.to_string().to_uppercase().parse(), Ok(format));
        }
        assert_eq!("yaml".parse::<Format>().map_err(|unknown| unknown.to_string()), Err("`yaml` is not a format".to_owned()));
    }

    #[test]
    fn the_ending_of_a_file_gives_its_form() {
        let of = |name: &str| Ending::of(Path::new(name));
        assert_eq!(of("reports/Owners.XLSX"), Some(Ending::Of(Format::Xlsx)));
        assert_eq!(of("a.b.htm"), Some(Ending::Of(Format::Html)));
        assert_eq!(of("progress.odt"), Some(Ending::Foreign("odt")));
        assert_eq!([of("notes.txt"), of("csv"), of(".csv"), of("list.")], [None; 4]);
        for &format in Format::ALL {
            for ending in format.endings() {
                assert_eq!(of(&format!("x.{ending}")), Some(Ending::Of(format)));
            }
        }
    }
}
