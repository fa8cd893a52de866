//! The state of an item or share as the fold of its follow-ups (sections 4 to 6): which steps are allowed, and what each
//! sets. They are folded by day, then by order of recording; nothing here knows today.

use chrono::NaiveDate;

use crate::model::deadline::Deadline;
use crate::model::follow_up::{Dispute, Due, FollowUp, Judgement};
use crate::model::health::Watch;
use crate::model::refusal::Refusal;
use crate::model::vocabulary::{Assurance, Audience, Cause, Response, Status};

/// The values on the row of a recommendation or share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub response: Option<Response>,
    pub status: Status,
    pub assurance: Assurance,
    /// The deadline in force, its own or an inherited one; `None` if none was ever set.
    pub deadline: Option<Deadline>,
    pub due_on: Option<NaiveDate>,
    /// The day of the first deadline.
    pub original_due_on: Option<NaiveDate>,
    pub n_extensions: u32,
    /// The point in dispute.
    pub dispute: Option<String>,
    /// The latest cause of delay.
    pub cause: Option<Cause>,
    /// The day of the last follow-up.
    pub updated_on: Option<NaiveDate>,
    pub last_note: Option<String>,
    pub last_public_note: Option<String>,
    pub watch: Watch,
}

/// A fold in progress: the standing, and the history that the rules need.
#[derive(Debug, Clone)]
pub struct State {
    pub standing: Standing,
    /// Who stated the present status.
    told_by: String,
    /// Whether evidence came with or after the present status.
    has_evidence: bool,
    /// How many levels above the item its deadline was set: 0 its own, 1 its parent's; the maximum if none is set yet.
    due_level: usize,
    /// The day of the last dated deadline.
    last_due_on: Option<NaiveDate>,
}

/// A refused follow-up, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedStep {
    /// The refused follow-up's order of recording.
    pub id: i64,
    pub happened_on: NaiveDate,
    pub refusal: Refusal,
}

/// Folds an item's own follow-ups and the deadlines it may inherit: `inherited[0]` holds its parent's follow-ups,
/// `inherited[1]` its parent's parent's. Neither needs to be in order.
///
/// # Errors
/// The first follow-up in the order of the fold that the rules refuse.
pub fn fold(own: &[FollowUp], inherited: &[&[FollowUp]]) -> Result<State, RefusedStep> {
    walk(own, inherited, State::advance)
}

/// Folds as `fold` does, and shows each of the item's own follow-ups with the standing before and after it.
///
/// # Errors
/// As `fold`.
pub fn fold_with(
    own: &[FollowUp],
    inherited: &[&[FollowUp]],
    mut show: impl FnMut(&FollowUp, &Standing, &Standing),
) -> Result<State, RefusedStep> {
    walk(own, inherited, |state, follow_up| {
        let before = state.standing.clone();
        state.advance(follow_up)?;
        show(follow_up, &before, &state.standing);
        Ok(())
    })
}

fn walk(
    own: &[FollowUp],
    inherited: &[&[FollowUp]],
    mut advance: impl FnMut(&mut State, &FollowUp) -> Result<(), Refusal>,
) -> Result<State, RefusedStep> {
    let mut steps: Vec<(usize, &FollowUp)> = own.iter().map(|follow_up| (0, follow_up)).collect();
    for (above, follow_ups) in inherited.iter().enumerate() {
        steps.extend(follow_ups.iter().filter(|one| one.sets.due.is_some()).map(|one| (above + 1, one)));
    }
    steps.sort_by_key(|(level, follow_up)| (follow_up.order(), *level));
    let mut state = State::default();
    for (level, follow_up) in steps {
        if level > 0 {
            state.inherit(level, follow_up);
            continue;
        }
        advance(&mut state, follow_up).map_err(|refusal| RefusedStep {
            id: follow_up.id,
            happened_on: follow_up.happened_on,
            refusal,
        })?;
    }
    Ok(state)
}

impl Default for State {
    fn default() -> Self {
        let standing = Standing {
            response: None,
            status: Status::NotReported,
            assurance: Assurance::None,
            deadline: None,
            due_on: None,
            original_due_on: None,
            n_extensions: 0,
            dispute: None,
            cause: None,
            updated_on: None,
            last_note: None,
            last_public_note: None,
            watch: Watch::nothing(),
        };
        Self { standing, told_by: String::new(), has_evidence: false, due_level: usize::MAX, last_due_on: None }
    }
}

impl State {
    /// Takes one of the item's own follow-ups.
    ///
    /// # Errors
    /// The rule that refuses it after the earlier entries. What the entry itself lacks is checked by `FollowUp::complete`.
    pub fn advance(&mut self, follow_up: &FollowUp) -> Result<(), Refusal> {
        let sets = &follow_up.sets;
        if let Some(due) = &sets.due {
            self.ask_for_reason(due, follow_up)?;
        }
        if let Some(status) = sets.status {
            self.step_to(status, follow_up)?;
        } else {
            self.has_evidence |= !follow_up.evidence.is_empty();
        }
        if let Some(judgement) = sets.assurance {
            self.judge(judgement, follow_up)?;
        }
        if let Some(due) = &sets.due {
            self.set_due(0, due);
        }
        match &sets.dispute {
            Some(Dispute::Raised(text)) => self.standing.dispute = Some(text.clone()),
            Some(Dispute::Settled(_)) => {
                self.standing.dispute.take().ok_or(Refusal::NothingToSettle)?;
            }
            None => {}
        }
        self.standing.response = sets.response.or(self.standing.response);
        self.standing.cause = follow_up.cause.or(self.standing.cause);
        if let Some(note) = &follow_up.note {
            self.standing.last_note = Some(note.clone());
            if follow_up.audience == Audience::Public {
                self.standing.last_public_note = Some(note.clone());
            }
        }
        if follow_up.is_news() {
            self.standing.updated_on = Some(follow_up.happened_on);
        }
        Ok(())
    }

    /// Inherits the deadline of an item `level` steps above, unless a nearer one is set.
    fn inherit(&mut self, level: usize, follow_up: &FollowUp) {
        if let Some(due) = &follow_up.sets.due
            && level <= self.due_level
        {
            self.set_due(level, due);
        }
    }

    fn step_to(&mut self, status: Status, follow_up: &FollowUp) -> Result<(), Refusal> {
        let from = self.standing.status;
        if status == Status::NotReported {
            return Err(Refusal::BackToNotReported { from });
        }
        if from.is_closed() && status != from && follow_up.note.is_none() {
            return Err(Refusal::ReopeningNeedsNote { from });
        }
        if status == Status::Continuing && self.standing.deadline.is_none() && follow_up.sets.due.is_none() {
            return Err(Refusal::NeedsReviewDate);
        }
        let brings_evidence = !follow_up.evidence.is_empty();
        if status != from {
            self.standing.assurance = Assurance::None;
            self.has_evidence = false;
        }
        self.has_evidence |= brings_evidence;
        if brings_evidence && self.standing.assurance == Assurance::None {
            self.standing.assurance = Assurance::Documented;
        }
        self.standing.status = status;
        follow_up.told_by().clone_into(&mut self.told_by);
        Ok(())
    }

    fn judge(&mut self, judgement: Judgement, follow_up: &FollowUp) -> Result<(), Refusal> {
        let status = self.standing.status;
        if judgement.of != status {
            return Err(Refusal::JudgedOther { judged: judgement.of, now: status });
        }
        match judgement.assurance {
            Assurance::Documented | Assurance::Confirmed if !self.has_evidence => {
                return Err(Refusal::NeedsEvidence(judgement.assurance));
            }
            Assurance::Confirmed if !matches!(status, Status::Implemented | Status::PartlyImplemented) => {
                return Err(Refusal::NothingToConfirm(status));
            }
            Assurance::Confirmed if is_same_person(&follow_up.recorded_by, &self.told_by) => {
                return Err(Refusal::ConfirmedByReporter(self.told_by.clone()));
            }
            Assurance::None | Assurance::Documented | Assurance::Confirmed | Assurance::Queried => {}
        }
        self.standing.assurance = judgement.assurance;
        Ok(())
    }

    /// A deadline later than the last dated one requires a reason. Removing it with `none` does not, but a later one after that
    /// does.
    fn ask_for_reason(&self, due: &Due, follow_up: &FollowUp) -> Result<(), Refusal> {
        let Some(in_force) = &self.standing.deadline else { return Ok(()) };
        let is_put_off = matches!((self.last_due_on, due.on), (Some(last), Some(on)) if on > last);
        if is_put_off && !due.is_move && follow_up.note.is_none() {
            return Err(Refusal::ExtensionNeedsReason { from: in_force.to_string(), to: due.deadline.to_string() });
        }
        Ok(())
    }

    fn set_due(&mut self, level: usize, due: &Due) {
        if !due.is_move && matches!((self.last_due_on, due.on), (Some(last), Some(on)) if on > last) {
            self.standing.n_extensions += 1;
        }
        self.due_level = level;
        self.standing.deadline = Some(due.deadline.clone());
        self.standing.due_on = due.on;
        self.standing.original_due_on = self.standing.original_due_on.or(due.on);
        self.last_due_on = due.on.or(self.last_due_on);
    }
}

/// Whether two names belong to the same person; case and white space at the ends do not matter.
fn is_same_person(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}
