//! How the columns of a table stand on a terminal: how wide each is, and which stand below the title. Decided once, by the
//! first rows.

use super::super::Style;
use super::lines::long_word;
use super::shown::{Shown, heading, upright_heading};
use super::wrap::{LongWord, longest_part, natural_width, wrap};
use crate::report::table::{Column, ColumnKind};

/// The spaces between two columns.
pub(super) const GAP: usize = 2;

/// How narrow the title may become before what is beside it moves below it, and then before the table gives way to a field a
/// line.
const TITLE_FLOORS: [usize; 4] = [32, 24, 16, 12];

/// How wide at most long words make the columns of other texts.
const TEXT_FLOOR: usize = 20;

/// How many columns may stand below the title: more of them would be hard to tell apart without their names.
const MOST_BELOW: usize = 4;

/// The rows by which texts share the width.
const N_TRIED: usize = 40;

/// What becomes of a cell that is wider than its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wide {
    /// Its text is folded; a word stays whole, and moves what is on its right.
    Folded,
    /// It stays on its line, whatever it is.
    Kept,
}

/// Columns beside each other, and those below the title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Arrangement {
    pub(super) slots: Vec<Slot>,
    /// The place of the title: what the rows are about.
    pub(super) title: usize,
    /// The places of the columns that stand below it.
    pub(super) below: Vec<usize>,
    /// How wide what stands below it may be: up to the edge of the terminal.
    pub(super) room_below: usize,
    pub(super) wide: Wide,
}

/// A column, by its place in the table, with its width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) place: usize,
    pub(super) width: usize,
}

/// The spaces before the column, where another stands on its left: letters stand closer.
pub(super) fn gap(before: &Column, column: &Column) -> usize {
    let is_letter = |column: &Column| column.kind == ColumnKind::Letter;
    if is_letter(before) && is_letter(column) { 1 } else { GAP }
}

/// The best that the width allows; nothing where even narrow columns don't fit. First every column as wide as its cells;
/// then texts share what the others leave, words are broken, too, and what is beside the title moves below it, one column
/// after the other, as far as that makes the rows a good deal lower; and then the title becomes narrower.
pub(super) fn arrange(columns: &[Column], rows: &[Vec<Shown>], style: &Style) -> Option<Arrangement> {
    let table = Measured { columns, rows };
    let natural: Vec<Slot> = (0..columns.len()).map(|place| Slot { place, width: table.natural(place) }).collect();
    let title = table.title();
    let title_or_none = title.unwrap_or(columns.len());
    let beside = |slots, wide| Arrangement { slots, title: title_or_none, below: Vec::new(), room_below: 0, wide };
    let Some(room) = style.width.map(usize::from) else { return Some(beside(natural, Wide::Kept)) };
    if table.total(&natural) <= room {
        return Some(beside(natural, Wide::Folded));
    }
    let movable = title.map(|title| table.movable(title, &natural)).unwrap_or_default();
    TITLE_FLOORS.into_iter().find_map(|floor| {
        let with_below = |n_below: usize| {
            let mut below = movable[..n_below].to_vec();
            below.sort_unstable();
            let words = [Words::Whole, Words::Parts];
            let slots = words.into_iter().find_map(|words| table.share(&below, words, room, title, floor))?;
            let before = slots.iter().take_while(|slot| slot.place != title_or_none).map(|slot| slot.width + GAP).sum();
            Some(Arrangement { below, room_below: room.saturating_sub(before), ..beside(slots, Wide::Folded) })
        };
        let n_texts = movable.iter().filter(|&&place| table.is_text(place)).count();
        let tried: Vec<Arrangement> = (0..=n_texts).filter_map(with_below).collect();
        let n_lines: Vec<usize> = tried.iter().map(|arrangement| table.n_lines(arrangement)).collect();
        let fewest = n_lines.iter().min().copied().unwrap_or(0);
        // A text stays beside the title unless the rows are a good deal lower without it; a word moves where it must.
        let low_enough = tried.into_iter().zip(n_lines).find(|(_, n_lines)| n_lines * 4 <= fewest * 5);
        low_enough.map(|(arrangement, _)| arrangement).or_else(|| (n_texts + 1..=movable.len()).find_map(with_below))
    })
}

/// Whether columns of words are as wide as their cells, or as the longest part that can't be broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Words {
    Whole,
    Parts,
}

struct Measured<'t> {
    columns: &'t [Column],
    rows: &'t [Vec<Shown>],
}

impl Measured<'_> {
    /// As wide as the widest cell, and as the heading.
    fn natural(&self, place: usize) -> usize {
        let column = &self.columns[place];
        let heading = if column.kind == ColumnKind::Letter { upright_heading(column) } else { heading(column) };
        self.widest(place, natural_width).max(natural_width(&heading))
    }

    /// As wide as the longest part of a cell or of the heading.
    fn part(&self, place: usize) -> usize {
        let column = &self.columns[place];
        let heading = match column.kind {
            ColumnKind::Letter => natural_width(&upright_heading(column)),
            _ => longest_part(&heading(column), LongWord::Kept),
        };
        self.widest(place, |text| longest_part(text, long_word(column.kind))).max(heading)
    }

    fn widest(&self, place: usize, width: impl Fn(&str) -> usize) -> usize {
        self.rows.iter().map(|row| width(&row[place].text)).max().unwrap_or(0)
    }

    fn is_text(&self, place: usize) -> bool {
        matches!(self.columns[place].kind, ColumnKind::Text | ColumnKind::List)
    }

    /// What the rows are about: the title, else the first text.
    fn title(&self) -> Option<usize> {
        let named = self.columns.iter().position(|column| column.key == "title" && column.kind == ColumnKind::Text);
        named.or_else(|| (0..self.columns.len()).find(|&place| self.is_text(place)))
    }

    /// How many lines the rows take that are tried.
    fn n_lines(&self, arrangement: &Arrangement) -> usize {
        let of_row = |row: &Vec<Shown>| {
            let beside = arrangement.slots.iter().map(|slot| {
                let column = &self.columns[slot.place];
                wrap(&row[slot.place].text, slot.width, long_word(column.kind)).len()
            });
            beside.max().unwrap_or(0)
                + n_lines_below(arrangement.below.iter().map(|&place| row[place].text.as_str()), arrangement.room_below)
        };
        self.tried().iter().map(of_row).sum()
    }

    /// What may stand below the title, in the order in which it moves there: other texts, the widest first, then words and days
    /// from the right; never numbers, nor the first column.
    fn movable(&self, title: usize, natural: &[Slot]) -> Vec<usize> {
        let mut texts: Vec<usize> = (1..self.columns.len()).filter(|&place| place != title && self.is_text(place)).collect();
        texts.sort_by_key(|&place| std::cmp::Reverse(natural[place].width));
        let is_word = |place: &usize| matches!(self.columns[*place].kind, ColumnKind::Word | ColumnKind::Date);
        texts.extend((title + 1..self.columns.len()).rev().filter(is_word));
        texts.truncate(MOST_BELOW);
        texts
    }

    fn tried(&self) -> &[Vec<Shown>] {
        &self.rows[..self.rows.len().min(N_TRIED)]
    }

    /// The columns beside each other with their widths: words as wide as they must be, the title at least as wide as the floor,
    /// the other texts such that the rows are low. Nothing where there is no room for that.
    fn share(&self, below: &[usize], words: Words, room: usize, title: Option<usize>, floor: usize) -> Option<Vec<Slot>> {
        let beside = (0..self.columns.len()).filter(|place| !below.contains(place));
        let mut slots: Vec<Slot> = beside.map(|place| Slot { place, width: 0 }).collect();
        for slot in slots.iter_mut().filter(|slot| !self.is_text(slot.place)) {
            slot.width = match words {
                Words::Whole => self.natural(slot.place),
                Words::Parts => self.part(slot.place),
            };
        }
        let room = room.checked_sub(self.total(&slots))?;
        let Some(title) = title else { return Some(slots) };
        let text = |place: usize| {
            let cells: Vec<&str> = self.tried().iter().map(|row| row[place].text.as_str()).collect();
            let heading = longest_part(&heading(&self.columns[place]), LongWord::Kept);
            let natural = self.natural(place);
            let least = self.part(place).min(TEXT_FLOOR.min(floor).max(heading)).min(natural);
            Text { place, cells, natural, least }
        };
        let texts: Vec<Text<'_>> = slots.iter().map(|slot| slot.place).filter(|&place| self.is_text(place)).map(text).collect();
        let main = texts.iter().position(|text| text.place == title)?;
        let widths = shared(&texts, main, floor.min(texts[main].natural), room)?;
        let of_texts = slots.iter_mut().filter(|slot| texts.iter().any(|text| text.place == slot.place));
        of_texts.zip(widths).for_each(|(slot, width)| slot.width = width);
        Some(slots)
    }

    /// The widths of all, and the gaps between them.
    fn total(&self, slots: &[Slot]) -> usize {
        let gaps = slots.windows(2).map(|pair| gap(&self.columns[pair[0].place], &self.columns[pair[1].place]));
        slots.iter().map(|slot| slot.width).sum::<usize>() + gaps.sum::<usize>()
    }
}

/// How many lines texts take that follow each other, as many on a line as it holds.
fn n_lines_below<'t>(texts: impl Iterator<Item = &'t str>, room: usize) -> usize {
    let (mut n_lines, mut used) = (0, room);
    for text in texts.filter(|text| !text.is_empty()) {
        let wide = natural_width(text);
        let folded = wrap(text, room, LongWord::Broken).len();
        if folded == 1 && used + 3 + wide <= room {
            used += 3 + wide;
        } else {
            n_lines += folded;
            used = if folded == 1 { wide } else { room };
        }
    }
    n_lines
}

/// A column of texts.
struct Text<'t> {
    place: usize,
    cells: Vec<&'t str>,
    natural: usize,
    least: usize,
}

impl Text<'_> {
    /// How many lines each cell has in a column of this width.
    fn heights(&self, width: usize) -> Vec<usize> {
        self.cells.iter().map(|text| wrap(text, width, LongWord::Broken).len()).collect()
    }

    /// The widths that are worth trying: the least, those that make one, two or three lines of every cell, and a fair share.
    fn candidates(&self, fair: usize) -> Vec<usize> {
        let mut widths = vec![self.least, fair.clamp(self.least, self.natural.max(self.least))];
        for n_lines in 1..=3 {
            let (mut too_narrow, mut enough) = (self.least, self.natural.max(self.least));
            while too_narrow < enough {
                let middle = usize::midpoint(too_narrow, enough);
                if self.heights(middle).into_iter().all(|height| height <= n_lines) {
                    enough = middle;
                } else {
                    too_narrow = middle + 1;
                }
            }
            widths.push(enough);
        }
        widths.sort_unstable();
        widths.dedup();
        widths
    }
}

/// The widths of the texts, together no wider than `room`: one after the other tries its candidates, and takes the one by
/// which the rows are lowest; `main` has the rest. What nobody needs is left.
fn shared(texts: &[Text<'_>], main: usize, least_of_main: usize, room: usize) -> Option<Vec<usize>> {
    let mut widths: Vec<usize> = texts.iter().map(|text| text.least).collect();
    widths[main] = 0;
    widths[main] = room.checked_sub(widths.iter().sum()).filter(|&rest| rest >= least_of_main)?;
    let all: usize = texts.iter().map(|text| text.natural).sum();
    let mut heights: Vec<Vec<usize>> = texts.iter().zip(&widths).map(|(text, &width)| text.heights(width)).collect();
    // The lines of the rows, then those of all cells: what makes no row lower yet may let the next text do so.
    let lines = |heights: &[Vec<usize>]| -> (usize, usize) {
        let rows = (0..texts[main].cells.len()).map(|row| heights.iter().map(|of_text| of_text[row]).max().unwrap_or(0));
        (rows.sum(), heights.iter().flatten().sum())
    };
    for _ in 0..2 {
        for (place, text) in texts.iter().enumerate().filter(|(place, _)| *place != main) {
            for width in text.candidates(room * text.natural / all.max(1)) {
                let Some(rest) = (widths[main] + widths[place]).checked_sub(width).filter(|&rest| rest >= least_of_main) else {
                    continue;
                };
                let mut tried = heights.clone();
                tried[place] = text.heights(width);
                tried[main] = texts[main].heights(rest);
                if lines(&tried) < lines(&heights) {
                    (widths[place], widths[main]) = (width, rest);
                    heights = tried;
                }
            }
        }
    }
    // What the main text does not need goes to the others, from the left.
    let mut spare = widths[main].saturating_sub(texts[main].natural);
    widths[main] -= spare;
    for (width, text) in widths.iter_mut().zip(texts) {
        let more = text.natural.saturating_sub(*width).min(spare);
        *width += more;
        spare -= more;
    }
    Some(widths)
}
