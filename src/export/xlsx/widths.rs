//! How wide the columns of a sheet are, in characters.

use unicode_width::UnicodeWidthStr;

use crate::report::table::{Cell, Column, ColumnKind};

/// The width of each column: that of its longest line, within what its kind allows.
pub(super) fn widths(columns: &[Column], rows: &[Vec<Cell>]) -> Vec<usize> {
    let of_column = |(place, column): (usize, &Column)| {
        let cells = rows.iter().filter_map(|cells| cells.get(place));
        let longest = cells.map(|cell| longest_line(&cell.plain())).max().unwrap_or(0);
        // The button of the filter stands beside the key.
        longest.min(most(column.kind)).max(column.key.width() + 3) + 1
    };
    columns.iter().enumerate().map(of_column).collect()
}

fn longest_line(text: &str) -> usize {
    text.lines().map(UnicodeWidthStr::width).max().unwrap_or(0)
}

fn most(kind: ColumnKind) -> usize {
    match kind {
        ColumnKind::Text => 60,
        ColumnKind::Word | ColumnKind::List => 32,
        ColumnKind::Number | ColumnKind::Date | ColumnKind::Letter => 16,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::{column, text};
    use super::{ColumnKind, widths};

    #[test]
    fn a_column_is_as_wide_as_its_longest_line_within_bounds() {
        let columns = [column("ref", ColumnKind::Word), column("text", ColumnKind::Text), column("lang", ColumnKind::Word)];
        let rows =
            [vec![text("MRU-2006-02a"), text(&"word ".repeat(99)), text("移民")], vec![text("A"), text("one\ntwo"), text("")]];
        assert_eq!(widths(&columns, &rows), [13, 61, 8]);
    }
}
