//! Rows drawn from widths that are known. A row whose cells have a line each is written as it is; cells of several lines
//! are put beside each other by the table library. It is given plain texts, and their ink is put into what it drew: measuring
//! texts with ink in them costs more than all the rest.

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Width};

use super::lines::{Line, Row};
use super::widths::{Arrangement, GAP, Slot, gap};
use super::wrap::width;
use crate::report::table::{Column, ColumnKind};

/// Draws rows of cells: numbers and letters on the right of their columns, no line ending in spaces. A column is as wide as
/// it was arranged; a word that is wider and may not be broken moves what is on its right.
pub(super) fn draw(columns: &[Column], arrangement: &Arrangement, rows: impl IntoIterator<Item = Row>) -> String {
    let mut before: Option<&Column> = None;
    let drawn: Vec<Drawn> = arrangement.slots.iter().map(|slot| Drawn::of(&columns[slot.place], slot, &mut before)).collect();
    let before_title = arrangement.slots.iter().zip(&drawn).take_while(|(slot, _)| slot.place != arrangement.title);
    let n_before_title: usize = before_title.map(|(_, drawn)| drawn.width + GAP).sum();
    let mut lines = String::new();
    for Row { cells, below } in rows {
        if cells.iter().all(|cell| cell.len() == 1) {
            write_line(&mut lines, &drawn, &cells);
        } else {
            write_lines(&mut lines, &drawn, &cells);
        }
        for line in below {
            lines.extend(std::iter::repeat_n(' ', n_before_title));
            line.push_inked(&mut lines, line.text.len());
            lines.push('\n');
        }
    }
    lines
}

/// A column as it is drawn.
struct Drawn {
    gap: usize,
    width: usize,
    is_on_the_right: bool,
}

impl Drawn {
    fn of<'c>(column: &'c Column, slot: &Slot, before: &mut Option<&'c Column>) -> Self {
        let gap = before.map_or(0, |before| gap(before, column));
        *before = Some(column);
        Self { gap, width: slot.width, is_on_the_right: matches!(column.kind, ColumnKind::Number | ColumnKind::Letter) }
    }
}

fn write_line(lines: &mut String, drawn: &[Drawn], row: &[Vec<Line>]) {
    let mut n_spaces = 0;
    for (column, line) in drawn.iter().zip(row.iter().flatten()) {
        n_spaces += column.gap;
        let text = line.text.trim_end();
        if text.is_empty() {
            n_spaces += column.width;
            continue;
        }
        let missing = column.width.saturating_sub(width(text));
        let (left, right) = if column.is_on_the_right { (missing, 0) } else { (0, missing) };
        lines.extend(std::iter::repeat_n(' ', n_spaces + left));
        line.push_inked(lines, text.len());
        n_spaces = right;
    }
    lines.push('\n');
}

fn write_lines(lines: &mut String, drawn: &[Drawn], row: &[Vec<Line>]) {
    let mut table = comfy_table::Table::new();
    let plain = row.iter().map(|cell| cell.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n"));
    table.load_style(NOTHING).set_content_arrangement(ContentArrangement::Disabled).add_row(plain);
    let size = |size: usize| u16::try_from(size).unwrap_or(u16::MAX);
    for (column, of_library) in drawn.iter().zip(table.column_iter_mut()) {
        of_library.set_padding((size(column.gap), 0));
        of_library.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(size(column.gap + column.width))));
        of_library.set_cell_alignment(if column.is_on_the_right { CellAlignment::Right } else { CellAlignment::Left });
    }
    for (nth, line) in table.lines().enumerate() {
        let mut rest = line.trim_end();
        for cell in row.iter().filter_map(|cell| cell.get(nth)) {
            let text = cell.text.trim();
            let Some(place) = rest.find(text).filter(|_| !text.is_empty() && cell.is_inked()) else { continue };
            let begin = place.saturating_sub(cell.text.len() - cell.text.trim_start().len());
            lines.push_str(&rest[..begin]);
            cell.push_inked(lines, cell.text.trim_end().len());
            rest = &rest[place + text.len()..];
        }
        lines.push_str(rest);
        lines.push('\n');
    }
}
