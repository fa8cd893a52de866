//! The matrix as a heat map: a square with a letter for each recommendation and owner.

use super::class;
use super::element::Drawing;
use crate::report::chart::{HeatMap, Letters};

const CELL: u32 = 32;
const LETTER: u32 = 8;

/// The width of a recommendation's title.
const LEFT: u32 = 250;

/// Longer codes are written upwards.
const LYING: usize = 4;

/// The number of columns that fit a sheet; the rest are drawn below.
const ACROSS: usize = 18;

/// As wide as necessary; the page lets it scroll.
pub(super) fn draw(HeatMap { columns, rows, .. }: &HeatMap) -> Drawing {
    let longest = columns.iter().map(|code| code.chars().count()).max().unwrap_or(0);
    let head = if longest > LYING { count(longest.min(64)) * LETTER + 8 } else { 20 };
    let part = head + count(rows.len()) * CELL + 14;
    let n_parts = columns.len().div_ceil(ACROSS);
    // Behind the last column, what is done of the row.
    let right = 8 + rows.iter().map(|row| count(row.done.chars().count()) * LETTER).max().unwrap_or(0);
    let mut drawing = Drawing::fixed("map", LEFT + count(columns.len().min(ACROSS)) * CELL + right, count(n_parts) * part);
    for number in 0..n_parts {
        let first = number * ACROSS;
        let codes = &columns[first..columns.len().min(first + ACROSS)];
        let top = count(number) * part + head;
        for (place, code) in (0..).zip(codes) {
            let middle = LEFT + place * CELL + CELL / 2;
            if longest > LYING {
                drawing.upright(middle + 4, top - 4, code);
            } else {
                drawing.text(&middle.to_string(), top - 6, "mid scale", code);
            }
        }
        for (line, row) in (0..).zip(rows) {
            draw_row(&mut drawing, row, first..first + codes.len(), top + line * CELL, number + 1 == n_parts);
        }
    }
    drawing
}

fn draw_row(drawing: &mut Drawing, row: &Letters, places: std::ops::Range<usize>, y: u32, is_last: bool) {
    drawing.text("0", y + 13, "name", &row.reference);
    drawing.text("0", y + 27, "scale", &row.short);
    let end = LEFT + count(places.len()) * CELL;
    for (column, letter) in (0..).zip(&row.letters[places]) {
        let Some(letter) = letter else { continue };
        let x = LEFT + column * CELL;
        drawing.rect(&(x + 1).to_string(), y + 1, &(CELL - 2).to_string(), CELL - 2, class(letter.shade));
        let class = format!("mid on-{}", class(letter.shade));
        drawing.text(&(x + CELL / 2).to_string(), y + CELL / 2 + 5, &class, &letter.sign);
    }
    if is_last {
        drawing.text(&(end + 8).to_string(), y + CELL / 2 + 5, "scale", &row.done);
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX / 1000)
}
