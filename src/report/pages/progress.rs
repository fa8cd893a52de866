//! Progress on a terminal of 80 columns: the numbers that are asked for first, and a stacked bar beside them. The shapes of
//! the bar head its counts; the legend stands below.

use chrono::NaiveDate;

use crate::model::date::Span;
use crate::model::movement::{Move, Movement};
use crate::model::progress::{Counts, Group, Progress};
use crate::model::vocabulary::Status;
use crate::report::document::{Block, Document};
use crate::report::lists::bar::{Bar, PARTS};
use crate::report::pictures::bars::legend;
use crate::report::table::{Cell, Column, Table, Tone, held};
use crate::report::tables::progress::movement_columns;
use crate::text::Words;

/// The statuses that have a column.
const SHOWN: [(&str, Status); 4] = [
    ("n_implemented", Status::Implemented),
    ("n_partly_implemented", Status::PartlyImplemented),
    ("n_in_progress", Status::InProgress),
    ("n_not_reported", Status::NotReported),
];

/// A row per group, then the total.
pub fn progress_for_people(progress: &Progress, today: NaiveDate, words: &Words) -> Table<'static> {
    let groups = progress.groups.iter().map(|group| row(&name(group), &group.counts));
    let total = total(row(words.headings.n_total, &progress.total));
    Table {
        name: "progress",
        as_of: today,
        lang: words.lang,
        columns: columns(words),
        rows: held(groups.chain([total]).collect()),
    }
}

/// The table with the legend of its bars below.
pub fn page(progress: &Progress, today: NaiveDate, words: &Words) -> Document<'static> {
    let blocks = vec![Block::Table(progress_for_people(progress, today, words)), legend(words)];
    Document { title: String::new(), lang: words.lang, blocks }
}

/// The same, and below it what moved since the day `since`.
pub fn page_with_movement(progress: &Progress, since: NaiveDate, today: NaiveDate, words: &Words) -> Document<'static> {
    let mut document = page(progress, today, words);
    let day = |day| (words.dates.span)(Span::Day(day));
    document.blocks.push(Block::Heading((words.overviews.changes)(&day(since), &day(today))));
    document.blocks.push(Block::Table(movement(progress, today, words)));
    document
}

fn movement(progress: &Progress, today: NaiveDate, words: &Words) -> Table<'static> {
    let row = |name: &str, movement: &Movement| {
        let mut cells = vec![Cell::Text(name.to_owned())];
        cells.extend(Move::ALL.map(|one| Cell::Integer(movement.n(one).into())));
        cells
    };
    let groups = progress.groups.iter().map(|group| row(&name(group), &group.movement));
    let total = total(row(words.headings.n_total, &progress.total_movement));
    let mut columns = vec![Column::text("key", words.headings.key)];
    columns.extend(movement_columns(words));
    Table { name: "progress", as_of: today, lang: words.lang, columns, rows: held(groups.chain([total]).collect()) }
}

/// The columns; the last is implemented per base, in per cent.
pub fn columns(words: &Words) -> Vec<Column> {
    let h = &words.headings;
    let mut columns =
        vec![Column::text("key", h.key), Column::number("n_total", h.n_total), Column::picture("progress", h.progress)];
    columns.extend(SHOWN.map(|(key, status)| Column::number(key, shape(status))));
    columns.extend([Column::number("n_overdue", h.n_overdue), Column::number("pct_implemented", "%")]);
    columns
}

fn row(name: &str, counts: &Counts) -> Vec<Cell> {
    let number = |n: u32| Cell::Integer(n.into());
    let mut cells = vec![Cell::Text(name.to_owned()), number(counts.n_total()), Cell::Bar(Bar::of(counts))];
    cells.extend(SHOWN.map(|(_, status)| number(counts.n(status))));
    cells.push(match counts.n_overdue {
        0 => Cell::Integer(0),
        n => Cell::Toned(n.to_string(), Tone::Bad),
    });
    cells.push(counts.pct_implemented().map_or(Cell::Empty, Cell::Decimal));
    cells
}

/// The row marked as that of the total.
fn total(mut cells: Vec<Cell>) -> Vec<Cell> {
    if let Some(first) = cells.first_mut() {
        *first = Cell::Toned(first.plain(), Tone::Total);
    }
    cells
}

fn name(group: &Group) -> String {
    if group.name.is_empty() { group.key.clone() } else { format!("{} {}", group.key, group.name) }
}

fn shape(status: Status) -> String {
    PARTS.iter().filter(|(_, statuses)| statuses.contains(&status)).map(|(shape, _)| *shape).collect()
}

#[cfg(test)]
mod tests {
    use super::{Cell, columns, progress_for_people, shape};
    use crate::model::vocabulary::{Lang, Status, Vocabulary};
    use crate::report::samples::{frame, two_meetings};
    use crate::text::words;

    #[test]
    fn numbers_bar_and_gaps_leave_room_for_names_in_80_columns() {
        for lang in Lang::ALL {
            let widths = columns(words(*lang)).into_iter().map(|column| match column.key.as_ref() {
                "key" => 0,
                "progress" => 20,
                "pct_implemented" => "100.0".len(),
                _ => column.heading.chars().count().max(3),
            });
            let used = widths.map(|width| width + 2).sum::<usize>();
            assert!(used + "MRU-2006".len() <= 80, "{lang}: {used}");
        }
    }

    #[test]
    fn the_last_row_is_the_total() {
        let mut rows = Vec::new();
        (progress_for_people(&two_meetings(), frame().today, frame().words).rows)(&mut |cells| {
            rows.push(cells.iter().map(Cell::plain).collect::<Vec<_>>().join(" | "));
            Ok(())
        })
        .expect("nothing can fail");
        assert_eq!(
            rows,
            [
                "MRU-2006 Workshop | 6 | ███▒▒▒·············· | 1 | 0 | 1 | 4 | 1 | 16.7",
                "WDH-2010 | 4 | ···················· | 0 | 0 | 0 | 4 | 0 | 0.0",
                "Total | 10 | ██▒▒················ | 1 | 0 | 1 | 8 | 1 | 10.0",
            ]
        );
    }

    #[test]
    fn a_count_is_headed_by_its_shape_in_the_bar() {
        assert_eq!([Status::Implemented, Status::NotReported].map(shape), ["█", "·"]);
    }
}
