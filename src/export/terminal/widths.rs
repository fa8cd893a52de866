//! How the columns of a table are laid out on a terminal: how wide each is, and which are below the title. Decided once, by the
//! first rows.

use super::shown::{Shown, heading, upright_heading};
use super::wrap::{natural_width, widest_word, width_of_two_lines};
use crate::report::table::{Column, ColumnKind};

/// The spaces between two columns.
pub(super) const GAP: usize = 2;

/// How narrow the title may become before what is beside it moves below it, and then before the table gives way to a field a
/// line.
const TITLE_FLOORS: [usize; 4] = [32, 24, 16, 12];

/// The same at first, where it is a name and no title: names are short, and a line each reads best.
const NAME_FLOOR: usize = 24;

/// How wide a long word may make another text, and how narrow that may become where there is hardly any room.
const TEXT_FLOORS: [usize; 2] = [20, 12];

/// How many columns may be below the title: more of them would be hard to tell apart without their names.
const MOST_BELOW: usize = 4;

/// Columns beside each other, and those below the title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Arrangement {
    pub(super) slots: Vec<Slot>,
    /// The place of the title, or else of the first text; the number of columns where none is a text.
    pub(super) title: usize,
    /// The places of the columns that are below it.
    pub(super) below: Vec<usize>,
}

/// A column, by its place in the table, with its width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) place: usize,
    pub(super) width: usize,
}

/// The spaces before the column, where another is on its left: letters are closer.
pub(super) fn gap(before: &Column, column: &Column) -> usize {
    let is_letter = |column: &Column| column.kind == ColumnKind::Letter;
    if is_letter(before) && is_letter(column) { 1 } else { GAP }
}

/// The best that `room` allows, which is endless in a pipe; nothing where even a narrow title doesn't fit. First every column
/// as wide as its cells; then texts share what the others leave, those beside the title in two lines, and words such as
/// "awaiting meeting" are folded; then what is beside the title moves below it, one column after the other; and then the title
/// becomes narrower.
pub(super) fn arrange(columns: &[Column], rows: &[Vec<Shown>], room: usize) -> Option<Arrangement> {
    let measured: Vec<Measured> = (0..columns.len()).map(|place| Measured::of(&columns[place], place, rows)).collect();
    let is_text = |place: &usize| measured[*place].is_text;
    let named = columns.iter().position(|column| column.key == "title" && column.kind == ColumnKind::Text);
    let title = named.or_else(|| (0..columns.len()).find(is_text)).unwrap_or(columns.len());

    // Texts move first, the widest before the others, then words and days from the right; never numbers, nor the first column.
    let mut movable: Vec<usize> = (1..columns.len()).filter(|place| *place != title && is_text(place)).collect();
    movable.sort_by_key(|&place| std::cmp::Reverse(measured[place].natural));
    let is_word = |place: &usize| *place > title && matches!(columns[*place].kind, ColumnKind::Word | ColumnKind::Date);
    movable.extend((0..columns.len()).rev().filter(is_word));
    movable.truncate(MOST_BELOW);

    let is_name = columns.get(title).is_some_and(|column| column.key == "name");
    let floors = TITLE_FLOORS
        .map(|floor| Floor { width: if is_name { floor.min(NAME_FLOOR) } else { floor }, is_first: floor == TITLE_FLOORS[0] });
    let steps = floors.into_iter().flat_map(|floor| {
        (0..=movable.len()).flat_map(move |n_below| [false, true].map(|is_folded| (floor, n_below, is_folded)))
    });
    steps.into_iter().find_map(|(floor, n_below, is_folded)| {
        let mut below = movable[..n_below].to_vec();
        below.sort_unstable();
        let width = |place: usize| match &measured[place] {
            Measured { is_text: true, .. } => 0,
            Measured { natural, word, .. } => {
                if is_folded {
                    *word
                } else {
                    *natural
                }
            }
        };
        let beside = (0..columns.len()).filter(|place| !below.contains(place));
        let mut slots: Vec<Slot> = beside.map(|place| Slot { place, width: width(place) }).collect();
        let left = room.checked_sub(total(columns, &slots))?;
        share(&mut slots, &measured, title, floor, left)?;
        Some(Arrangement { slots, title, below })
    })
}

/// How narrow the title may become, and whether it may not become narrower yet.
#[derive(Debug, Clone, Copy)]
struct Floor {
    width: usize,
    is_first: bool,
}

/// How wide a column is, in columns of the terminal.
struct Measured {
    is_text: bool,
    /// As wide as the widest cell, and as the heading.
    natural: usize,
    /// As wide as the widest word of them.
    word: usize,
    /// As wide as it must be for two lines a cell.
    two_lines: usize,
}

impl Measured {
    fn of(column: &Column, place: usize, rows: &[Vec<Shown>]) -> Self {
        let heading = if column.kind == ColumnKind::Letter { upright_heading(column) } else { heading(column) };
        let widest =
            |width: fn(&str) -> usize| rows.iter().map(|row| width(&row[place].text)).max().unwrap_or(0).max(width(&heading));
        let is_text = matches!(column.kind, ColumnKind::Text | ColumnKind::List);
        Self { is_text, natural: widest(natural_width), word: widest(widest_word), two_lines: widest(width_of_two_lines) }
    }

    /// The least width of a text beside the title: two lines, unless it can't be helped.
    fn least(&self, floor: Floor) -> usize {
        let [of_word, of_text] = TEXT_FLOORS;
        let least = if floor.is_first { self.two_lines.max(self.word.min(of_word)) } else { of_text };
        least.min(self.natural)
    }
}

/// The widths of all, and the gaps between them.
fn total(columns: &[Column], slots: &[Slot]) -> usize {
    let gaps = slots.windows(2).map(|pair| gap(&columns[pair[0].place], &columns[pair[1].place]));
    slots.iter().map(|slot| slot.width).sum::<usize>() + gaps.sum::<usize>()
}

/// Shares `left` among the texts, which have no width yet: first each other than the title has its least width; then as many of
/// them as half of `left` has room for are as wide as their cells; the title has the rest, and what it does not need goes to
/// the others. Nothing where the title would be narrower than the floor.
fn share(slots: &mut [Slot], measured: &[Measured], title: usize, floor: Floor, left: usize) -> Option<()> {
    let of = |slot: &Slot| &measured[slot.place];
    let (mut main, mut others): (Vec<&mut Slot>, Vec<&mut Slot>) =
        slots.iter_mut().filter(|slot| of(slot).is_text).partition(|slot| slot.place == title);
    let Some(main) = main.first_mut() else { return Some(()) };
    let needed = of(main).natural;
    let mut rest = left;
    for slot in &mut others {
        slot.width = of(slot).least(floor);
        rest = rest.checked_sub(slot.width)?;
    }
    if rest < floor.width.min(needed) {
        return None;
    }
    let kept = floor.width.max(left / 2).min(needed);
    others.sort_by_key(|slot| of(slot).natural - slot.width);
    for slot in &mut others {
        let more = of(slot).natural - slot.width;
        if rest.saturating_sub(more) >= kept {
            slot.width += more;
            rest -= more;
        }
    }
    main.width = rest.min(needed);
    rest -= main.width;
    for slot in &mut others {
        let more = (of(slot).natural - slot.width).min(rest);
        slot.width += more;
        rest -= more;
    }
    Some(())
}
