//! What a row tells of a recommendation or share, as a follow-up on what is known: only what differs, with what the rules
//! ask for where the file does not have it.

use crate::error::{Error, Result};
use crate::import::map::cells::Cells;
use crate::import::sheets::sheet::Place;
use crate::model::date::Span;
use crate::model::deadline::Deadline;
use crate::model::follow_up::Evidence;
use crate::model::id::RecommendationId;
use crate::model::plan::Difference;
use crate::model::state::Standing;
use crate::model::vocabulary::{Assurance, Response, Status};
use crate::store::{Change, NewFollowUp, Part, Successor};

/// What a row says of how a recommendation or share stands; what is `None` stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    pub response: Option<Response>,
    pub status: Option<Status>,
    pub assurance: Option<Assurance>,
    pub due: Option<Deadline>,
    /// The note of a status that asks for one.
    pub last_note: Option<String>,
    /// The day of the follow-ups; `None` is today.
    pub happened: Option<Span>,
}

impl Told {
    /// What the row says.
    pub fn read(cells: &mut Cells<'_>) -> Self {
        Self {
            response: cells.word("response"),
            status: cells.word("status"),
            assurance: cells.word("assurance"),
            due: cells.deadline("due"),
            last_note: cells.text("last_note"),
            happened: cells.span("happened_on"),
        }
    }

    /// What is new against `standing`: the follow-up and what it changes; `None` where nothing is.
    pub fn against(&self, standing: &Standing, place: &Place<'_>) -> Option<(NewFollowUp, Vec<Difference>)> {
        let status = self.status.filter(|status| *status != standing.status);
        // A new status begins without assurance.
        let present = if status.is_some() { Assurance::None } else { standing.assurance };
        let assurance = self.assurance.filter(|assurance| *assurance != present);
        let response = self.response.filter(|response| Some(*response) != standing.response);
        let mut due = self.due.clone().filter(|due| Some(due) != standing.deadline.as_ref());
        if status == Some(Status::Continuing) && due.is_none() && standing.deadline.is_none() {
            due = Some(Deadline::None);
        }
        if status.is_none() && assurance.is_none() && response.is_none() && due.is_none() {
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
        ];
        let asks_for_note = status.is_some_and(Status::asks_for_note) || assurance == Some(Assurance::Queried);
        let has_evidence = matches!(assurance, Some(Assurance::Documented | Assurance::Confirmed));
        let new = NewFollowUp {
            happened: self.happened,
            // The register that is read told it; who confirms must be somebody else than who reports.
            reported_by: (assurance == Some(Assurance::Confirmed) && status.is_some()).then(|| place.file.to_owned()),
            status,
            assurance,
            response,
            due,
            note: asks_for_note.then(|| self.note(place)),
            successor: if status == Some(Status::Superseded) { Successor::Unknown } else { Successor::NotNamed },
            evidence: if has_evidence { vec![Evidence { place: place.to_string(), sha256: None }] } else { Vec::new() },
            ..NewFollowUp::default()
        };
        Some((new, differences.into_iter().flatten().collect()))
    }

    /// The last note that the file has, or else where the row stands.
    pub fn note(&self, place: &Place<'_>) -> String {
        self.last_note.clone().unwrap_or_else(|| format!("imported from {place}"))
    }

    /// Records it; where a step asks for a note that nobody could foresee, with one.
    ///
    /// # Errors
    /// What the rules refuse.
    pub fn record(
        &self,
        change: &mut Change<'_>,
        id: RecommendationId,
        part: &Part,
        new: &NewFollowUp,
        place: &Place<'_>,
    ) -> Result<()> {
        match change.attempt(|change| change.record(id, part, new)) {
            Err(Error::Refused { refusal, .. }) if new.note.is_none() && refusal.asks_for_note() => {
                change.record(id, part, &NewFollowUp { note: Some(self.note(place)), ..new.clone() })?;
            }
            recorded => {
                recorded?;
            }
        }
        Ok(())
    }
}
