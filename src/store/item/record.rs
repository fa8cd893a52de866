//! Recording a follow-up: on which row it is recorded, whether the rules of sections 4 to 6 allow it, and what it
//! changed.

use chrono::NaiveDate;

use super::targets::{check_day, first_component, happened_on, overridden_on, status_on, targets};
use crate::error::{Error, Result};
use crate::model::date::Span;
use crate::model::deadline::{Deadline, Event};
use crate::model::follow_up::{Dispute, Due, Evidence, FollowUp, Judgement, NOT_RECORDED, Sets};
use crate::model::id::{MeetingId, OwnerId, RecommendationId, RoundId};
use crate::model::refusal::Refusal;
use crate::model::vocabulary::{Assurance, Audience, Cause, Channel, Response, Status};
use crate::store::fold::settle::{Place, oldest, settle, standings, watched};
use crate::store::fold::successors::circle;
use crate::store::log::change::Change;
use crate::store::log::tables::{EVIDENCE, FOLLOW_UP};
use crate::store::lookup::names::subject;
use crate::store::meeting::deadlines::{Resolved, resolve};
use crate::store::person::contacts::reporter;

/// What an officer records; `None` sets nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFollowUp {
    /// The day it happened: the last day of the span, or today if that is earlier. `None` is today.
    pub happened: Option<Span>,
    pub reported_by: Option<String>,
    pub channel: Option<Channel>,
    pub status: Option<Status>,
    pub assurance: Option<Assurance>,
    pub response: Option<Response>,
    pub due: Option<Deadline>,
    pub dispute: Option<Dispute>,
    pub note: Option<String>,
    pub audience: Audience,
    pub cause: Option<Cause>,
    pub decided_by: Option<MeetingId>,
    pub successor: Successor,
    /// The reporting round that it is part of.
    pub round: Option<RoundId>,
    pub evidence: Vec<Evidence>,
}

/// The recommendation that replaced this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Successor {
    NotNamed,
    Is(RecommendationId),
    /// There is one, but the source does not say which.
    Unknown,
}

impl Default for NewFollowUp {
    /// Sets nothing and happens today, for internal use.
    fn default() -> Self {
        Self {
            happened: None,
            reported_by: None,
            channel: None,
            status: None,
            assurance: None,
            response: None,
            due: None,
            dispute: None,
            note: None,
            audience: Audience::Internal,
            cause: None,
            decided_by: None,
            successor: Successor::NotNamed,
            round: None,
            evidence: Vec::new(),
        }
    }
}

impl NewFollowUp {
    /// Whether it holds nothing but its day. Who reported, or that a round was answered, is something.
    fn says_nothing(&self) -> bool {
        let reported = self.reported_by.is_some() || self.channel.is_some() || self.decided_by.is_some() || self.round.is_some();
        let states = self.status.is_some() || self.assurance.is_some() || self.response.is_some() || self.due.is_some();
        let tells = self.dispute.is_some() || self.note.is_some() || self.cause.is_some() || !self.evidence.is_empty();
        !(reported || states || tells)
    }
}

/// Whose status a follow-up is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The recommendation's own.
    Whole,
    /// The shares of these owners.
    Owners(Vec<OwnerId>),
    /// Every share.
    AllOwners,
}

/// What was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The recommendation it was recorded on, if the one that was named restates it.
    pub recorded_on: Option<String>,
    /// The day it happened.
    pub happened_on: NaiveDate,
    /// The reference of the meeting that a deadline `next:KIND` was bound to.
    pub bound_to: Option<String>,
    /// Where a later entry overrides it: the reference (with the owner of a share), and the day of that entry.
    pub overridden: Vec<(String, NaiveDate)>,
    /// Set if a status or assurance was recorded for a day before the whole had components: the whole, and the first of
    /// the components that its status now follows from. The entry belongs to the history and changes nothing that is
    /// shown.
    pub before_components: Option<(String, String)>,
}

impl Change<'_> {
    /// Records `new` on the recommendation `id`, or on the oldest one that it restates.
    ///
    /// # Errors
    /// The rule that refuses it; the change must then be given up.
    pub fn record(&mut self, id: RecommendationId, part: &Part, new: &NewFollowUp) -> Result<Recorded> {
        let connection = self.connection();
        let named = id;
        let id = oldest(connection, named)?;
        let happened_on = match happened_on(new.happened, self.today()) {
            Ok(day) => day,
            Err(refusal) => return Err(Error::Refused { subject: subject(connection, id, None)?, refusal }),
        };
        let targets = targets(connection, id, part, new, happened_on)?;
        let targets: Vec<Place> = targets.into_iter().map(|owner| Place { recommendation: id, owner }).collect();

        let before = standings(connection, &watched(connection, id)?)?;
        for &target in &targets {
            self.add_follow_up(target, happened_on, new)?;
        }
        self.refuse_replacing_itself(id, new)?;
        if new.status.is_some() && before.iter().any(|standing| !standing.watch.is_open) {
            self.catch_up(id)?;
        }
        let mut overridden = Vec::new();
        for place in targets {
            if let Some(day) = overridden_on(connection, place, happened_on, new)? {
                overridden.push((subject(connection, place.recommendation, place.owner)?, day));
            }
        }
        let recorded_on = if id == named { None } else { Some(subject(connection, id, None)?) };
        let bound_to = match &new.due {
            Some(next @ Deadline::Follows(Event::Next { .. })) => resolve(connection, id, next, happened_on)?.reference,
            Some(_) | None => None,
        };
        let sets_status = new.status.is_some() || new.assurance.is_some();
        let component = if sets_status { first_component(connection, id)? } else { None };
        let before_components =
            component.map(|component| Ok::<_, Error>((subject(connection, id, None)?, component))).transpose()?;
        Ok(Recorded { recorded_on, happened_on, bound_to, overridden, before_components })
    }

    /// Refuses a successor that is the recommendation itself, or was itself superseded by it.
    fn refuse_replacing_itself(&self, id: RecommendationId, new: &NewFollowUp) -> Result<()> {
        let Successor::Is(successor) = new.successor else { return Ok(()) };
        let connection = self.connection();
        if oldest(connection, successor)? == id || !circle(connection, id)?.is_empty() {
            return Err(Error::Refused { subject: subject(connection, id, None)?, refusal: Refusal::ReplacesItself });
        }
        Ok(())
    }

    /// Adds one entry to the history of a recommendation or share, and settles the standings it affects.
    pub(in crate::store) fn add_follow_up(&mut self, place: Place, happened_on: NaiveDate, new: &NewFollowUp) -> Result<()> {
        let connection = self.connection();
        let subject = subject(connection, place.recommendation, place.owner)?;
        let refused = |refusal: Refusal| Error::Refused { subject: subject.clone(), refusal };
        check_day(connection, place, happened_on)?.map_err(refused)?;
        let judged = match (new.assurance, new.status) {
            (None, _) => None,
            (Some(assurance), Some(of)) => Some(Judgement { assurance, of }),
            (Some(assurance), None) => Some(Judgement { assurance, of: status_on(connection, place, happened_on)? }),
        };
        let resolved = new.due.as_ref().map(|due| resolve(connection, place.recommendation, due, happened_on)).transpose()?;
        let due_meeting = resolved.as_ref().and_then(|resolved| resolved.meeting);
        let due = resolved.map(|Resolved { deadline, on, .. }| Due { deadline, on, is_move: false });
        let follow_up = self.entry(place.owner, happened_on, new, judged, due).map_err(refused)?;
        let row = self.insert_follow_up(place.recommendation, &follow_up, due_meeting)?;
        settle(self, place.recommendation, Some(row))
    }

    /// The entry to record, with the status that its assurance judges and the day of its deadline.
    ///
    /// # Errors
    /// It says nothing, or something that the status requires is missing.
    pub(in crate::store) fn entry(
        &self,
        owner: Option<OwnerId>,
        happened_on: NaiveDate,
        new: &NewFollowUp,
        assurance: Option<Judgement>,
        due: Option<Due>,
    ) -> Result<FollowUp, Refusal> {
        if new.says_nothing() {
            return Err(Refusal::SaysNothing);
        }
        let successor = match new.successor {
            Successor::Is(id) => Some(id),
            Successor::NotNamed if new.status == Some(Status::Superseded) => return Err(Refusal::NeedsSuccessor),
            Successor::NotNamed | Successor::Unknown => None,
        };
        let follow_up = FollowUp {
            id: NOT_RECORDED,
            owner,
            happened_on,
            recorded_at: self.at().0,
            recorded_by: self.by().to_owned(),
            reported_by: new.reported_by.clone(),
            channel: new.channel,
            sets: Sets { status: new.status, assurance, response: new.response, due, dispute: new.dispute.clone() },
            note: new.note.clone(),
            audience: new.audience,
            cause: new.cause,
            decided_by: new.decided_by,
            successor,
            round: new.round,
            evidence: new.evidence.clone(),
        };
        follow_up.complete()?;
        Ok(follow_up)
    }

    /// Writes the entry unchanged; `due_meeting` is the meeting that its deadline follows.
    pub(in crate::store) fn insert_follow_up(
        &mut self,
        id: RecommendationId,
        new: &FollowUp,
        due_meeting: Option<MeetingId>,
    ) -> Result<i64> {
        let (dispute, settlement) = match &new.sets.dispute {
            Some(Dispute::Raised(text)) => (Some(text), None),
            Some(Dispute::Settled(text)) => (None, Some(text)),
            None => (None, None),
        };
        let due = new.sets.due.as_ref();
        let at = self.at();
        // A name in a contact row can be forgotten; a name in this column can't.
        let reporter = match &new.reported_by {
            Some(name) => reporter(self.connection(), id, new.owner, name)?,
            None => None,
        };
        let reported_by = if reporter.is_some() { &None } else { &new.reported_by };
        let row = self.insert(
            FOLLOW_UP,
            &[
                ("recommendation_id", &id),
                ("owner_id", &new.owner),
                ("happened_on", &new.happened_on),
                ("recorded_at", &at),
                ("recorded_by", &new.recorded_by),
                ("reported_by", reported_by),
                ("reported_by_id", &reporter),
                ("channel", &new.channel),
                ("status", &new.sets.status),
                ("assurance", &new.sets.assurance.map(|judgement| judgement.assurance)),
                ("judged_status", &new.sets.assurance.map(|judgement| judgement.of)),
                ("response", &new.sets.response),
                ("due", &due.map(|due| &due.deadline)),
                ("due_on", &due.and_then(|due| due.on)),
                ("due_meeting_id", &due_meeting),
                ("is_move", &due.is_some_and(|due| due.is_move)),
                ("dispute", &dispute),
                ("settlement", &settlement),
                ("note", &new.note),
                ("audience", &new.audience),
                ("cause", &new.cause),
                ("decided_by_id", &new.decided_by),
                ("successor_id", &new.successor),
                ("round_id", &new.round),
            ],
        )?;
        for one in &new.evidence {
            self.insert(
                EVIDENCE,
                &[("follow_up_id", &row), ("place", &one.place), ("sha256", &one.sha256), ("dated", &one.dated)],
            )?;
        }
        Ok(row)
    }
}
