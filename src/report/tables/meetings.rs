//! The table `meetings` (section 7).

use crate::error::Result;
use crate::model::record::Meeting;
use crate::model::vocabulary::{MeetingKind, Status};
use crate::report::field;
use crate::report::frame::{Frame, of_fields};
use crate::report::table::{Cell, Column, Table};
use crate::text::Words;

type Field = field::Field<Meeting>;

/// The columns, in the order of section 7; those shown only on request come last.
pub const FIELDS: &[Field] = &[
    Field::word("ref", |h| h.reference, |record, _| Cell::Text(record.reference.clone())),
    Field::one_of::<MeetingKind>("kind", |h| h.kind, |record, frame| frame.word(Some(record.kind))),
    Field::word("body", |h| h.body, |record, _| Cell::Text(record.body.clone())),
    Field::text("title", |h| h.title, |record, _| Cell::Text(record.title.clone())),
    // As exact as stated: a day, a month or a year.
    Field::word("starts", |h| h.starts, |record, frame| frame.stated(record.starts.map(|span| span.to_string()).as_deref())),
    Field::word("ends", |h| h.ends, |record, frame| frame.stated(record.ends.map(|span| span.to_string()).as_deref())),
    Field::text("place", |h| h.place, |record, _| Cell::text(record.place.as_deref())),
    Field::word("country", |h| h.country, |record, _| Cell::text(record.country.as_deref())),
    Field::word("cancelled", |h| h.cancelled, |record, _| Cell::Flag(record.is_cancelled)),
    Field::number("n_recommendations", |h| h.n_recommendations, |record, _| Cell::Integer(record.counts.n_total().into()))
        .left_alone(),
    Field::number("n_implemented", |h| h.n_implemented, |record, _| Cell::Integer(record.counts.n(Status::Implemented).into()))
        .left_alone(),
    // Where it is known from. It is not part of the contract, so it is shown only if --columns asks for it.
    Field::text("source", |h| h.source, |record, _| Cell::text(record.source.as_deref())).on_request(),
];

/// A row for each meeting, in the order of the source.
pub fn meetings<'a>(source: impl FnOnce(&mut dyn FnMut(Meeting) -> Result<()>) -> Result<()> + 'a, frame: Frame) -> Table<'a> {
    of_fields("meetings", frame, FIELDS, source)
}

/// The columns for a table.
pub fn columns(words: &Words) -> Vec<Column> {
    field::columns(FIELDS, words)
}

/// The cells of one row, in the order of the columns.
pub fn row(record: &Meeting, frame: &Frame) -> Vec<Cell> {
    field::row(FIELDS, record, frame)
}

#[cfg(test)]
mod tests {
    use super::{columns, row};
    use crate::report::samples::{frame, keys, meeting};

    #[test]
    fn the_columns_are_those_of_the_contract_in_its_order() {
        let expected =
            "ref, kind, body, title, starts, ends, place, country, cancelled, n_recommendations, n_implemented, source";
        assert_eq!(keys(&columns(frame().words)), expected);
        assert_eq!(row(&meeting(), &frame()).len(), columns(frame().words).len());
    }
}
