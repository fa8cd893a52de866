//! The widths of a table's columns on a terminal, and which of them move below the title. Decided once, by the first rows.

use std::cmp::Reverse;

use super::shown::{Shown, heading};
use super::wrap::{natural_width, widest_word, width_of_two_lines};
use crate::report::table::{Column, ColumnKind};

/// The spaces between two columns.
pub(super) const GAP: usize = 2;

/// The least widths of the title: the first holds while columns can move below it, the next ones are tried after that.
const TITLE_FLOORS: [usize; 4] = [32, 24, 16, 12];

/// The most that the longest word may widen another text.
const WORD_LIMIT: usize = 20;

/// The least width of another text on a narrow terminal.
const TEXT_FLOOR: usize = 12;

/// The most columns below the title: more would be hard to tell apart without their names.
const MOST_BELOW: usize = 4;

/// The columns next to each other, and those below the title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Arrangement {
    pub(super) slots: Vec<Slot>,
    /// The place of the title, or else of the first text; the number of columns if there is no text.
    pub(super) title: usize,
    /// The places of the columns below it.
    pub(super) below: Vec<usize>,
}

/// A column, by its place in the table, with its width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) place: usize,
    pub(super) width: usize,
}

/// The spaces between two columns: letters are closer together.
pub(super) fn gap(before: &Column, column: &Column) -> usize {
    if before.kind == ColumnKind::Letter && column.kind == ColumnKind::Letter { 1 } else { GAP }
}

/// The best arrangement within `room` (unlimited in a pipe); `None` if even a narrow title doesn't fit.
///
/// Columns are as wide as their cells while there is room. If not, words such as "awaiting meeting" are wrapped and texts
/// share the remaining width; then columns move below the title, one after the other; then the title becomes narrower.
pub(super) fn arrange(columns: &[Column], rows: &[Vec<Shown>], room: usize) -> Option<Arrangement> {
    let measured: Vec<Measured> = (0..columns.len()).map(|place| Measured::of(&columns[place], place, rows)).collect();
    let named = columns.iter().position(|column| column.key == "title" && column.kind == ColumnKind::Text);
    let title = named.or_else(|| measured.iter().position(|column| column.is_text)).unwrap_or(columns.len());

    // Texts move first, the widest before the others, then words and days from the right; numbers and the first column stay.
    let is_movable = |&place: &usize| match columns[place].kind {
        ColumnKind::Text | ColumnKind::List => place != title,
        ColumnKind::Word | ColumnKind::Date => place > title,
        ColumnKind::Number | ColumnKind::Letter | ColumnKind::Picture => false,
    };
    let mut movable: Vec<usize> = (1..columns.len()).filter(is_movable).collect();
    movable.sort_by_key(|&place| match measured[place] {
        Measured { is_text: true, natural, .. } => (0, Reverse(natural)),
        Measured { .. } => (1, Reverse(place)),
    });
    movable.truncate(MOST_BELOW);

    let mut steps = TITLE_FLOORS.into_iter().flat_map(|floor| (0..=movable.len()).map(move |n_below| (floor, n_below)));
    steps.find_map(|(floor, n_below)| {
        let mut below = movable[..n_below].to_vec();
        below.sort_unstable();
        let width = |place: usize| {
            if place == title { floor.min(measured[place].natural) } else { measured[place].least(floor) }
        };
        let beside = (0..columns.len()).filter(|place| !below.contains(place));
        let mut slots: Vec<Slot> = beside.map(|place| Slot { place, width: width(place) }).collect();
        let gaps = slots.windows(2).map(|pair| gap(&columns[pair[0].place], &columns[pair[1].place]));
        let left = room.checked_sub(gaps.chain(slots.iter().map(|slot| slot.width)).sum())?;
        widen(&mut slots, &measured, title, left);
        Some(Arrangement { slots, title, below })
    })
}

/// The widths that a column could have, in terminal columns.
struct Measured {
    is_text: bool,
    /// The width of the widest cell or the heading.
    natural: usize,
    /// The width of the widest word.
    word: usize,
    /// The width that gives every cell at most two lines.
    two_lines: usize,
}

impl Measured {
    fn of(column: &Column, place: usize, rows: &[Vec<Shown>]) -> Self {
        // The heading of letters is upright.
        let heading = if column.kind == ColumnKind::Letter { String::new() } else { heading(column) };
        let widest =
            |width: fn(&str) -> usize| rows.iter().map(|row| width(&row[place].text)).max().unwrap_or(0).max(width(&heading));
        let is_text = matches!(column.kind, ColumnKind::Text | ColumnKind::List);
        Self { is_text, natural: widest(natural_width), word: widest(widest_word), two_lines: widest(width_of_two_lines) }
    }

    /// The least width next to the title: the widest word, and for a text two lines a cell, unless the terminal is too narrow.
    fn least(&self, floor: usize) -> usize {
        let least = match self.is_text {
            false => self.word,
            true if floor < TITLE_FLOORS[0] => TEXT_FLOOR,
            true => self.word.min(WORD_LIMIT).max(self.two_lines),
        };
        least.min(self.natural)
    }
}

/// Shares the remaining width `left`: to words, if it is enough to wrap none of them; to the title, up to half the width of
/// all texts; to the texts that it makes as wide as their cells, those that need least first; the rest to the title, then to
/// the other texts.
fn widen(slots: &mut [Slot], measured: &[Measured], title: usize, mut left: usize) {
    let lack = |slot: &Slot| measured[slot.place].natural - slot.width;
    let give = |slot: &mut Slot, left: &mut usize, most: usize| {
        let more = lack(slot).min(most).min(*left);
        slot.width += more;
        *left -= more;
    };
    let (mut texts, mut words): (Vec<&mut Slot>, Vec<&mut Slot>) =
        slots.iter_mut().partition(|slot| measured[slot.place].is_text);
    if words.iter().map(|slot| lack(slot)).sum::<usize>() <= left {
        for slot in &mut words {
            give(slot, &mut left, usize::MAX);
        }
    }
    texts.sort_by_key(|slot| (slot.place != title, lack(slot)));
    if let Some((title, others)) = texts.split_first_mut() {
        let half = (left + title.width + others.iter().map(|slot| slot.width).sum::<usize>()) / 2;
        give(title, &mut left, half.saturating_sub(title.width));
        for slot in others.iter_mut() {
            let most = if lack(slot) <= left { usize::MAX } else { 0 };
            give(slot, &mut left, most);
        }
    }
    for slot in &mut texts {
        give(slot, &mut left, usize::MAX);
    }
}
