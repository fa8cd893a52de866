//! One dated, attributed, append-only entry in a recommendation's history (section 6). It stores only the values that it sets.

use chrono::{DateTime, NaiveDate, Utc};

use crate::model::date::Span;
use crate::model::deadline::Deadline;
use crate::model::id::{MeetingId, OwnerId, RecommendationId, RoundId};
use crate::model::refusal::Refusal;
use crate::model::vocabulary::{Assurance, Audience, Cause, Channel, Response, Status};

/// The order of recording of a follow-up that is not recorded yet: after all others.
pub const NOT_RECORDED: i64 = i64::MAX;

/// A follow-up on a recommendation, or on one owner's share of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// The order of recording.
    pub id: i64,
    /// The owner of the share that it is about; `None` for the recommendation itself.
    pub owner: Option<OwnerId>,
    /// The day on which it happened; never after the day of recording.
    pub happened_on: NaiveDate,
    pub recorded_at: DateTime<Utc>,
    pub recorded_by: String,
    pub reported_by: Option<String>,
    pub channel: Option<Channel>,
    pub sets: Sets,
    pub note: Option<String>,
    pub audience: Audience,
    pub cause: Option<Cause>,
    pub decided_by: Option<MeetingId>,
    /// The recommendation that replaced this one.
    pub successor: Option<RecommendationId>,
    /// The reporting round in which it was reported.
    pub round: Option<RoundId>,
    pub evidence: Vec<Evidence>,
}

/// The values that a follow-up sets; `None` changes nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sets {
    pub status: Option<Status>,
    pub assurance: Option<Judgement>,
    pub response: Option<Response>,
    pub due: Option<Due>,
    pub dispute: Option<Dispute>,
}

/// An assurance, and the status to which it applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judgement {
    pub assurance: Assurance,
    /// The status to which it applies; an entry before it that changes the status is refused.
    pub of: Status,
}

/// A deadline that is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    pub deadline: Deadline,
    /// Its day; `None` without a deadline, or if its meeting has no date.
    pub on: Option<NaiveDate>,
    /// Its meeting got a date or moved: not an extension, and not news from an owner.
    pub is_move: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dispute {
    Raised(String),
    Settled(String),
}

/// Evidence for a status: an address, or a file with the SHA-256 of its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// A web address, or a path relative to the register's folder.
    pub place: String,
    /// In hexadecimal digits; `None` for an address.
    pub sha256: Option<String>,
    /// The day, month or year on the document, apart from when it arrived.
    pub dated: Option<Span>,
}

impl FollowUp {
    /// Who states the status: the person who reported it, else the one who recorded it.
    pub fn told_by(&self) -> &str {
        self.reported_by.as_deref().unwrap_or(&self.recorded_by)
    }

    /// The order of the fold: by day, then by order of recording.
    pub fn order(&self) -> (NaiveDate, i64) {
        (self.happened_on, self.id)
    }

    /// Whether the entry has what its status and assurance require (section 4), such as a note. A successor may be unknown.
    ///
    /// # Errors
    /// What is missing.
    pub fn complete(&self) -> Result<(), Refusal> {
        match self.sets.status {
            Some(status) if status.asks_for_note() && self.note.is_none() => return Err(Refusal::StatusNeedsNote(status)),
            Some(status) if status != Status::Superseded && self.successor.is_some() => {
                return Err(Refusal::SuccessorWithout(status));
            }
            _ => {}
        }
        match self.sets.assurance {
            Some(Judgement { assurance: Assurance::Queried, .. }) if self.note.is_none() => Err(Refusal::QueryNeedsNote),
            _ => Ok(()),
        }
    }

    /// Whether it is news from an owner; a deadline that only moved with its meeting is not.
    pub fn is_news(&self) -> bool {
        !self.sets.due.as_ref().is_some_and(|due| due.is_move)
    }
}
