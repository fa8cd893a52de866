//! Why the rules of sections 4 to 6 refuse a step, as types with the details that the officer needs.

use std::fmt;

use chrono::NaiveDate;

use crate::model::vocabulary::{Assurance, Status, Vocabulary};

/// A step that the rules refuse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The status requires a note.
    StatusNeedsNote(Status),
    /// A standing principle requires a review date.
    NeedsReviewDate,
    /// A superseded recommendation must name its successor.
    NeedsSuccessor,
    /// A successor was named with a status other than `superseded`.
    SuccessorWithout(Status),
    /// A recommendation can't replace itself, neither at once nor by way of others.
    ReplacesItself,
    /// Leaving a closed status requires a note.
    ReopeningNeedsNote { from: Status },
    /// It holds nothing but its day.
    SaysNothing,
    /// No status can change back to `not-reported`.
    BackToNotReported { from: Status },
    /// The assurance requires evidence.
    NeedsEvidence(Assurance),
    /// The person who confirms must not be the one who reported.
    ConfirmedByReporter(String),
    /// Only `partly-implemented` and `implemented` can be confirmed.
    NothingToConfirm(Status),
    /// A doubt requires a note.
    QueryNeedsNote,
    /// A later deadline requires a reason.
    ExtensionNeedsReason { from: String, to: String },
    /// There is no dispute to settle.
    NothingToSettle,
    /// A backdated entry would change the status to which a later assurance applies.
    JudgedOther { judged: Status, now: Status },
    /// A backdated entry would make a later step forbidden.
    LaterStep { happened_on: NaiveDate, because: Box<Refusal> },
    /// The entry is before the first day of a component or share.
    BeforeFirstDay { happened_on: NaiveDate, first_on: NaiveDate },
    /// The entry is after the last day of a share.
    AfterLastDay { happened_on: NaiveDate, last_on: NaiveDate },
    /// The entry is in the future.
    InFuture { happened_on: NaiveDate, today: NaiveDate },
}

impl Refusal {
    /// Whether adding a note would be enough.
    pub fn asks_for_note(&self) -> bool {
        match self {
            Self::StatusNeedsNote(_)
            | Self::ReopeningNeedsNote { .. }
            | Self::QueryNeedsNote
            | Self::ExtensionNeedsReason { .. } => true,
            Self::NeedsReviewDate
            | Self::NeedsSuccessor
            | Self::SuccessorWithout(_)
            | Self::SaysNothing
            | Self::ReplacesItself
            | Self::BackToNotReported { .. }
            | Self::NeedsEvidence(_)
            | Self::ConfirmedByReporter(_)
            | Self::NothingToConfirm(_)
            | Self::NothingToSettle
            | Self::JudgedOther { .. }
            | Self::LaterStep { .. }
            | Self::BeforeFirstDay { .. }
            | Self::AfterLastDay { .. }
            | Self::InFuture { .. } => false,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::StatusNeedsNote(status) => write!(f, "the status `{status}` asks for a note"),
            Self::NeedsReviewDate => write!(f, "the status `continuing` asks for a review date"),
            Self::NeedsSuccessor => write!(f, "the status `superseded` asks for the successor's reference"),
            Self::SuccessorWithout(status) => write!(f, "a successor goes with the status `superseded`, not with `{status}`"),
            Self::ReplacesItself => write!(f, "it would be superseded by itself, or by what it has superseded"),
            Self::ReopeningNeedsNote { from } => write!(f, "it is closed (`{from}`), and opening it again asks for a note"),
            Self::SaysNothing => write!(f, "there is nothing to record but a day"),
            Self::BackToNotReported { from } => write!(f, "nothing goes back to `not-reported` (it is `{from}`)"),
            Self::NeedsEvidence(assurance) => write!(f, "the assurance `{assurance}` asks for evidence"),
            Self::ConfirmedByReporter(name) => write!(f, "`{name}` reported the status and can't confirm it too"),
            Self::NothingToConfirm(status) => write!(f, "the status `{status}` can't be confirmed"),
            Self::QueryNeedsNote => write!(f, "the assurance `queried` asks for a note"),
            Self::ExtensionNeedsReason { from, to } if from == to => {
                write!(f, "setting the deadline {to} anew, so that it falls on another day, asks for a reason")
            }
            Self::ExtensionNeedsReason { from, to } => write!(f, "moving the deadline from {from} to {to} asks for a reason"),
            Self::NothingToSettle => write!(f, "there is no dispute to settle"),
            Self::JudgedOther { judged, now } => {
                write!(f, "a later assurance judged the status `{judged}`, and this would make it `{now}`")
            }
            Self::LaterStep { happened_on, because } => write!(f, "the later entry of {happened_on} would be refused: {because}"),
            Self::BeforeFirstDay { happened_on, first_on } => write!(f, "{happened_on} is before its first day, {first_on}"),
            Self::AfterLastDay { happened_on, last_on } => write!(f, "{happened_on} is after its last day, {last_on}"),
            Self::InFuture { happened_on, today } => write!(f, "{happened_on} is in the future (today is {today})"),
        }
    }
}

impl std::error::Error for Refusal {}

/// The statuses that can follow `from`.
pub fn possible_from(from: Status) -> impl Iterator<Item = Status> {
    Status::ALL.iter().copied().filter(move |&to| to != Status::NotReported && to != from)
}
