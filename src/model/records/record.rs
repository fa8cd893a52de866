//! The records that the store reads and the reports show: plain data, one struct for each kind of row that people see.

use chrono::{DateTime, NaiveDate, Utc};

use crate::model::date::Span;
use crate::model::descent::Descent;
use crate::model::follow_up::{Dispute, Evidence};
use crate::model::health::{Patience, health};
use crate::model::id::{MeetingId, OwnerId, RecommendationId};
use crate::model::progress::{Counts, LeftOut};
use crate::model::reference::Ref;
use crate::model::state::Standing;
use crate::model::tally::Tally;
use crate::model::vocabulary::{
    Assurance, Audience, Basis, Cause, Channel, Health, Kind, Lang, MeetingKind, OwnerKind, Priority, RelationKind, Response,
    Role, Status, Tracking,
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
    /// Where it stands: a report, a page, an address.
    pub source: Option<String>,
    /// In alphabetical order.
    pub themes: Vec<String>,
    pub priority: Option<Priority>,
    pub tracking: Tracking,
    /// In the order in which they were named.
    pub owners: Vec<Assignment>,
    /// What will count as done.
    pub done_when: Option<String>,
    pub standing: Standing,
    /// Of one tracked each: how its shares stand.
    pub tally: Option<Tally>,
    /// In one owner's view, of one tracked each: whose share stands here in place of the whole.
    pub share_of: Option<OwnerId>,
    /// Its title and text in other languages.
    pub translations: Vec<Translation>,
}

/// The title or text of a recommendation in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation {
    pub lang: Lang,
    pub title: Option<String>,
    pub text: Option<String>,
}

/// A translation with the reference of what it translates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translated {
    pub reference: Ref,
    pub translation: Translation,
}

/// A text as it stood before it was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    pub changed_on: NaiveDate,
    pub recorded_by: String,
    pub reason: String,
    /// The text until then.
    pub text: String,
}

/// A title or text in the language that was asked for, or the original where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown<'a> {
    InLanguage(&'a str),
    /// It is not in that language.
    Original(&'a str),
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

/// A follow-up as people read it: with references instead of rows, and with what it changed from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The order of recording.
    pub id: i64,
    pub reference: Ref,
    /// The code of the owner whose share it is about.
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
    /// The reference of the round in which it was told.
    pub round: Option<String>,
}

/// What something was and what an entry made it; both `None` where the entry did not set it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step<T> {
    pub from: Option<T>,
    pub to: Option<T>,
}

/// A meeting, and how many of the items it adopted are implemented.
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
    /// Where it is known from.
    pub source: Option<String>,
    pub is_cancelled: bool,
    /// How the recommendations and decisions that it adopted stand, as `progress` counts them.
    pub counts: Counts,
    /// Its requests and actions, which are not counted.
    pub left_out: LeftOut,
    /// What it restates, which is not counted either.
    pub n_restatements: u32,
}

/// Who must act, and how much is open.
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
    /// Of what it leads, or is addressed in where nobody leads; of one tracked each, its share.
    pub n_open: u32,
    pub n_overdue: u32,
}

impl Meeting {
    /// Whether the register holds anything that it adopted, asked for or undertook.
    pub fn has_items(&self) -> bool {
        self.counts.n_total() + self.n_restatements > 0 || !self.left_out.is_empty()
    }
}

impl Entry {
    /// Whether it holds a note, and nothing that the register shows of the item.
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

/// What one recommendation is to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    pub reference: Ref,
    pub kind: RelationKind,
    pub target: Ref,
    pub basis: Basis,
    /// The words that it rests on.
    pub passage: Option<String>,
}

/// The language of the texts as they were adopted.
pub const ORIGINAL: Lang = Lang::En;

impl Recommendation {
    /// Whether it is in dispute, as a whole or in one owner's share.
    pub fn is_disputed(&self) -> bool {
        self.standing.dispute.is_some() || self.tally.is_some_and(|tally| tally.n_disputed > 0)
    }

    /// Its title for a reader of `lang`.
    pub fn title_in(&self, lang: Lang) -> Shown<'_> {
        self.shown(lang, &self.title, |one| one.title.as_deref())
    }

    /// Its text for a reader of `lang`.
    pub fn text_in(&self, lang: Lang) -> Shown<'_> {
        self.shown(lang, &self.text, |one| one.text.as_deref())
    }

    fn shown<'a>(&'a self, lang: Lang, original: &'a str, of: impl Fn(&'a Translation) -> Option<&'a str>) -> Shown<'a> {
        shown(lang, original, &self.translations, of)
    }
}

/// A title for a reader of `lang`.
pub fn title_in<'a>(lang: Lang, original: &'a str, translations: &'a [Translation]) -> Shown<'a> {
    shown(lang, original, translations, |one| one.title.as_deref())
}

fn shown<'a>(
    lang: Lang,
    original: &'a str,
    translations: &'a [Translation],
    of: impl Fn(&'a Translation) -> Option<&'a str>,
) -> Shown<'a> {
    let translated = translations.iter().filter(|one| one.lang == lang).find_map(of);
    match translated {
        Some(text) => Shown::InLanguage(text),
        None if lang == ORIGINAL => Shown::InLanguage(original),
        None => Shown::Original(original),
    }
}

impl<T> Step<T> {
    /// The step where the entry `is_set`, else nothing.
    pub fn when(is_set: bool, from: Option<T>, to: Option<T>) -> Self {
        if is_set { Self { from, to } } else { Self { from: None, to: None } }
    }
}

impl Standing {
    /// Its health on `today`.
    pub fn health(&self, today: NaiveDate, patience: Patience) -> Health {
        health(self.status, self.watch, today, patience)
    }

    /// Whether it is open and has no day to count to: no deadline, or none by word.
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
    /// What it is rolled up from, or actions towards it.
    pub children: Vec<Recommendation>,
    pub shares: Vec<Share>,
    /// Of the recommendation and its shares, the oldest first.
    pub entries: Vec<Entry>,
    /// Both from it and to it.
    pub relations: Vec<Relation>,
    /// `None` where it stands in no line.
    pub descent: Option<Descent>,
    /// The recommendation whose status it has, where it restates one.
    pub restates: Option<Ref>,
    /// What its text was before, the oldest first.
    pub revisions: Vec<Revision>,
}
