//! The table `follow-ups` (section 7): the history, a row for each entry, with what it changed from.

use chrono::{DateTime, SecondsFormat, Utc};

use crate::error::Result;
use crate::model::follow_up::{Dispute, Evidence};
use crate::model::record::Entry;
use crate::model::vocabulary::{Assurance, Audience, Cause, Channel, Response, Status};
use crate::report::frame::{Frame, streamed};
use crate::report::table::{Cell, Column, Table};
use crate::text::Words;

/// Every entry of the source that the audience may read something of, in its order.
pub fn follow_ups<'a>(source: impl FnOnce(&mut dyn FnMut(Entry) -> Result<()>) -> Result<()> + 'a, frame: Frame) -> Table<'a> {
    let told = move |push: &mut dyn FnMut(Entry) -> Result<()>| {
        source(&mut |entry| if frame.tells(&entry) { push(entry) } else { Ok(()) })
    };
    streamed("follow-ups", &frame, columns(frame.words), told, move |record| row(record, &frame))
}

/// The columns, in the order of section 7.
pub fn columns(words: &Words) -> Vec<Column> {
    let h = &words.headings;
    vec![
        Column::word("ref", h.reference),
        Column::word("owner", h.owner),
        Column::date("happened_on", h.happened_on),
        Column::word("recorded_at", h.recorded_at),
        Column::text("recorded_by", h.recorded_by),
        Column::text("reported_by", h.reported_by),
        Column::one_of::<Channel>("channel", h.channel),
        Column::one_of::<Status>("status_from", h.status_from),
        Column::one_of::<Status>("status_to", h.status_to),
        Column::one_of::<Assurance>("assurance_from", h.assurance_from),
        Column::one_of::<Assurance>("assurance_to", h.assurance_to),
        Column::one_of::<Response>("response_from", h.response_from),
        Column::one_of::<Response>("response_to", h.response_to),
        Column::word("due_from", h.due_from),
        Column::word("due_to", h.due_to),
        Column::date("due_on_from", h.due_on_from),
        Column::date("due_on_to", h.due_on_to),
        Column::word("decided_by", h.decided_by),
        Column::text("dispute", h.dispute),
        Column::text("note", h.note),
        Column::one_of::<Audience>("audience", h.audience),
        Column::one_of::<Cause>("cause", h.cause),
        Column::list("evidence", h.evidence),
        Column::word("round", h.round),
    ]
}

/// The cells of one entry, in the order of the columns.
pub fn row(record: &Entry, frame: &Frame) -> Vec<Cell> {
    vec![
        Cell::Text(record.reference.to_string()),
        Cell::text(record.owner.as_deref()),
        Cell::Date(record.happened_on),
        Cell::Text(instant(record.recorded_at)),
        Cell::Text(record.recorded_by.clone()),
        Cell::text(record.reported_by.as_deref()),
        Cell::word(record.channel),
        Cell::word(record.status.from),
        Cell::word(record.status.to),
        Cell::word(record.assurance.from),
        Cell::word(record.assurance.to),
        Cell::word(record.response.from),
        Cell::word(record.response.to),
        Cell::text(record.due.from.as_deref()),
        Cell::text(record.due.to.as_deref()),
        Cell::date(record.due_on.from),
        Cell::date(record.due_on.to),
        Cell::text(record.decided_by.as_deref()),
        Cell::text(record.dispute.as_ref().map(dispute)),
        frame.note(record.note.as_deref(), record.audience),
        Cell::word(Some(record.audience)),
        Cell::word(record.cause),
        Cell::List(record.evidence.iter().map(evidence).collect()),
        Cell::text(record.round.as_deref()),
    ]
}

/// A place; behind a file's, the SHA-256 of its bytes.
pub fn evidence(evidence: &Evidence) -> String {
    match &evidence.sha256 {
        Some(sha256) => format!("{} sha256:{sha256}", evidence.place),
        None => evidence.place.clone(),
    }
}

/// An instant in UTC, to the second or as exact as it is kept.
fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

fn dispute(dispute: &Dispute) -> String {
    match dispute {
        Dispute::Raised(text) => text.clone(),
        Dispute::Settled(text) => format!("settled: {text}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Dispute, columns, row};
    use crate::report::samples::{cell, entry, frame, keys, public_frame};
    use crate::report::table::Cell;

    #[track_caller]
    fn case(key: &str, expected: &str) {
        let mut entry = entry();
        entry.dispute = Some(Dispute::Settled("both agree".to_owned()));
        assert_eq!(cell(&columns(frame().words), &row(&entry, &frame()), key).plain(), expected);
    }

    #[test]
    fn the_columns_are_those_of_the_contract_in_its_order() {
        let expected = "ref, owner, happened_on, recorded_at, recorded_by, reported_by, channel, status_from, status_to, \
                        assurance_from, assurance_to, response_from, response_to, due_from, due_to, due_on_from, due_on_to, \
                        decided_by, dispute, note, audience, cause, evidence, round";
        assert_eq!(keys(&columns(frame().words)), expected);
        assert_eq!(row(&entry(), &frame()).len(), columns(frame().words).len());
    }

    #[test]
    fn an_entry_tells_from_what_to_what() {
        case("status_from", "not-reported");
        case("status_to", "in-progress");
        case("recorded_at", "2026-03-02T08:30:00Z");
        case("dispute", "settled: both agree");
        case("evidence", "letters/zmb.pdf sha256:abc123;https://example.org/a");
    }

    #[test]
    fn the_public_does_not_read_an_internal_note() {
        let cells = row(&entry(), &public_frame());
        assert_eq!(cell(&columns(frame().words), &cells, "note"), Cell::Empty);
    }
}
