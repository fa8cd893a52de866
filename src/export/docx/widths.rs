//! Column widths from the content: words are never broken, and texts get the remaining room.

use crate::report::table::{Cell, Column, ColumnKind};

/// The width between the margins of A4, in twentieths of a point.
pub(super) const WIDTH: usize = 9_864;

/// About the width of a character in a cell, and the margins of a text.
const LETTER: usize = 92;
const MARGINS: usize = 150;

/// The most characters that a text asks for, and the longest word that is kept whole.
const LONGEST_TEXT: usize = 100;
const LONGEST_WORD: usize = 18;

/// The width of a bar, in characters.
const BAR: usize = 16;

/// The page width shared among columns with these cells; headings count in the columns that `has_heading` names.
pub(super) fn widths(columns: &[Column], rows: &[Vec<Cell>], has_heading: impl Fn(&Column) -> bool) -> Vec<usize> {
    let asked: Vec<Asked> = columns
        .iter()
        .enumerate()
        .map(|(place, column)| {
            let heading = if has_heading(column) { of_text(&column.heading) } else { (1, 1) };
            let cells = || rows.iter().filter_map(|row| row.get(place));
            let (least, most) = cells().map(of_cell).fold(heading, |a, b| (a.0.max(b.0), a.1.max(b.1)));
            // Values that are compared stay on one line.
            let is_whole = matches!(column.kind, ColumnKind::Number | ColumnKind::Letter | ColumnKind::Date);
            let least = if is_whole { most } else { least };
            Asked {
                least: least * LETTER + MARGINS,
                most: most * LETTER + MARGINS,
                n_letters: cells().map(|cell| cell.plain().chars().count()).sum(),
            }
        })
        .collect();
    let least: usize = asked.iter().map(|one| one.least).sum();
    if least > WIDTH {
        return asked.iter().map(|one| one.least * WIDTH / least).collect();
    }
    let rest = WIDTH - least;
    // Columns that need more get it in proportion to all their text, which keeps rows low.
    let n_letters: usize = asked.iter().filter(|one| one.most > one.least).map(|one| one.n_letters).sum();
    let more = |one: &Asked| (one.most - one.least).min(rest * one.n_letters / n_letters.max(1));
    let left = rest - asked.iter().map(more).sum::<usize>();
    let n_texts = columns.iter().filter(|column| column.kind == ColumnKind::Text).count();
    // The remaining room goes to the texts.
    let gift = |column: &Column| if column.kind == ColumnKind::Text { left / n_texts.max(1) } else { 0 };
    asked.iter().zip(columns).map(|(one, column)| one.least + more(one) + gift(column)).collect()
}

/// The width that a column needs, in twentieths of a point, and its number of letters.
struct Asked {
    least: usize,
    most: usize,
    n_letters: usize,
}

/// The longest word and the longest line, in characters.
fn of_cell(cell: &Cell) -> (usize, usize) {
    match cell {
        Cell::Bar(_) => (BAR, BAR),
        Cell::Named { reference, title } => {
            let (word, line) = of_text(title);
            let reference = reference.chars().count().min(LONGEST_WORD);
            (word.max(reference), line.max(reference))
        }
        Cell::List(words) => of_text(&words.join(", ")),
        // A date stays on one line.
        Cell::Dated { said, .. } => {
            let (word, line) = of_text(said);
            (line.min(LONGEST_WORD).max(word), line)
        }
        Cell::Empty
        | Cell::Text(_)
        | Cell::Integer(_)
        | Cell::Decimal(_)
        | Cell::Date(_)
        | Cell::Flag(_)
        | Cell::Toned(..)
        | Cell::Internal { .. } => of_text(&cell.plain()),
    }
}

fn of_text(text: &str) -> (usize, usize) {
    let longest = |lengths: &mut dyn Iterator<Item = usize>| lengths.max().unwrap_or(0);
    let word = longest(&mut text.split_whitespace().map(|word| word.chars().count()));
    let line = longest(&mut text.lines().map(|line| line.chars().count()));
    (word.min(LONGEST_WORD), line.min(LONGEST_TEXT))
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::{column, text};
    use super::{WIDTH, widths};
    use crate::report::table::{Cell, ColumnKind};

    #[test]
    fn a_number_takes_little_and_texts_take_the_rest() {
        let columns = [column("title", ColumnKind::Text), column("n", ColumnKind::Number), column("note", ColumnKind::Text)];
        let rows = [vec![text("a short title"), Cell::Integer(12), text(&"a long note ".repeat(20))]];
        let of = widths(&columns, &rows, |_| true);
        assert!(of[1] < of[0] && of[0] < of[2] && of.iter().sum::<usize>() <= WIDTH, "{of:?}");
        assert!(of.iter().sum::<usize>() > WIDTH - 10, "{of:?}");
    }

    #[test]
    fn columns_that_are_too_wide_are_squeezed() {
        let columns = vec![column("a", ColumnKind::Text); 30];
        let rows = [vec![text("internationalisation"); 30]];
        let of = widths(&columns, &rows, |_| true);
        assert!(of.iter().sum::<usize>() <= WIDTH && of.iter().all(|width| *width > 100), "{of:?}");
    }
}
