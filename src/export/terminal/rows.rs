//! Rows in widths that are known: the lines of each cell, and the cells below the title.

use anstyle::Style as Ink;

use super::super::Style;
use super::page::field_lines;
use super::ruled::{Ruled, one_line, side_by_side};
use super::shown::{Line, Shown, bold, heading};
use super::widths::{Arrangement, GAP, Slot, arrange, gap};
use super::wrap::{LongWord, wrap};
use crate::report::table::{Column, ColumnKind};

/// The separator of two cells below a title.
const BETWEEN: &str = " · ";

/// How a table is drawn: in columns, or a field a line if even narrow columns don't fit.
pub(super) struct Drawing<'t> {
    columns: &'t [Column],
    style: &'t Style,
    arrangement: Option<Arrangement>,
}

impl<'t> Drawing<'t> {
    /// The layout for these rows.
    pub(super) fn of(columns: &'t [Column], rows: &[Vec<Shown>], style: &'t Style) -> Self {
        let room = style.width.map_or(usize::MAX, usize::from);
        Self { columns, style, arrangement: arrange(columns, rows, room) }
    }

    /// The first rows; in columns, under the headings and a rule.
    pub(super) fn first(&self, rows: &[Vec<Shown>]) -> String {
        let rows: String = rows.iter().map(|row| self.row(row)).collect();
        match &self.arrangement {
            Some(arrangement) => self.header(arrangement) + &rows,
            None => rows.trim_start_matches('\n').to_owned(),
        }
    }

    /// A further row: in columns, or a field a line after a blank line, without empty fields.
    pub(super) fn row(&self, row: &[Shown]) -> String {
        let Some(arrangement) = &self.arrangement else {
            let trimmed = row.iter().map(|shown| Shown { text: shown.text.trim_start().to_owned(), ..shown.clone() });
            let fields = self.columns.iter().map(heading).zip(trimmed).filter(|(_, shown)| !shown.text.is_empty());
            return format!("\n{}", field_lines(&fields.collect::<Vec<_>>(), self.style.width.map(usize::from)));
        };
        // In a pipe nothing is folded.
        let room = |slot: &Slot| if self.style.width.is_some() { slot.width } else { usize::MAX };
        let lines = |slot: &Slot| self.lines(slot.place, &row[slot.place].text, row[slot.place].ink, room(slot));
        let cells = arrangement.slots.iter().map(lines);
        self.draw(arrangement, &cells.collect::<Vec<_>>(), &self.below(arrangement, row))
    }

    /// The headings, aligned at the bottom, and the rule.
    fn header(&self, arrangement: &Arrangement) -> String {
        let ink = bold(self.style);
        let folded = |text: &str, room| wrap(text, room, LongWord::Broken).into_iter().map(|line| Line::of(&line, ink, &[]));
        let heading_lines = |slot: &Slot| -> Vec<Line> {
            let column = &self.columns[slot.place];
            let is_upright = column.kind == ColumnKind::Letter;
            folded(&heading(column), if is_upright { 1 } else { slot.width }).collect()
        };
        let mut cells: Vec<Vec<Line>> = arrangement.slots.iter().map(heading_lines).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        for lines in &mut cells {
            lines.splice(0..0, vec![Line::default(); height - lines.len()]);
        }
        let below: Vec<String> = arrangement.below.iter().map(|&place| heading(&self.columns[place])).collect();
        let below = folded(&below.join(BETWEEN), self.room_below(arrangement)).filter(|line| !line.drawn.is_empty());
        let rule = arrangement.slots.iter().map(|slot| vec![Line::of(&"─".repeat(slot.width), Ink::new(), &[])]);
        self.draw(arrangement, &cells, &below.collect::<Vec<_>>()) + &self.draw(arrangement, &rule.collect::<Vec<_>>(), &[])
    }

    /// The lines of a cell.
    fn lines(&self, place: usize, text: &str, ink: Ink, room: usize) -> Vec<Line> {
        let column = &self.columns[place];
        let is_text = matches!(column.kind, ColumnKind::Text | ColumnKind::List);
        let long_word = if is_text { LongWord::Broken } else { LongWord::Kept };
        let sought = if self.style.colour { column.sought.as_slice() } else { &[] };
        wrap(text, room, long_word).iter().map(|line| Line::of(line, ink, sought)).collect()
    }

    /// The cells below the title, indented as it is: as many on a line as fit, without empty ones.
    fn below(&self, arrangement: &Arrangement, row: &[Shown]) -> Vec<Line> {
        let Some(title) = row.get(arrangement.title) else { return Vec::new() };
        let room = self.room_below(arrangement);
        let indent = (title.text.len() - title.text.trim_start_matches(' ').len()).min(room / 2);
        let mut lines: Vec<Line> = Vec::new();
        for &place in &arrangement.below {
            let Shown { text, ink } = &row[place];
            let ink = if ink.is_plain() && self.style.colour { ink.dimmed() } else { *ink };
            for (nth, line) in self.lines(place, text, ink, room - indent).into_iter().enumerate() {
                match lines.last_mut() {
                    _ if line.drawn.is_empty() => {}
                    Some(last) if nth == 0 && last.width + BETWEEN.chars().count() + line.width <= room => {
                        last.push(BETWEEN, &line);
                    }
                    Some(_) | None => {
                        let mut indented = Line::default();
                        indented.push(&" ".repeat(indent), &line);
                        lines.push(indented);
                    }
                }
            }
        }
        lines
    }

    /// The width for the cells below the title: up to the edge of the terminal.
    fn room_below(&self, arrangement: &Arrangement) -> usize {
        self.style.width.map_or(usize::MAX, usize::from).saturating_sub(before_title(arrangement))
    }

    /// The lines of the cells next to each other. Numbers and letters are aligned right, and no line ends in spaces. A word that
    /// is wider than its column shifts everything to its right.
    fn draw(&self, arrangement: &Arrangement, cells: &[Vec<Line>], below: &[Line]) -> String {
        let mut before: Option<&Column> = None;
        let columns = arrangement.slots.iter().map(|slot| {
            let column = &self.columns[slot.place];
            let gap = before.replace(column).map_or(0, |before| gap(before, column));
            Ruled { gap, width: slot.width, is_on_the_right: matches!(column.kind, ColumnKind::Number | ColumnKind::Letter) }
        });
        let columns: Vec<Ruled> = columns.collect();
        let is_of_one_line = cells.iter().all(|cell| cell.len() == 1);
        let mut drawn = if is_of_one_line { one_line(&columns, cells) } else { side_by_side(&columns, cells) };
        for line in below {
            drawn.extend(std::iter::repeat_n(' ', before_title(arrangement)));
            drawn.push_str(&line.drawn);
            drawn.push('\n');
        }
        drawn
    }
}

fn before_title(arrangement: &Arrangement) -> usize {
    arrangement.slots.iter().take_while(|slot| slot.place != arrangement.title).map(|slot| slot.width + GAP).sum()
}

#[cfg(test)]
mod tests {
    use anstyle::{AnsiColor, Style as Ink};

    use super::super::super::sample::column;
    use super::{Arrangement, Drawing, Shown, Slot, Style};
    use crate::report::table::{Column, ColumnKind};

    fn row_lines(columns: &[Column], row: &[Shown], arrangement: &Arrangement, style: &Style) -> String {
        Drawing { columns, style, arrangement: Some(arrangement.clone()) }.row(row)
    }

    fn header_lines(columns: &[Column], arrangement: &Arrangement, style: &Style) -> String {
        Drawing { columns, style, arrangement: None }.header(arrangement)
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
    fn cells_are_folded_and_numbers_aligned_right() {
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
    fn a_rule_is_under_the_header() {
        let arrangement = beside(&[4, 8, 4]);
        assert_eq!(header_lines(&columns(), &arrangement, &Style::default()), "Ref   Title     Days\n────  ────────  ────\n");
        let coloured = Style { colour: true, ..Style::default() };
        assert!(header_lines(&columns(), &arrangement, &coloured).starts_with("\u{1b}[1mRef\u{1b}[0m   "));
    }

    #[test]
    fn columns_below_the_title_are_indented_as_it_is() {
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
    fn letters_are_close_together_under_upright_headings() {
        let letter = |key: &'static str| Column::letter(key, key);
        let columns = vec![column("ref", ColumnKind::Word), letter("BWA"), letter("ZMB")];
        let arrangement = beside(&[4, 1, 1]);
        let header = header_lines(&columns, &arrangement, &Style::default());
        assert_eq!(header, "      B Z\n      W M\nRef   A B\n────  ─ ─\n");
        assert_eq!(row_lines(&columns, &shown(&["A-01", "I", "·"]), &arrangement, &Style::default()), "A-01  I ·\n");
    }

    #[test]
    fn searched_words_are_marked_if_colour_is_on() {
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
