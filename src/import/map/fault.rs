//! What is wrong with a row, told by column; and how a table stops at it.

use crate::error::Error;
use crate::model::refusal::Refusal;

/// What is wrong with a cell, or with the row as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file's name of the column, ours where it has none, or nothing for the row as a whole.
    pub column: Option<String>,
    pub reason: String,
    /// What a mapping file could put right.
    pub unknown: Option<Unknown>,
}

/// A value that is none of ours.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Unknown {
    /// No word of the list of one of our columns, with the words that there are; of a date, no words.
    Word { column: &'static str, value: String, known: Vec<&'static str> },
    /// The order of day and month in a column of the file.
    Order { column: String },
    /// No owner; with the code of the one that is called almost so.
    Owner { column: &'static str, name: String, nearest: Option<String> },
    /// The recommendation that it is part of, or the member of a group, is not there; it may stand further down.
    NotYet,
}

/// How often a value occurs that is none of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownCount {
    pub unknown: Unknown,
    pub n: u64,
}

impl Fault {
    /// A fault of the row as a whole.
    pub fn of_row(reason: impl Into<String>) -> Self {
        Self { column: None, reason: reason.into(), unknown: None }
    }

    /// A fault of one cell.
    pub fn of_cell(column: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { column: Some(column.into()), reason: reason.into(), unknown: None }
    }
}

/// Why a row is not taken.
#[derive(Debug)]
pub enum Stop {
    /// The row is refused; others may be taken.
    Row(Vec<Fault>),
    /// Nothing more can be done.
    Whole(Error),
}

impl From<Error> for Stop {
    /// What is refused by a rule or does not exist is the row's fault; what the disk says is not.
    fn from(error: Error) -> Self {
        match error.exit_code() {
            2..=4 => Self::Row(vec![Fault { column: column_of(&error).map(str::to_owned), ..Fault::of_row(told(&error)) }]),
            _ => Self::Whole(error),
        }
    }
}

/// Says in which column the reason of a refusal stands.
pub trait At<T> {
    /// # Errors
    /// As before, with the column.
    fn at(self, column: &str) -> Result<T, Stop>;
}

impl<T, E: Into<Stop>> At<T> for Result<T, E> {
    fn at(self, column: &str) -> Result<T, Stop> {
        self.map_err(|error| match error.into() {
            Stop::Row(faults) => {
                Stop::Row(faults.into_iter().map(|fault| Fault { column: Some(column.to_owned()), ..fault }).collect())
            }
            whole @ Stop::Whole(_) => whole,
        })
    }
}

/// A value, or the faults of the row for later.
///
/// # Errors
/// What stops the whole.
pub fn kept<T>(found: Result<T, impl Into<Stop>>, faults: &mut Vec<Fault>) -> Result<Option<T>, Stop> {
    match found.map_err(Into::into) {
        Ok(value) => Ok(Some(value)),
        Err(Stop::Row(more)) => {
            faults.extend(more);
            Ok(None)
        }
        Err(whole @ Stop::Whole(_)) => Err(whole),
    }
}

/// The message; of what does not exist with the nearest that does.
pub fn told(error: &Error) -> String {
    match error.near() {
        Some(near) => format!("{error} ({near})"),
        None => error.to_string(),
    }
}

/// The column of ours that a refusal is about.
fn column_of(error: &Error) -> Option<&'static str> {
    let Error::Refused { refusal, .. } = error else { return None };
    Some(match refusal {
        Refusal::StatusNeedsNote(_)
        | Refusal::NeedsReviewDate
        | Refusal::NeedsSuccessor
        | Refusal::SuccessorWithout(_)
        | Refusal::ReopeningNeedsNote { .. }
        | Refusal::BackToNotReported { .. }
        | Refusal::JudgedOther { .. }
        | Refusal::LaterStep { .. } => "status",
        Refusal::NeedsEvidence(_) | Refusal::ConfirmedByReporter(_) | Refusal::NothingToConfirm(_) | Refusal::QueryNeedsNote => {
            "assurance"
        }
        Refusal::ExtensionNeedsReason { .. } => "due",
        Refusal::NothingToSettle => "dispute",
        Refusal::BeforeFirstDay { .. } | Refusal::AfterLastDay { .. } | Refusal::InFuture { .. } => "happened_on",
    })
}
