//! Why a change to a recommendation is refused: to its reference, text, meeting or components, its removal; to its relations;
//! or to its owners and their shares.

use std::fmt;

use chrono::NaiveDate;

use crate::model::vocabulary::{Kind, Lang, RelationKind, Role, Tracking};

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
    #[error("`{reference}` has no translation into `{lang}`")]
    NotTranslated { reference: String, lang: Lang },
    #[error("`{reference}` is a component and stays with the meeting of the whole")]
    StaysWithWhole { reference: String },
    #[error("an entry of {day} on `{reference}` is before the meeting, {first_on}")]
    EntryBeforeMeeting { reference: String, day: NaiveDate, first_on: NaiveDate },

    #[error("`{reference}` {why} and can't have components")]
    NoComponents { reference: String, why: NoParts },
    #[error("`{reference}` {why} and can't be split")]
    NotSplit { reference: String, why: NoParts },
    #[error("the entry of {day} was reported for `{reference}` as a whole")]
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

/// Why a relation between two recommendations is refused. Recommendations are named by their references.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RelationRefusal {
    #[error("this relation `{kind}` is recorded already")]
    Known { kind: RelationKind },
    #[error("`{reference}` can't be linked to itself")]
    ToItself { reference: String },
    #[error("`{from}` has no relation `{kind}` to `{target}`")]
    Unknown { from: String, kind: RelationKind, target: String },
    #[error("`{newer}` has components, so it can't have the status of `{older}`")]
    HasComponents { newer: String, older: String },
    #[error("something was reported for `{newer}` itself, so it can't have the status of `{older}`")]
    HasStatus { newer: String, older: String },
    #[error("`{newer}` ({newer_on}) is older than `{older}` ({older_on}) and can't restate it")]
    Older { newer: String, newer_on: NaiveDate, older: String, older_on: NaiveDate },
    #[error("`{older}` is part of `{newer}`, holds it, or has its status from it; this would run in a circle")]
    Circle { newer: String, older: String },
}

/// Why a change to the owners is refused, or a follow-up on shares and parts. `subject` is `MRU-2006-02a ZWE`: the reference
/// and the owner's code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ShareRefusal {
    /// `code` is the owner's, `role` what it is, `wanted` what it should become.
    #[error("{subject} is {role} already")]
    HasRole { subject: String, code: String, role: Role, wanted: Role },
    /// `until_on` is the first day on which it no longer counts.
    #[error("{subject} was {role} before {until_on}, so it can't begin anew before that day")]
    HadRole { subject: String, role: Role, until_on: NaiveDate },
    #[error("{subject} is not {role}")]
    HasNotRole { subject: String, role: Role },
    #[error("{subject} is not one of its owners")]
    NoOwner { subject: String },
    #[error("{subject} has several roles")]
    SeveralRoles { subject: String, roles: Vec<Role> },
    /// `end_on` is the first day that it could end on, unless that is in the future.
    #[error("the share of {subject} has an entry of {day}, after its last day")]
    EntryBehindEnd { subject: String, day: NaiveDate, end_on: Option<NaiveDate> },
    #[error("nobody would have a share of `{reference}`")]
    NobodyLeft { reference: String },

    #[error("a status of `{reference}` as a whole was reported, so it can't be tracked each")]
    ReportedAsWhole { reference: String },
    #[error("`{reference}` is tracked each already")]
    EachAlready { reference: String },
    #[error("`{reference}` is tracked `{tracking}`, so it can't be tracked each")]
    TrackedElsewhere { reference: String, tracking: Tracking },
    #[error("`{reference}` has no lead owner, so nobody would have a share")]
    NoLead { reference: String },

    /// With the codes of the owners that have one.
    #[error("`{owner}` has no share in `{reference}`")]
    NoShare { owner: String, reference: String, codes: Vec<String> },
    #[error("`{reference}` is not tracked for each owner")]
    NotEach { reference: String },
    #[error("the status of `{reference}` is rolled up from its components")]
    InComponents { reference: String, components: Vec<String> },
    /// With the codes of the owners that have a share now.
    #[error("`{reference}` is tracked for each of {} owners, and none of them is named", codes.len())]
    InShares { reference: String, codes: Vec<String> },
}
