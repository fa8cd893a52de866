//! The table `progress` (section 7): how the leaves of each group stand, the total last.

use chrono::NaiveDate;

use crate::model::movement::{Move, Movement};
use crate::model::progress::{Counts, Progress};
use crate::model::vocabulary::{Status, Vocabulary};
use crate::report::table::{Cell, Column, Table, held};
use crate::text::{Words, capitalised};

/// A row per group, then the total, whose key is empty.
pub fn progress(progress: &Progress, today: NaiveDate, words: &Words) -> Table<'static> {
    let groups = progress.groups.iter().map(|group| row(&group.key, &group.name, &group.counts));
    let total = row("", "", &progress.total);
    Table {
        name: "progress",
        as_of: today,
        lang: words.lang,
        columns: columns(words),
        rows: held(groups.chain([total]).collect()),
    }
}

/// The same with the movement behind: `n_newly_implemented, n_newly_confirmed, n_slipped, n_reopened, n_silent`.
pub fn progress_with_movement(progress: &Progress, today: NaiveDate, words: &Words) -> Table<'static> {
    let with = |mut cells: Vec<Cell>, movement: &Movement| {
        cells.extend(Move::ALL.map(|one| Cell::Integer(movement.n(one).into())));
        cells
    };
    let groups = progress.groups.iter().map(|group| with(row(&group.key, &group.name, &group.counts), &group.movement));
    let total = with(row("", "", &progress.total), &progress.total_movement);
    let mut columns = columns(words);
    columns.extend(movement_columns(words));
    Table { name: "progress", as_of: today, lang: words.lang, columns, rows: held(groups.chain([total]).collect()) }
}

/// The columns of the movement.
pub(in crate::report) fn movement_columns(words: &Words) -> Vec<Column> {
    let key = |movement| match movement {
        Move::NewlyImplemented => "n_newly_implemented",
        Move::NewlyConfirmed => "n_newly_confirmed",
        Move::Slipped => "n_slipped",
        Move::Reopened => "n_reopened",
        Move::Silent => "n_silent",
    };
    Move::ALL.map(|movement| Column::number(key(movement), (words.overviews.n_moved)(movement))).to_vec()
}

/// The columns, in the order of section 7.
pub fn columns(words: &Words) -> Vec<Column> {
    let h = &words.headings;
    let by_status = |&status| Column::number(count_key(status), capitalised((words.labels.status)(status)));
    let mut columns = vec![Column::word("key", h.key), Column::text("name", h.name), Column::number("n_total", h.n_total)];
    columns.extend(Status::ALL.iter().map(by_status));
    columns.extend([
        Column::number("n_confirmed", h.n_confirmed),
        Column::number("n_queried", h.n_queried),
        Column::number("n_overdue", h.n_overdue),
        Column::number("n_undated", h.n_undated),
        Column::number("n_base", h.n_base),
        Column::number("pct_implemented", h.pct_implemented),
    ]);
    columns
}

fn row(key: &str, name: &str, counts: &Counts) -> Vec<Cell> {
    let text = |text: &str| Cell::text((!text.is_empty()).then_some(text));
    let number = |n: u32| Cell::Integer(n.into());
    let mut cells = vec![Cell::Text(key.to_owned()), text(name), number(counts.n_total())];
    cells.extend(Status::ALL.iter().map(|&status| number(counts.n(status))));
    cells.extend([counts.n_confirmed, counts.n_queried, counts.n_overdue, counts.n_undated, counts.n_base()].map(number));
    cells.push(counts.pct_implemented().map_or(Cell::Empty, Cell::Decimal));
    cells
}

fn count_key(status: Status) -> &'static str {
    match status {
        Status::NotReported => "n_not_reported",
        Status::NotStarted => "n_not_started",
        Status::InProgress => "n_in_progress",
        Status::PartlyImplemented => "n_partly_implemented",
        Status::OnHold => "n_on_hold",
        Status::Continuing => "n_continuing",
        Status::Implemented => "n_implemented",
        Status::Superseded => "n_superseded",
        Status::NotApplicable => "n_not_applicable",
        Status::Dropped => "n_dropped",
        Status::Lapsed => "n_lapsed",
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, Counts, Move, Status, Vocabulary, columns, progress, progress_with_movement, row};
    use crate::model::vocabulary::Assurance;
    use crate::report::samples::{cell, frame, keys, two_meetings};

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
        let cells = row("A", "", &counts);
        let number = |cell: &Cell| if let Cell::Integer(n) = cell { *n } else { panic!("no number: {cell:?}") };
        assert_eq!(cells[3..14].iter().map(number).sum::<i64>(), number(&cells[2]));
    }

    #[test]
    fn the_total_is_the_last_row_and_has_no_key() {
        let (of, columns) = (two_meetings(), columns(frame().words));
        let mut last = Vec::new();
        (progress(&of, frame().today, frame().words).rows)(&mut |cells| {
            last = cells.to_vec();
            Ok(())
        })
        .expect("nothing can fail");
        assert_eq!(cell(&columns, &last, "key").plain(), "");
        assert_eq!(cell(&columns, &last, "n_total"), Cell::Integer(10));
        assert_eq!(cell(&columns, &last, "pct_implemented").plain(), "10.0");
    }

    #[test]
    fn the_movement_stands_behind() {
        let mut of = two_meetings();
        of.groups[0].movement.count(&[Move::Slipped]);
        let table = progress_with_movement(&of, frame().today, frame().words);
        let expected = "pct_implemented, n_newly_implemented, n_newly_confirmed, n_slipped, n_reopened, n_silent";
        assert!(keys(&table.columns).ends_with(expected));
        let (columns, mut first) = (table.columns.clone(), None);
        (table.rows)(&mut |cells| {
            first.get_or_insert_with(|| cells.to_vec());
            Ok(())
        })
        .expect("nothing can fail");
        assert_eq!(cell(&columns, &first.expect("a row"), "n_slipped"), Cell::Integer(1));
    }

    #[test]
    fn without_a_base_there_is_no_share() {
        assert_eq!(row("A", "", &Counts::default()).pop(), Some(Cell::Empty));
    }
}
