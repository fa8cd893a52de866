//! Stacked bars.

use super::class;
use super::element::{Drawing, percent};
use crate::model::title::cut_at_word;
use crate::report::chart::{Bars, Shade, Sign};
use crate::report::lists::bar::Bar;

const BAR: u32 = 28;
const NAME: u32 = 20;
const GAP: u32 = 10;
const SMALL: u32 = 14;

/// The longest name that a phone shows completely, in characters; the table has the full name.
const LONGEST_NAME: usize = 48;

/// Each bar under its name; its parts have signs and numbers if there is room.
pub(super) fn draw(Bars { bars, legend }: &Bars) -> Drawing {
    let named = |name: &String| if name.is_empty() { 0 } else { NAME };
    let height = bars.iter().map(|(name, _)| named(name) + BAR + GAP).sum::<u32>().saturating_sub(GAP);
    let mut drawing = Drawing::wide("bars", height);
    let mut y = 0;
    for (name, bar) in bars {
        if !name.is_empty() {
            drawing.text("0", y + 14, "name", &cut_at_word(name, LONGEST_NAME));
            y += NAME;
        }
        parts(&mut drawing, bar, y, BAR, Some(legend));
        y += BAR + GAP;
    }
    drawing
}

/// A bar without numbers.
pub(super) fn draw_small(bar: &Bar) -> Drawing {
    let mut drawing = Drawing::wide("small-bar", SMALL);
    parts(&mut drawing, bar, 0, SMALL, None);
    drawing
}

fn parts(drawing: &mut Drawing, bar: &Bar, y: u32, height: u32, signs: Option<&[Sign]>) {
    let total = u64::from(bar.n_total());
    if total == 0 {
        return;
    }
    let mut before = 0;
    for (place, (&n, shade)) in bar.parts.iter().zip(Shade::ALL).enumerate() {
        let from = before * 100_000 / total;
        before += u64::from(n);
        let width = before * 100_000 / total - from;
        if n == 0 {
            continue;
        }
        drawing.rect(&percent(from), y, &percent(width), height, class(shade));
        let Some(sign) = signs.and_then(|signs| signs.get(place)) else { continue };
        let said = format!("{} {n}", sign.sign);
        // A character takes about two per cent of a phone's width.
        if width >= said.chars().count() as u64 * 2_200 {
            let class = format!("mid on-{}", class(shade));
            drawing.text(&percent(from + width / 2), y + height / 2 + 5, &class, &said);
        }
    }
}
