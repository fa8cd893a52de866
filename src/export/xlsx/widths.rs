//! How wide the columns of a sheet are, in characters, and how high its rows, in lines. Excel would find the heights itself;
//! `LibreOffice` does not when it prints.

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

/// How many lines a text takes in a column of this width, broken between its words, or within one that is too long.
pub(super) fn lines(text: &str, width: usize) -> usize {
    // A text of no more bytes is no wider. One place is lost to the margins of the cell.
    let room = width.saturating_sub(1).max(1);
    if text.len() <= room && !text.contains(['\n', '\r']) {
        return 1;
    }
    text.lines().map(|line| lines_of_one(line, room)).sum::<usize>().max(1)
}

fn lines_of_one(line: &str, room: usize) -> usize {
    let (mut n_lines, mut used) = (1, 0);
    for word in line.split_inclusive([' ', '-']) {
        let width = word.width();
        if used > 0 && used + word.trim_end().width() > room {
            n_lines += 1;
            used = 0;
        }
        used += width;
        if used > room + 1 {
            n_lines += (used - 1) / room;
            used = (used - 1) % room + 1;
        }
    }
    n_lines
}

fn longest_line(text: &str) -> usize {
    text.lines().map(UnicodeWidthStr::width).max().unwrap_or(0)
}

fn most(kind: ColumnKind) -> usize {
    match kind {
        ColumnKind::Text => 44,
        ColumnKind::Word | ColumnKind::List => 28,
        ColumnKind::Number | ColumnKind::Date | ColumnKind::Letter => 16,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::{column, text};
    use super::{ColumnKind, lines, widths};

    #[test]
    fn a_column_is_as_wide_as_its_longest_line_within_bounds() {
        let columns = [column("ref", ColumnKind::Word), column("text", ColumnKind::Text), column("lang", ColumnKind::Word)];
        let rows =
            [vec![text("MRU-2006-02a"), text(&"word ".repeat(99)), text("移民")], vec![text("A"), text("one\ntwo"), text("")]];
        assert_eq!(widths(&columns, &rows), [13, 45, 8]);
    }

    #[track_caller]
    fn case(text: &str, width: usize, expected: usize) {
        assert_eq!(lines(text, width), expected);
    }

    #[test]
    fn a_row_is_as_high_as_its_text_breaks() {
        case("", 11, 1);
        case("ten places", 11, 1);
        case("eleven pla", 10, 2);
        case("one\ntwo\r\nthree", 45, 3);
        case("a word and a word", 11, 2);
        case("MIDSA-STEERING-GROUP", 16, 2);
        case(&"x".repeat(25), 11, 3);
        case("移民移民移民", 11, 2);
    }
}
