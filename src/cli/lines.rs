//! A change as one line: what it was, what it is.

use crate::cli::context::Context;
use crate::error::Result;
use crate::model::follow_up::Dispute;
use crate::model::state::Standing;
use crate::store::{FieldChange, Line, NewFollowUp};

/// `MRU-2006-03: not-reported → in-progress; note recorded`.
pub fn line_of(line: &Line, new: &NewFollowUp) -> String {
    let Line { subject, before, after, is_consequence, .. } = line;
    let mut parts = differences(before, after);
    if *is_consequence {
        parts.push("follows from it".to_owned());
    } else {
        parts.extend(recorded(before, after, new));
    }
    format!("{subject}: {}", parts.join("; "))
}

/// `MRU-2006-03: priority none → high`.
pub fn line_of_field(reference: &str, field: &FieldChange) -> String {
    let told = |value: &Option<String>| value.as_ref().map_or_else(|| "none".to_owned(), |text| format!("“{text}”"));
    format!("{reference}: {} {} → {}", field.name, told(&field.before), told(&field.after))
}

/// What stands otherwise because of a change, a line each.
///
/// # Errors
/// Standard output can't be written.
pub fn print_consequences(lines: &[Line], context: &Context) -> Result<()> {
    let nothing = NewFollowUp::default();
    lines.iter().filter(|line| shows(line)).try_for_each(|line| context.print(&line_of(line, &nothing)))
}

/// Whether the line tells something: of a consequence, that the two standings differ in more than the day of the last entry.
pub fn shows(line: &Line) -> bool {
    !line.is_consequence || !differences(&line.before, &line.after).is_empty()
}

fn differences(before: &Standing, after: &Standing) -> Vec<String> {
    let mut parts = Vec::new();
    if before.status != after.status {
        parts.push(format!("{} → {}", before.status, after.status));
    }
    if before.assurance != after.assurance {
        parts.push(format!("assurance {} → {}", before.assurance, after.assurance));
    }
    if before.response != after.response {
        parts.push(format!("response {} → {}", word(before.response), word(after.response)));
    }
    if before.deadline != after.deadline || before.due_on != after.due_on {
        parts.push(format!("due {} → {}", due(before), due(after)));
    }
    match (&before.dispute, &after.dispute) {
        (None, Some(_)) => parts.push("in dispute".to_owned()),
        (Some(_), None) => parts.push("dispute settled".to_owned()),
        (Some(_) | None, _) => {}
    }
    parts
}

/// What was recorded although it changed nothing that stands.
fn recorded(before: &Standing, after: &Standing, new: &NewFollowUp) -> Vec<String> {
    let mut parts = Vec::new();
    if let Some(status) = new.status.filter(|_| before.status == after.status) {
        parts.push(format!("{status} recorded"));
    }
    if let Some(assurance) = new.assurance.filter(|_| before.assurance == after.assurance) {
        parts.push(format!("assurance {assurance} recorded"));
    }
    if let Some(response) = new.response.filter(|_| before.response == after.response) {
        parts.push(format!("response {response} recorded"));
    }
    if let Some(deadline) = new.due.as_ref().filter(|_| before.deadline == after.deadline && before.due_on == after.due_on) {
        parts.push(format!("due {deadline} recorded"));
    }
    if matches!(new.dispute, Some(Dispute::Raised(_))) && before.dispute.is_some() {
        parts.push("dispute recorded".to_owned());
    }
    if new.note.is_some() {
        parts.push("note recorded".to_owned());
    }
    if let Some(cause) = new.cause {
        parts.push(format!("cause {cause}"));
    }
    match new.evidence.len() {
        0 => {}
        1 => parts.push("1 piece of evidence".to_owned()),
        n => parts.push(format!("{n} pieces of evidence")),
    }
    parts
}

fn word<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(|| "none".to_owned(), |value| value.to_string())
}

/// `2007-Q1 (2007-03-31)`: as stated, with its day where that is not the same.
pub fn due(standing: &Standing) -> String {
    match (&standing.deadline, standing.due_on) {
        (None, _) => "not set".to_owned(),
        (Some(deadline), Some(day)) if deadline.to_string() != day.to_string() => format!("{deadline} ({day})"),
        (Some(deadline), None) if deadline.is_event() => format!("{deadline} (no day yet)"),
        (Some(deadline), _) => deadline.to_string(),
    }
}
