//! The lines of a table: cells folded to their columns, and set beside each other.

use std::fmt::Write;

use anstyle::Style as Ink;

use super::super::Style;
use super::shown::{Shown, bold, heading};
use super::wrap::{LongWord, width, wrap};
use crate::report::table::{Column, ColumnKind};

/// The spaces between two columns.
pub(super) const GAP: usize = 2;

/// What becomes of a cell that is wider than its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wide {
    /// Its text is folded; a word stays whole, and moves what stands on its right.
    Folded,
    /// It stays on its line, whatever it is.
    Kept,
}

/// The headings, and a rule below them.
pub(super) fn header_lines(columns: &[Column], widths: &[usize], style: &Style) -> String {
    let headings: Vec<Shown> = columns.iter().map(|column| Shown { text: heading(column), ink: bold(style) }).collect();
    let rules: Vec<String> = widths.iter().map(|&width| "─".repeat(width)).collect();
    row_lines(columns, &headings, widths, Wide::Folded) + &rules.join(&" ".repeat(GAP)) + "\n"
}

/// The lines of a row, as many as its highest cell has; none ends in spaces.
pub(super) fn row_lines(columns: &[Column], row: &[Shown], rooms: &[usize], wide: Wide) -> String {
    let fold = |((column, shown), &room): ((&Column, &Shown), &usize)| match wide {
        Wide::Folded => wrap(&shown.text, room, long_word(column.kind)),
        Wide::Kept => vec![shown.text.trim_end().to_owned()],
    };
    let folded: Vec<Vec<String>> = columns.iter().zip(row).zip(rooms).map(fold).collect();
    let height = folded.iter().map(Vec::len).max().unwrap_or(0);
    let mut lines = String::new();
    for place in 0..height {
        let mut n_spaces = 0;
        for (((column, shown), cell), &room) in columns.iter().zip(row).zip(&folded).zip(rooms) {
            let text = cell.get(place).map_or("", String::as_str);
            let n_spare = room.saturating_sub(width(text));
            let (before, after) = match column.kind {
                ColumnKind::Number => (n_spare, 0),
                ColumnKind::Word | ColumnKind::Text | ColumnKind::Date | ColumnKind::List => (0, n_spare),
            };
            n_spaces += before;
            if !text.is_empty() {
                lines.extend(std::iter::repeat_n(' ', n_spaces));
                push_inked(&mut lines, text, shown.ink);
                n_spaces = 0;
            }
            n_spaces += after + GAP;
        }
        lines.push('\n');
    }
    lines
}

fn long_word(kind: ColumnKind) -> LongWord {
    match kind {
        ColumnKind::Word | ColumnKind::Number | ColumnKind::Date => LongWord::Kept,
        ColumnKind::Text | ColumnKind::List => LongWord::Broken,
    }
}

/// Adds the text in its ink.
pub(super) fn push_inked(lines: &mut String, text: &str, ink: Ink) {
    // Writing to a string can't fail.
    let _ = write!(lines, "{ink}{text}{ink:#}");
}

#[cfg(test)]
mod tests {
    use anstyle::{AnsiColor, Style as Ink};

    use super::super::super::Style;
    use super::super::super::sample::column;
    use super::{Shown, Wide, header_lines, row_lines};
    use crate::report::table::{Column, ColumnKind};

    fn columns() -> Vec<Column> {
        vec![column("ref", ColumnKind::Word), column("title", ColumnKind::Text), column("days", ColumnKind::Number)]
    }

    #[track_caller]
    fn case(cells: [&str; 3], expected: &str) {
        let row = cells.map(|text| Shown { text: text.to_owned(), ink: Ink::new() });
        assert_eq!(row_lines(&columns(), &row, &[4, 8, 4], Wide::Folded), expected);
    }

    #[test]
    fn cells_are_folded_and_numbers_stand_right() {
        case(["A-01", "focal points", "7"], "A-01  focal        7\n      points\n");
        case(["A-01", "  an indent", ""], "A-01    an\n        indent\n");
        case(["A-01", "移民与发展", "12"], "A-01  移民与发    12\n      展\n");
    }

    #[test]
    fn no_line_ends_in_spaces() {
        case(["A-01", "", ""], "A-01\n");
        case(["", "", ""], "\n");
    }

    #[test]
    fn a_word_that_is_too_wide_stays_whole() {
        case(["MRU-2006-03", "title", "7"], "MRU-2006-03  title        7\n");
    }

    #[test]
    fn a_wide_cell_that_is_kept_stays_on_its_line() {
        let row = ["A-01", "National focal points ", "7"].map(|text| Shown { text: text.to_owned(), ink: Ink::new() });
        assert_eq!(row_lines(&columns(), &row, &[4, 8, 4], Wide::Kept), "A-01  National focal points     7\n");
    }

    #[test]
    fn only_the_text_of_a_cell_is_coloured() {
        let red = Shown { text: "late".to_owned(), ink: AnsiColor::Red.on_default() };
        assert_eq!(row_lines(&columns(), &[red], &[6], Wide::Folded), "\u{1b}[31mlate\u{1b}[0m\n");
    }

    #[test]
    fn a_rule_stands_under_the_header() {
        assert_eq!(header_lines(&columns(), &[4, 8, 4], &Style::default()), "Ref   Title     Days\n────  ────────  ────\n");
        let coloured = Style { colour: true, ..Style::default() };
        assert!(header_lines(&columns(), &[4, 8, 4], &coloured).starts_with("\u{1b}[1mRef\u{1b}[0m   "));
    }
}
