//! Rows in widths that are known. A row whose cells have a line each is written as it is; cells of several lines are put beside
//! each other by the table library. It is given plain texts, and their ink is put into what it drew: measuring texts with ink
//! in them costs more than all the rest.

use anstyle::Style as Ink;
use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Width};

use super::super::Style;
use super::line::Line;
use super::shown::{Shown, bold, heading, upright_heading};
use super::widths::{Arrangement, GAP, Slot, gap};
use super::wrap::{LongWord, width, wrap};
use crate::report::table::{Column, ColumnKind};

/// What is between two cells below a title.
const BETWEEN: &str = " · ";

/// The lines of a row: of the cells beside each other, and below the title.
struct Row {
    cells: Vec<Vec<Line>>,
    below: Vec<Line>,
}

/// How a table is drawn.
pub(super) struct Drawing<'t> {
    pub(super) columns: &'t [Column],
    pub(super) arrangement: &'t Arrangement,
    pub(super) style: &'t Style,
}

impl Drawing<'_> {
    /// The headings, all ending on one line, and the rule.
    pub(super) fn header(&self) -> String {
        let ink = bold(self.style);
        let told = |slot: &Slot| -> Vec<Line> {
            let column = &self.columns[slot.place];
            let lines = match column.kind {
                ColumnKind::Letter => upright_heading(column).split('\n').map(str::to_owned).collect(),
                _ => wrap(&heading(column), slot.width, LongWord::Broken),
            };
            lines.into_iter().map(|text| Line::of(text, ink)).collect()
        };
        let mut cells: Vec<Vec<Line>> = self.arrangement.slots.iter().map(told).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        for lines in &mut cells {
            lines.splice(0..0, vec![Line::default(); height - lines.len()]);
        }
        let below: Vec<String> = self.arrangement.below.iter().map(|&place| heading(&self.columns[place])).collect();
        let below = wrap(&below.join(BETWEEN), self.room_below(), LongWord::Broken);
        let below = below.into_iter().filter(|line| !line.is_empty()).map(|text| Line::of(text, ink)).collect();
        let rule = self.arrangement.slots.iter().map(|slot| vec![Line::of("─".repeat(slot.width), Ink::new())]).collect();
        self.draw(&Row { cells, below }) + &self.draw(&Row { cells: rule, below: Vec::new() })
    }

    pub(super) fn row(&self, row: &[Shown]) -> String {
        // In a pipe nothing is folded.
        let room = |slot: &Slot| if self.style.width.is_some() { slot.width } else { usize::MAX };
        let lines = |slot: &Slot| self.lines(slot.place, &row[slot.place], room(slot));
        self.draw(&Row { cells: self.arrangement.slots.iter().map(lines).collect(), below: self.below(row) })
    }

    /// The lines of a cell, and what was sought in it bold and underlined.
    fn lines(&self, place: usize, shown: &Shown, room: usize) -> Vec<Line> {
        let column = &self.columns[place];
        let long_word = match column.kind {
            ColumnKind::Text | ColumnKind::List => LongWord::Broken,
            ColumnKind::Word | ColumnKind::Picture | ColumnKind::Number | ColumnKind::Date | ColumnKind::Letter => LongWord::Kept,
        };
        let sought = if self.style.colour { column.sought.as_slice() } else { &[] };
        wrap(&shown.text, room, long_word).into_iter().map(|text| Line::of(text, shown.ink).marked(sought)).collect()
    }

    /// The cells that are below the title, indented as it is: as many on a line as it holds, empty ones left out.
    fn below(&self, row: &[Shown]) -> Vec<Line> {
        let Some(title) = row.get(self.arrangement.title) else { return Vec::new() };
        let room = self.room_below();
        let indent = " ".repeat((title.text.len() - title.text.trim_start_matches(' ').len()).min(room / 2));
        let faint = if self.style.colour { Ink::new().dimmed() } else { Ink::new() };
        let mut lines: Vec<Line> = Vec::new();
        for &place in &self.arrangement.below {
            let shown = Shown { ink: if row[place].ink.is_plain() { faint } else { row[place].ink }, ..row[place].clone() };
            for (nth, line) in self.lines(place, &shown, room - indent.len()).into_iter().enumerate() {
                match lines.last_mut() {
                    _ if line.text.is_empty() => {}
                    Some(last) if nth == 0 && width(&last.text) + width(BETWEEN) + width(&line.text) <= room => {
                        last.push(BETWEEN, line);
                    }
                    Some(_) | None => {
                        let mut indented = Line::default();
                        indented.push(&indent, line);
                        lines.push(indented);
                    }
                }
            }
        }
        lines
    }

    /// How wide what is below the title may be: up to the edge of the terminal.
    fn room_below(&self) -> usize {
        self.style.width.map_or(usize::MAX, usize::from).saturating_sub(self.before_title())
    }

    fn before_title(&self) -> usize {
        let before = self.arrangement.slots.iter().take_while(|slot| slot.place != self.arrangement.title);
        before.map(|slot| slot.width + GAP).sum()
    }

    /// Numbers and letters are on the right of their columns, and no line ends in spaces. A word that is wider than its column
    /// moves what is on its right.
    fn draw(&self, row: &Row) -> String {
        let mut drawn = String::new();
        let mut before: Option<&Column> = None;
        let columns: Vec<(usize, usize, bool)> = (self.arrangement.slots.iter())
            .map(|slot| {
                let column = &self.columns[slot.place];
                let gap = before.replace(column).map_or(0, |before| gap(before, column));
                (gap, slot.width, matches!(column.kind, ColumnKind::Number | ColumnKind::Letter))
            })
            .collect();
        if row.cells.iter().all(|cell| cell.len() == 1) {
            write_line(&mut drawn, &columns, &row.cells);
        } else {
            write_lines(&mut drawn, &columns, &row.cells);
        }
        for line in &row.below {
            drawn.extend(std::iter::repeat_n(' ', self.before_title()));
            line.write(&mut drawn);
            drawn.push('\n');
        }
        drawn
    }
}

fn write_line(drawn: &mut String, columns: &[(usize, usize, bool)], row: &[Vec<Line>]) {
    let mut n_spaces = 0;
    for (&(gap, column_width, is_on_the_right), line) in columns.iter().zip(row.iter().flatten()) {
        n_spaces += gap;
        let missing = column_width.saturating_sub(width(&line.text));
        if line.text.is_empty() {
            n_spaces += missing;
            continue;
        }
        let (left, right) = if is_on_the_right { (missing, 0) } else { (0, missing) };
        drawn.extend(std::iter::repeat_n(' ', n_spaces + left));
        line.write(drawn);
        n_spaces = right;
    }
    drawn.push('\n');
}

fn write_lines(drawn: &mut String, columns: &[(usize, usize, bool)], row: &[Vec<Line>]) {
    let mut table = comfy_table::Table::new();
    let plain = row.iter().map(|cell| cell.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n"));
    table.load_style(NOTHING).set_content_arrangement(ContentArrangement::Disabled).add_row(plain);
    let size = |size: usize| u16::try_from(size).unwrap_or(u16::MAX);
    for (&(gap, width, is_on_the_right), of_library) in columns.iter().zip(table.column_iter_mut()) {
        of_library.set_padding((size(gap), 0));
        of_library.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(size(gap + width))));
        of_library.set_cell_alignment(if is_on_the_right { CellAlignment::Right } else { CellAlignment::Left });
    }
    for (nth, line) in table.lines().enumerate() {
        let mut rest = line.trim_end();
        for cell in row.iter().filter_map(|cell| cell.get(nth)).filter(|cell| !cell.inks.is_empty()) {
            let Some(place) = rest.find(cell.text.as_str()).filter(|_| !cell.text.is_empty()) else { continue };
            drawn.push_str(&rest[..place]);
            cell.write(drawn);
            rest = &rest[place + cell.text.len()..];
        }
        drawn.push_str(rest);
        drawn.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use anstyle::{AnsiColor, Style as Ink};

    use super::super::super::sample::column;
    use super::{Arrangement, Drawing, Shown, Slot, Style};
    use crate::report::table::{Column, ColumnKind};

    fn row_lines(columns: &[Column], row: &[Shown], arrangement: &Arrangement, style: &Style) -> String {
        Drawing { columns, arrangement, style }.row(row)
    }

    fn header_lines(columns: &[Column], arrangement: &Arrangement, style: &Style) -> String {
        Drawing { columns, arrangement, style }.header()
    }

    fn columns() -> Vec<Column> {
        vec![column("ref", ColumnKind::Word), column("title", ColumnKind::Text), column("days", ColumnKind::Number)]
    }

    fn beside(widths: &[usize]) -> Arrangement {
        let slots = widths.iter().enumerate().map(|(place, &width)| Slot { place, width });
        Arrangement { slots: slots.collect(), title: 1, below: Vec::new() }
    }

    fn shown(cells: &[&str]) -> Vec<Shown> {
        cells.iter().map(|text| Shown { text: (*text).to_owned(), ink: Ink::new() }).collect()
    }

    fn wide(width: u16) -> Style {
        Style { width: Some(width), ..Style::default() }
    }

    #[track_caller]
    fn case(cells: [&str; 3], expected: &str) {
        let arrangement = beside(&[4, 8, 4]);
        assert_eq!(row_lines(&columns(), &shown(&cells), &arrangement, &wide(80)), expected);
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
        let arrangement = beside(&[4, 8, 4]);
        let lines = row_lines(&columns(), &row, &arrangement, &Style::default());
        assert_eq!(lines, "A-01  National focal points     7\n");
    }

    #[test]
    fn only_the_text_of_a_cell_is_coloured() {
        let red = |text: &str| Shown { text: text.to_owned(), ink: AnsiColor::Red.on_default() };
        let lines = |text| row_lines(&columns(), &[red(text)], &beside(&[6]), &Style::default());
        assert_eq!(lines("late"), "\u{1b}[31mlate\u{1b}[0m\n");
        assert_eq!(lines("late\n  too"), "\u{1b}[31mlate\u{1b}[0m\n\u{1b}[31m  too\u{1b}[0m\n");
    }

    #[test]
    fn a_rule_stands_under_the_header() {
        let arrangement = beside(&[4, 8, 4]);
        assert_eq!(header_lines(&columns(), &arrangement, &Style::default()), "Ref   Title     Days\n────  ────────  ────\n");
        let coloured = Style { colour: true, ..Style::default() };
        assert!(header_lines(&columns(), &arrangement, &coloured).starts_with("\u{1b}[1mRef\u{1b}[0m   "));
    }

    #[test]
    fn columns_may_stand_below_the_title_indented_as_it_is() {
        let columns: Vec<Column> =
            ["ref", "title", "lead", "status", "due"].into_iter().map(|key| column(key, ColumnKind::Text)).collect();
        let slots = [(0, 4), (1, 20), (4, 4)].map(|(place, width)| Slot { place, width }).to_vec();
        let arrangement = Arrangement { slots, title: 1, below: vec![2, 3] };
        let header = "Ref   Title                 Due\n      Lead · Status\n────  ────────────────────  ────\n";
        assert_eq!(header_lines(&columns, &arrangement, &wide(32)), header);
        let lines = |cells: &[&str]| row_lines(&columns, &shown(cells), &arrangement, &wide(32));
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
        let arrangement = beside(&[4, 1, 1]);
        let header = header_lines(&columns, &arrangement, &Style::default());
        assert_eq!(header, "      B Z\n      W M\nRef   A B\n────  ─ ─\n");
        assert_eq!(row_lines(&columns, &shown(&["A-01", "I", "·"]), &arrangement, &Style::default()), "A-01  I ·\n");
    }

    #[test]
    fn what_was_sought_is_marked_where_colour_is_on() {
        let mut columns = columns();
        columns[1].sought = vec!["elabore".to_owned()];
        let arrangement = beside(&[4, 12, 4]);
        let lines = |title, style: &Style| row_lines(&columns, &shown(&["A-01", title, ""]), &arrangement, style);
        assert_eq!(lines("Élaboré ici", &wide(80)), "A-01  Élaboré ici\n");
        let coloured = Style { colour: true, ..wide(80) };
        let marked = "A-01  \u{1b}[1m\u{1b}[4mÉlaboré\u{1b}[0m ici\n";
        assert_eq!(lines("Élaboré ici", &coloured), marked);
        assert_eq!(lines("Élaboré ici aussi", &coloured), format!("{marked}      aussi\n"));
    }
}
