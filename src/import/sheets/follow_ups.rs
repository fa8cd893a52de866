//! The table `follow-ups`: a row is one entry of a history. An identical existing entry is not added again.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::error::Result;
use crate::import::map::cells::Cells;
use crate::import::map::fault::{At, Fault, Stop, kept};
use crate::import::sheets::named_owners::{NamedOwners, UnknownOwners};
use crate::import::sheets::news::{evidence, refuse_own_judgement};
use crate::import::sheets::sheet::{RowPlace, Sheet};
use crate::model::changed::Difference;
use crate::model::date::Span;
use crate::model::deadline::Deadline;
use crate::model::follow_up::{Dispute, Evidence, FollowUp};
use crate::model::id::{MeetingId, OwnerId, RecommendationId, RoundId};
use crate::model::plan::Placed;
use crate::model::reference::Ref;
use crate::model::vocabulary::{Assurance, Audience, Cause, Channel, Response, Role, Status};
use crate::store::{Change, NewFollowUp, Part, Successor};
use crate::text::Importing;

/// The table during an import.
#[derive(Debug, Clone)]
pub struct FollowUps {
    owners: NamedOwners,
    /// The entries of each history that no row of the file has matched yet.
    unmet: HashMap<RecommendationId, Vec<FollowUp>>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUpDraft {
    reference: Option<Ref>,
    owner: Option<String>,
    owner_column: String,
    happened: Option<Span>,
    reported_by: Option<String>,
    channel: Option<Channel>,
    status: Option<Status>,
    assurance: Option<Assurance>,
    response: Option<Response>,
    due_from: Option<Deadline>,
    due: Option<Deadline>,
    decided_by: Option<String>,
    dispute: Option<Dispute>,
    note: Option<String>,
    audience: Option<Audience>,
    cause: Option<Cause>,
    evidence: Vec<Evidence>,
    round: Option<String>,
}

impl FollowUps {
    pub fn new(unknown: UnknownOwners) -> Self {
        Self { owners: NamedOwners::new(unknown), unmet: HashMap::new() }
    }
}

impl Sheet for FollowUps {
    type Draft = FollowUpDraft;

    fn draft(&self, cells: &mut Cells<'_>) -> FollowUpDraft {
        FollowUpDraft {
            reference: cells.required("ref", Cells::reference),
            owner: cells.line("owner"),
            owner_column: cells.name("owner").to_owned(),
            happened: cells.span("happened_on"),
            reported_by: cells.line("reported_by"),
            channel: cells.word("channel"),
            status: cells.word("status_to"),
            assurance: cells.word("assurance_to"),
            response: cells.word("response_to"),
            due_from: cells.deadline("due_from"),
            due: cells.deadline("due_to"),
            decided_by: cells.line("decided_by"),
            dispute: cells.text("dispute").map(dispute),
            note: cells.text("note"),
            audience: cells.word("audience"),
            cause: cells.word("cause"),
            evidence: cells.list("evidence").iter().map(|text| evidence(text)).collect(),
            round: cells.line("round"),
        }
    }

    fn key(&self, _draft: &FollowUpDraft) -> Option<String> {
        None
    }

    fn begin(&mut self, change: &Change<'_>) -> Result<()> {
        self.owners.begin(change)
    }

    fn look_up(&mut self, change: &mut Change<'_>, draft: &FollowUpDraft) -> Result<(), Stop> {
        self.owners.row_begins();
        let mut faults = Vec::new();
        if let Some(reference) = &draft.reference {
            kept(change.find_recommendation(reference.as_str()).at("ref"), &mut faults)?;
        }
        if let Some(owner) = &draft.owner {
            kept(self.owners.one(change, owner, &draft.owner_column, "owner"), &mut faults)?;
        }
        if let Some(meeting) = &draft.decided_by {
            kept(change.find_meeting(meeting).at("decided_by"), &mut faults)?;
        }
        if let Some(round) = &draft.round {
            kept(change.find_round(round).at("round"), &mut faults)?;
        }
        if faults.is_empty() { Ok(()) } else { Err(Stop::Row(faults)) }
    }

    fn made(&self, words: &Importing) -> Vec<String> {
        self.owners.made(words)
    }

    fn taken_back(&mut self) {
        self.owners.taken_back();
    }

    fn place(&mut self, change: &mut Change<'_>, draft: &FollowUpDraft, place: &RowPlace<'_>) -> Result<Placed, Stop> {
        self.owners.row_begins();
        let Some(reference) = &draft.reference else {
            return Err(Stop::Row(vec![Fault::of_cell("ref", "`ref` is empty")]));
        };
        let id = change.find_recommendation(reference.as_str()).at("ref")?;
        let owner = draft.owner.as_deref().map(|name| self.owners.one(change, name, &draft.owner_column, "owner")).transpose()?;
        let decided_by = draft.decided_by.as_deref().map(|name| change.find_meeting(name).at("decided_by")).transpose()?;
        let round = draft.round.as_deref().map(|name| change.find_round(name)).transpose().at("round")?;
        let named = Named { owner, decided_by, round };
        let owners: Vec<(OwnerId, Role)> = owner.map(|owner| (owner, Role::Lead)).into_iter().collect();
        let owners = change.owners_as_typed(&owners)?;
        let today = change.today();
        let unmet = match self.unmet.entry(id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(change.history(id)?),
        };
        let find = |is: fn(&FollowUpDraft, &FollowUp) -> bool| {
            unmet.iter().position(|known| is(draft, known) && draft.is(known, named, today, place.audience))
        };
        if let Some(known) = find(FollowUpDraft::has_note_of).or_else(|| find(FollowUpDraft::withholds_note_of)) {
            unmet.remove(known);
            return Ok(Placed::same(reference.to_string()).of(owners));
        }
        // A deadline that moved with its meeting is not an entry by a person.
        if draft.is_move() {
            return Ok(Placed::same(reference.to_string()).of(owners));
        }
        refuse_own_judgement(draft.assurance, "assurance_to", place)?;
        let new = draft.entry(named, place.audience);
        let part = owner.map_or(Part::Whole, |owner| Part::Owners(vec![owner]));
        change.record(id, &part, &new).map_err(|error| in_columns(Stop::from(error)))?;
        Ok(Placed::added(reference.to_string(), draft.differences(today)).of(owners))
    }
}

/// The records named by a row.
#[derive(Debug, Clone, Copy)]
struct Named {
    owner: Option<OwnerId>,
    decided_by: Option<MeetingId>,
    round: Option<RoundId>,
}

impl FollowUpDraft {
    fn entry(&self, named: Named, audience: Audience) -> NewFollowUp {
        NewFollowUp {
            happened: self.happened,
            reported_by: self.reported_by.clone(),
            channel: self.channel,
            status: self.status,
            assurance: self.assurance,
            response: self.response,
            due: self.due.clone(),
            dispute: self.dispute.clone(),
            note: self.note.clone(),
            audience: self.audience.unwrap_or(audience),
            cause: self.cause,
            decided_by: named.decided_by,
            round: named.round,
            successor: if self.status == Some(Status::Superseded) { Successor::Unknown } else { Successor::NotNamed },
            evidence: self.evidence.clone(),
        }
    }

    fn has_note_of(&self, known: &FollowUp) -> bool {
        known.note == self.note
    }

    /// Whether the row lacks the note because it is internal, as in a file with the public ones only.
    fn withholds_note_of(&self, known: &FollowUp) -> bool {
        self.note.is_none() && known.audience == Audience::Internal
    }

    /// Whether the entry equals the row, apart from its note, and from when and by whom it was recorded.
    fn is(&self, known: &FollowUp, named: Named, today: chrono::NaiveDate, audience: Audience) -> bool {
        let happened_on = self.happened.map_or(today, |span| span.last_day().min(today));
        known.owner == named.owner
            && known.happened_on == happened_on
            && known.reported_by == self.reported_by
            && known.channel == self.channel
            && known.sets.status == self.status
            && self.tells_assurance_of(known)
            && known.sets.response == self.response
            && known.sets.due.as_ref().map(|due| &due.deadline) == self.due.as_ref()
            && known.sets.dispute == self.dispute
            && known.audience == self.audience.unwrap_or(audience)
            && known.cause == self.cause
            && known.decided_by == named.decided_by
            && known.round == named.round
            && known.evidence == self.evidence
    }

    /// The table also shows assurances that an entry changes indirectly: evidence sets `documented`, a new status without
    /// evidence
    /// resets it.
    fn tells_assurance_of(&self, known: &FollowUp) -> bool {
        match (known.sets.assurance, self.assurance) {
            (Some(judgement), told) => told == Some(judgement.assurance),
            (None, None) => true,
            (None, Some(Assurance::Documented)) => !known.evidence.is_empty(),
            (None, Some(Assurance::None)) => known.sets.status.is_some() && known.evidence.is_empty(),
            (None, Some(Assurance::Confirmed | Assurance::Queried)) => false,
        }
    }

    fn is_move(&self) -> bool {
        let sets_else = self.status.is_some() || self.assurance.is_some() || self.response.is_some() || self.dispute.is_some();
        self.due.as_ref().is_some_and(Deadline::is_event) && self.due == self.due_from && !sets_else && self.note.is_none()
    }

    fn differences(&self, today: chrono::NaiveDate) -> Vec<Difference> {
        let happened_on = self.happened.map_or(today, |span| span.last_day().min(today));
        let evidence: Vec<&str> = self.evidence.iter().map(|one| one.place.as_str()).collect();
        let dispute = self.dispute.as_ref().map(|dispute| match dispute {
            Dispute::Raised(text) => text.clone(),
            Dispute::Settled(text) => format!("{SETTLED}{text}"),
        });
        [
            Difference::set("happened_on", Some(happened_on.to_string())),
            Difference::set("reported_by", self.reported_by.clone()),
            Difference::set("channel", self.channel.map(|one| one.to_string())),
            Difference::set("status_to", self.status.map(|one| one.to_string())),
            Difference::set("assurance_to", self.assurance.map(|one| one.to_string())),
            Difference::set("response_to", self.response.map(|one| one.to_string())),
            Difference::set("due_to", self.due.as_ref().map(ToString::to_string)),
            Difference::set("decided_by", self.decided_by.clone()),
            Difference::set("dispute", dispute),
            Difference::set("note", self.note.clone()),
            Difference::set("audience", self.audience.map(|one| one.to_string())),
            Difference::set("cause", self.cause.map(|one| one.to_string())),
            Difference::set("evidence", Some(evidence.join(";")).filter(|places| !places.is_empty())),
            Difference::set("round", self.round.clone()),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// The columns of a step have other names here than on a recommendation.
fn in_columns(stop: Stop) -> Stop {
    let Stop::Row(faults) = stop else { return stop };
    let column = |column: String| match column.as_str() {
        "status" | "assurance" | "response" | "due" => format!("{column}_to"),
        _ => column,
    };
    Stop::Row(faults.into_iter().map(|fault| Fault { column: fault.column.map(column), ..fault }).collect())
}

/// The table's mark for a settled dispute.
const SETTLED: &str = "settled: ";

fn dispute(text: String) -> Dispute {
    match text.strip_prefix(SETTLED) {
        Some(settlement) => Dispute::Settled(settlement.to_owned()),
        None => Dispute::Raised(text),
    }
}
