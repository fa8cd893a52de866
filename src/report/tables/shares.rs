//! The table `shares` (section 7): a row for each owner's share of a recommendation that is tracked for each owner.

use crate::error::Result;
use crate::model::record::Share;
use crate::model::vocabulary::{Assurance, Response, Status};
use crate::report::field;
use crate::report::frame::{Frame, of_fields};
use crate::report::table::{Cell, Column, Table};
use crate::text::Words;

type Field = field::Field<Share>;

/// The columns, in the order of section 7.
pub const FIELDS: &[Field] = &[
    Field::word("ref", |h| h.reference, |record, _| Cell::Text(record.reference.to_string())),
    Field::word("owner", |h| h.owner, |record, _| Cell::Text(record.code.clone())),
    Field::date("since_on", |h| h.since_on, |record, _| Cell::date(record.since_on)),
    Field::date("until_on", |h| h.until_on, |record, _| Cell::date(record.until_on)),
    Field::one_of::<Response>("response", |h| h.response, |record, frame| frame.word(record.standing.response)),
    Field::one_of::<Status>("status", |h| h.status, |record, frame| frame.word(Some(record.standing.status))),
    Field::one_of::<Assurance>("assurance", |h| h.assurance, |record, frame| frame.word(Some(record.standing.assurance))),
    Field::date("due", |h| h.due, |record, frame| frame.due(&record.standing)),
    Field::date("due_on", |h| h.due_on, |record, _| Cell::date(record.standing.due_on)).watched(),
    Field::date("original_due_on", |h| h.original_due_on, |record, _| Cell::date(record.standing.original_due_on)).left_alone(),
    Field::word(
        "health",
        |h| h.health,
        |record, frame| {
            if record.counts_on(frame.today) { frame.health_cell(&record.standing) } else { Cell::Empty }
        },
    )
    .left_alone(),
    Field::number(
        "days_late",
        |h| h.days_late,
        |record, frame| {
            let days = frame.days_late(&record.standing).filter(|_| record.counts_on(frame.today));
            days.map_or(Cell::Empty, Cell::Integer)
        },
    )
    .left_alone(),
    Field::number("n_extensions", |h| h.n_extensions, |record, _| Cell::Integer(record.standing.n_extensions.into()))
        .left_alone(),
    Field::word("disputed", |h| h.disputed, |record, _| Cell::Flag(record.standing.dispute.is_some())).left_alone(),
    Field::date("updated_on", |h| h.updated_on, |record, _| Cell::date(record.standing.updated_on)).left_alone(),
    Field::text("last_note", |h| h.last_note, |record, frame| frame.last_note(&record.standing)),
];

/// A row for each share, in the order of the source.
pub fn shares<'a>(source: impl FnOnce(&mut dyn FnMut(Share) -> Result<()>) -> Result<()> + 'a, frame: Frame) -> Table<'a> {
    of_fields("shares", frame, FIELDS, source)
}

/// The columns for a table.
pub fn columns(words: &Words) -> Vec<Column> {
    field::columns(FIELDS, words)
}

/// The cells of one row, in the order of the columns.
pub fn row(record: &Share, frame: &Frame) -> Vec<Cell> {
    field::row(FIELDS, record, frame)
}

#[cfg(test)]
mod tests {
    use super::{columns, row};
    use crate::report::samples::{frame, keys, share};

    #[test]
    fn the_columns_are_those_of_the_contract_in_its_order() {
        let expected = "ref, owner, since_on, until_on, response, status, assurance, due, due_on, original_due_on, health, \
                        days_late, n_extensions, disputed, updated_on, last_note";
        assert_eq!(keys(&columns(frame().words)), expected);
        assert_eq!(row(&share("ZMB"), &frame()).len(), columns(frame().words).len());
    }
}
