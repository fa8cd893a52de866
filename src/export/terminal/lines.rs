//! The cells of a row as lines of their widths, with their ink.

use std::fmt::Write;
use std::ops::Range;

use anstyle::Style as Ink;

use super::super::Style;
use super::shown::{Shown, bold, heading, upright_heading};
use super::widths::{Arrangement, Slot, Wide};
use super::wrap::{LongWord, width, wrap};
use crate::model::matching::found;
use crate::report::table::{Column, ColumnKind};

/// What stands between two cells below a title.
const BETWEEN: &str = " · ";

/// A line of a cell, and which parts of it have an ink, in their order.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub(super) text: String,
    inks: Vec<(Range<usize>, Ink)>,
}

impl Line {
    fn of(text: String, ink: Ink) -> Self {
        let inks = if ink.is_plain() { Vec::new() } else { vec![(0..text.len(), ink)] };
        Self { text, inks }
    }

    /// The line, and what was sought in it bold and underlined too.
    fn marked(text: String, ink: Ink, sought: &[String]) -> Self {
        let mut line = Self { text, inks: Vec::new() };
        let mut done = 0;
        for range in found(&line.text, sought) {
            line.inks.extend([(done..range.start, ink), (range.clone(), ink.bold().underline())]);
            done = range.end;
        }
        line.inks.push((done..line.text.len(), ink));
        line
    }

    pub(super) fn is_inked(&self) -> bool {
        !self.inks.is_empty()
    }

    /// Adds its first bytes, in their ink, to what is drawn.
    pub(super) fn push_inked(&self, drawn: &mut String, n_bytes: usize) {
        let mut done = 0;
        for (range, ink) in &self.inks {
            let (start, end) = (range.start.min(n_bytes), range.end.min(n_bytes));
            drawn.push_str(&self.text[done..start]);
            push_inked(drawn, &self.text[start..end], *ink);
            done = end;
        }
        drawn.push_str(&self.text[done..n_bytes]);
    }

    /// Adds another behind it.
    fn push(&mut self, between: &str, other: Self) {
        self.text.push_str(between);
        let before = self.text.len();
        self.text.push_str(&other.text);
        self.inks.extend(other.inks.into_iter().map(|(range, ink)| (range.start + before..range.end + before, ink)));
    }
}

/// A row as it is drawn.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// The lines of the cells that stand beside each other.
    pub(super) cells: Vec<Vec<Line>>,
    /// The lines below them, which begin where the title does.
    pub(super) below: Vec<Line>,
}

/// The headings, all ending on one line, and the rule: two rows.
pub(super) fn header_rows(columns: &[Column], arrangement: &Arrangement, style: &Style) -> [Row; 2] {
    let ink = bold(style);
    let told = |slot: &Slot| -> Vec<Line> {
        let column = &columns[slot.place];
        let lines = match column.kind {
            ColumnKind::Letter => upright_heading(column).split('\n').map(str::to_owned).collect(),
            _ => wrap(&heading(column), slot.width, LongWord::Broken),
        };
        lines.into_iter().map(|text| Line::of(text, ink)).collect()
    };
    let mut cells: Vec<Vec<Line>> = arrangement.slots.iter().map(told).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    for lines in &mut cells {
        let n_missing = height - lines.len();
        lines.splice(0..0, std::iter::repeat_n(Line::default(), n_missing));
    }
    let below: Vec<String> = arrangement.below.iter().map(|&place| heading(&columns[place])).collect();
    let below = wrap(&below.join(BETWEEN), arrangement.room_below, LongWord::Broken).into_iter().filter(|line| !line.is_empty());
    let below = below.map(|text| Line::of(text, ink)).collect();
    let rules = arrangement.slots.iter().map(|slot| vec![Line::of("─".repeat(slot.width), Ink::new())]).collect();
    [Row { cells, below }, Row { cells: rules, below: Vec::new() }]
}

/// A row: the lines of its cells.
pub(super) fn row_cells(columns: &[Column], row: &[Shown], arrangement: &Arrangement, style: &Style) -> Row {
    let fold = |slot: &Slot| match arrangement.wide {
        Wide::Folded => cell_lines(&columns[slot.place], &row[slot.place], slot.width, style),
        Wide::Kept => cell_lines(&columns[slot.place], &row[slot.place], usize::MAX, style),
    };
    Row { cells: arrangement.slots.iter().map(fold).collect(), below: lines_below(columns, row, arrangement, style) }
}

fn cell_lines(column: &Column, shown: &Shown, room: usize, style: &Style) -> Vec<Line> {
    let is_marked = style.colour && !column.sought.is_empty();
    let line = |text| if is_marked { Line::marked(text, shown.ink, &column.sought) } else { Line::of(text, shown.ink) };
    wrap(&shown.text, room, long_word(column.kind)).into_iter().map(line).collect()
}

/// The cells that stand below the title, indented as it is: as many on a line as it holds, empty ones left out.
fn lines_below(columns: &[Column], row: &[Shown], arrangement: &Arrangement, style: &Style) -> Vec<Line> {
    let Some(title) = row.get(arrangement.title).filter(|_| !arrangement.below.is_empty()) else { return Vec::new() };
    // Below a title at the very left it would look like one.
    let n_in = if arrangement.slots.first().is_some_and(|slot| slot.place == arrangement.title) { 2 } else { 0 };
    let n_indent = title.text.len() - title.text.trim_start_matches(' ').len() + n_in;
    let indent = " ".repeat(n_indent.min(arrangement.room_below / 2));
    let room = arrangement.room_below - indent.len();
    let mut lines: Vec<Line> = Vec::new();
    for &place in &arrangement.below {
        let ink = if row[place].ink.is_plain() { faint(style) } else { row[place].ink };
        let shown = Shown { ink, ..row[place].clone() };
        for (nth, line) in cell_lines(&columns[place], &shown, room, style).into_iter().enumerate() {
            match lines.last_mut() {
                _ if line.text.is_empty() => {}
                Some(last) if nth == 0 && width(&last.text) + width(BETWEEN) + width(&line.text) <= arrangement.room_below => {
                    last.push(BETWEEN, line);
                }
                Some(_) | None => {
                    let mut indented = Line::of(indent.clone(), Ink::new());
                    indented.push("", line);
                    lines.push(indented);
                }
            }
        }
    }
    lines
}

fn faint(style: &Style) -> Ink {
    if style.colour { Ink::new().dimmed() } else { Ink::new() }
}

/// How words that are too wide are treated in a column.
pub(super) fn long_word(kind: ColumnKind) -> LongWord {
    match kind {
        ColumnKind::Word | ColumnKind::Picture | ColumnKind::Number | ColumnKind::Date | ColumnKind::Letter => LongWord::Kept,
        ColumnKind::Text | ColumnKind::List => LongWord::Broken,
    }
}

/// Adds the text in its ink.
pub(super) fn push_inked(lines: &mut String, text: &str, ink: Ink) {
    if ink.is_plain() {
        lines.push_str(text);
    } else if !text.is_empty() {
        // Writing to a string can't fail.
        let _ = write!(lines, "{ink}{text}{ink:#}");
    }
}

#[cfg(test)]
mod tests {
    use anstyle::{AnsiColor, Style as Ink};

    use super::super::super::Style;
    use super::super::super::sample::column;
    use super::super::draw::draw;
    use super::{Arrangement, Shown, Slot, Wide, header_rows, row_cells};
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
        let slots = widths.iter().enumerate().map(|(place, &width)| Slot { place, width });
        Arrangement { slots: slots.collect(), title: 1, below: Vec::new(), room_below: 0, wide }
    }

    fn shown(cells: &[&str]) -> Vec<Shown> {
        cells.iter().map(|text| Shown { text: (*text).to_owned(), ink: Ink::new() }).collect()
    }

    #[track_caller]
    fn case(cells: [&str; 3], expected: &str) {
        let arrangement = beside(&[4, 8, 4], Wide::Folded);
        assert_eq!(row_lines(&columns(), &shown(&cells), &arrangement, &Style::default()), expected);
    }

    #[test]
    fn cells_are_folded_and_numbers_stand_right() {
        case(["A-01", "focal", "7"], "A-01  focal        7\n");
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
        case(["MRU-2006-03", "focal points", "7"], "MRU-2006-03  focal        7\n             points\n");
    }

    #[test]
    fn a_wide_cell_that_is_kept_stays_on_its_line() {
        let row = shown(&["A-01", "National focal points ", "7"]);
        let arrangement = beside(&[4, 8, 4], Wide::Kept);
        let lines = row_lines(&columns(), &row, &arrangement, &Style::default());
        assert_eq!(lines, "A-01  National focal points     7\n");
    }

    #[test]
    fn only_the_text_of_a_cell_is_coloured() {
        let red = |text: &str| Shown { text: text.to_owned(), ink: AnsiColor::Red.on_default() };
        let lines = |text| row_lines(&columns(), &[red(text)], &beside(&[6], Wide::Folded), &Style::default());
        assert_eq!(lines("late"), "\u{1b}[31mlate\u{1b}[0m\n");
        assert_eq!(lines("late\n  too"), "\u{1b}[31mlate\u{1b}[0m\n\u{1b}[31m  too\u{1b}[0m\n");
    }

    #[test]
    fn a_rule_stands_under_the_header() {
        let arrangement = beside(&[4, 8, 4], Wide::Folded);
        assert_eq!(header_lines(&columns(), &arrangement, &Style::default()), "Ref   Title     Days\n────  ────────  ────\n");
        let coloured = Style { colour: true, ..Style::default() };
        assert!(header_lines(&columns(), &arrangement, &coloured).starts_with("\u{1b}[1mRef\u{1b}[0m   "));
    }

    #[test]
    fn columns_may_stand_below_the_title_indented_as_it_is() {
        let columns: Vec<Column> =
            ["ref", "title", "lead", "status", "due"].into_iter().map(|key| column(key, ColumnKind::Text)).collect();
        let slots = [(0, 4), (1, 20), (4, 4)].map(|(place, width)| Slot { place, width }).to_vec();
        let arrangement = Arrangement { slots, title: 1, below: vec![2, 3], room_below: 26, wide: Wide::Folded };
        let header = "Ref   Title                 Due\n      Lead · Status\n────  ────────────────────  ────\n";
        assert_eq!(header_lines(&columns, &arrangement, &Style::default()), header);
        let lines = |cells: &[&str]| row_lines(&columns, &shown(cells), &arrangement, &Style::default());
        assert_eq!(lines(&["A-01", "a title", "IOM", "stale", "2026"]), "A-01  a title               2026\n      IOM · stale\n");
        assert_eq!(lines(&["A-01", "  a title", "", "stale", ""]), "A-01    a title\n        stale\n");
        assert_eq!(lines(&["A-01", "a title", "", "", "2026"]), "A-01  a title               2026\n");
        let long = "A-01  a title\n      STEERING-GROUP\n      no information received\n";
        assert_eq!(lines(&["A-01", "a title", "STEERING-GROUP", "no information received", ""]), long);
    }

    #[test]
    fn letters_stand_close_under_upright_headings() {
        let letter = |key: &'static str| Column::letter(key, key);
        let columns = vec![column("ref", ColumnKind::Word), letter("BWA"), letter("ZMB")];
        let arrangement = beside(&[4, 1, 1], Wide::Folded);
        let header = header_lines(&columns, &arrangement, &Style::default());
        assert_eq!(header, "      B Z\n      W M\nRef   A B\n────  ─ ─\n");
        assert_eq!(row_lines(&columns, &shown(&["A-01", "I", "·"]), &arrangement, &Style::default()), "A-01  I ·\n");
    }

    #[test]
    fn what_was_sought_is_marked_where_colour_is_on() {
        let mut columns = columns();
        columns[1].sought = vec!["elabore".to_owned()];
        let arrangement = beside(&[4, 12, 4], Wide::Folded);
        let lines = |title, style: &Style| row_lines(&columns, &shown(&["A-01", title, ""]), &arrangement, style);
        assert_eq!(lines("Élaboré ici", &Style::default()), "A-01  Élaboré ici\n");
        let coloured = Style { colour: true, ..Style::default() };
        let marked = "A-01  \u{1b}[1m\u{1b}[4mÉlaboré\u{1b}[0m ici\n";
        assert_eq!(lines("Élaboré ici", &coloured), marked);
        assert_eq!(lines("Élaboré ici aussi", &coloured), format!("{marked}      aussi\n"));
    }
}
