//! The table `changes` (section 7): what moved since a day, a row for each net change.

use crate::model::movement::{Changes, NetChange};
use crate::model::state::Standing;
use crate::report::frame::Frame;
use crate::report::table::{Cell, Column, Table, held};
use crate::report::tables::follow_ups::evidence;
use crate::text::Words;

/// A row for each net change, in its order. What was recorded later about an earlier day has a day of learning behind the
/// day since, and happened before it.
pub fn changes(changes: &Changes, frame: Frame) -> Table<'static> {
    let rows = changes.rows.iter().map(|change| row(change, &frame)).collect();
    Table { name: "changes", as_of: frame.today, lang: frame.words.lang, columns: columns(frame.words), rows: held(rows) }
}

/// The columns, in the order of section 7.
pub fn columns(words: &Words) -> Vec<Column> {
    let h = &words.headings;
    vec![
        Column::word("ref", h.reference),
        Column::word("owner", h.owner),
        Column::text("title", h.title),
        Column::word("status_then", h.status_then),
        Column::word("status_now", h.status_now),
        Column::word("due_then", h.due_then),
        Column::word("due_now", h.due_now),
        Column::date("happened_on", h.happened_on),
        Column::date("learned_on", h.learned_on),
        Column::text("reported_by", h.reported_by),
        Column::word("channel", h.channel),
        Column::text("note", h.note),
        Column::list("evidence", h.evidence),
    ]
}

fn row(change: &NetChange, frame: &Frame) -> Vec<Cell> {
    let due = |standing: &Standing| standing.deadline.as_ref().map(ToString::to_string);
    let follow_up = change.follow_up.as_ref();
    vec![
        Cell::Text(change.reference.to_string()),
        Cell::text(change.owner.as_deref()),
        Cell::Text(change.title.clone()),
        Cell::word(change.then.as_ref().map(|then| then.status)),
        Cell::word(Some(change.now.status)),
        Cell::text(change.then.as_ref().and_then(due)),
        Cell::text(due(&change.now)),
        Cell::date(change.happened_on),
        Cell::Date(change.learned_on),
        Cell::text(follow_up.and_then(|one| one.reported_by.as_deref())),
        Cell::word(follow_up.and_then(|one| one.channel)),
        follow_up.map_or(Cell::Empty, |one| frame.note(one.note.as_deref(), one.audience)),
        Cell::List(follow_up.map(|one| one.evidence.iter().map(evidence).collect()).unwrap_or_default()),
    ]
}

#[cfg(test)]
mod tests {
    use super::{Changes, NetChange, changes, columns};
    use crate::model::movement::{Move, Movement, When};
    use crate::model::vocabulary::Status;
    use crate::report::samples::{day, frame, keys, reference, standing};
    use crate::report::table::Cell;

    #[test]
    fn the_columns_are_those_of_the_contract_in_its_order() {
        let expected = "ref, owner, title, status_then, status_now, due_then, due_now, happened_on, learned_on, reported_by, \
                        channel, note, evidence";
        assert_eq!(keys(&columns(frame().words)), expected);
        let change = NetChange {
            reference: reference("A-1"),
            owner: Some("BWA".to_owned()),
            title: "Focal points".to_owned(),
            then: Some(standing(Status::NotReported, Some("2026-06-30"))),
            now: standing(Status::Implemented, Some("2026-06-30")),
            when: When::HappenedSince,
            happened_on: Some(day("2026-03-01")),
            learned_on: day("2026-05-02"),
            follow_up: None,
            moves: vec![Move::NewlyImplemented],
        };
        let changed = Changes { since: day("2026-01-31"), rows: vec![change], movement: Movement::default() };
        let mut rows = Vec::new();
        (changes(&changed, frame()).rows)(&mut |cells| {
            rows.push(cells.iter().map(Cell::plain).collect::<Vec<_>>().join(" | "));
            Ok(())
        })
        .expect("nothing can fail");
        let expected = "A-1 | BWA | Focal points | not-reported | implemented | 2026-06-30 | 2026-06-30 | 2026-03-01 | 2026-05-02 |  |  |  | ";
        assert_eq!(rows, [expected]);
    }
}
