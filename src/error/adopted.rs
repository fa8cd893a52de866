//! Why a change to a recommendation is refused: to its reference, text, meeting or components, or its removal.

use std::fmt;

use chrono::NaiveDate;

use crate::model::vocabulary::{Kind, Lang, RelationKind};

/// Recommendations are named by their references.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AdoptedRefusal {
    #[error("there is a recommendation `{reference}` already")]
    ReferenceTaken { reference: String },
    #[error("the reference `{reference}` was that of a recommendation that was removed")]
    ReferenceUsed { reference: String },
    #[error("`{reference}` has no meeting to number its actions by")]
    NoMeetingToNumberBy { reference: String },
    #[error("`{reference}` would be an action towards nothing")]
    ActionTowardsNothing { reference: String },
    /// A component's reference ends in a letter, and the parent's already does.
    #[error("`{reference}` ends with a letter, so its components can't be lettered")]
    EndsWithLetter { reference: String },
    #[error("the letters of the components of `{reference}` are used up")]
    LettersUsedUp { reference: String },

    #[error("`{reference}` is of the kind `{from}` and can't become `{to}`")]
    KindStays { reference: String, from: Kind, to: Kind },
    #[error("`{reference}` has no theme `{theme}`")]
    NoTheme { reference: String, theme: String },
    #[error("`{reference}` does not stand in `{lang}`")]
    NotTranslated { reference: String, lang: Lang },
    #[error("`{reference}` is a component and stays with the meeting of the whole")]
    StaysWithWhole { reference: String },
    #[error("an entry of {day} on `{reference}` lies before the meeting, {first_on}")]
    EntryBeforeMeeting { reference: String, day: NaiveDate, first_on: NaiveDate },

    #[error("`{reference}` {why} and can't have components")]
    NoComponents { reference: String, why: NoParts },
    #[error("`{reference}` {why} and can't be split")]
    NotSplit { reference: String, why: NoParts },
    #[error("the entry of {day} was reported of `{reference}` as a whole")]
    ReportedLater { reference: String, day: NaiveDate },

    #[error("`{reference}` can't be removed: {}", listed(by))]
    DependedOn { reference: String, by: Vec<Dependent> },
    #[error("something in the register still refers to it")]
    StillReferredTo,
}

/// Why a recommendation can't have components.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoParts {
    Action,
    Compound,
    TrackedEach,
    Restated,
}

impl fmt::Display for NoParts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Action => "is an action",
            Self::Compound => "has components already",
            Self::TrackedEach => "is tracked for each of its owners",
            Self::Restated => "restates another and has its status",
        })
    }
}

/// A recommendation, and how it depends on the one to be removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dependent {
    Action(String),
    Component(String),
    Related(String, RelationKind),
    /// The one to be removed supersedes it.
    Superseded(String),
}

impl fmt::Display for Dependent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Action(reference) => write!(f, "{reference} is an action towards it"),
            Self::Component(reference) => write!(f, "{reference} is a component of it"),
            Self::Related(reference, kind) => write!(f, "{reference} {kind} it"),
            Self::Superseded(reference) => write!(f, "{reference} names it as its successor"),
        }
    }
}

fn listed(dependents: &[Dependent]) -> String {
    let told: Vec<String> = dependents.iter().map(ToString::to_string).collect();
    told.join("; ")
}
