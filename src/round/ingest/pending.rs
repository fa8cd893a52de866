//! Accepts or rejects a waiting return: one that somebody other than the focal point sent, or that is in conflict.

use std::collections::BTreeSet;

use super::applying::{Given, apply, repeated};
use super::identity::{Theirs, shown_at};
use super::{How, Outcome, Resolve};
use crate::error::{Error, Result};
use crate::model::returned::{Told, Verdict};
use crate::model::round::Asked;
use crate::model::vocabulary::{Lang, ReturnState};
use crate::round::filled::Headings;
use crate::store::{Change, Earlier, KeptReturn};
use crate::text::words;

/// Accepts a waiting return: applies its answers as given.
///
/// # Errors
/// There is no return with that name, or it is not waiting. An answer is in conflict with the register and `resolve` leaves it
/// alone, or a rule refuses it and `resolve` does not keep the register's value: then nothing is applied.
pub fn accept(change: &mut Change<'_>, name: &str, resolve: Resolve) -> Result<(String, Vec<Outcome>)> {
    let KeptReturn { round, id, told: waiting, answers } = change.find_return(name)?;
    if waiting.state != ReturnState::Pending {
        return Err(Error::Rule {
            message: format!("`{}` does not wait: it is {}", waiting.reference, waiting.state),
            hint: "`midsa round show ROUND` shows what came back".to_owned(),
        });
    }
    let how = How {
        round,
        owner: Some(waiting.owner),
        state: ReturnState::Accepted,
        received_on: waiting.received_on,
        channel: waiting.channel,
        reported_by: waiting.reported_by.as_deref(),
        evidence: &[],
        resolve,
    };
    let theirs = Theirs {
        owner: waiting.owner,
        code: waiting.code.clone(),
        asked: change.asked(round, Some(waiting.owner))?,
        packed_at: shown_at(change, round, waiting.owner, waiting.recorded_at)?,
        lang: change.language_of(waiting.owner)?,
    };
    let (mut outcomes, mut recorded) = (Vec::new(), BTreeSet::new());
    let file = waiting.file.clone().unwrap_or_else(|| waiting.reference.clone());
    for (item, answer) in &answers {
        let Some(asked) = theirs.asked.iter().find(|asked| asked.is_about(*item)) else { continue };
        let given = Given { file: &file, headings: &Headings::default(), row: None, answer, packed_status: None };
        let first = answers.iter().find(|(other, _)| asked.is_about(*other)).filter(|(other, _)| other != item);
        let mut outcome = match (given_already(change, &given, asked, &how)?, first) {
            (Some(outcome), _) => outcome,
            (None, Some((other, first))) => {
                let verdict = if first == answer { Verdict::Same } else { Verdict::Refused };
                let told = asked.called(*other).map(|other| (None, Told::AnsweredAs(other.to_string())));
                Outcome { told: told.into_iter().collect(), ..given.outcome(asked, verdict) }
            }
            (None, None) => apply(change, &given, asked, &theirs, &how)?,
        };
        if matches!(outcome.verdict, Verdict::Recorded | Verdict::Unchanged) {
            recorded.insert(*item);
        }
        if outcome.verdict == Verdict::Refused && resolve == Resolve::Ours {
            outcome.verdict = Verdict::Kept;
        }
        outcomes.push(outcome);
    }
    refuse_undecided(&waiting.reference, &outcomes)?;
    change.decide_return(id, ReturnState::Accepted, None, &recorded)?;
    Ok((waiting.reference, outcomes))
}

/// The outcome of an answer that another return has brought meanwhile.
fn given_already(change: &Change<'_>, given: &Given<'_>, asked: &Asked, how: &How<'_>) -> Result<Option<Outcome>> {
    let mut earlier = change.earlier_answers(how.round, asked)?;
    earlier.retain(|one| one.state != ReturnState::Pending);
    let is_given = earlier.iter().any(|one| one.answer == *given.answer);
    let earlier: Vec<&Earlier> = earlier.iter().collect();
    Ok(if is_given { repeated(given, asked, &earlier, how) } else { None })
}

/// A return is accepted whole: an answer that would neither be recorded nor be kept on purpose would be lost.
fn refuse_undecided(reference: &str, outcomes: &[Outcome]) -> Result<()> {
    let is_left = |outcome: &&Outcome| matches!(outcome.verdict, Verdict::Conflict | Verdict::Refused);
    let left: Vec<&Outcome> = outcomes.iter().filter(is_left).collect();
    if left.is_empty() {
        return Ok(());
    }
    let said = words(Lang::En);
    let why = |outcome: &&Outcome| {
        let told: Vec<String> = outcome.told.iter().map(|(_, told)| (said.returned.told)(told)).collect();
        format!("{}: {}", outcome.subject().unwrap_or_default(), told.join("; "))
    };
    let is_conflict = left.iter().any(|outcome| outcome.verdict == Verdict::Conflict);
    let hint = if is_conflict {
        "--theirs records the return; --ours keeps the register, and the answer beside it"
    } else {
        "--ours keeps the answer beside the register; `midsa round reject` rejects the return"
    };
    Err(Error::Rule {
        message: format!("`{reference}` can't be accepted as it is: {}", left.iter().map(why).collect::<Vec<_>>().join("; ")),
        hint: hint.to_owned(),
    })
}

/// Rejects a waiting return; its answers are kept but not counted.
///
/// # Errors
/// There is no return with that name, or it is not waiting.
pub fn reject(change: &mut Change<'_>, name: &str, reason: &str) -> Result<(String, String)> {
    let KeptReturn { id, told: waiting, .. } = change.find_return(name)?;
    if waiting.state != ReturnState::Pending {
        return Err(Error::Rule {
            message: format!("`{}` does not wait: it is {}", waiting.reference, waiting.state),
            hint: "what was recorded is taken back with `midsa undo`".to_owned(),
        });
    }
    change.decide_return(id, ReturnState::Rejected, Some(reason), &BTreeSet::new())?;
    Ok((waiting.reference, waiting.code))
}
