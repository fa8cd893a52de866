//! A reporting round: questions to owners, returns, and how far each owner has answered (DESIGN.md section 10).

use chrono::{DateTime, NaiveDate, Utc};

use crate::model::id::{OwnerId, RecommendationId, RoundId};
use crate::model::reference::Ref;
use crate::model::state::Standing;
use crate::model::translation::Translation;
use crate::model::vocabulary::{Cause, Channel, NextStep, Reply, ReturnState, Status, WishState};

/// The highest reminder level, signed by the Chair.
pub const HIGHEST_LEVEL: u8 = 3;

/// A round with its figures; for a closed round, those at its closing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    pub id: RoundId,
    pub reference: String,
    /// The reference of the meeting that it prepares.
    pub meeting: Option<String>,
    pub opened_on: NaiveDate,
    /// The day by which owners are to answer, inclusive.
    pub closes_on: NaiveDate,
    pub closed_on: Option<NaiveDate>,
    pub closed_at: Option<DateTime<Utc>>,
    pub n_owners: u32,
    /// Owners with at least one return.
    pub n_returned: u32,
    /// What is asked about, however many owners are asked about it.
    pub n_items: u32,
    /// The questions: each owner's about each of its items.
    pub n_asked: u32,
    /// The questions that were answered.
    pub n_answered: u32,
}

/// One question to an owner: about its share, or about the recommendation itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub owner: OwnerId,
    pub code: String,
    pub recommendation: RecommendationId,
    pub reference: Ref,
    /// Where its status lives: the recommendation itself, or the oldest that it restates.
    pub on: RecommendationId,
    /// Others that were asked about too, and that have the same status: they restate it or each other.
    pub others: Vec<(RecommendationId, Ref)>,
    /// Whether the owner has a share of its own, now.
    pub is_share: bool,
    pub title: String,
    pub text: String,
    pub translations: Vec<Translation>,
    pub standing: Standing,
    /// Whether it was answered in the round.
    pub is_answered: bool,
    /// A new deadline was set since the round was opened, its own or an inherited one.
    pub is_extended: bool,
}

impl Asked {
    /// The reference of this recommendation, if it is what is asked about, or one of the others.
    pub fn called(&self, item: RecommendationId) -> Option<&Ref> {
        let other = || self.others.iter().find(|(other, _)| *other == item).map(|(_, reference)| reference);
        if self.recommendation == item { Some(&self.reference) } else { other() }
    }

    /// Whether it asks about this recommendation.
    pub fn is_about(&self, item: RecommendationId) -> bool {
        self.called(item).is_some()
    }

    /// The references under which it is asked.
    pub fn references(&self) -> impl Iterator<Item = &Ref> {
        std::iter::once(&self.reference).chain(self.others.iter().map(|(_, reference)| reference))
    }

    /// Whether a reminder is due for it: open, and without a future deadline set since the opening.
    pub fn is_awaited(&self, today: NaiveDate) -> bool {
        let has_time = self.is_extended && self.standing.watch.due_on.is_none_or(|due_on| due_on >= today);
        self.standing.watch.is_open && !has_time
    }
}

/// How far an owner answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnerReply {
    pub owner: OwnerId,
    pub code: String,
    pub name: String,
    pub name_fr: Option<String>,
    pub name_pt: Option<String>,
    pub has_focal_point: bool,
    pub n_asked: u32,
    pub n_answered: u32,
    /// Number of `no change` answers.
    pub n_unchanged: u32,
    pub reply: Reply,
    /// Whether a return waits to be accepted or rejected.
    pub is_waiting: bool,
    /// The channels of the answers, each once.
    pub channels: Vec<Channel>,
    /// The day of the newest answer.
    pub received_on: Option<NaiveDate>,
    /// Nothing arrived by the day for answers.
    pub is_late: bool,
    /// Returns after the closing of the round; they are not counted.
    pub n_after_closing: u32,
    pub packed_on: Option<NaiveDate>,
    /// The newest reminder: its level and its day.
    pub chased: Option<(u8, NaiveDate)>,
    pub next: NextStep,
}

/// A return, without its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Return {
    pub reference: String,
    pub owner: OwnerId,
    pub code: String,
    pub state: ReturnState,
    pub received_on: NaiveDate,
    pub recorded_at: DateTime<Utc>,
    pub recorded_by: String,
    pub reported_by: Option<String>,
    pub channel: Channel,
    pub file: Option<String>,
    /// Why it was rejected.
    pub reason: Option<String>,
    pub n_answers: u32,
}

/// The values of a returned row; `None` was left blank.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// `no change`.
    pub is_unchanged: bool,
    pub status: Option<Status>,
    pub note: Option<String>,
    pub happened_on: Option<NaiveDate>,
    pub cause: Option<Cause>,
    /// As written: addresses and text.
    pub evidence: Option<String>,
    /// The requested deadline, as stated.
    pub due: Option<String>,
    /// The reason for the request.
    pub reason: Option<String>,
}

/// An answer that the register does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// The reference of its return.
    pub returned: String,
    pub reference: Ref,
    pub owner: String,
    pub answer: Answer,
    /// `Recorded` or `Accepted` if the officer chose to keep the register's value.
    pub state: ReturnState,
}

/// A request for another deadline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    pub round: String,
    pub reference: Ref,
    pub owner: String,
    pub title: String,
    /// The deadline in force, as stated.
    pub due_now: Option<String>,
    pub due: String,
    pub reason: Option<String>,
    pub received_on: NaiveDate,
    pub state: WishState,
}

impl Answer {
    /// Whether nothing was filled in.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}

impl OwnerReply {
    /// Whether there is a return that counts.
    pub fn has_returned(&self) -> bool {
        matches!(self.reply, Reply::Partly | Reply::Answered | Reply::Nil)
    }

    /// Whether a reminder was written on this day: nobody is reminded twice on one day.
    pub fn was_reminded_on(&self, day: NaiveDate) -> bool {
        self.chased.is_some_and(|(_, written_on)| written_on == day)
    }
}
