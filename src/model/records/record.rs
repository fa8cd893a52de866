//! The records from the store for the reports: plain data, one struct for each kind of row that people see.

use chrono::{DateTime, NaiveDate, Utc};

use crate::model::date::Span;
use crate::model::descent::Descent;
use crate::model::follow_up::{Dispute, Evidence};
use crate::model::health::{Patience, health};
use crate::model::id::{MeetingId, OwnerId, RecommendationId};
use crate::model::period::Period;
use crate::model::progress::Tally;
use crate::model::progress::{Counts, LeftOut};
use crate::model::reference::Ref;
use crate::model::state::Standing;
use crate::model::translation::Translation;
use crate::model::vocabulary::{
    Assurance, Audience, Basis, Cause, Channel, Health, Kind, MeetingKind, OwnerKind, Priority, RelationKind, Response, Role,
    Status, Tracking,
};

/// A tracked text with its present standing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recommendation {
    pub id: RecommendationId,
    pub reference: Ref,
    /// The compound it is a component of, or the recommendation that it is an action towards.
    pub parent: Option<Ref>,
    pub kind: Kind,
    /// The meeting's reference.
    pub meeting: Option<String>,
    pub title: String,
    pub text: String,
    /// Its source: a report, a page, an address.
    pub source: Option<String>,
    /// In alphabetical order.
    pub themes: Vec<String>,
    pub priority: Option<Priority>,
    pub tracking: Tracking,
    /// In the order in which they were named.
    pub owners: Vec<Assignment>,
    /// The criterion for "done".
    pub done_when: Option<String>,
    pub standing: Standing,
    /// For one tracked each, or a restatement of one: the counts of the shares.
    pub tally: Option<Tally>,
    /// In one owner's view of one tracked each, or of a restatement of one: the owner whose share is shown in place of the
    /// whole.
    pub share_of: Option<OwnerId>,
    /// Its title and text in other languages.
    pub translations: Vec<Translation>,
}

/// An earlier version of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    pub changed_on: NaiveDate,
    pub recorded_by: String,
    pub reason: String,
    /// The text before the change.
    pub text: String,
}

/// An owner's part in a recommendation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    pub owner: OwnerId,
    pub code: String,
    pub role: Role,
}

/// One owner's share of a recommendation tracked each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// The share's row.
    pub id: i64,
    pub reference: Ref,
    pub owner: OwnerId,
    pub code: String,
    pub owner_name: String,
    /// Its first day; `None` is the recommendation's.
    pub since_on: Option<NaiveDate>,
    /// The day from which it counts no longer.
    pub until_on: Option<NaiveDate>,
    pub standing: Standing,
}

/// A follow-up for display: with references instead of row numbers, and with the previous values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The order of recording.
    pub id: i64,
    pub reference: Ref,
    /// The code of the share's owner.
    pub owner: Option<String>,
    pub happened_on: NaiveDate,
    pub recorded_at: DateTime<Utc>,
    pub recorded_by: String,
    pub reported_by: Option<String>,
    pub channel: Option<Channel>,
    pub status: Step<Status>,
    pub assurance: Step<Assurance>,
    pub response: Step<Response>,
    /// The deadline as stated.
    pub due: Step<String>,
    pub due_on: Step<NaiveDate>,
    /// The deciding meeting's reference.
    pub decided_by: Option<String>,
    pub dispute: Option<Dispute>,
    pub note: Option<String>,
    pub audience: Audience,
    pub cause: Option<Cause>,
    pub evidence: Vec<Evidence>,
    pub successor: Option<Ref>,
    /// The reference of the round in which it was reported.
    pub round: Option<String>,
}

/// A value before and after an entry; both `None` if the entry did not set it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step<T> {
    pub from: Option<T>,
    pub to: Option<T>,
}

/// A meeting, with the number of adopted items and of implemented ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    pub id: MeetingId,
    pub reference: String,
    pub kind: MeetingKind,
    pub body: String,
    pub title: String,
    pub starts: Option<Span>,
    pub ends: Option<Span>,
    pub place: Option<String>,
    /// ISO 3166 alpha-3.
    pub country: Option<String>,
    /// The source.
    pub source: Option<String>,
    pub is_cancelled: bool,
    /// The counts of its recommendations and decisions, as in `progress`.
    pub counts: Counts,
    /// Its requests and actions, which are not counted.
    pub left_out: LeftOut,
    /// Its restatements, which are not counted either.
    pub n_restatements: u32,
}

/// An owner, with the number of open items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    pub id: OwnerId,
    pub code: String,
    pub kind: OwnerKind,
    pub name: String,
    pub name_fr: Option<String>,
    pub name_pt: Option<String>,
    pub former_names: Vec<String>,
    /// The codes of a group's members, in alphabetical order.
    pub members: Vec<String>,
    /// Counts items that it leads, or that address it without a lead; for one tracked each, its share.
    pub n_open: u32,
    pub n_overdue: u32,
}

impl Meeting {
    /// Whether the register holds any item of this meeting.
    pub fn has_items(&self) -> bool {
        self.counts.n_total() + self.n_restatements > 0 || !self.left_out.is_empty()
    }
}

impl Entry {
    /// Whether it consists of a note and changes nothing on the item.
    pub fn is_note_alone(&self) -> bool {
        let sets = self.status.to.is_some()
            || self.assurance.to.is_some()
            || self.response.to.is_some()
            || self.due.to.is_some()
            || self.dispute.is_some()
            || self.decided_by.is_some();
        self.note.is_some() && !sets
    }
}

/// The relation of one recommendation to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    pub reference: Ref,
    pub kind: RelationKind,
    pub target: Ref,
    pub basis: Basis,
    /// The passage on which it is based.
    pub passage: Option<String>,
}

impl Recommendation {
    /// Whether it or one owner's share is in dispute.
    pub fn is_disputed(&self) -> bool {
        let is_of_shares = self.tracking == Tracking::Each && self.tally.is_some_and(|tally| tally.n_disputed > 0);
        self.standing.dispute.is_some() || is_of_shares
    }

    /// Whether it is shown as one owner's share: that owner's own, and not a restatement of what it is a share of.
    pub fn is_share(&self) -> bool {
        self.tracking == Tracking::Each && self.share_of.is_some()
    }
}

impl Share {
    /// Whether its owner must act on `day`. If not, it is neither open nor late on that day, however it stands.
    pub fn counts_on(&self, day: NaiveDate) -> bool {
        Period { since: self.since_on, until: self.until_on }.covers(day)
    }
}

impl<T> Step<T> {
    /// The step if the entry `is_set` it, else nothing.
    pub fn when(is_set: bool, from: Option<T>, to: Option<T>) -> Self {
        if is_set { Self { from, to } } else { Self { from: None, to: None } }
    }
}

impl Standing {
    /// Its health on `today`.
    pub fn health(&self, today: NaiveDate, patience: Patience) -> Health {
        health(self.status, self.watch, today, patience)
    }

    /// Whether it is open without a deadline day: no deadline, or stated to have none.
    pub fn is_undated(&self) -> bool {
        self.watch.is_open && self.watch.is_undated
    }
}

/// Everything about one recommendation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dossier {
    pub recommendation: Recommendation,
    /// The title of the meeting that adopted it, and the meeting.
    pub meeting: Option<Meeting>,
    /// The names of its owners, in the order of `recommendation.owners`.
    pub owner_names: Vec<String>,
    /// Its components, or the actions towards it.
    pub children: Vec<Recommendation>,
    pub shares: Vec<Share>,
    /// The follow-ups of the recommendation and its shares, the oldest first.
    pub entries: Vec<Entry>,
    /// Relations in both directions.
    pub relations: Vec<Relation>,
    /// `None` if it belongs to no line.
    pub descent: Option<Descent>,
    /// The recommendation that it restates, from which it has its status.
    pub restates: Option<Ref>,
    /// The cancelled meeting that its deadline follows.
    pub cancelled: Option<String>,
    /// Earlier versions of its text, the oldest first.
    pub revisions: Vec<Revision>,
    pub elsewhere: Elsewhere,
}

/// The history that a recommendation has from its components, or from the one that it restates; empty if its status is its own or
/// that of its shares.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Elsewhere {
    /// What set a status there, the oldest first.
    pub entries: Vec<Entry>,
    /// The shares there.
    pub shares: Vec<Share>,
    /// The status of the recommendation itself at the end of each day on which one was set.
    pub statuses: Vec<(NaiveDate, Status)>,
}
