//! The table `shares` (section 7): one owner's share of a recommendation tracked each, a row each.

use crate::error::Result;
use crate::model::record::Share;
use crate::model::vocabulary::{Assurance, Response, Status, Vocabulary};
use crate::report::frame::{Frame, streamed};
use crate::report::table::{Cell, Column, Table, tone};
use crate::text::Words;

/// Every share of the source, in its order.
pub fn shares<'a>(source: impl FnOnce(&mut dyn FnMut(Share) -> Result<()>) -> Result<()> + 'a, frame: Frame) -> Table<'a> {
    streamed("shares", &frame, columns(frame.words), source, move |record| row(record, &frame))
}

/// The columns, in the order of section 7.
pub fn columns(words: &Words) -> Vec<Column> {
    let h = &words.headings;
    vec![
        Column::word("ref", h.reference),
        Column::word("owner", h.owner),
        Column::date("since_on", h.since_on),
        Column::date("until_on", h.until_on),
        Column::one_of::<Response>("response", h.response),
        Column::one_of::<Status>("status", h.status),
        Column::one_of::<Assurance>("assurance", h.assurance),
        Column::word("due", h.due),
        Column::date("due_on", h.due_on),
        Column::date("original_due_on", h.original_due_on),
        Column::word("health", h.health),
        Column::number("days_late", h.days_late),
        Column::number("n_extensions", h.n_extensions),
        Column::word("disputed", h.disputed),
        Column::date("updated_on", h.updated_on),
        Column::text("last_note", h.last_note),
    ]
}

/// The cells of one share, in the order of the columns.
pub fn row(record: &Share, frame: &Frame) -> Vec<Cell> {
    let standing = &record.standing;
    let health = frame.health(standing);
    vec![
        Cell::Text(record.reference.to_string()),
        Cell::Text(record.code.clone()),
        Cell::date(record.since_on),
        Cell::date(record.until_on),
        Cell::word(standing.response),
        Cell::word(Some(standing.status)),
        Cell::word(Some(standing.assurance)),
        Cell::text(standing.deadline.as_ref().map(ToString::to_string)),
        Cell::date(standing.due_on),
        Cell::date(standing.original_due_on),
        Cell::Toned(health.as_str().to_owned(), tone(health)),
        frame.days_late(standing).map_or(Cell::Empty, Cell::Integer),
        Cell::Integer(standing.n_extensions.into()),
        Cell::Flag(standing.dispute.is_some()),
        Cell::date(standing.updated_on),
        frame.last_note(standing),
    ]
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
