//! A command's changes in the reader's words: the one place that turns `model::changed` into the lines after a write, of a dry
//! run, of `undo` and `redo`, and in the log.
//!
//! - here: a change as lines; `told`: an entry of the log as lines, and a summary of it
//! - `standing`: status, assurance, response, deadline, dispute, and what was recorded of them
//! - `things`: the other changes of each kind of thing: owners, meetings, focal points, rounds
//! - `values`: names of columns and their values in words; `fields`: a change in full, a field for each column

mod fields;
mod standing;
#[cfg(test)]
mod tests;
mod things;
mod told;
mod values;

pub use self::fields::{detail, fields, told};
pub use self::things::added_or_gone;
pub use self::told::{done, lines_of, summary, tells_internal};
pub use self::values::{owner, step};
use crate::model::changed::{Became, Changed, Subject};
use crate::text::Words;

/// The change as lines: `MRU-2006-03: no information received → in progress; note “Draft sent”`. Each edited text has its own
/// line; long texts are cut. Empty if only internal columns changed.
pub fn lines(changed: &Changed, words: &Words) -> Vec<String> {
    let colon = words.sentences.colon;
    let subject = subject(&changed.subject, words);
    let parts = match (&changed.subject, changed.became) {
        (Subject::Recommendation(_), Became::Added) => vec![things::recommendation_added(changed, words)],
        (Subject::Recommendation(_), Became::Removed) => vec![things::recommendation_removed(changed, words)],
        (Subject::Recommendation(_), Became::Changed) => {
            let mut parts = things::edits(changed, words);
            parts.extend(standing::said(changed, words));
            parts
        }
        (Subject::Translation { .. }, _) => things::edits(changed, words),
        (Subject::Share { .. }, _) => {
            let parts = [things::role(changed, words), standing::said(changed, words)];
            joined(parts.into_iter().flatten(), words).into_iter().collect()
        }
        (Subject::Relation { .. }, became) => vec![things::relation(changed, became, words)],
        (Subject::Meeting(_), became) => things::meeting(changed, became, words).into_iter().collect(),
        (Subject::Owner(_), became) => things::owner(changed, became, words).into_iter().collect(),
        (Subject::Membership { group, .. }, became) => vec![things::membership(changed, group, became, words)],
        (Subject::FocalPoint { .. }, became) => things::focal_point(changed, became, words).into_iter().collect(),
        (Subject::Round(_), became) => things::round(changed, became, words).into_iter().collect(),
        (Subject::Letter { .. }, became) => vec![things::letter(changed, became, words)],
        (Subject::Return(_), became) => things::returned(changed, became, words).into_iter().collect(),
        (Subject::Setting(_), _) => things::setting(changed, words).into_iter().collect(),
    };
    parts.into_iter().map(|part| format!("{subject}{colon}{part}")).collect()
}

/// The subject of a change: `MRU-2006-03`, `WDH-2010-01 takes up MRU-2006-02a`.
pub fn subject(subject: &Subject, words: &Words) -> String {
    match subject {
        Subject::Relation { from, kind, target } => format!("{from} {} {target}", values::label("relation", kind, words)),
        Subject::Membership { owner, .. } => owner.clone(),
        Subject::FocalPoint { owner, name } => format!("{owner}{}{name}", words.sentences.colon),
        other => other.to_string(),
    }
}

/// The parts joined; none if there are no parts.
fn joined(parts: impl IntoIterator<Item = String>, words: &Words) -> Option<String> {
    let parts: Vec<String> = parts.into_iter().collect();
    (!parts.is_empty()).then(|| parts.join(words.sentences.semicolon))
}
