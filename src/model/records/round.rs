//! A reporting round: who is asked about what, what came back, and how far each owner answered (DESIGN.md section 10).

use chrono::{DateTime, NaiveDate, Utc};

use crate::model::id::{OwnerId, RecommendationId, RoundId};
use crate::model::record::Translation;
use crate::model::reference::Ref;
use crate::model::state::Standing;
use crate::model::vocabulary::{Cause, Channel, NextStep, Reply, ReturnState, Status, WishState};

/// The highest level of a reminder, which is for the Chair's signature.
pub const HIGHEST_LEVEL: u8 = 3;

/// A round, with its figures: those of its closing where it is closed.
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
    /// Owners of whom something came back.
    pub n_returned: u32,
    pub n_items: u32,
    pub n_answered: u32,
}

/// What one owner is asked about: the owner's share, or the recommendation itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub owner: OwnerId,
    pub code: String,
    pub recommendation: RecommendationId,
    pub reference: Ref,
    pub is_share: bool,
    pub title: String,
    pub text: String,
    pub translations: Vec<Translation>,
    pub standing: Standing,
    /// Whether something was answered to it in the round.
    pub is_answered: bool,
    /// Another deadline was set since the round was opened, its own or the one that it inherits.
    pub is_extended: bool,
}

impl Asked {
    /// Whether its silence is worth a letter: open, and no deadline that was set since the opening lies ahead.
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
    /// Answers that say `no change`.
    pub n_unchanged: u32,
    pub reply: Reply,
    /// By which ways the answers came, each once.
    pub channels: Vec<Channel>,
    /// The day of the newest answer.
    pub received_on: Option<NaiveDate>,
    /// Nothing came before the day by which it was asked for.
    pub is_late: bool,
    /// What came behind the closing of the round; it counts nowhere.
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

/// What a row of a return says; what is `None` was left blank.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// `no change`.
    pub is_unchanged: bool,
    pub status: Option<Status>,
    pub note: Option<String>,
    pub happened_on: Option<NaiveDate>,
    pub cause: Option<Cause>,
    /// As it was written: addresses and words.
    pub evidence: Option<String>,
    /// The deadline that is wished for, as stated.
    pub due: Option<String>,
    /// Why another deadline is wished for.
    pub reason: Option<String>,
}

/// A wish for another deadline.
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
    /// Whether nothing was filled in: no answer at all.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}

impl OwnerReply {
    /// Whether something came back that counts.
    pub fn has_returned(&self) -> bool {
        matches!(self.reply, Reply::Partly | Reply::Answered | Reply::Nil)
    }
}
