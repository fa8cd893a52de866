//! The matrix as a heat map: a square with a letter where a recommendation and an owner meet.

use super::class;
use super::element::Drawing;
use crate::report::chart::HeatMap;

const CELL: u32 = 30;
const LETTER: u32 = 8;

/// Longer codes stand upright.
const LYING: usize = 4;

/// As wide as it has to be; the page lets it be moved.
pub(super) fn draw(HeatMap { columns, rows, .. }: &HeatMap) -> Drawing {
    let longest = |names: &mut dyn Iterator<Item = &String>| names.map(|name| name.chars().count()).max().unwrap_or(0);
    let pixels = |n: usize| u32::try_from(n).unwrap_or(64).min(64) * LETTER;
    let left = pixels(longest(&mut rows.iter().map(|(name, _)| name))) + 12;
    let longest_code = longest(&mut columns.iter());
    let top = if longest_code > LYING { pixels(longest_code) + 8 } else { 20 };
    let n = |n: usize| u32::try_from(n).unwrap_or(u32::MAX / CELL);
    let mut drawing = Drawing::fixed("map", left + n(columns.len()) * CELL, top + n(rows.len()) * CELL);
    for (place, code) in (0..).zip(columns) {
        let middle = left + place * CELL + CELL / 2;
        if longest_code > LYING {
            drawing.upright(middle + 4, top - 4, code);
        } else {
            drawing.text(&middle.to_string(), top - 6, "mid", code);
        }
    }
    for (row, (name, letters)) in (0..).zip(rows) {
        let y = top + row * CELL;
        drawing.text("0", y + CELL / 2 + 5, "name", name);
        for (column, letter) in (0..).zip(letters) {
            let Some(letter) = letter else { continue };
            let x = left + column * CELL;
            drawing.rect(&(x + 1).to_string(), y + 1, &(CELL - 2).to_string(), CELL - 2, class(letter.shade));
            let class = format!("mid on-{}", class(letter.shade));
            drawing.text(&(x + CELL / 2).to_string(), y + CELL / 2 + 5, &class, &letter.sign);
        }
    }
    drawing
}
