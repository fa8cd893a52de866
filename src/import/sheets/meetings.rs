//! The table `meetings`: a row adds or changes a meeting. Open deadlines that depend on it move with it.

use crate::error::Result;
use crate::import::map::cells::Cells;
use crate::import::map::fault::{At, Fault, Stop};
use crate::import::sheets::sheet::{RowPlace, Sheet};
use crate::model::changed::{Changed, Difference};
use crate::model::date::Span;
use crate::model::plan::Placed;
use crate::model::record::Meeting;
use crate::model::reference::Ref;
use crate::model::states::{self, country_code};
use crate::model::vocabulary::MeetingKind;
use crate::store::{Change, MeetingEdit, NewMeeting};
use crate::text::Importing;

/// The table during an import.
#[derive(Debug, Default, Clone)]
pub struct Meetings;

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingDraft {
    reference: Option<Ref>,
    kind: Option<MeetingKind>,
    body: Option<String>,
    title: Option<String>,
    starts: Option<Span>,
    ends: Option<Span>,
    place: Option<String>,
    country: Option<String>,
    source: Option<String>,
    is_cancelled: Option<bool>,
}

/// A name or a code, as `meeting add` takes it.
fn country(cells: &mut Cells<'_>) -> Option<String> {
    let text = cells.line("country")?;
    let code = states::by_name(&text).map(|state| state.code.to_owned()).or_else(|| country_code(&text));
    if code.is_none() {
        cells.refuse("country", format!("`{text}` is not a country, nor a code of three letters, as in ISO 3166"));
    }
    code
}

impl Sheet for Meetings {
    type Draft = MeetingDraft;

    fn draft(&self, cells: &mut Cells<'_>) -> MeetingDraft {
        MeetingDraft {
            reference: cells.required("ref", Cells::standard_reference),
            kind: cells.word("kind"),
            body: cells.line("body"),
            title: cells.text("title"),
            starts: cells.span("starts"),
            ends: cells.span("ends"),
            place: cells.line("place"),
            country: country(cells),
            source: cells.text("source"),
            is_cancelled: cells.flag("cancelled"),
        }
    }

    fn key(&self, draft: &MeetingDraft) -> Option<String> {
        draft.reference.as_ref().map(Ref::key)
    }

    /// A meeting can be repeated in every row of its recommendations.
    fn folds(&self) -> bool {
        true
    }

    fn place(&mut self, change: &mut Change<'_>, draft: &MeetingDraft, place: &RowPlace<'_>) -> Result<Placed, Stop> {
        let Some(reference) = &draft.reference else {
            return Err(Stop::Row(vec![Fault::of_cell("ref", "`ref` is empty")]));
        };
        let words = &place.words.importing;
        let known = change.known_meeting(reference)?;
        let Some(known) = known else { return add(change, reference, draft, words) };
        let edit = MeetingEdit {
            kind: draft.kind,
            body: draft.body.clone(),
            title: draft.title.clone(),
            starts: draft.starts.into(),
            ends: draft.ends.into(),
            place: draft.place.clone().into(),
            country: draft.country.clone().into(),
            source: draft.source.clone().into(),
            is_cancelled: draft.is_cancelled,
        };
        if differences(Some(&known), &edit.of(&known)).is_empty() {
            return Ok(Placed::same(reference.to_string()));
        }
        let mark = change.mark();
        let stayed = change.edit_meeting(known.id, &edit).at(column_of_days(draft))?;
        let now = change.meeting(known.id)?;
        let mut placed = Placed::updated(reference.to_string(), differences(Some(&known), &now));
        placed.notes = notes(&change.changed_since(mark)?, words);
        placed.notes.extend(place.words.kept_deadlines(now.reference.as_str(), now.kind, stayed.n_fixed, stayed.n_bound));
        Ok(placed)
    }
}

fn add(change: &mut Change<'_>, reference: &Ref, draft: &MeetingDraft, words: &Importing) -> Result<Placed, Stop> {
    let Some(title) = draft.title.clone() else {
        return Err(Stop::Row(vec![Fault::of_cell("title", "a new meeting needs its title")]));
    };
    let kind = draft.kind.unwrap_or(MeetingKind::Workshop);
    let body = match &draft.body {
        Some(body) => body.clone(),
        None => change.body()?,
    };
    let new = NewMeeting {
        reference: reference.clone(),
        kind,
        body,
        title,
        starts: draft.starts,
        ends: draft.ends,
        place: draft.place.clone(),
        country: draft.country.clone(),
        source: draft.source.clone(),
        is_cancelled: draft.is_cancelled == Some(true),
    };
    let mark = change.mark();
    let id = change.add_meeting(&new).at(column_of_days(draft))?;
    let mut placed = Placed::added(reference.to_string(), differences(None, &change.meeting(id)?));
    placed.notes = notes(&change.changed_since(mark)?, words);
    Ok(placed)
}

/// The column of the fault if a meeting ends before it starts.
fn column_of_days(draft: &MeetingDraft) -> &'static str {
    if draft.ends.is_some() { "ends" } else { "starts" }
}

fn differences(before: Option<&Meeting>, after: &Meeting) -> Vec<Difference> {
    let mut of_new = [const { None }; 9];
    of_new[8] = Some("no".to_owned());
    let (known, new) = (before.map_or(of_new, values), values(after));
    let columns = ["kind", "body", "title", "starts", "ends", "place", "country", "source", "cancelled"];
    let values = columns.into_iter().zip(known.into_iter().zip(new));
    values.filter_map(|(column, (before, after))| Difference::between(column, before, after)).collect()
}

/// The columns of `differences`.
fn values(meeting: &Meeting) -> [Option<String>; 9] {
    let Meeting { kind, body, title, starts, ends, place, country, source, is_cancelled, .. } = meeting;
    let days = |span: &Option<Span>| span.map(|span| span.to_string());
    let (kind, body, title) = (Some(kind.to_string()), Some(body.clone()), Some(title.clone()));
    let cancelled = Some(if *is_cancelled { "yes" } else { "no" }.to_owned());
    [kind, body, title, days(starts), days(ends), place.clone(), country.clone(), source.clone(), cancelled]
}

/// The deadlines that moved with it.
fn notes(changed: &[Changed], words: &Importing) -> Vec<String> {
    let day = |day: &Option<String>| day.clone().unwrap_or_else(|| words.no_day.to_owned());
    let moved =
        changed.iter().filter_map(|one| Some((&one.subject, one.difference("due")?.after.as_ref()?, one.difference("due_on")?)));
    moved.map(|(subject, due, on)| (words.deadline_moved)(&subject.to_string(), due, &day(&on.before), &day(&on.after))).collect()
}
