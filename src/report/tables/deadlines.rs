//! The table `deadlines` (section 7): a row for each open leaf.

use crate::model::agenda::{Leaf, days_left};
use crate::model::vocabulary::Cause;
use crate::report::field;
use crate::report::frame::Frame;
use crate::report::table::{Cell, Column, RowStream, Table};
use crate::text::Words;

type Field = field::Field<Leaf>;

/// The columns, in the order of section 7.
pub const FIELDS: &[Field] = &[
    Field::date("due_on", |h| h.due_on, |record, _| Cell::date(record.standing.watch.due_on)),
    Field::date("due", |h| h.due, |record, frame| frame.due(&record.standing)),
    Field::word("ref", |h| h.reference, |record, _| Cell::Text(record.reference.to_string())),
    Field::list("owner", |h| h.owner, |record, _| Cell::List(record.owners.clone())),
    Field::text("title", |h| h.title, |record, frame| frame.titled(&record.title, &record.translations)),
    Field::word("status", |h| h.status, |record, frame| frame.word(Some(record.standing.status))),
    Field::word("health", |h| h.health, |record, frame| frame.health_cell(&record.standing)),
    Field::number(
        "days",
        |h| h.days,
        |record, frame| days_left(&record.standing, frame.today).map_or(Cell::Empty, Cell::Integer),
    ),
    Field::one_of::<Cause>("cause", |h| h.cause, |record, frame| frame.word(record.standing.cause)),
    Field::text("last_note", |h| h.last_note, |record, frame| frame.last_note(&record.standing)),
];

/// A row for each leaf, in the given order. `days` are whole days from the day of the frame, negative after the deadline.
pub fn deadlines(leaves: &[Leaf], frame: Frame) -> Table<'_> {
    let rows = RowStream::whole(move |push| leaves.iter().try_for_each(|leaf| push(&row(leaf, &frame))));
    Table { name: "deadlines", as_of: frame.today, lang: frame.words.lang, columns: columns(frame.words), rows }
}

/// The columns for a table.
pub fn columns(words: &Words) -> Vec<Column> {
    field::columns(FIELDS, words)
}

/// The cells of one row, in the order of the columns.
fn row(record: &Leaf, frame: &Frame) -> Vec<Cell> {
    field::row(FIELDS, record, frame)
}

#[cfg(test)]
mod tests {
    use super::{Leaf, columns, row};
    use crate::model::id::{OwnerId, RecommendationId};
    use crate::model::vocabulary::Status;
    use crate::report::samples::{frame, keys, reference, standing};

    fn leaf(text: &str, owner: &str, due: Option<&str>) -> Leaf {
        Leaf {
            id: RecommendationId(1),
            share: Some(1),
            reference: reference(text),
            owner: Some(OwnerId(1)),
            title: "Focal points".to_owned(),
            translations: Vec::new(),
            owners: vec![owner.to_owned()],
            standing: standing(Status::NotReported, due),
            cancelled: None,
        }
    }

    #[test]
    fn the_columns_are_those_of_the_contract_in_its_order() {
        assert_eq!(keys(&columns(frame().words)), "due_on, due, ref, owner, title, status, health, days, cause, last_note");
    }

    #[test]
    fn days_are_negative_when_it_is_late() {
        let plain = |leaf: &Leaf| row(leaf, &frame()).iter().map(super::Cell::plain).collect::<Vec<_>>().join(" | ");
        let late = plain(&leaf("A-1", "ZMB", Some("2026-11")));
        assert_eq!(late, "2026-11-30 | 2026-11 | A-1 | ZMB | Focal points | not-reported | due-soon | 6 |  | ");
        assert!(plain(&leaf("A-1", "ZMB", Some("2026-11-23"))).ends_with("overdue | -1 |  | "));
        assert!(plain(&leaf("A-1", "ZMB", None)).starts_with(" |  | A-1"));
    }
}
