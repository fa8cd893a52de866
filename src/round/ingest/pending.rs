//! Accepts or rejects a waiting return, sent by someone other than the focal point.

use std::collections::BTreeSet;

use super::applying::{Given, apply};
use super::identity::Theirs;
use super::{How, Outcome, Resolve};
use crate::error::{Error, Result};
use crate::model::returned::Verdict;
use crate::model::vocabulary::ReturnState;
use crate::round::filled::Headings;
use crate::store::{Change, KeptReturn};

/// Accepts a waiting return: applies its answers as given.
///
/// # Errors
/// There is no return with that name, or it is not waiting.
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
    let packed_at = change.packed_before(round, waiting.owner, Some(waiting.recorded_at))?.unwrap_or(waiting.recorded_at);
    let theirs = Theirs {
        owner: waiting.owner,
        code: waiting.code.clone(),
        asked: change.asked(round, Some(waiting.owner))?,
        packed_at,
        lang: change.language_of(waiting.owner)?,
    };
    let (mut outcomes, mut recorded) = (Vec::new(), BTreeSet::new());
    let file = waiting.file.clone().unwrap_or_else(|| waiting.reference.clone());
    for (item, answer) in &answers {
        let Some(asked) = theirs.asked.iter().find(|asked| asked.recommendation == *item) else { continue };
        let given = Given { file: &file, headings: &Headings::default(), row: None, answer, packed_status: None };
        let outcome = apply(change, &given, asked, &theirs, &how)?;
        if matches!(outcome.verdict, Verdict::Recorded | Verdict::Unchanged) {
            recorded.insert(*item);
        }
        outcomes.push(outcome);
    }
    change.decide_return(id, ReturnState::Accepted, None, &recorded)?;
    Ok((waiting.reference, outcomes))
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
