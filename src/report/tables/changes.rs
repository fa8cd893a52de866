//! The table `changes` (section 7): a row for each net change since a day.

use crate::model::movement::NetChange;
use crate::report::field;
use crate::report::frame::Frame;
use crate::report::table::{Cell, Column, Table, held};
use crate::report::tables::follow_ups::evidence;
use crate::text::Words;

type Field = field::Field<NetChange>;

/// The columns, in the order of section 7.
pub const FIELDS: &[Field] = &[
    Field::word("ref", |h| h.reference, |record, _| Cell::Text(record.reference.to_string())),
    Field::word("owner", |h| h.owner, |record, _| Cell::text(record.owner.as_deref())),
    Field::text("title", |h| h.title, |record, frame| frame.titled(&record.title, &record.translations)),
    Field::word("status_then", |h| h.status_then, |record, frame| frame.word(record.then.as_ref().map(|then| then.status))),
    Field::word("status_now", |h| h.status_now, |record, frame| frame.word(Some(record.now.status))),
    Field::date("due_then", |h| h.due_then, |record, frame| record.then.as_ref().map_or(Cell::Empty, |then| frame.due(then))),
    Field::date("due_now", |h| h.due_now, |record, frame| frame.due(&record.now)),
    Field::date("happened_on", |h| h.happened_on, |record, _| Cell::date(record.happened_on)),
    Field::date("learned_on", |h| h.learned_on, |record, _| Cell::Date(record.learned_on)),
    Field::text(
        "reported_by",
        |h| h.reported_by,
        |record, _| Cell::text(record.follow_up.as_ref().and_then(|one| one.reported_by.as_deref())),
    ),
    Field::word("channel", |h| h.channel, |record, frame| frame.word(record.follow_up.as_ref().and_then(|one| one.channel))),
    Field::text(
        "note",
        |h| h.note,
        |record, frame| record.follow_up.as_ref().map_or(Cell::Empty, |one| frame.note(one.note.as_deref(), one.audience)),
    ),
    Field::list(
        "evidence",
        |h| h.evidence,
        |record, _| {
            Cell::List(record.follow_up.as_ref().map(|one| one.evidence.iter().map(evidence).collect()).unwrap_or_default())
        },
    ),
];

/// A row for each net change, in the given order. A change that was only recorded since, about an earlier day, has `learned_on`
/// after the day since and `happened_on` before it.
pub fn changes(changes: &[NetChange], frame: Frame) -> Table<'static> {
    let rows = changes.iter().map(|change| row(change, &frame)).collect();
    Table { name: "changes", as_of: frame.today, lang: frame.words.lang, columns: columns(frame.words), rows: held(rows) }
}

/// The columns for a table.
pub fn columns(words: &Words) -> Vec<Column> {
    field::columns(FIELDS, words)
}

/// The cells of one row, in the order of the columns.
fn row(record: &NetChange, frame: &Frame) -> Vec<Cell> {
    field::row(FIELDS, record, frame)
}

#[cfg(test)]
mod tests {
    use super::{NetChange, changes, columns};
    use crate::model::movement::{Move, When};
    use crate::model::vocabulary::Status;
    use crate::report::samples::{frame, keys, reference, standing};
    use crate::report::table::Cell;
    use crate::testing::day;

    #[test]
    fn the_columns_are_those_of_the_contract_in_its_order() {
        let expected = "ref, owner, title, status_then, status_now, due_then, due_now, happened_on, learned_on, reported_by, \
                        channel, note, evidence";
        assert_eq!(keys(&columns(frame().words)), expected);
        let change = NetChange {
            reference: reference("A-1"),
            owner: Some("BWA".to_owned()),
            title: "Focal points".to_owned(),
            translations: Vec::new(),
            then: Some(standing(Status::NotReported, Some("2026-06-30"))),
            now: standing(Status::Implemented, Some("2026-06-30")),
            when: When::HappenedSince,
            happened_on: Some(day("2026-03-01")),
            learned_on: day("2026-05-02"),
            follow_up: None,
            moves: vec![Move::NewlyImplemented],
            overdue_since: None,
        };
        let mut rows = Vec::new();
        changes(&[change], frame())
            .rows
            .each(&mut |cells| {
                rows.push(cells.iter().map(Cell::plain).collect::<Vec<_>>().join(" | "));
                Ok(())
            })
            .expect("nothing can fail");
        let expected = "A-1 | BWA | Focal points | not-reported | implemented | 2026-06-30 | 2026-06-30 | 2026-03-01 | 2026-05-02 |  |  |  | ";
        assert_eq!(rows, [expected]);
    }
}
