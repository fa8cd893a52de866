//! The changes of an entry of the log: as lines, and in short.

use super::lines;
use crate::model::changed::{Became, Changed, Entered, Subject, Told};
use crate::model::log::LogEntry;
use crate::model::vocabulary::EntryKind;
use crate::text::Words;

/// A line for each thing; if there are too many, the first lines and the number of things of each kind.
pub fn lines_of(told: &Told, words: &Words) -> Vec<String> {
    let mut said: Vec<String> = told.first.iter().flat_map(|changed| lines(changed, words)).collect();
    said.extend(counts(told, words).map(|counts| (words.changed.in_all)(&counts)));
    said
}

/// `16 recommendations added, 240 shares added`; none if each thing has a line.
fn counts(told: &Told, words: &Words) -> Option<String> {
    let counts: Vec<String> = told.counts.iter().map(|count| (words.changed.count)(count)).collect();
    (!counts.is_empty()).then(|| counts.join(", "))
}

/// What the entry did beside its changes: it made the register, or took another entry back.
pub fn done(entry: &LogEntry, words: &Words) -> Option<String> {
    let c = &words.changed;
    match (entry.kind, entry.undoes) {
        (EntryKind::Migration, _) => Some(c.migrated.to_owned()),
        (EntryKind::Restore, _) => Some(c.restored.to_owned()),
        (EntryKind::Undo | EntryKind::Redo, Some(id)) => Some((words.log.takes_back)(id)),
        (EntryKind::Change, _) if entry.id == 1 => Some(c.made.to_owned()),
        (EntryKind::Change, _) | (EntryKind::Undo | EntryKind::Redo, None) => None,
    }
}

/// The entry in a few lines: what it took back or did again, its changes; if they are too many, the first and how many there
/// are of each kind.
pub fn summary(entry: &LogEntry, told: &Told, words: &Words) -> Vec<String> {
    let c = &words.changed;
    let done = done(entry, words);
    if entry.kind == EntryKind::Migration {
        return done.into_iter().collect();
    }
    let counts = counts(told, words);
    let mut said: Vec<String> = match (&counts, told.first.first()) {
        (None, _) => told.first.iter().flat_map(|changed| lines(changed, words)).collect(),
        (Some(counts), Some(first)) if entry.id != 1 => {
            lines(first, words).into_iter().take(1).chain([(c.in_all)(counts)]).collect()
        }
        (Some(counts), _) => vec![counts.clone()],
    };
    match (done, said.first_mut()) {
        (Some(done), Some(first)) => *first = format!("{done}{}{first}", words.sentences.colon),
        (Some(done), None) => said.push(done),
        // The log keeps no images of persons.
        (None, None) if entry.n_changes == 0 => said.push(c.contact.to_owned()),
        (None, None) => said.push((c.n_changes)(entry.n_changes)),
        (None, Some(_)) => {}
    }
    said
}

/// Whether an internal note is among the lines of `summary`.
pub fn tells_internal(entry: &LogEntry, told: &Told) -> bool {
    let n_shown = match (entry.kind, told.counts.is_empty(), entry.id) {
        (EntryKind::Migration, ..) | (_, false, 1) => 0,
        (_, true, _) => usize::MAX,
        (_, false, _) => 1,
    };
    let tells = |one: &Changed| match (&one.subject, one.became) {
        (Subject::Recommendation(_), Became::Changed) | (Subject::Share { .. }, _) => one.entries.iter().any(is_told),
        _ => false,
    };
    told.first.iter().take(n_shown).any(tells)
}

fn is_told(entry: &Entered) -> bool {
    entry.became == Became::Added && !entry.is_move && entry.holds_internal_note()
}
