//! The forms of files with rows.

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
    pub(super) fn of_name(file: &Path) -> Option<Self> {
        let ending = file.extension()?.to_string_lossy().to_lowercase();
        let other = || ENDINGS.iter().find(|(known, _)| *known == ending).map(|&(_, form)| form);
        Self::from_word(&ending).or_else(other)
    }

    pub(super) fn is_workbook(self) -> bool {
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
