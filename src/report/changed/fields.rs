//! A change in full: a field for each column that differs, texts uncut.

use super::standing::deadline;
use super::values::{heading, name, whole};
use crate::model::changed::{Became, Changed, Difference};
use crate::report::table::Cell;
use crate::text::Words;

/// Each column that differs, with its name; then each follow-up, with its day.
pub fn fields(changed: &Changed, words: &Words) -> Vec<(String, Cell)> {
    let mut fields: Vec<(String, Cell)> = Vec::new();
    let day = changed.difference("due_on");
    // The owner that it was merged into is told instead of "removed".
    for one in changed.differences.iter().filter(|one| !["due_on", "merged_into"].contains(&one.column.as_ref())) {
        let day = day.filter(|_| one.column == "due");
        fields.push((heading(&one.column, words).to_owned(), Cell::Text(turn(one, day, words))));
    }
    for entry in &changed.entries {
        let gone = format!(" ({})", (words.changed.became)(Became::Removed));
        let mark = if entry.became == Became::Removed { gone.as_str() } else { "" };
        fields.push((heading("happened_on", words).to_owned(), Cell::Text(format!("{}{mark}", words.day(entry.happened_on)))));
        let day = entry.sets.iter().find(|one| one.column == "due_on");
        for one in entry.sets.iter().filter(|one| one.column != "due_on") {
            // The changes that it made are told above.
            if changed.difference(&one.column).is_none() {
                let day = day.filter(|_| one.column == "due");
                let said = turn(one, day, words);
                let cell = match one.column.as_ref() {
                    "note" if entry.holds_internal_note() => Cell::Internal { marked: (words.desk.internal)(&said), text: said },
                    _ => Cell::Text(said),
                };
                fields.push((heading(&one.column, words).to_owned(), cell));
            }
        }
    }
    fields
}

/// A difference in full, with the name of its column: `due: H1 2027`, `status: in progress → implemented`.
pub fn told(difference: &Difference, words: &Words) -> String {
    format!("{}{}{}", name(&difference.column, words), words.sentences.colon, turn(difference, None, words))
}

/// The value of one column, with its name: `due: H1 2027 (30 Jun 2027)`. None if it has no value.
pub fn detail(changed: &Changed, column: &str, words: &Words) -> Option<String> {
    let one = changed.difference(column)?;
    let day = changed.difference("due_on").filter(|_| column == "due");
    one.after.as_ref()?;
    Some(format!("{}{}{}", name(column, words), words.sentences.colon, turn(one, day, words)))
}

/// `in progress → implemented`; of something added or removed, the value alone.
fn turn(difference: &Difference, day: Option<&Difference>, words: &Words) -> String {
    let said = |value: &str, day: Option<&String>| match difference.column.as_ref() {
        "due" => deadline(value, day.map(String::as_str), words),
        column => whole(column, value, words),
    };
    let before = difference.before.as_deref().map(|value| said(value, day.and_then(|day| day.before.as_ref())));
    let after = difference.after.as_deref().map(|value| said(value, day.and_then(|day| day.after.as_ref())));
    match (before, after) {
        (Some(before), Some(after)) if before == after => after,
        (Some(before), Some(after)) => format!("{before} → {after}"),
        (None, Some(after)) => after,
        (Some(before), None) => format!("{before} →"),
        (None, None) => String::new(),
    }
}
