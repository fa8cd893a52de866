//! A row in ruled columns. A row of one line is written as it is; cells of several lines are put next to each other by the table
//! library. It gets blocks of the right width, and the texts with their colours take the places of these: measuring texts with
//! colours in them would cost more than everything else.

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Width};

use super::shown::Line;

/// A column as it is drawn: the spaces before it, and its least width.
pub(super) struct Ruled {
    pub(super) gap: usize,
    pub(super) width: usize,
    pub(super) is_on_the_right: bool,
}

/// A row whose cells have a line each.
pub(super) fn one_line(columns: &[Ruled], cells: &[Vec<Line>]) -> String {
    let mut drawn = String::new();
    let mut n_spaces = 0;
    for (column, line) in columns.iter().zip(cells.iter().flatten()) {
        n_spaces += column.gap;
        let missing = column.width.saturating_sub(line.width);
        if line.drawn.is_empty() {
            n_spaces += missing;
            continue;
        }
        let (left, right) = if column.is_on_the_right { (missing, 0) } else { (0, missing) };
        drawn.extend(std::iter::repeat_n(' ', n_spaces + left));
        drawn.push_str(&line.drawn);
        n_spaces = right;
    }
    drawn.push('\n');
    drawn
}

/// A row whose cells have as many lines as they need.
pub(super) fn side_by_side(columns: &[Ruled], cells: &[Vec<Line>]) -> String {
    /// One column wide; the library adds nothing but spaces around it.
    const BLOCK: &str = "x";
    let size = |size: usize| u16::try_from(size).unwrap_or(u16::MAX);
    let blocks = |cell: &Vec<Line>| cell.iter().map(|line| BLOCK.repeat(line.width)).collect::<Vec<_>>().join("\n");
    let mut table = comfy_table::Table::new();
    table.load_style(NOTHING).set_content_arrangement(ContentArrangement::Disabled).add_row(cells.iter().map(blocks));
    for (column, of_library) in columns.iter().zip(table.column_iter_mut()) {
        of_library.set_padding((size(column.gap), 0));
        of_library.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(size(column.gap + column.width))));
        of_library.set_cell_alignment(if column.is_on_the_right { CellAlignment::Right } else { CellAlignment::Left });
    }
    let mut drawn = String::new();
    for (nth, ruled) in table.lines().enumerate() {
        let mut rest = ruled.trim_end();
        for line in cells.iter().filter_map(|cell| cell.get(nth)) {
            let Some(place) = rest.find(BLOCK).filter(|_| line.width > 0) else { continue };
            drawn.push_str(&rest[..place]);
            drawn.push_str(&line.drawn);
            rest = &rest[place + line.width..];
        }
        drawn.push('\n');
    }
    drawn
}
