//! The table `follow-ups` (section 7): the history, a row for each entry, with the values it replaced.

use chrono::{DateTime, SecondsFormat, Utc};

use crate::error::Result;
use crate::model::follow_up::{Dispute, Evidence};
use crate::model::record::Entry;
use crate::model::vocabulary::{Assurance, Audience, Cause, Channel, Response, Status};
use crate::report::field;
use crate::report::frame::{Frame, Reader, of_fields};
use crate::report::table::{Cell, Column, Table};
use crate::text::Words;

type Field = field::Field<Entry>;

/// The columns, in the order of section 7.
pub const FIELDS: &[Field] = &[
    Field::word("ref", |h| h.reference, |record, _| Cell::Text(record.reference.to_string())),
    Field::word("owner", |h| h.owner, |record, _| Cell::text(record.owner.as_deref())),
    Field::date("happened_on", |h| h.happened_on, |record, _| Cell::Date(record.happened_on)),
    Field::word("recorded_at", |h| h.recorded_at, |record, _| Cell::Text(instant(record.recorded_at))).left_alone(),
    Field::text("recorded_by", |h| h.recorded_by, |record, _| Cell::Text(record.recorded_by.clone())).left_alone(),
    Field::text("reported_by", |h| h.reported_by, |record, _| Cell::text(record.reported_by.as_deref())),
    Field::one_of::<Channel>("channel", |h| h.channel, |record, frame| frame.word(record.channel)),
    Field::one_of::<Status>("status_from", |h| h.status_from, |record, frame| frame.word(record.status.from)).left_alone(),
    Field::one_of::<Status>("status_to", |h| h.status_to, |record, frame| frame.word(record.status.to)),
    Field::one_of::<Assurance>("assurance_from", |h| h.assurance_from, |record, frame| frame.word(record.assurance.from))
        .left_alone(),
    Field::one_of::<Assurance>("assurance_to", |h| h.assurance_to, |record, frame| frame.word(record.assurance.to)),
    Field::one_of::<Response>("response_from", |h| h.response_from, |record, frame| frame.word(record.response.from))
        .left_alone(),
    Field::one_of::<Response>("response_to", |h| h.response_to, |record, frame| frame.word(record.response.to)),
    Field::date("due_from", |h| h.due_from, |record, frame| frame.stated(record.due.from.as_deref())),
    Field::date("due_to", |h| h.due_to, |record, frame| frame.stated(record.due.to.as_deref())),
    Field::date("due_on_from", |h| h.due_on_from, |record, _| Cell::date(record.due_on.from)).left_alone(),
    Field::date("due_on_to", |h| h.due_on_to, |record, _| Cell::date(record.due_on.to)).left_alone(),
    Field::word("decided_by", |h| h.decided_by, |record, _| Cell::text(record.decided_by.as_deref())),
    Field::text("dispute", |h| h.dispute, |record, frame| Cell::text(record.dispute.as_ref().map(|one| dispute(one, frame)))),
    Field::text("note", |h| h.note, |record, frame| frame.note(record.note.as_deref(), record.audience)),
    Field::one_of::<Audience>("audience", |h| h.audience, |record, frame| frame.word(Some(record.audience))),
    Field::one_of::<Cause>("cause", |h| h.cause, |record, frame| frame.word(record.cause)),
    Field::list("evidence", |h| h.evidence, |record, _| Cell::List(record.evidence.iter().map(evidence).collect())),
    Field::word("round", |h| h.round, |record, _| Cell::text(record.round.as_deref())),
];

/// A row for each entry of which the audience may read anything, in the order of the source.
pub fn follow_ups<'a>(source: impl FnOnce(&mut dyn FnMut(Entry) -> Result<()>) -> Result<()> + 'a, frame: Frame) -> Table<'a> {
    let told = move |push: &mut dyn FnMut(Entry) -> Result<()>| {
        source(&mut |entry| if frame.tells(&entry) { push(entry) } else { Ok(()) })
    };
    of_fields("follow-ups", frame, FIELDS, told)
}

/// The columns for a table.
pub fn columns(words: &Words) -> Vec<Column> {
    field::columns(FIELDS, words)
}

/// The cells of one row, in the order of the columns.
pub fn row(record: &Entry, frame: &Frame) -> Vec<Cell> {
    field::row(FIELDS, record, frame)
}

/// The place, then the SHA-256 of the file and the date it bears: `letter.pdf sha256:12ab dated:2016-11`.
pub fn evidence(evidence: &Evidence) -> String {
    let sha256 = evidence.sha256.as_ref().map_or_else(String::new, |sha256| format!(" sha256:{sha256}"));
    let dated = evidence.dated.map_or_else(String::new, |dated| format!(" dated:{dated}"));
    format!("{}{sha256}{dated}", evidence.place)
}

/// An instant in UTC, to the second, or more exactly if it is kept so.
fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

fn dispute(dispute: &Dispute, frame: &Frame) -> String {
    match (dispute, frame.reader) {
        (Dispute::Raised(text), _) => text.clone(),
        (Dispute::Settled(text), Reader::Programs) => format!("settled: {text}"),
        (Dispute::Settled(text), Reader::People) => (frame.words.sentences.dispute_settled)(text),
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
