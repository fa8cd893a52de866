//! Splitting a recommendation into the components of its text: it keeps its history, and each part starts with its
//! status.

use chrono::NaiveDate;
use rusqlite::{Row, params};

use super::add::NewRecommendation;
use crate::error::{AdoptedRefusal, Error, NoParts, Result};
use crate::model::date::Span;
use crate::model::follow_up::{Evidence, FollowUp};
use crate::model::id::{MeetingId, OwnerId, RecommendationId};
use crate::model::inherited::InheritedNote;
use crate::model::reference::Ref;
use crate::model::refusal::Refusal;
use crate::model::state::fold;
use crate::model::vocabulary::{Assurance, Audience, Kind, Priority, Role, Status, Tracking};
use crate::store::fold::families;
use crate::store::fold::settle::Place;
use crate::store::item::record::{NewFollowUp, Successor};
use crate::store::item::targets::happened_on;
use crate::store::log::change::Change;
use crate::store::sql::read::{Window, all, holds, one};

/// A part of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewComponent {
    pub title: String,
    pub text: String,
}

/// What a split did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    pub reference: String,
    /// The text of the whole.
    pub text: String,
    /// The day from which the components count; `None` is from the beginning.
    pub from: Option<NaiveDate>,
    pub components: Vec<Ref>,
    /// The status and assurance that each component starts with.
    pub status: Status,
    pub assurance: Assurance,
    /// The assurance of the whole; a confirmation is not passed on to the parts.
    pub assurance_before: Assurance,
}

/// What the parts take from the whole.
struct Inherited {
    reference: String,
    text: String,
    kind: Kind,
    meeting: Option<MeetingId>,
    source: Option<String>,
    priority: Option<Priority>,
    first_on: Option<NaiveDate>,
}

impl Change<'_> {
    /// Splits `id` into the components `into`, which count from `on`. If no day is given, they count from the same day as
    /// the whole if nobody has reported on it yet, and otherwise from today.
    ///
    /// # Errors
    /// It is an action, tracked each, restates another or already has components; the day is in the future, before its
    /// first day, or before something that was reported on the whole; its components can't be lettered.
    pub fn split(&mut self, id: RecommendationId, into: &[NewComponent], on: Option<Span>) -> Result<Split> {
        let whole = self.whole(id)?;
        let refused = |refusal: Refusal| Error::Refused { subject: whole.reference.clone(), refusal };
        let day = happened_on(on, self.today()).map_err(refused)?;
        if let Some(first_on) = whole.first_on.filter(|first| on.is_some() && day < *first) {
            return Err(refused(Refusal::BeforeFirstDay { happened_on: day, first_on }));
        }
        let history = families::follow_ups(self.connection(), id, Window::ALL)?;
        let is_later = |one: &&FollowUp| one.happened_on > day && (one.sets.status.is_some() || one.sets.assurance.is_some());
        if let Some(later) = history.iter().find(is_later) {
            return Err(AdoptedRefusal::ReportedLater { reference: whole.reference, day: later.happened_on }.into());
        }
        let state = fold(&history, &[]).map_err(|step| refused(step.refusal))?;
        let is_from_the_first = on.is_none() && state.standing.status == Status::NotReported;
        let from = if is_from_the_first { whole.first_on } else { Some(day) };
        let first_on = if is_from_the_first { answered_on(&history).max(from) } else { Some(day) }.unwrap_or(day);
        let inherited = inherited(&history, &whole.reference, state.standing.assurance);
        let first = NewFollowUp { response: state.standing.response, ..inherited };
        let first = Some(first).filter(|first| first.status.is_some() || first.response.is_some());
        let assurance = first.as_ref().map_or(Assurance::None, |first| match first.assurance {
            Some(assurance) => assurance,
            None if first.evidence.is_empty() => Assurance::None,
            None => Assurance::Documented,
        });
        let (owners, themes) = (self.owners_on(id, day)?, self.themes_of(id)?);
        let mut components = Vec::new();
        for part in into {
            let reference = self.next_component(id)?;
            let new = NewRecommendation {
                reference: reference.clone(),
                parent: Some(id),
                kind: whole.kind,
                meeting: whole.meeting,
                title: part.title.clone(),
                text: part.text.clone(),
                source: whole.source.clone(),
                themes: themes.clone(),
                priority: whole.priority,
                done_when: None,
                is_each: false,
                owners: owners.clone(),
                first: None,
            };
            let component = self.add_from(&new, from)?;
            if let Some(first) = &first {
                self.add_follow_up(Place { recommendation: component, owner: None }, first_on, first)?;
            }
            components.push(reference);
        }
        Ok(Split {
            reference: whole.reference,
            text: whole.text,
            from,
            components,
            status: state.standing.status,
            assurance,
            assurance_before: state.standing.assurance,
        })
    }

    fn whole(&self, id: RecommendationId) -> Result<Inherited> {
        let sql = "SELECT ref, text, kind, meeting_id, source, priority, first_on, tracking FROM recommendation WHERE id = ?1";
        let read = |row: &Row<'_>| {
            let whole = Inherited {
                reference: row.get(0)?,
                text: row.get(1)?,
                kind: row.get(2)?,
                meeting: row.get(3)?,
                source: row.get(4)?,
                priority: row.get(5)?,
                first_on: row.get(6)?,
            };
            Ok((whole, row.get(7)?))
        };
        let (whole, tracking): (Inherited, Tracking) = one(self.connection(), sql, [id], read)?;
        let why = match tracking {
            Tracking::Single if whole.kind == Kind::Action => NoParts::Action,
            Tracking::Single => return Ok(whole),
            Tracking::Components => NoParts::Compound,
            Tracking::Each => NoParts::TrackedEach,
            Tracking::Restated => NoParts::Restated,
        };
        Err(AdoptedRefusal::NotSplit { reference: whole.reference, why }.into())
    }

    pub(in crate::store) fn owners_on(&self, id: RecommendationId, day: NaiveDate) -> Result<Vec<(OwnerId, Role)>> {
        let sql = format!(
            "SELECT a.owner_id, a.role FROM assignment a WHERE a.recommendation_id = ?1 AND {} ORDER BY a.place, a.id",
            holds("a", "?2")
        );
        all(self.connection(), &sql, params![id, day], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    fn themes_of(&self, id: RecommendationId) -> Result<Vec<String>> {
        let sql = "SELECT name FROM theme WHERE recommendation_id = ?1 ORDER BY name";
        all(self.connection(), sql, [id], |row| row.get(0))
    }
}

/// The day on which the present response was given.
fn answered_on(history: &[FollowUp]) -> Option<NaiveDate> {
    history.iter().rev().find(|one| one.sets.response.is_some()).map(|one| one.happened_on)
}

/// The present status of the whole, as the first entry of each part, with the reporter and whatever the status requires.
/// A doubt is passed on; a confirmation is not, because it was of a different text.
fn inherited(history: &[FollowUp], reference: &str, assurance: Assurance) -> NewFollowUp {
    let Some(place) = history.iter().rposition(|one| one.sets.status.is_some()) else { return NewFollowUp::default() };
    let told = &history[place];
    let is_doubt = |one: &&FollowUp| one.sets.assurance.is_some_and(|judged| judged.assurance == Assurance::Queried);
    let doubt = history[place..].iter().rev().find(is_doubt).filter(|_| assurance == Assurance::Queried);
    let doubted = doubt.filter(|one| one.id != told.id).and_then(|one| one.note.as_deref());
    let said: Vec<&str> = told.note.as_deref().into_iter().chain(doubted).collect();
    let said = said.join(": ");
    let said = (!said.is_empty()).then_some(said.as_str());
    let note = InheritedNote { reference, on: told.happened_on, said }.to_string();
    let is_public = told.note.is_some() && told.audience == Audience::Public && doubt.is_none();
    let evidence: Vec<Evidence> = history[place..].iter().flat_map(|one| one.evidence.clone()).collect();
    NewFollowUp {
        status: told.sets.status,
        assurance: doubt.map(|_| Assurance::Queried),
        reported_by: Some(told.told_by().to_owned()),
        channel: told.channel,
        note: Some(note),
        audience: if is_public { Audience::Public } else { Audience::Internal },
        cause: told.cause,
        decided_by: told.decided_by,
        successor: told.successor.map_or(Successor::Unknown, Successor::Is),
        evidence,
        ..NewFollowUp::default()
    }
}
