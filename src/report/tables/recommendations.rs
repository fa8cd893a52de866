//! The table `recommendations` (section 7): what CSV, JSON and import read, in the English words of the vocabularies.

use crate::error::Result;
use crate::model::record::{Assignment, Recommendation};
use crate::model::vocabulary::{Assurance, Kind, Priority, Response, Role, Status, Vocabulary};
use crate::report::frame::{Frame, streamed};
use crate::report::table::{Cell, Column, Table, tone};
use crate::text::Words;

/// Every recommendation of the source, in its order, a row each.
pub fn recommendations<'a>(
    source: impl FnOnce(&mut dyn FnMut(Recommendation) -> Result<()>) -> Result<()> + 'a,
    frame: Frame,
) -> Table<'a> {
    streamed("recommendations", &frame, columns(frame.words), source, move |record| row(record, &frame))
}

/// The columns, in the order of section 7.
pub fn columns(words: &Words) -> Vec<Column> {
    let h = &words.headings;
    vec![
        Column::word("ref", h.reference),
        Column::word("parent", h.parent),
        Column::one_of::<Kind>("kind", h.kind),
        Column::word("meeting", h.meeting),
        Column::text("title", h.title),
        Column::text("text", h.text),
        Column::text("source", h.source),
        Column::list("themes", h.themes),
        Column::one_of::<Priority>("priority", h.priority),
        Column::one_of::<Response>("response", h.response),
        Column::word("tracking", h.tracking),
        Column::one_of::<Status>("status", h.status),
        Column::one_of::<Assurance>("assurance", h.assurance),
        Column::list("owners", h.owners),
        Column::word("due", h.due),
        Column::date("due_on", h.due_on),
        Column::date("original_due_on", h.original_due_on),
        Column::word("health", h.health),
        Column::number("days_late", h.days_late),
        Column::number("n_extensions", h.n_extensions),
        Column::word("disputed", h.disputed),
        Column::text("done_when", h.done_when),
        Column::date("updated_on", h.updated_on),
        Column::text("last_note", h.last_note),
    ]
}

/// The cells of one recommendation, in the order of the columns.
pub fn row(record: &Recommendation, frame: &Frame) -> Vec<Cell> {
    let standing = &record.standing;
    let health = frame.health(standing);
    vec![
        Cell::Text(record.reference.to_string()),
        Cell::text(record.parent.as_ref().map(ToString::to_string)),
        Cell::word(Some(record.kind)),
        Cell::text(record.meeting.as_deref()),
        Cell::Text(record.title.clone()),
        Cell::Text(record.text.clone()),
        Cell::text(record.source.as_deref()),
        Cell::List(record.themes.clone()),
        Cell::word(record.priority),
        Cell::word(standing.response),
        Cell::word(Some(record.tracking)),
        Cell::word(Some(standing.status)),
        Cell::word(Some(standing.assurance)),
        Cell::List(record.owners.iter().map(owner).collect()),
        Cell::text(standing.deadline.as_ref().map(ToString::to_string)),
        Cell::date(standing.due_on),
        Cell::date(standing.original_due_on),
        Cell::Toned(health.as_str().to_owned(), tone(health)),
        frame.days_late(standing).map_or(Cell::Empty, Cell::Integer),
        Cell::Integer(standing.n_extensions.into()),
        Cell::Flag(record.is_disputed()),
        Cell::text(record.done_when.as_deref()),
        Cell::date(standing.updated_on),
        frame.last_note(standing),
    ]
}

/// `IOM` for a lead, `SADC-SEC:counterparty` for any other role.
fn owner(assignment: &Assignment) -> String {
    match assignment.role {
        Role::Lead => assignment.code.clone(),
        role @ (Role::Support | Role::Counterparty | Role::Addressee) => format!("{}:{role}", assignment.code),
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
    fn a_role_other_than_lead_stands_behind_the_code() {
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
        (table.rows)(&mut |_| {
            n_rows += 1;
            Ok(())
        })
        .expect("nothing can fail");
        assert_eq!(n_rows, 3);
    }
}
