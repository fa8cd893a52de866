//! The plan of an import: what it would do or did to the register, row by row.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::model::changed::Difference;
use crate::model::vocabulary::Vocabulary;

/// The outcome for a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    Added,
    Updated,
    /// It says nothing new.
    Same,
    Refused,
}

/// What people should know of where the header of a file was found. Rows are numbered from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderRemark {
    /// It is in `row`; `first`, the first row that holds something, is above it and left out.
    Below { row: u64, first: u64 },
    /// It is in `row`, and seems to go on until `last`.
    GoesOn { row: u64, last: u64 },
}

/// A row that was placed in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Its subject: `MRU-2006-03`.
    pub subject: String,
    /// The codes of the owners whose share of it the row is about.
    pub owners: Vec<String>,
    pub verdict: Verdict,
    pub differences: Vec<Difference>,
    /// A remark that is shown once, such as the members of a group.
    pub notes: Vec<String>,
    /// Columns that differ but were not changed.
    pub left_alone: Vec<&'static str>,
}

/// A row of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
    /// The number of the row in the file.
    pub row: u64,
    /// Its subject, if known.
    pub subject: Option<String>,
    /// The codes of the owners whose share of it the row is about; of a refused row, the owner as it is named.
    pub owners: Vec<String>,
    pub verdict: Verdict,
    pub differences: Vec<Difference>,
    /// Why it is refused: the column, if any, and the reason.
    pub reasons: Vec<(Option<String>, String)>,
}

impl Placed {
    /// A row that changes nothing.
    pub fn same(subject: impl Into<String>) -> Self {
        Self {
            subject: subject.into(),
            owners: Vec::new(),
            verdict: Verdict::Same,
            differences: Vec::new(),
            notes: Vec::new(),
            left_alone: Vec::new(),
        }
    }

    /// The row is about the shares of these owners.
    #[must_use]
    pub fn of(self, owners: Vec<String>) -> Self {
        Self { owners, ..self }
    }

    /// A row that adds something.
    pub fn added(subject: impl Into<String>, differences: Vec<Difference>) -> Self {
        Self { verdict: Verdict::Added, differences, ..Self::same(subject) }
    }

    /// A row that changes something, or nothing if nothing differs.
    pub fn updated(subject: impl Into<String>, differences: Vec<Difference>) -> Self {
        let verdict = if differences.is_empty() { Verdict::Same } else { Verdict::Updated };
        Self { verdict, differences, ..Self::same(subject) }
    }
}

impl Vocabulary for Verdict {
    const NAME: &'static str = "verdict";
    const ALL: &'static [Self] = &[Self::Added, Self::Updated, Self::Same, Self::Refused];

    fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Updated => "updated",
            Self::Same => "same",
            Self::Refused => "refused",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
