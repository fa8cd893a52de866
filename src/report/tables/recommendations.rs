//! The table `recommendations` (section 7), for CSV, JSON and import, in the English words of the vocabularies.

use crate::error::Result;
use crate::model::record::{Assignment, Recommendation};
use crate::model::reference::Ref;
use crate::model::translation::Shown;
use crate::model::vocabulary::{Assurance, Kind, Priority, Response, Role, Status};
use crate::report::field;
use crate::report::frame::{Frame, Reader, of_fields};
use crate::report::lists::recommendation_list;
use crate::report::table::{Cell, Column, Table};
use crate::text::Words;

type Field = field::Field<Recommendation>;

/// The value of `tracking` for a row that is one owner's share.
pub const SHARE: &str = "share";

/// The columns, in the order of section 7.
pub const FIELDS: &[Field] = &[
    Field::word("ref", |h| h.reference, |record, _| Cell::text(Some(record.reference.as_str()))),
    Field::word("parent", |h| h.parent, |record, _| Cell::text(record.parent.as_ref().map(Ref::as_str))),
    Field::one_of::<Kind>("kind", |h| h.kind, |record, frame| frame.word(Some(record.kind))),
    Field::word("meeting", |h| h.meeting, |record, _| Cell::text(record.meeting.as_deref())),
    Field::text("title", |h| h.title, |record, frame| Cell::Text(frame.title(record))),
    Field::text("text", |h| h.text, |record, frame| Cell::Text(text(record, frame))),
    Field::text("source", |h| h.source, |record, _| Cell::text(record.source.as_deref())),
    Field::list("themes", |h| h.themes, |record, _| Cell::List(record.themes.clone())),
    Field::one_of::<Priority>("priority", |h| h.priority, |record, frame| frame.word(record.priority)),
    Field::one_of::<Response>("response", |h| h.response, |record, frame| frame.word(record.standing.response)),
    Field::word(
        "tracking",
        |h| h.tracking,
        |record, frame| match (record.is_share(), frame.reader) {
            (true, Reader::Programs) => Cell::Text(SHARE.to_owned()),
            (true, Reader::People) => Cell::Text(frame.words.owners.share.to_owned()),
            (false, _) => frame.word(Some(record.tracking)),
        },
    ),
    Field::one_of::<Status>("status", |h| h.status, status),
    Field::one_of::<Assurance>("assurance", |h| h.assurance, |record, frame| frame.word(Some(record.standing.assurance))),
    Field::list("owners", |h| h.owners, |record, frame| Cell::List(record.owners.iter().map(|one| owner(one, frame)).collect())),
    Field::date(
        "due",
        |h| h.due,
        |record, frame| match frame.reader {
            Reader::Programs => frame.due(&record.standing),
            Reader::People => recommendation_list::due_of_each(record, frame.words),
        },
    ),
    Field::date("due_on", |h| h.due_on, |record, _| Cell::date(record.standing.due_on)).watched(),
    Field::date("original_due_on", |h| h.original_due_on, |record, _| Cell::date(record.standing.original_due_on)).left_alone(),
    Field::word("health", |h| h.health, |record, frame| frame.health_cell(&record.standing)).left_alone(),
    Field::number(
        "days_late",
        |h| h.days_late,
        |record, frame| frame.days_late(&record.standing).map_or(Cell::Empty, Cell::Integer),
    )
    .left_alone(),
    Field::number("n_extensions", |h| h.n_extensions, |record, _| Cell::Integer(record.standing.n_extensions.into()))
        .left_alone(),
    Field::word("disputed", |h| h.disputed, |record, _| Cell::Flag(record.is_disputed())).left_alone(),
    Field::text("done_when", |h| h.done_when, |record, _| Cell::text(record.done_when.as_deref())),
    Field::date("updated_on", |h| h.updated_on, |record, _| Cell::date(record.standing.updated_on)).left_alone(),
    Field::text("last_note", |h| h.last_note, |record, frame| frame.last_note(&record.standing)),
];

/// A row for each recommendation, in the order of the source.
pub fn recommendations<'a>(
    source: impl FnOnce(&mut dyn FnMut(Recommendation) -> Result<()>) -> Result<()> + 'a,
    frame: Frame,
) -> Table<'a> {
    of_fields("recommendations", frame, FIELDS, source)
}

/// The columns for a table.
pub fn columns(words: &Words) -> Vec<Column> {
    field::columns(FIELDS, words)
}

/// The cells of one row, in the order of the columns.
pub fn row(record: &Recommendation, frame: &Frame) -> Vec<Cell> {
    field::row(FIELDS, record, frame)
}

/// For people, what matters of the shares.
fn status(record: &Recommendation, frame: &Frame) -> Cell {
    let status = record.standing.status;
    match (frame.reader, record.tally) {
        (Reader::People, Some(tally)) => Cell::Text(frame.words.status_of_shares(status, &tally)),
        _ => frame.word(Some(status)),
    }
}

fn text(record: &Recommendation, frame: &Frame) -> String {
    match (frame.reader, record.text_in(frame.words.lang)) {
        (Reader::Programs, _) => record.text.clone(),
        (Reader::People, Shown::InLanguage(text)) => text.to_owned(),
        (Reader::People, Shown::Original(text)) => format!("{text} [{}]", frame.words.sentences.original),
    }
}

/// `IOM` for a lead, `SADC-SEC:counterparty` for any other role; for people `SADC-SEC (counterparty)`.
fn owner(assignment: &Assignment, frame: &Frame) -> String {
    match (assignment.role, frame.reader) {
        (Role::Lead, _) => assignment.code.clone(),
        (role @ (Role::Support | Role::Counterparty | Role::Addressee), Reader::Programs) => {
            format!("{}:{role}", assignment.code)
        }
        (role @ (Role::Support | Role::Counterparty | Role::Addressee), Reader::People) => {
            format!("{} ({})", assignment.code, (frame.words.labels.role)(role))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Frame, columns, recommendations, row};
    use crate::report::samples::{cell, frame, keys, mou, public_frame};
    use crate::report::table::Cell;

    #[test]
    fn the_columns_are_those_of_the_contract_in_its_order() {
        let expected = "ref, parent, kind, meeting, title, text, source, themes, priority, response, tracking, status, \
                        assurance, owners, due, due_on, original_due_on, health, days_late, n_extensions, disputed, \
                        done_when, updated_on, last_note";
        assert_eq!(keys(&columns(frame().words)), expected);
        assert_eq!(row(&mou(), &frame()).len(), columns(frame().words).len());
    }

    #[test]
    fn a_role_other_than_lead_follows_the_code() {
        let cells = row(&mou(), &frame());
        let owners = cell(&columns(frame().words), &cells, "owners");
        assert_eq!(owners.plain(), "IOM;SAMP;SADC-SEC:counterparty");
    }

    #[test]
    fn the_public_does_not_read_internal_notes() {
        let columns = columns(frame().words);
        let note = |frame: Frame| cell(&columns, &row(&mou(), &frame), "last_note");
        assert_eq!(note(frame()).plain(), "Ask again in May");
        assert!(matches!(note(frame()), Cell::Internal { marked, .. } if marked == "[internal] Ask again in May"));
        assert_eq!(note(public_frame()), Cell::Text("A draft was sent".to_owned()));
    }

    #[test]
    fn rows_come_in_the_order_of_the_source() {
        let table = recommendations(|push| (0..3).try_for_each(|_| push(mou())), frame());
        let mut n_rows = 0;
        table
            .rows
            .each(&mut |_| {
                n_rows += 1;
                Ok(())
            })
            .expect("nothing can fail");
        assert_eq!(n_rows, 3);
    }
}
