//! Changes of a standing (of a recommendation or a share), and what was recorded with them.

use super::joined;
use super::values::{label, name, short, step, turn};
use crate::model::changed::{Became, Changed, Difference, Entered};
use crate::model::deadline::Deadline;
use crate::model::vocabulary::{Tracking, Vocabulary};
use crate::text::Words;

/// Changes of status, assurance, response, deadline and dispute, then what was recorded beside them; none if there is neither.
pub(super) fn said(changed: &Changed, words: &Words) -> Option<String> {
    let mut parts: Vec<String> = changed.difference("tracking").map(|one| tracked(one, words)).into_iter().collect();
    for column in ["status", "assurance", "response"] {
        parts.extend(changed.difference(column).map(|one| stands(one, words)));
    }
    parts.extend(due(changed, words));
    parts.extend(changed.difference("dispute").map(|one| dispute(one, words)));
    for entry in &changed.entries {
        parts.extend(recorded(entry, changed, words));
    }
    if changed.follows() && !parts.is_empty() {
        parts.push(words.changed.follows.to_owned());
    }
    joined(parts, words)
}

/// Where its status lives from now on.
fn tracked(difference: &Difference, words: &Words) -> String {
    let word = difference.after.as_deref().unwrap_or_default();
    Tracking::from_word(word).map_or_else(|| word.to_owned(), |word| (words.changed.tracking)(word).to_owned())
}

/// `not reported → in progress`, without the word "status"; of a share added or removed, its status.
fn stands(difference: &Difference, words: &Words) -> String {
    match (difference.column.as_ref(), &difference.before, &difference.after) {
        ("status", Some(_), Some(_)) => turn(difference, words),
        ("status", None, Some(status)) | ("status", Some(status), None) => label("status", status, words),
        _ => step(difference, words),
    }
}

/// `due not set → Q1 2027 (31 Mar 2027)`; the days alone if the deadline moved with its meeting.
fn due(changed: &Changed, words: &Words) -> Option<String> {
    let stated = changed.difference("due")?;
    let nothing = Difference { column: "due_on".into(), before: None, after: None };
    let day = changed.difference("due_on").unwrap_or(&nothing);
    let name = name("due", words);
    if stated.before == stated.after {
        let said = |day: &Option<String>| match day {
            Some(day) => short("due_on", day, words),
            None => words.changed.no_day.to_owned(),
        };
        let stated = stated.after.as_deref().map(|stated| short("due", stated, words)).unwrap_or_default();
        return Some(format!("{name} {} → {} ({stated})", said(&day.before), said(&day.after)));
    }
    let said = |stated: &Option<String>, day: &Option<String>| match stated {
        None => words.changed.not_set.to_owned(),
        Some(stated) => deadline(stated, day.as_deref(), words),
    };
    Some(format!("{name} {} → {}", said(&stated.before, &day.before), said(&stated.after, &day.after)))
}

/// `Q1 2007 (31 Mar 2007)`: as stated, with its day unless they are the same.
pub(super) fn deadline(stated: &str, day: Option<&str>, words: &Words) -> String {
    let said = short("due", stated, words);
    match day {
        Some(day) if day != stated => format!("{said} ({})", short("due_on", day, words)),
        None if Deadline::parse(stated).is_ok_and(|deadline| deadline.is_event()) => {
            format!("{said} ({})", words.changed.no_day_yet)
        }
        _ => said,
    }
}

fn dispute(difference: &Difference, words: &Words) -> String {
    match (&difference.before, &difference.after) {
        (Some(_), None) => words.changed.dispute_settled.to_owned(),
        _ => words.changed.in_dispute.to_owned(),
    }
}

/// What an entry of the history tells beside the changes it made.
fn recorded(entry: &Entered, changed: &Changed, words: &Words) -> Vec<String> {
    let c = &words.changed;
    if entry.became == Became::Removed {
        return if entry.is_move { Vec::new() } else { vec![(c.follow_up_gone)(&words.day(entry.happened_on))] };
    }
    if entry.became == Became::Changed {
        // Another program had changed it, and `check --mend` mended it.
        return entry.sets.iter().map(|set| step(set, words)).collect();
    }
    let mut parts = Vec::new();
    for set in entry.sets.iter().filter(|_| !entry.is_move) {
        let (column, Some(value)) = (set.column.as_ref(), &set.after) else { continue };
        let stands_otherwise = changed.difference(column).is_some();
        match column {
            "status" if !stands_otherwise => parts.push((c.recorded)(&label(column, value, words))),
            "assurance" | "response" if !stands_otherwise => {
                parts.push((c.recorded)(&format!("{} {}", name(column, words), label(column, value, words))));
            }
            "due" if !stands_otherwise => {
                parts.push((c.recorded)(&format!("{} {}", name(column, words), short(column, value, words))));
            }
            "dispute" if !stands_otherwise => parts.push((c.recorded)(&name(column, words))),
            "note" if entry.holds_internal_note() => {
                parts.push(format!("{} {}", c.internal_note, short(column, value, words)));
            }
            "note" => parts.push(format!("{} {}", name(column, words), short(column, value, words))),
            "cause" => parts.push(format!("{}{}{}", name(column, words), words.sentences.colon, short(column, value, words))),
            "evidence" => parts.push((c.n_evidence)(value.split(';').count())),
            _ => {}
        }
    }
    parts
}
