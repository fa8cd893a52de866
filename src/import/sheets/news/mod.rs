//! The status in a row as a follow-up on the present state: only the differences, plus what the rules require if the file
//! lacks it. [`entries`]: the dated entries of a row.

mod entries;

use chrono::NaiveDate;

use self::entries::{history, standing_of};
use crate::error::{Error, Result};
use crate::import::map::cells::Cells;
use crate::import::map::fault::{Fault, Stop};
use crate::import::sheets::sheet::RowPlace;
use crate::model::changed::Difference;
use crate::model::date::Span;
use crate::model::deadline::Deadline;
use crate::model::follow_up::{Evidence, FollowUp};
use crate::model::id::{OwnerId, RecommendationId};
use crate::model::state::Standing;
use crate::model::vocabulary::{Assurance, Audience, Cause, Channel, Response, Status};
use crate::store::{Change, NewFollowUp, Part, Successor};

/// The state of a recommendation or share according to a row; `None` changes nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct News {
    pub response: Option<Response>,
    pub status: Option<Status>,
    pub assurance: Option<Assurance>,
    pub due: Option<Deadline>,
    /// The day of `due`; it is compared, but never imported.
    pub due_on: Option<Span>,
    pub last_note: Option<String>,
    pub evidence: Vec<Evidence>,
    pub reported_by: Option<String>,
    pub channel: Option<Channel>,
    pub cause: Option<Cause>,
    /// The day of the follow-ups; `None` is today.
    pub happened: Option<Span>,
    /// The dated entries of the row, the oldest first. Entries have none themselves.
    pub entries: Vec<News>,
}

/// The result of recording it.
#[derive(Debug, Default)]
pub struct RecordedNews {
    pub differences: Vec<Difference>,
    /// Remarks for people.
    pub notes: Vec<String>,
}

impl News {
    /// Reads the row.
    pub fn read(cells: &mut Cells<'_>) -> Self {
        let mut entries: Vec<Self> = cells.events(Self::read);
        entries.retain(Self::says_something);
        if entries.iter().any(|entry| entry.happened.is_none()) {
            cells.refuse("happened_on", "an entry of the row has no day");
        }
        entries.sort_by_key(|entry| entry.happened.map(Span::last_day));
        Self {
            entries,
            response: cells.word("response"),
            status: cells.word("status"),
            assurance: cells.word("assurance"),
            due: cells.deadline("due"),
            due_on: cells.span("due_on"),
            last_note: cells.text("last_note"),
            evidence: cells.list("evidence").iter().map(|text| evidence(text)).collect(),
            reported_by: cells.line("reported_by"),
            channel: cells.word("channel"),
            cause: cells.word("cause"),
            happened: cells.span("happened_on"),
        }
    }

    fn says_something(&self) -> bool {
        let sets = self.response.is_some() || self.status.is_some() || self.assurance.is_some() || self.due.is_some();
        sets || self.last_note.is_some() || !self.evidence.is_empty()
    }

    /// The same without the values that follow from parts, in its entries too.
    #[must_use]
    pub fn without_status(&self) -> Self {
        let entries = self.entries.iter().map(Self::without_status).filter(Self::says_something).collect();
        Self { status: None, assurance: None, entries, ..self.clone() }
    }

    /// The news compared with `standing` and its `history`: the follow-up and its changes; `None` if there are none. An existing
    /// entry of the same day is not made again, even if there is a later one.
    pub fn against(
        &self,
        standing: &Standing,
        history: &[&FollowUp],
        place: &RowPlace<'_>,
        today: NaiveDate,
    ) -> Option<(NewFollowUp, Vec<Difference>)> {
        let day = self.happened.map(|span| span.last_day().min(today));
        let of_day = || history.iter().filter(|one| day.is_none_or(|day| one.happened_on == day));
        let is_known = |is: &dyn Fn(&FollowUp) -> bool| day.is_some() && of_day().any(|one| is(one));
        let status =
            self.status.filter(|status| *status != standing.status && !is_known(&|one| one.sets.status == Some(*status)));
        // A new status begins without assurance.
        let present = if status.is_some() { Assurance::None } else { standing.assurance };
        let is_judged = |one: &FollowUp, to: Assurance| one.sets.assurance.is_some_and(|judgement| judgement.assurance == to);
        // Evidence of the file makes a status `documented`; the `none` beside it is from before.
        let is_proved = self.assurance == Some(Assurance::None) && present == Assurance::Documented && !self.evidence.is_empty();
        let assurance = self.assurance.filter(|to| *to != present && !is_proved && !is_known(&|one| is_judged(one, *to)));
        let response = self
            .response
            .filter(|response| Some(*response) != standing.response && !is_known(&|one| one.sets.response == Some(*response)));
        let is_due = |one: &FollowUp, to: &Deadline| one.sets.due.as_ref().is_some_and(|due| due.deadline == *to);
        let mut due =
            self.due.clone().filter(|due| Some(due) != standing.deadline.as_ref() && !is_known(&|one| is_due(one, due)));
        if status == Some(Status::Continuing) && due.is_none() && standing.deadline.is_none() {
            due = Some(Deadline::None);
        }
        let note = self
            .last_note
            .clone()
            .filter(|note| Some(note) != standing.last_note.as_ref() && !of_day().any(|one| one.note.as_ref() == Some(note)));
        let is_new = |one: &&Evidence| !history.iter().any(|known| known.evidence.iter().any(|other| other.place == one.place));
        let evidence: Vec<Evidence> = self.evidence.iter().filter(is_new).cloned().collect();
        let is_nothing = status.is_none() && assurance.is_none() && response.is_none() && due.is_none() && note.is_none();
        if is_nothing && evidence.is_empty() {
            return None;
        }
        let differences = [
            response.and_then(|to| {
                Difference::between("response", standing.response.map(|one| one.to_string()), Some(to.to_string()))
            }),
            status.and_then(|to| Difference::between("status", Some(standing.status.to_string()), Some(to.to_string()))),
            assurance.and_then(|to| Difference::between("assurance", Some(present.to_string()), Some(to.to_string()))),
            due.as_ref().and_then(|to| {
                Difference::between("due", standing.deadline.as_ref().map(ToString::to_string), Some(to.to_string()))
            }),
            note.as_ref().and_then(|to| Difference::between("last_note", standing.last_note.clone(), Some(to.clone()))),
            Difference::set("evidence", joined(&evidence)),
        ];
        let asks_for_note = status.is_some_and(Status::asks_for_note) || assurance == Some(Assurance::Queried);
        let new = NewFollowUp {
            happened: self.happened,
            // The imported register is the reporter, as the person who confirms must not be the one who reports.
            reported_by: self
                .reported_by
                .clone()
                .or_else(|| (assurance == Some(Assurance::Confirmed) && status.is_some()).then(|| place.file.to_owned())),
            channel: self.channel,
            cause: self.cause,
            status,
            assurance,
            response,
            due,
            note: if asks_for_note { Some(self.note(place)) } else { note },
            audience: place.audience,
            successor: if status == Some(Status::Superseded) { Successor::Unknown } else { Successor::NotNamed },
            evidence,
            ..NewFollowUp::default()
        };
        Some((new, differences.into_iter().flatten().collect()))
    }

    /// Records the news of a recommendation, or of `owner`'s share of it, compared with `standing`: first the dated entries of
    /// the
    /// row, then the row itself.
    ///
    /// # Errors
    /// A refusal by the rules; a changed `due_on`.
    pub fn tell(
        &self,
        change: &mut Change<'_>,
        id: RecommendationId,
        owner: Option<OwnerId>,
        standing: &Standing,
        place: &RowPlace<'_>,
    ) -> Result<RecordedNews, Stop> {
        self.refuse_changed_day(Some(standing))?;
        let mut recorded = RecordedNews::default();
        for entry in &self.entries {
            recorded.add(entry.tell_entry(change, id, owner, place)?);
        }
        let today = change.today();
        let now = if self.entries.is_empty() { None } else { Some(standing_of(change, id, owner)?) };
        let standing = now.as_ref().unwrap_or(standing);
        if self.against(standing, &[], place, today).is_none() {
            return Ok(recorded);
        }
        let history = history(change, id, owner)?;
        let Some((new, differences)) = self.against(standing, &history.iter().collect::<Vec<_>>(), place, today) else {
            return Ok(recorded);
        };
        let part = owner.map_or(Part::Whole, |owner| Part::Owners(vec![owner]));
        self.record(change, id, &part, &new, place)?;
        let mut notes: Vec<String> =
            self.is_undated(&new).then(|| place.words.importing.undated.to_owned()).into_iter().collect();
        if let (Some(status), Some(_)) = (new.status, new.happened)
            && standing_of(change, id, owner)?.status != status
        {
            notes.push(place.words.importing.overridden.to_owned());
        }
        recorded.add(RecordedNews { differences, notes });
        Ok(recorded)
    }

    /// Whether the record uses today for lack of another day.
    pub fn is_undated(&self, new: &NewFollowUp) -> bool {
        let tells = new.status.is_some() || new.assurance.is_some() || new.note.is_some() || !new.evidence.is_empty();
        self.happened.is_none() && tells
    }

    /// The last note in the file, or else the place of the row.
    pub fn note(&self, place: &RowPlace<'_>) -> String {
        self.last_note.clone().unwrap_or_else(|| format!("imported from {place}"))
    }

    /// The day follows from the deadline, so a changed day should have been a change of `due`.
    ///
    /// # Errors
    /// `due_on` is neither the day of the row's deadline nor that of the present one.
    pub fn refuse_changed_day(&self, known: Option<&Standing>) -> Result<(), Stop> {
        let Some(due_on) = self.due_on.map(Span::last_day) else { return Ok(()) };
        if self.due.as_ref().is_some_and(Deadline::is_event) {
            return Ok(());
        }
        let of_row = self.due.as_ref().and_then(Deadline::due_on);
        let of_known = known.and_then(|standing| standing.due_on);
        if Some(due_on) == of_row || (known.is_some() && Some(due_on) == of_known) {
            return Ok(());
        }
        let reason = match of_row.or(of_known) {
            Some(day) => format!("the day was changed ({day} follows from `due`); change `due`, the day follows from it"),
            None => "there is a day without a deadline; write it into `due`, the day follows from it".to_owned(),
        };
        Err(Stop::Row(vec![Fault::of_cell("due_on", reason)]))
    }

    /// Records it, with a note if a step unexpectedly requires one.
    ///
    /// # Errors
    /// What the rules refuse.
    pub fn record(
        &self,
        change: &mut Change<'_>,
        id: RecommendationId,
        part: &Part,
        new: &NewFollowUp,
        place: &RowPlace<'_>,
    ) -> Result<(), Stop> {
        refuse_own_judgement(new.assurance, "assurance", place)?;
        if new.note.is_some() {
            return Ok(change.record(id, part, new).map(|_| ())?);
        }
        match change.attempt(|change| change.record(id, part, new)) {
            Err(Error::Refused { refusal, .. }) if refusal.asks_for_note() => {
                change.record(id, part, &NewFollowUp { note: Some(self.note(place)), ..new.clone() })?;
            }
            recorded => {
                recorded?;
            }
        }
        Ok(())
    }
}

impl RecordedNews {
    fn add(&mut self, more: Self) {
        self.differences.extend(more.differences);
        self.notes.extend(more.notes);
    }
}

/// Who reports does not judge: an owner's return can't say what the Steering Group holds of it.
///
/// # Errors
/// A row of such a file confirms or doubts, in the cell of `column`.
pub(super) fn refuse_own_judgement(assurance: Option<Assurance>, column: &str, place: &RowPlace<'_>) -> Result<(), Stop> {
    match (place.audience, assurance) {
        (Audience::Public, Some(judged @ (Assurance::Confirmed | Assurance::Queried))) => {
            let reason = format!("an owner's return (--public) can't say `{judged}` of itself; empty the cell");
            Err(Stop::Row(vec![Fault::of_cell(column, reason)]))
        }
        (Audience::Public | Audience::Internal, _) => Ok(()),
    }
}

/// A place, then the SHA-256 of a file's bytes and the date of the document.
pub(super) fn evidence(text: &str) -> Evidence {
    let dated = text.rsplit_once(" dated:").and_then(|(rest, date)| Some((rest, Span::parse(date).ok()?)));
    let (text, dated) = dated.map_or((text, None), |(rest, date)| (rest, Some(date)));
    let (place, sha256) = match text.rsplit_once(" sha256:") {
        Some((place, sha256)) => (place, Some(sha256.to_owned())),
        None => (text, None),
    };
    Evidence { place: place.to_owned(), sha256, dated }
}

fn joined(evidence: &[Evidence]) -> Option<String> {
    let places: Vec<&str> = evidence.iter().map(|one| one.place.as_str()).collect();
    Some(places.join(";")).filter(|text| !text.is_empty())
}
