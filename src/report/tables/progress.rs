//! The table `progress` (section 7): counts of the leaves of each group, the total last.

use crate::model::movement::Move;
use crate::model::progress::{Group, Progress};
use crate::model::vocabulary::Status;
use crate::report::field;
use crate::report::frame::Frame;
use crate::report::table::{Cell, Column, Table, held};
use crate::text::{Words, capitalised};

type Field = field::Field<Group>;

/// The columns, in the order of section 7.
pub const FIELDS: &[Field] = &[
    Field::word("key", |h| h.key, |group, _| Cell::Text(group.key.clone())),
    Field::text("name", |h| h.name, |group, _| Cell::text((!group.name.is_empty()).then_some(group.name.as_str()))),
    Field::number("n_total", |h| h.n_total, |group, _| number(group.counts.n_total())),
    Field::count(
        "n_not_reported",
        |words| status(words, Status::NotReported),
        |group, _| number(group.counts.n(Status::NotReported)),
    ),
    Field::count(
        "n_not_started",
        |words| status(words, Status::NotStarted),
        |group, _| number(group.counts.n(Status::NotStarted)),
    ),
    Field::count(
        "n_in_progress",
        |words| status(words, Status::InProgress),
        |group, _| number(group.counts.n(Status::InProgress)),
    ),
    Field::count(
        "n_partly_implemented",
        |words| status(words, Status::PartlyImplemented),
        |group, _| number(group.counts.n(Status::PartlyImplemented)),
    ),
    Field::count("n_on_hold", |words| status(words, Status::OnHold), |group, _| number(group.counts.n(Status::OnHold))),
    Field::count(
        "n_continuing",
        |words| status(words, Status::Continuing),
        |group, _| number(group.counts.n(Status::Continuing)),
    ),
    Field::count(
        "n_implemented",
        |words| status(words, Status::Implemented),
        |group, _| number(group.counts.n(Status::Implemented)),
    ),
    Field::count(
        "n_superseded",
        |words| status(words, Status::Superseded),
        |group, _| number(group.counts.n(Status::Superseded)),
    ),
    Field::count(
        "n_not_applicable",
        |words| status(words, Status::NotApplicable),
        |group, _| number(group.counts.n(Status::NotApplicable)),
    ),
    Field::count("n_dropped", |words| status(words, Status::Dropped), |group, _| number(group.counts.n(Status::Dropped))),
    Field::count("n_lapsed", |words| status(words, Status::Lapsed), |group, _| number(group.counts.n(Status::Lapsed))),
    Field::number("n_confirmed", |h| h.n_confirmed, |group, _| number(group.counts.n_confirmed)),
    Field::number("n_queried", |h| h.n_queried, |group, _| number(group.counts.n_queried)),
    Field::number("n_overdue", |h| h.n_overdue, |group, _| number(group.counts.n_overdue)),
    Field::number("n_undated", |h| h.n_undated, |group, _| number(group.counts.n_undated)),
    Field::number("n_base", |h| h.n_base, |group, _| number(group.counts.n_base())),
    Field::number(
        "pct_implemented",
        |h| h.pct_implemented,
        |group, _| group.counts.pct_implemented().map_or(Cell::Empty, Cell::Decimal),
    ),
];

/// The columns of the movement, after the others.
const MOVED: &[Field] = &[
    Field::count(
        "n_newly_implemented",
        |words| moved(words, Move::NewlyImplemented),
        |group, _| number(group.movement.n(Move::NewlyImplemented)),
    ),
    Field::count(
        "n_newly_confirmed",
        |words| moved(words, Move::NewlyConfirmed),
        |group, _| number(group.movement.n(Move::NewlyConfirmed)),
    ),
    Field::count("n_slipped", |words| moved(words, Move::Slipped), |group, _| number(group.movement.n(Move::Slipped))),
    Field::count("n_reopened", |words| moved(words, Move::Reopened), |group, _| number(group.movement.n(Move::Reopened))),
    Field::count("n_silent", |words| moved(words, Move::Silent), |group, _| number(group.movement.n(Move::Silent))),
];

/// A row for each group, then the total, with an empty key.
pub fn progress(progress: &Progress, frame: &Frame) -> Table<'static> {
    table(progress, frame, columns(frame.words), |group| field::row(FIELDS, group, frame))
}

/// The same, with the columns of the movement: `n_newly_implemented, n_newly_confirmed, n_slipped, n_reopened, n_silent`.
pub fn progress_with_movement(progress: &Progress, frame: &Frame) -> Table<'static> {
    let columns = [columns(frame.words), movement_columns(frame.words)].concat();
    table(progress, frame, columns, |group| [field::row(FIELDS, group, frame), field::row(MOVED, group, frame)].concat())
}

fn table(progress: &Progress, frame: &Frame, columns: Vec<Column>, row: impl Fn(&Group) -> Vec<Cell>) -> Table<'static> {
    let (counts, movement) = (progress.total, progress.total_movement);
    let total = Group { key: String::new(), name: String::new(), counts, movement };
    let rows = progress.groups.iter().chain([&total]).map(row).collect();
    Table { name: "progress", as_of: frame.today, lang: frame.words.lang, columns, rows: held(rows) }
}

/// The columns of the movement.
pub(in crate::report) fn movement_columns(words: &Words) -> Vec<Column> {
    field::columns(MOVED, words)
}

/// The columns for a table.
pub fn columns(words: &Words) -> Vec<Column> {
    field::columns(FIELDS, words)
}

fn number(n: u32) -> Cell {
    Cell::Integer(n.into())
}

fn status(words: &Words, status: Status) -> String {
    capitalised((words.labels.status)(status))
}

fn moved(words: &Words, movement: Move) -> String {
    (words.overviews.n_moved)(movement).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Cell, FIELDS, Group, Move, Status, columns, progress, progress_with_movement};
    use crate::model::movement::Movement;
    use crate::model::progress::Counts;
    use crate::model::vocabulary::{Assurance, Vocabulary};
    use crate::report::field;
    use crate::report::samples::{cell, frame, keys, two_meetings};

    fn row(counts: Counts) -> Vec<Cell> {
        let group = Group { key: "A".to_owned(), name: String::new(), counts, movement: Movement::default() };
        field::row(FIELDS, &group, &frame())
    }

    #[test]
    fn the_columns_are_those_of_the_contract_in_its_order() {
        let expected = "key, name, n_total, n_not_reported, n_not_started, n_in_progress, n_partly_implemented, n_on_hold, \
                        n_continuing, n_implemented, n_superseded, n_not_applicable, n_dropped, n_lapsed, n_confirmed, \
                        n_queried, n_overdue, n_undated, n_base, pct_implemented";
        assert_eq!(keys(&columns(frame().words)), expected);
    }

    #[test]
    fn the_counts_of_the_statuses_add_up_to_the_total() {
        let mut counts = Counts::default();
        for (place, &status) in Status::ALL.iter().enumerate() {
            (0..=place).for_each(|_| counts.add(status, Assurance::None, false, false));
        }
        let cells = row(counts);
        let number = |cell: &Cell| if let Cell::Integer(n) = cell { *n } else { panic!("no number: {cell:?}") };
        assert_eq!(cells[3..14].iter().map(number).sum::<i64>(), number(&cells[2]));
    }

    #[test]
    fn the_total_is_the_last_row_and_has_no_key() {
        let (of, columns) = (two_meetings(), columns(frame().words));
        let mut last = Vec::new();
        progress(&of, &frame())
            .rows
            .each(&mut |cells| {
                last = cells.to_vec();
                Ok(())
            })
            .expect("nothing can fail");
        assert_eq!(cell(&columns, &last, "key").plain(), "");
        assert_eq!(cell(&columns, &last, "n_total"), Cell::Integer(10));
        assert_eq!(cell(&columns, &last, "pct_implemented").plain(), "10.0");
    }

    #[test]
    fn the_movement_comes_last() {
        let mut of = two_meetings();
        of.groups[0].movement.count(&[Move::Slipped]);
        let table = progress_with_movement(&of, &frame());
        let expected = "pct_implemented, n_newly_implemented, n_newly_confirmed, n_slipped, n_reopened, n_silent";
        assert!(keys(&table.columns).ends_with(expected));
        let (columns, mut first) = (table.columns.clone(), None);
        table
            .rows
            .each(&mut |cells| {
                first.get_or_insert_with(|| cells.to_vec());
                Ok(())
            })
            .expect("nothing can fail");
        assert_eq!(cell(&columns, &first.expect("a row"), "n_slipped"), Cell::Integer(1));
    }

    #[test]
    fn without_a_base_there_is_no_share() {
        assert_eq!(row(Counts::default()).pop(), Some(Cell::Empty));
    }
}
