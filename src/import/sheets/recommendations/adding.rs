//! Adds a recommendation that is not in the register yet.

use super::super::news::{News, refuse_own_judgement};
use super::changing::left_alone;
use super::{RecommendationDraft, Recommendations, Resolved, SharesFor};
use crate::error::{Error, Result};
use crate::import::map::fault::{Fault, Stop};
use crate::import::sheets::sheet::{Detail, RowPlace};
use crate::model::changed::Difference;
use crate::model::id::{MeetingId, RecommendationId};
use crate::model::plan::Placed;
use crate::model::record::Recommendation;
use crate::model::reference::{Ref, numbered};
use crate::model::state::{Standing, State};
use crate::model::title::title_of;
use crate::model::vocabulary::{Kind, Role, Tracking};
use crate::store::{Change, NewFollowUp, NewRecommendation, Part};

impl Recommendations {
    pub(super) fn add(
        &mut self,
        change: &mut Change<'_>,
        draft: &RecommendationDraft,
        resolved: Resolved,
        place: &RowPlace<'_>,
    ) -> Result<(RecommendationId, Placed), Stop> {
        let Resolved { parent, meeting, owners, expansion } = resolved;
        let Some(text) = draft.text.clone() else {
            return Err(Stop::Row(vec![Fault::of_cell("text", "a new recommendation needs its text")]));
        };
        let is_whole = self.is_whole(draft);
        let kind = draft.kind.or(parent.as_ref().map(|parent| parent.kind)).unwrap_or(Kind::Recommendation);
        let is_action = kind == Kind::Action;
        let reference = match (&draft.reference, &parent, meeting) {
            (Some(reference), ..) => self.in_case(change, reference)?,
            (None, Some(whole), _) if !is_action => change.next_component(whole.id)?,
            (None, _, Some(meeting)) => self.next_in_meeting(change, meeting)?,
            (None, Some(towards), None) => change.next_action(towards.id)?,
            (None, None, None) => {
                let reason = "there is neither a reference nor a meeting that could number it; --meeting REF names one";
                return Err(Stop::Row(vec![Fault::of_cell("ref", reason)]));
            }
        };
        let n_leads = owners.iter().filter(|(_, role)| *role == Role::Lead).count();
        let is_asked = match &self.defaults.each {
            SharesFor::Members(_) => true,
            SharesFor::Leads => n_leads > 1,
            SharesFor::AsTheRowSays | SharesFor::EachRows => draft.tracking == Some(Tracking::Each),
        };
        let is_each = is_asked && !is_whole;
        let lives_elsewhere = is_each || is_whole || draft.tracking == Some(Tracking::Restated);
        let told = if lives_elsewhere { draft.told.without_status() } else { draft.told.clone() };
        let told = News { due: told.due.clone().filter(|_| draft.tracking != Some(Tracking::Restated)), ..told };
        let (first, rest) = if told.happened.is_some() { (News::default(), told) } else { split_first(told) };
        let News { response, due, reported_by, .. } = first;
        let sets_something = response.is_some() || due.is_some();
        let first = NewFollowUp { reported_by, response, due, ..NewFollowUp::default() };
        let mut themes = draft.themes.clone();
        themes.sort_unstable();
        let new = NewRecommendation {
            reference,
            parent: parent.as_ref().map(|parent| parent.id),
            kind,
            meeting,
            title: draft.title.clone().unwrap_or_else(|| title_of(&text)),
            text,
            source: draft.source.clone(),
            themes,
            priority: draft.priority,
            done_when: draft.done_when.clone(),
            is_each,
            owners,
            first: sets_something.then_some(first),
        };
        if draft.tracking != Some(Tracking::Restated) {
            draft.told.refuse_changed_day(None)?;
        }
        let (id, is_undated) = add(change, &new, &rest, place)?;
        let differences = match place.detail {
            Detail::Differences => all_of(&change.recommendation(id)?),
            Detail::Verdict => Vec::new(),
        };
        let mut placed = Placed::added(new.reference.to_string(), differences);
        let words = &place.words.importing;
        placed.notes = self.notes(expansion.as_ref(), place.words);
        placed.notes.extend(is_undated.then(|| words.undated.to_owned()));
        if !is_each && !new.kind.is_background() {
            placed.notes.extend(change.groups_that_lead(&new.owners)?.iter().map(|group| (words.group_for_all)(group)));
        }
        if self.defaults.each == SharesFor::Leads && n_leads == 1 {
            placed.notes.push(words.one_lead.to_owned());
        }
        if lives_elsewhere {
            placed.left_alone = left_alone(&draft.told, &change.recommendation(id)?);
        }
        Ok((id, placed))
    }
}

/// The remark if `--each` finds only one lead.
pub const EACH_ASKS_FOR_SEVERAL: &str = "--each asks for several lead owners";

impl Recommendations {
    /// In standard case if its meeting is in the register, else as typed.
    fn in_case(&mut self, change: &Change<'_>, typed: &Ref) -> Result<Ref> {
        let Some((meeting, standard)) = typed.in_standard_case() else { return Ok(typed.clone()) };
        let is_there = if let Some(known) = self.meetings.get(meeting) {
            *known
        } else {
            let is_there = match Ref::new(meeting) {
                Ok(meeting) => change.known_meeting(&meeting)?.is_some(),
                Err(_) => false,
            };
            self.meetings.insert(meeting.to_owned(), is_there);
            is_there
        };
        Ok(if is_there { standard } else { typed.clone() })
    }

    /// The next free reference of a meeting, counted from the last one given, as searching the register each time would be slow.
    fn next_in_meeting(&mut self, change: &Change<'_>, meeting: MeetingId) -> Result<Ref> {
        let behind = self.numbered.get(&meeting).and_then(next_ref);
        let next = match behind {
            Some(next) if change.with_reference(&next)?.is_none() => next,
            Some(_) | None => change.next_in_meeting(meeting)?,
        };
        self.numbered.insert(meeting, next.clone());
        Ok(next)
    }
}

/// `MRU-2006-08` after `MRU-2006-07`.
fn next_ref(last: &Ref) -> Option<Ref> {
    let (head, number) = last.as_str().rsplit_once('-')?;
    let next = number.parse::<u32>().ok()?.checked_add(1)?;
    Ref::new(&numbered(&format!("{head}-"), next)).ok()
}

/// Adds it with its state, in one step if possible; returns whether that used today's date.
fn add(
    change: &mut Change<'_>,
    new: &NewRecommendation,
    told: &News,
    place: &RowPlace<'_>,
) -> Result<(RecommendationId, bool), Stop> {
    if !told.entries.is_empty() {
        let id = add_with_reason(change, new.clone(), told, place)?;
        let recorded = told.tell(change, id, None, &change.recommendation(id)?.standing, place)?;
        return Ok((id, recorded.notes.iter().any(|note| note == place.words.importing.undated)));
    }
    let today = change.today();
    let entry = |standing: &Standing| told.against(standing, &[], place, today).map(|(entry, _)| entry);
    let first = new.first.as_ref();
    let standing = Standing {
        response: first.and_then(|first| first.response),
        deadline: first.and_then(|first| first.due.clone()),
        ..State::default().standing
    };
    let at_once = entry(&standing);
    if let Some(entry) = &at_once {
        refuse_own_judgement(entry.assurance, "assurance", place)?;
    }
    if let Some(id) = change.add_at_once(new, at_once.as_ref())? {
        return Ok((id, at_once.is_some_and(|entry| told.is_undated(&entry))));
    }
    let id = add_with_reason(change, new.clone(), told, place)?;
    let standing = change.recommendation(id)?.standing;
    let entry = entry(&standing);
    if let Some(entry) = &entry {
        told.record(change, id, &Part::Whole, entry, place)?;
    }
    Ok((id, entry.is_some_and(|entry| told.is_undated(&entry))))
}

/// Adds it; a component with a later deadline than the whole gets a reason for that.
fn add_with_reason(
    change: &mut Change<'_>,
    mut new: NewRecommendation,
    told: &News,
    place: &RowPlace<'_>,
) -> Result<RecommendationId> {
    if new.parent.is_none() {
        return change.add_recommendation(&new);
    }
    match change.attempt(|change| change.add_recommendation(&new)) {
        Err(Error::Refused { refusal, .. }) if refusal.asks_for_note() => {
            new.first = new.first.map(|first| NewFollowUp { note: Some(told.note(place)), ..first });
            change.add_recommendation(&new)
        }
        added => added,
    }
}

/// The state on the meeting's first day, as when it is added by hand, and what happened since.
fn split_first(told: News) -> (News, News) {
    let first = News { response: told.response, due: told.due, reported_by: told.reported_by.clone(), ..News::default() };
    (first, News { response: None, due: None, ..told })
}

/// All values of a recommendation, as in its columns.
fn all_of(added: &Recommendation) -> Vec<Difference> {
    let standing = &added.standing;
    let owners: Vec<String> = added
        .owners
        .iter()
        .map(|one| if one.role == Role::Lead { one.code.clone() } else { format!("{}:{}", one.code, one.role) })
        .collect();
    let filled = |text: String| Some(text).filter(|text| !text.is_empty());
    [
        Difference::set("parent", added.parent.as_ref().map(ToString::to_string)),
        Difference::set("kind", Some(added.kind.to_string())),
        Difference::set("meeting", added.meeting.clone()),
        Difference::set("title", Some(added.title.clone())),
        Difference::set("text", Some(added.text.clone())),
        Difference::set("source", added.source.clone()),
        Difference::set("themes", filled(added.themes.join(";"))),
        Difference::set("priority", added.priority.map(|one| one.to_string())),
        Difference::set("response", standing.response.map(|one| one.to_string())),
        Difference::set("tracking", Some(added.tracking.to_string())),
        Difference::set("status", Some(standing.status.to_string())),
        Difference::set("assurance", Some(standing.assurance.to_string())),
        Difference::set("owners", filled(owners.join(";"))),
        Difference::set("due", standing.deadline.as_ref().map(ToString::to_string)),
        Difference::set("done_when", added.done_when.clone()),
        Difference::set("last_note", standing.last_note.clone()),
    ]
    .into_iter()
    .flatten()
    .collect()
}
