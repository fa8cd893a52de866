//! Progress on a terminal of 80 columns: the most important numbers, and a stacked bar beside them. The bar's shapes are the
//! headings of its counts; the legend is below.

use chrono::NaiveDate;

use crate::model::date::Span;
use crate::model::movement::{Move, Movement};
use crate::model::progress::{Counts, Group, Progress};
use crate::report::document::{Block, Document};
use crate::report::lists::bar::{Bar, PARTS};
use crate::report::pictures::legend;
use crate::report::table::{Cell, Column, Table, Tone, held};
use crate::report::tables::progress::movement_columns;
use crate::text::Words;

/// The parts of a bar that have a column: all that occur, and always implemented and silent, so that a row adds up to its total.
fn shown(progress: &Progress) -> Vec<usize> {
    let total = Bar::of(&progress.total);
    // Groups may hold parts that are missing in the total, because they overlap.
    let of_groups: Vec<Bar> = progress.groups.iter().map(|group| Bar::of(&group.counts)).collect();
    let occurs = |place: usize| total.parts[place] > 0 || of_groups.iter().any(|bar| bar.parts[place] > 0);
    (0..PARTS.len()).filter(|&place| place == 0 || place == PARTS.len() - 1 || occurs(place)).collect()
}

/// A row for each group, then the total.
pub fn progress_for_people(progress: &Progress, today: NaiveDate, words: &Words) -> Table<'static> {
    let shown = shown(progress);
    let groups = progress.groups.iter().map(|group| row(&name(group), &group.counts, &shown));
    let total = total(row(words.headings.n_total, &progress.total, &shown));
    Table {
        name: "progress",
        as_of: today,
        lang: words.lang,
        columns: columns(&shown, words),
        rows: held(groups.chain([total]).collect()),
    }
}

/// The table with the legend of its bars below.
pub fn page(progress: &Progress, today: NaiveDate, words: &Words) -> Document<'static> {
    let blocks = vec![Block::Table(progress_for_people(progress, today, words)), legend(words)];
    Document { title: String::new(), lang: words.lang, blocks }
}

/// The same, with the movement since the day `since` below.
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

/// The columns, one for each of the `shown` parts of a bar; the last is the implemented per base, in per cent.
fn columns(shown: &[usize], words: &Words) -> Vec<Column> {
    let h = &words.headings;
    let mut columns =
        vec![Column::text("key", h.key), Column::number("n_total", h.n_total), Column::picture("progress", h.progress)];
    columns.extend(shown.iter().map(|&place| Column::number(KEYS[place], PARTS[place].0.to_string())));
    columns.extend([Column::number("n_overdue", h.n_overdue), Column::number("pct_implemented", "%")]);
    columns
}

/// The keys of the columns of `PARTS`.
const KEYS: [&str; PARTS.len()] =
    ["n_implemented", "n_partly_implemented", "n_in_progress", "n_other_open", "n_closed", "n_not_reported"];

fn row(name: &str, counts: &Counts, shown: &[usize]) -> Vec<Cell> {
    let number = |n: u32| Cell::Integer(n.into());
    let bar = Bar::of(counts);
    let mut cells = vec![Cell::Text(name.to_owned()), number(counts.n_total()), Cell::Bar(bar)];
    cells.extend(shown.iter().map(|&place| number(bar.parts[place])));
    cells.push(match counts.n_overdue {
        0 => Cell::Integer(0),
        n => Cell::Toned(n.to_string(), Tone::Bad),
    });
    cells.push(counts.pct_implemented().map_or(Cell::Empty, Cell::Decimal));
    cells
}

/// The row, marked as the total.
fn total(mut cells: Vec<Cell>) -> Vec<Cell> {
    if let Some(first) = cells.first_mut() {
        *first = Cell::Toned(first.plain(), Tone::Total);
    }
    cells
}

fn name(group: &Group) -> String {
    if group.name.is_empty() { group.key.clone() } else { format!("{} {}", group.key, group.name) }
}

#[cfg(test)]
mod tests {
    use super::{Bar, Cell, PARTS, columns, progress_for_people, row};
    use crate::model::progress::Counts;
    use crate::model::vocabulary::{Assurance, Lang, Status, Vocabulary};
    use crate::report::samples::{frame, two_meetings};
    use crate::text::words;

    #[test]
    fn numbers_bar_and_gaps_leave_room_for_names_in_80_columns() {
        let all: Vec<usize> = (0..PARTS.len()).collect();
        for lang in Lang::ALL {
            let widths = columns(&all, words(*lang)).into_iter().map(|column| match column.key.as_ref() {
                "key" => 0,
                "progress" => Cell::Bar(Bar::of(&two_meetings().total)).plain().chars().count(),
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
        progress_for_people(&two_meetings(), frame().today, frame().words)
            .rows
            .each(&mut |cells| {
                rows.push(cells.iter().map(Cell::plain).collect::<Vec<_>>().join(" | "));
                Ok(())
            })
            .expect("nothing can fail");
        assert_eq!(
            rows,
            [
                "MRU-2006 Workshop | 6 | ██▒▒········ | 1 | 1 | 4 | 1 | 16.7",
                "WDH-2010 | 4 | ············ | 0 | 0 | 4 | 0 | 0.0",
                "Total | 10 | █▒·········· | 1 | 1 | 8 | 1 | 10.0",
            ]
        );
    }

    #[test]
    fn a_row_adds_up_to_its_total() {
        let mut counts = Counts::default();
        for (place, status) in Status::ALL.iter().enumerate() {
            (0..=place).for_each(|_| counts.add(*status, Assurance::None, false, false));
        }
        let mut progress = two_meetings();
        progress.groups[0].counts = counts;
        let shown = super::shown(&progress);
        let numbers = row("A", &counts, &shown).into_iter().filter_map(|cell| match cell {
            Cell::Integer(n) => Some(n),
            _ => None,
        });
        let numbers: Vec<i64> = numbers.collect();
        assert_eq!(numbers[1..=shown.len()].iter().sum::<i64>(), numbers[0]);
    }
}
