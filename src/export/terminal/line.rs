//! The rows of a table: cells folded to their columns.

use std::fmt::Write;

use anstyle::Style as Ink;

use super::super::Style;
use super::shown::{Shown, bold, heading, upright_heading};
use super::wrap::{LongWord, wrap};
use crate::model::matching::found;
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

/// Columns beside each other, each with those that stand below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Arrangement {
    pub(super) stacks: Vec<Stack>,
    pub(super) wide: Wide,
}

/// A column with its width; more than one place where columns stand below each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stack {
    /// The places of its columns in the table, from the top.
    pub(super) places: Vec<usize>,
    pub(super) width: usize,
}

/// The spaces before the column, where another stands on its left: letters stand closer.
pub(super) fn gap(before: &Column, column: &Column) -> usize {
    let is_letter = |column: &Column| column.kind == ColumnKind::Letter;
    if is_letter(before) && is_letter(column) { 1 } else { GAP }
}

/// The headings, all ending on the line above the rule, and the rule: two rows.
pub(super) fn header_rows(columns: &[Column], arrangement: &Arrangement, style: &Style) -> [Vec<String>; 2] {
    let ink = bold(style);
    let told = |stack: &Stack| -> Vec<Line<'static>> {
        let headings = stack.places.iter().map(|&place| &columns[place]);
        let lines = headings.flat_map(|column| match column.kind {
            ColumnKind::Letter => vec![upright_heading(column)],
            _ => wrap(&heading(column), stack.width, LongWord::Broken),
        });
        lines
            .flat_map(|text| text.split('\n').map(str::to_owned).collect::<Vec<_>>())
            .map(|text| Line::plain(text, ink))
            .collect()
    };
    let mut cells: Vec<Vec<Line<'_>>> = arrangement.stacks.iter().map(told).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    for lines in &mut cells {
        let n_missing = height - lines.len();
        lines.splice(0..0, std::iter::repeat_n(Line::plain(String::new(), ink), n_missing));
    }
    let rules: Vec<_> = arrangement.stacks.iter().map(|stack| vec![Line::plain("─".repeat(stack.width), Ink::new())]).collect();
    [inked(&cells, style), inked(&rules, style)]
}

/// A row: the lines of its cells.
pub(super) fn row_cells(columns: &[Column], row: &[Shown], arrangement: &Arrangement, style: &Style) -> Vec<String> {
    let fold = |stack: &Stack| -> Vec<Line<'_>> {
        let mut lines = Vec::new();
        for &place in &stack.places {
            let (column, shown) = (&columns[place], &row[place]);
            let folded = match arrangement.wide {
                Wide::Folded if stack.places.len() > 1 && shown.text.is_empty() => Vec::new(),
                Wide::Folded => wrap(&shown.text, stack.width, long_word(column.kind)),
                Wide::Kept => vec![shown.text.trim_end().to_owned()],
            };
            lines.extend(folded.into_iter().map(|text| Line { text, ink: shown.ink, sought: &column.sought }));
        }
        lines
    };
    let cells: Vec<_> = arrangement.stacks.iter().map(fold).collect();
    inked(&cells, style)
}

/// How words that are too wide are treated in a column.
pub(super) fn long_word(kind: ColumnKind) -> LongWord {
    match kind {
        ColumnKind::Word | ColumnKind::Picture | ColumnKind::Number | ColumnKind::Date | ColumnKind::Letter => LongWord::Kept,
        ColumnKind::Text | ColumnKind::List => LongWord::Broken,
    }
}

/// A line of a cell.
#[derive(Debug, Clone)]
struct Line<'t> {
    text: String,
    ink: Ink,
    /// What is marked in it.
    sought: &'t [String],
}

impl Line<'_> {
    fn plain(text: String, ink: Ink) -> Self {
        Self { text, ink, sought: &[] }
    }
}

/// The cells of a row as they are drawn: their lines, inked.
fn inked(cells: &[Vec<Line<'_>>], style: &Style) -> Vec<String> {
    let cell = |lines: &Vec<Line<'_>>| {
        let mut text = String::new();
        for (nth, line) in lines.iter().enumerate() {
            if nth > 0 {
                text.push('\n');
            }
            push_marked(&mut text, line, style);
        }
        text
    };
    cells.iter().map(cell).collect()
}

/// Adds the line in its ink, and what was sought bold and underlined, where colour is on.
fn push_marked(lines: &mut String, line: &Line<'_>, style: &Style) {
    let ranges = if style.colour && !line.sought.is_empty() { found(&line.text, line.sought) } else { Vec::new() };
    let mut done = 0;
    for range in ranges {
        push_inked(lines, &line.text[done..range.start], line.ink);
        push_inked(lines, &line.text[range.clone()], line.ink.bold().underline());
        done = range.end;
    }
    push_inked(lines, &line.text[done..], line.ink);
}

/// Adds the text in its ink.
pub(super) fn push_inked(lines: &mut String, text: &str, ink: Ink) {
    if !text.is_empty() {
        // Writing to a string can't fail.
        let _ = write!(lines, "{ink}{text}{ink:#}");
    }
}

#[cfg(test)]
mod tests {
    use anstyle::{AnsiColor, Style as Ink};

    use super::super::super::Style;
    use super::super::super::sample::column;
    use super::super::draw;
    use super::{Arrangement, Shown, Stack, Wide, header_rows, row_cells};
    use crate::report::table::{Column, ColumnKind};

    fn row_lines(columns: &[Column], row: &[Shown], arrangement: &Arrangement, style: &Style) -> String {
        draw(columns, arrangement, [row_cells(columns, row, arrangement, style)])
    }

    fn header_lines(columns: &[Column], arrangement: &Arrangement, style: &Style) -> String {
        draw(columns, arrangement, header_rows(columns, arrangement, style))
    }

    fn columns() -> Vec<Column> {
        vec![column("ref", ColumnKind::Word), column("title", ColumnKind::Text), column("days", ColumnKind::Number)]
    }

    fn beside(widths: &[usize], wide: Wide) -> Arrangement {
        let stacks = widths.iter().enumerate().map(|(place, &width)| Stack { places: vec![place], width });
        Arrangement { stacks: stacks.collect(), wide }
    }

    fn shown(cells: [&str; 3]) -> Vec<Shown> {
        cells.map(|text| Shown { text: text.to_owned(), ink: Ink::new() }).to_vec()
    }

    #[track_caller]
    fn case(cells: [&str; 3], expected: &str) {
        let arrangement = beside(&[4, 8, 4], Wide::Folded);
        assert_eq!(row_lines(&columns(), &shown(cells), &arrangement, &Style::default()), expected);
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
        let row = shown(["A-01", "National focal points ", "7"]);
        let arrangement = beside(&[4, 8, 4], Wide::Kept);
        let lines = row_lines(&columns(), &row, &arrangement, &Style::default());
        assert_eq!(lines, "A-01  National focal points     7\n");
    }

    #[test]
    fn only_the_text_of_a_cell_is_coloured() {
        let red = Shown { text: "late".to_owned(), ink: AnsiColor::Red.on_default() };
        let lines = row_lines(&columns(), &[red], &beside(&[6], Wide::Folded), &Style::default());
        assert_eq!(lines, "\u{1b}[31mlate\u{1b}[0m\n");
    }

    #[test]
    fn a_rule_stands_under_the_header() {
        let arrangement = beside(&[4, 8, 4], Wide::Folded);
        assert_eq!(header_lines(&columns(), &arrangement, &Style::default()), "Ref   Title     Days\n────  ────────  ────\n");
        let coloured = Style { colour: true, ..Style::default() };
        assert!(header_lines(&columns(), &arrangement, &coloured).starts_with("\u{1b}[1mRef\u{1b}[0m   "));
    }

    #[test]
    fn a_column_may_stand_below_the_one_before_it() {
        let places = [vec![0], vec![1, 2]];
        let stacks = places.map(|places| Stack { places, width: 5 }).to_vec();
        let arrangement = Arrangement { stacks, wide: Wide::Folded };
        let columns = columns();
        assert_eq!(header_lines(&columns, &arrangement, &Style::default()), "       Title\nRef    Days\n─────  ─────\n");
        let lines = |cells| row_lines(&columns, &shown(cells), &arrangement, &Style::default());
        assert_eq!(lines(["A-01", "title", "7"]), "A-01   title\n       7\n");
        assert_eq!(lines(["A-01", "", "7"]), "A-01   7\n");
    }

    #[test]
    fn letters_stand_close_under_upright_headings() {
        let letter = |key: &'static str| Column::letter(key, key);
        let columns = vec![column("ref", ColumnKind::Word), letter("BWA"), letter("ZMB")];
        let arrangement = beside(&[4, 1, 1], Wide::Folded);
        let header = header_lines(&columns, &arrangement, &Style::default());
        assert_eq!(header, "      B Z\n      W M\nRef   A B\n────  ─ ─\n");
        assert_eq!(row_lines(&columns, &shown(["A-01", "I", "·"]), &arrangement, &Style::default()), "A-01  I ·\n");
    }

    #[test]
    fn what_was_sought_is_marked_where_colour_is_on() {
        let mut columns = columns();
        columns[1].sought = vec!["elabore".to_owned()];
        let row = shown(["A-01", "Élaboré ici", ""]);
        let arrangement = beside(&[4, 12, 4], Wide::Folded);
        let lines = |style: &Style| row_lines(&columns, &row, &arrangement, style);
        assert_eq!(lines(&Style::default()), "A-01  Élaboré ici\n");
        let coloured = Style { colour: true, ..Style::default() };
        assert_eq!(lines(&coloured), "A-01  \u{1b}[1m\u{1b}[4mÉlaboré\u{1b}[0m ici\n");
    }
}
