//! Applies an answer to the register: records it as a follow-up, or finds it the same, older, in conflict or refused by a rule.

use std::convert::Infallible;

use super::identity::Theirs;
use super::named::evidence;
use super::{How, Outcome, Resolve};
use crate::error::{Error, Result, ShareRefusal};
use crate::model::date::Span;
use crate::model::id::{OwnerId, RecommendationId};
use crate::model::refusal::Refusal;
use crate::model::returned::{Conflict, Newest, Told, Verdict};
use crate::model::round::{Answer, Asked};
use crate::model::vocabulary::{Audience, ReturnState, Status, Vocabulary};
use crate::round::filled::Headings;
use crate::round::sheet::columns::Column;
use crate::store::{Change, Earlier, Meanwhile, NewFollowUp, Part};
use crate::text::words;

/// An answer and its place.
pub(super) struct Given<'a> {
    pub(super) file: &'a str,
    pub(super) headings: &'a Headings,
    pub(super) row: Option<u64>,
    pub(super) answer: &'a Answer,
    pub(super) packed_status: Option<&'a str>,
}

impl Given<'_> {
    /// Its outcome, without changes or remarks.
    pub(super) fn outcome(&self, asked: &Asked, verdict: Verdict) -> Outcome {
        Outcome { verdict, ..Outcome::refused(self.file, self.row, None, Vec::new()) }.of(asked)
    }
}

/// The answers of a return that are stored.
#[derive(Default)]
pub(super) struct Taken {
    /// With the return itself, and whether each became a follow-up.
    pub(super) kept: Vec<(RecommendationId, Answer, bool)>,
    /// Answers in conflict with the register: they wait for a decision.
    pub(super) undecided: Vec<(RecommendationId, Answer)>,
}

/// Applies an answer, and stores it with the return if it counts or if it waits for a decision.
pub(super) fn take(
    change: &mut Change<'_>,
    given: &Given<'_>,
    asked: &Asked,
    theirs: &Theirs,
    how: &How<'_>,
    taken: &mut Taken,
) -> Result<Outcome> {
    let earlier = change.earlier_answers(how.round, asked)?;
    let is_waiting = |one: &&Earlier| one.state == ReturnState::Pending;
    let waiting = earlier.iter().rfind(|one| is_waiting(one) && one.answer == *given.answer);
    // An answer that only waits is not in the register yet, so giving it again is no repetition; nor is one that was set aside
    // and is now to be recorded.
    let is_in_the_way = |one: &&Earlier| match how.state {
        ReturnState::Pending => true,
        _ => !is_waiting(one) && (one.is_recorded || how.resolve != Resolve::Theirs),
    };
    let counted: Vec<&Earlier> = earlier.iter().filter(is_in_the_way).collect();
    if let Some(outcome) = repeated(given, asked, &counted, how) {
        return Ok(outcome);
    }
    // A change from the owner's earlier return, since the sheet was packed, is not a conflict.
    let packed_status = given.packed_status.filter(|_| earlier.iter().all(|one| is_waiting(&one)));
    let given = &Given { packed_status, ..*given };
    if how.state == ReturnState::Pending {
        // The preview shows the effect of accepting it.
        let outcome = trial(change, |change| apply(change, given, asked, theirs, how))?;
        if outcome.verdict == Verdict::Refused {
            return Ok(outcome);
        }
        taken.kept.push((asked.recommendation, given.answer.clone(), false));
        return Ok(Outcome { verdict: Verdict::Pending, ..outcome });
    }
    let mut outcome = apply(change, given, asked, theirs, how)?;
    match outcome.verdict {
        Verdict::Recorded | Verdict::Unchanged => taken.kept.push((asked.recommendation, given.answer.clone(), true)),
        Verdict::Kept => taken.kept.push((asked.recommendation, given.answer.clone(), false)),
        Verdict::Conflict => match waiting {
            Some(waiting) => outcome.told.push((None, Told::Undecided { reference: waiting.reference.clone() })),
            None => taken.undecided.push((asked.recommendation, given.answer.clone())),
        },
        Verdict::Pending | Verdict::Same | Verdict::Older | Verdict::Refused => {}
    }
    Ok(outcome)
}

/// What `work` returns; its changes are rolled back.
fn trial<T>(change: &mut Change<'_>, work: impl FnOnce(&mut Change<'_>) -> Result<T>) -> Result<T> {
    match change.attempt(|change| Err::<Infallible, _>(Tried::Done(Box::new(work(change)?)))) {
        Ok(never) => match never {},
        Err(Tried::Done(outcome)) => Ok(*outcome),
        Err(Tried::Failed(error)) => Err(error),
    }
}

/// The result of a trial: always an error, so that it is rolled back.
enum Tried<T> {
    Done(Box<T>),
    Failed(Error),
}

impl<T> From<Error> for Tried<T> {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

/// The outcome of an answer that was given before, or that a newer answer has replaced.
pub(super) fn repeated(given: &Given<'_>, asked: &Asked, earlier: &[&Earlier], how: &How<'_>) -> Option<Outcome> {
    let newest = earlier.last()?;
    let outcome = |verdict, why: Told| Outcome { told: vec![(None, why)], ..given.outcome(asked, verdict) };
    if newest.answer == *given.answer {
        return Some(outcome(Verdict::Same, Told::GivenAlready(newest.received_on)));
    }
    if earlier.iter().any(|one| one.answer == *given.answer) {
        return Some(outcome(Verdict::Older, Told::OvertakenBy(newest.received_on)));
    }
    if how.received_on < newest.received_on {
        return Some(outcome(Verdict::Older, Told::OlderThan(newest.received_on)));
    }
    None
}

/// Records an answer, unless the register has changed or a rule refuses it.
pub(super) fn apply(
    change: &mut Change<'_>,
    given: &Given<'_>,
    asked: &Asked,
    theirs: &Theirs,
    how: &How<'_>,
) -> Result<Outcome> {
    let mut outcome = given.outcome(asked, if given.answer.is_unchanged { Verdict::Unchanged } else { Verdict::Recorded });
    if !given.answer.is_unchanged {
        let meanwhile = change.moved_since(how.round, asked, theirs.packed_at)?;
        if let Some(both) = conflict(given, asked, &meanwhile) {
            outcome.told.push((None, Told::Conflict(Box::new(both))));
            match how.resolve {
                Resolve::Theirs => {}
                Resolve::Ours => return Ok(Outcome { verdict: Verdict::Kept, ..outcome }),
                Resolve::LeaveAlone => return Ok(Outcome { verdict: Verdict::Conflict, ..outcome }),
            }
        }
    }
    let new = follow_up(change, given.answer, asked, theirs, how)?;
    let part = if asked.is_share { Part::Owners(vec![asked.owner]) } else { Part::Whole };
    let recorded = change.attempt(|change| {
        if given.answer.note.is_none() && new.note.is_some() {
            // A status that asks for a note asks the owner: what the program writes into the note is none.
            let bare = NewFollowUp { note: None, ..new.clone() };
            trial(change, |change| change.record(asked.recommendation, &part, &bare))?;
        }
        let mark = change.mark();
        let recorded = change.record(asked.recommendation, &part, &new)?;
        Ok((recorded, change.changed_since(mark)?))
    });
    match recorded {
        Ok((recorded, changed)) => {
            for (_, day) in &recorded.overridden {
                outcome.told.push((None, Told::Overridden { happened_on: recorded.happened_on, later: *day }));
            }
            let wish = given.answer.due.as_ref().filter(|wish| Span::parse(wish).is_err());
            let heading = || Some(given.headings.of(Column::NewDue));
            outcome.told.extend(wish.map(|wish| (heading(), Told::WishInWords(wish.clone()))));
            outcome.changed = changed;
            Ok(outcome)
        }
        Err(Error::Refused { refusal, .. }) => {
            let heading = cell_of(&refusal).map(|column| given.headings.of(column));
            Ok(Outcome { verdict: Verdict::Refused, told: vec![(heading, refusal.into())], ..outcome })
        }
        // A refusal by a rule is a fault of the row; an error of the disk is not.
        Err(refused) if refused.exit_code() == 4 => {
            Ok(Outcome { verdict: Verdict::Refused, told: vec![(None, by_rule(&refused))], ..outcome })
        }
        Err(error) => Err(error),
    }
}

/// Both values, if the register has changed since the sheet was packed; `None` if it has not, or if both now agree.
fn conflict(given: &Given<'_>, asked: &Asked, meanwhile: &[Meanwhile]) -> Option<Conflict> {
    let now = asked.standing.status;
    let packed = given.packed_status.and_then(Status::from_word);
    let newest = meanwhile.last();
    let has_moved = newest.is_some() || packed.is_some_and(|packed| packed != now);
    let is_same = given.answer.status == Some(now) && given.answer.note.is_none() && given.answer.due.is_none();
    if !has_moved || is_same {
        return None;
    }
    Some(Conflict {
        now,
        packed: packed.filter(|packed| *packed != now),
        newest: newest.map(|entry| Newest {
            happened_on: entry.happened_on,
            recorded_by: entry.recorded_by.clone(),
            note: entry.note.as_deref().map(|note| note.replace('\n', " ")),
        }),
        theirs: given.answer.status,
    })
}

/// The cell that a rule asks for, or that it refuses; `None` for what no cell of a sheet can say.
fn cell_of(refusal: &Refusal) -> Option<Column> {
    match refusal {
        Refusal::StatusNeedsNote(_) | Refusal::ReopeningNeedsNote { .. } | Refusal::QueryNeedsNote | Refusal::SaysNothing => {
            Some(Column::Note)
        }
        Refusal::BackToNotReported { .. }
        | Refusal::NeedsReviewDate
        | Refusal::NeedsSuccessor
        | Refusal::SuccessorWithout(_)
        | Refusal::ReplacesItself
        | Refusal::JudgedOther { .. } => Some(Column::Status),
        Refusal::BeforeFirstDay { .. } | Refusal::AfterLastDay { .. } | Refusal::InFuture { .. } | Refusal::LaterStep { .. } => {
            Some(Column::Date)
        }
        Refusal::NeedsEvidence(_)
        | Refusal::ConfirmedByReporter(_)
        | Refusal::NothingToConfirm(_)
        | Refusal::ExtensionNeedsReason { .. }
        | Refusal::NothingToSettle => None,
    }
}

/// Why a rule refuses a row.
fn by_rule(error: &Error) -> Told {
    match error {
        Error::Share(ShareRefusal::InComponents { reference, .. }) => Told::RolledUp { reference: reference.clone() },
        other => Told::Other(other.to_string()),
    }
}

/// The answer as a follow-up: addresses become evidence; other evidence and a requested deadline go into the note.
fn follow_up(change: &Change<'_>, answer: &Answer, asked: &Asked, theirs: &Theirs, how: &How<'_>) -> Result<NewFollowUp> {
    let words = words(theirs.lang);
    let said = &words.round.sheet;
    let (addresses, named) = evidence(answer.evidence.as_deref().unwrap_or_default());
    let mut note: Vec<String> = answer.note.iter().cloned().collect();
    note.extend((!named.is_empty()).then(|| (said.evidence_named)(&named)));
    if let Some(due) = &answer.due {
        let due = Span::parse(due).map_or_else(|_| due.clone(), words.dates.span);
        note.push((said.wish)(&due, answer.reason.as_deref()));
    } else if let Some(reason) = &answer.reason {
        note.push(reason.clone());
    }
    // In brackets, so that each is told from what the owner said also where all stand on one line.
    for part in note.iter_mut().skip(1) {
        *part = format!("({part})");
    }
    Ok(NewFollowUp {
        happened: Some(Span::Day(answer.happened_on.unwrap_or(how.received_on))),
        reported_by: reporter(change, asked.owner, how)?,
        channel: Some(how.channel),
        status: answer.status,
        note: (!note.is_empty()).then(|| note.join("\n")),
        audience: Audience::Public,
        cause: answer.cause,
        round: Some(how.round),
        evidence: addresses.into_iter().chain(how.evidence.iter().cloned()).collect(),
        ..NewFollowUp::default()
    })
}

/// Who reports: the person named by the officer, else the owner's focal point.
pub(super) fn reporter(change: &Change<'_>, owner: OwnerId, how: &How<'_>) -> Result<Option<String>> {
    match how.reported_by {
        Some(name) => Ok(Some(name.to_owned())),
        None => change.focal_point_name(owner),
    }
}
