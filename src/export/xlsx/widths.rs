//! The column widths of a sheet, in characters.

use unicode_width::UnicodeWidthStr;

use crate::report::table::{Cell, Column, ColumnKind};

/// The number of rows that decide the widths.
const N_SIZED: usize = 1000;

/// The columns' widths, from the rows seen so far.
pub(super) struct Widths<'c> {
    columns: &'c [Column],
    /// The longest line of each.
    longest: Vec<usize>,
    n_seen: usize,
}

impl<'c> Widths<'c> {
    pub(super) fn new(columns: &'c [Column]) -> Self {
        Self { columns, longest: vec![0; columns.len()], n_seen: 0 }
    }

    /// Counts a row, unless there were enough.
    pub(super) fn see(&mut self, cells: &[Cell]) {
        if self.n_seen == N_SIZED {
            return;
        }
        self.n_seen += 1;
        for (longest, cell) in self.longest.iter_mut().zip(cells) {
            *longest = cell.plain().lines().map(UnicodeWidthStr::width).fold(*longest, usize::max);
        }
    }

    /// As `of_columns`, for a table whose headings can wrap between words.
    pub(super) fn of_headed(&self) -> impl Iterator<Item = u16> {
        self.columns.iter().zip(&self.longest).map(|(column, &longest)| {
            let word = column.heading.split_whitespace().map(UnicodeWidthStr::width).max().unwrap_or(0);
            // A letter column has no room for the filter button, which may cover the heading.
            let beside = if column.kind == ColumnKind::Letter { 0 } else { 4 };
            let width = longest.min(most(column.kind)).max(word + beside) + 2;
            u16::try_from(width).unwrap_or(WIDEST).min(WIDEST)
        })
    }

    /// The width of each column: that of its longest line, within what its kind allows.
    pub(super) fn of_columns(&self) -> impl Iterator<Item = u16> {
        self.columns.iter().zip(&self.longest).map(|(column, &longest)| {
            // The filter button is next to the key.
            let width = longest.min(most(column.kind)).max(column.key.width() + 3) + 1;
            u16::try_from(width).unwrap_or(WIDEST).min(WIDEST)
        })
    }
}

/// Excel's limit.
const WIDEST: u16 = 255;

fn most(kind: ColumnKind) -> usize {
    match kind {
        ColumnKind::Text => 44,
        // A deadline can be a period or a meeting.
        ColumnKind::Word | ColumnKind::Picture | ColumnKind::List | ColumnKind::Date => 28,
        ColumnKind::Number | ColumnKind::Letter => 16,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::{column, text};
    use super::{ColumnKind, Widths};

    #[test]
    fn a_column_is_as_wide_as_its_longest_line_within_bounds() {
        let columns = [column("ref", ColumnKind::Word), column("text", ColumnKind::Text), column("lang", ColumnKind::Word)];
        let mut widths = Widths::new(&columns);
        widths.see(&[text("MRU-2006-02a"), text(&"word ".repeat(99)), text("移民")]);
        widths.see(&[text("A"), text("one\ntwo"), text("")]);
        assert_eq!(widths.of_columns().collect::<Vec<_>>(), [13, 45, 8]);
    }
}
