//! Faults of a row by column, and the stops that they cause.

use crate::error::Error;
use crate::model::refusal::Refusal;

/// A fault of a cell or of the whole row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file's name of the column, else our name, or empty for the whole row.
    pub column: Option<String>,
    pub reason: String,
    /// The part that a mapping file could correct.
    pub unknown: Option<Unknown>,
}

/// An unknown value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Unknown {
    /// Not a word of our column's list; with the words of that list, empty for a date.
    Word { column: &'static str, value: String, known: Vec<&'static str> },
    /// The order of day and month in a file column is unknown.
    Order { column: String },
    /// An unknown owner; with the code of one with a similar name.
    Owner { column: &'static str, name: String, nearest: Option<String> },
    /// The parent recommendation or group member does not exist yet; it may come later in the file.
    NotYet,
}

/// An unknown value with its number of occurrences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownCount {
    pub unknown: Unknown,
    pub n: u64,
}

impl Fault {
    /// A fault of the whole row.
    pub fn of_row(reason: impl Into<String>) -> Self {
        Self { column: None, reason: reason.into(), unknown: None }
    }

    /// A fault of one cell.
    pub fn of_cell(column: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { column: Some(column.into()), reason: reason.into(), unknown: None }
    }
}

/// Why a row is not imported.
#[derive(Debug)]
pub enum Stop {
    /// The row is refused; others can be imported.
    Row(Vec<Fault>),
    /// The import can't go on.
    Whole(Error),
}

impl From<Error> for Stop {
    /// A refusal by a rule or a missing thing is a fault of the row; an error of the disk is not.
    fn from(error: Error) -> Self {
        match error.exit_code() {
            2..=4 => Self::Row(vec![Fault { column: column_of(&error).map(str::to_owned), ..Fault::of_row(told(&error)) }]),
            _ => Self::Whole(error),
        }
    }
}

/// Adds the column to which a refusal refers.
pub trait At<T> {
    /// # Errors
    /// The same error, with the column.
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
/// An error that stops the import.
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

/// The message; for an unknown name with the closest existing one.
pub fn told(error: &Error) -> String {
    match error.near() {
        Some(near) => format!("{error} ({near})"),
        None => error.to_string(),
    }
}

/// The column of ours to which a refusal refers.
fn column_of(error: &Error) -> Option<&'static str> {
    let Error::Refused { refusal, .. } = error else { return None };
    Some(match refusal {
        Refusal::StatusNeedsNote(_)
        | Refusal::NeedsReviewDate
        | Refusal::NeedsSuccessor
        | Refusal::SuccessorWithout(_)
        | Refusal::ReplacesItself
        | Refusal::ReopeningNeedsNote { .. }
        | Refusal::BackToNotReported { .. }
        | Refusal::JudgedOther { .. }
        | Refusal::LaterStep { .. } => "status",
        Refusal::NeedsEvidence(_) | Refusal::ConfirmedByReporter(_) | Refusal::NothingToConfirm(_) | Refusal::QueryNeedsNote => {
            "assurance"
        }
        Refusal::SaysNothing => "note",
        Refusal::ExtensionNeedsReason { .. } => "due",
        Refusal::NothingToSettle => "dispute",
        Refusal::BeforeFirstDay { .. } | Refusal::AfterLastDay { .. } | Refusal::InFuture { .. } => "happened_on",
    })
}
