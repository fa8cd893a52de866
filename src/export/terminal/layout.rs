//! How the columns of a table stand on a terminal: how wide each is, and which stand below each other.

use super::super::Style;
use super::line::{Arrangement, Stack, Wide, gap, long_word};
use super::shown::{Shown, heading, upright_heading};
use super::wrap::{LongWord, longest_part, natural_width, wrap};
use crate::report::table::{Column, ColumnKind};

/// How narrow the widest text may become, before columns stand below each other.
const MAIN_FLOOR: usize = 24;

/// How narrow it may become before words are broken, and how wide at most long words make the columns of other texts.
const TEXT_FLOOR: usize = 20;

/// How narrow every text may become, before the table gives way to a field a line.
const LAST_FLOORS: [usize; 2] = [16, 12];

/// The rows by which texts share the width.
const N_TRIED: usize = 40;

/// The best that the width allows; nothing where even narrow columns don't fit. First every column as wide as its cells;
/// then texts share what the others leave; then words are broken, too, at spaces and after a hyphen; then columns that may
/// stand below each other do; and then texts become narrower still.
pub(super) fn arrange(columns: &[Column], rows: &[Vec<Shown>], style: &Style) -> Option<Arrangement> {
    let beside: Vec<Vec<usize>> = (0..columns.len()).map(|place| vec![place]).collect();
    let table = Measured { columns, rows };
    let widths = (0..columns.len()).map(|place| table.natural(place));
    let natural = Arrangement {
        stacks: beside.iter().cloned().zip(widths).map(|(places, width)| Stack { places, width }).collect(),
        wide: if style.width.is_some() { Wide::Folded } else { Wide::Kept },
    };
    let Some(room) = style.width.map(usize::from) else { return Some(natural) };
    if total(columns, &natural.stacks) <= room {
        return Some(natural);
    }
    let stacked = stacks(columns);
    let mut steps = vec![
        (&beside, Words::Whole, MAIN_FLOOR, TEXT_FLOOR),
        (&beside, Words::Whole, TEXT_FLOOR, TEXT_FLOOR),
        (&beside, Words::Parts, MAIN_FLOOR, TEXT_FLOOR),
        (&stacked, Words::Parts, MAIN_FLOOR, TEXT_FLOOR),
    ];
    steps.extend(LAST_FLOORS.map(|floor| (&stacked, Words::Parts, floor, floor)));
    let arranged = steps.into_iter().find_map(|(places, words, main, others)| {
        let stacks = table.share(places, words, room, main, others)?;
        (total(columns, &stacks) <= room).then_some(stacks)
    });
    arranged.map(|stacks| Arrangement { stacks, wide: Wide::Folded })
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

    fn words(&self, place: usize, words: Words) -> usize {
        match words {
            Words::Whole => self.widest(place, natural_width).max(self.part(place)),
            Words::Parts => self.part(place),
        }
    }

    /// The columns with their widths: words as wide as they must be, the text that holds the most at least `main_floor`, the
    /// others such that the rows are low. Nothing where there is no room for that.
    fn share(&self, places: &[Vec<usize>], words: Words, room: usize, main_floor: usize, floor: usize) -> Option<Vec<Stack>> {
        let mut stacks: Vec<Stack> = places.iter().map(|places| Stack { places: places.clone(), width: 0 }).collect();
        let mut texts = Vec::new();
        for (nth, stack) in stacks.iter_mut().enumerate() {
            let top = stack.places[0];
            match self.columns[top].kind {
                ColumnKind::Text | ColumnKind::List => texts.push(nth),
                ColumnKind::Word | ColumnKind::Picture | ColumnKind::Number | ColumnKind::Date | ColumnKind::Letter => {
                    stack.width = stack.places.iter().map(|&place| self.words(place, words)).max().unwrap_or(0);
                }
            }
        }
        let room = room.checked_sub(total(self.columns, &stacks))?;
        let tried = &self.rows[..self.rows.len().min(N_TRIED)];
        let texts: Vec<Text<'_>> = texts
            .into_iter()
            .map(|nth| {
                let place = stacks[nth].places[0];
                let cells: Vec<&str> = tried.iter().map(|row| row[place].text.as_str()).collect();
                let heading = longest_part(&heading(&self.columns[place]), LongWord::Kept);
                let natural = self.natural(place);
                let least = self.part(place).min(floor.max(heading)).min(natural);
                Text { nth, n_letters: cells.iter().map(|text| natural_width(text)).sum(), cells, natural, least }
            })
            .collect();
        let Some(main) = texts.iter().enumerate().rev().max_by_key(|(_, text)| text.n_letters).map(|(place, _)| place) else {
            return Some(stacks);
        };
        let least_of_main = main_floor.min(texts[main].natural).max(texts[main].least.min(floor));
        for (text, width) in texts.iter().zip(shared(&texts, main, least_of_main, room)?) {
            stacks[text.nth].width = width;
        }
        Some(stacks)
    }
}

/// A column of texts.
struct Text<'t> {
    /// Its place among the stacks.
    nth: usize,
    cells: Vec<&'t str>,
    n_letters: usize,
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

/// The places of the columns, those that may stack below the ones before them.
fn stacks(columns: &[Column]) -> Vec<Vec<usize>> {
    let mut stacks: Vec<Vec<usize>> = Vec::new();
    for (place, column) in columns.iter().enumerate() {
        match stacks.last_mut().filter(|_| column.may_stack) {
            Some(stack) => stack.push(place),
            None => stacks.push(vec![place]),
        }
    }
    stacks
}

fn total(columns: &[Column], stacks: &[Stack]) -> usize {
    let tops: Vec<&Column> = stacks.iter().map(|stack| &columns[stack.places[0]]).collect();
    let gaps: usize = tops.windows(2).map(|pair| gap(pair[0], pair[1])).sum();
    stacks.iter().map(|stack| stack.width).sum::<usize>() + gaps
}
