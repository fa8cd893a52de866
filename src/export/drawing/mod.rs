//! Pictures as SVG: all drawing is here. Pure: the same chart gives the same bytes. Widths are shares of the page, so that a
//! picture fits a phone and a sheet of paper without shrinking its letters; colours are classes, which the page's style
//! defines for light, dark and paper. Each shade comes with a sign or a number, so that nothing depends on colour alone.
//!
//! - [`bars`]: stacked bars, also small ones for the cells of a table
//! - [`lines`]: numbers over time
//! - [`heat_map`]: a letter and a shade for each owner
//! - [`timeline`]: the events of one recommendation
//! - [`element`]: their elements

mod bars;
mod element;
mod heat_map;
mod lines;
mod timeline;

use crate::report::chart::{Chart, Picture, Shade, Sign};
use crate::report::lists::bar::Bar;

use self::element::Drawing;

/// The picture, with an alternative text.
pub(super) fn svg(chart: &Chart) -> String {
    let alternative = Some(chart.alternative.as_str());
    match &chart.picture {
        Picture::Bars(of) => bars::draw(of).into_svg(alternative),
        Picture::Lines(of) => lines::draw(of).into_svg(alternative),
        Picture::HeatMap(of) => heat_map::draw(of).into_svg(alternative),
        Picture::Timeline(of) => timeline::draw(of).into_svg(alternative),
    }
}

/// A bar for a table cell, without numbers; they are in the cells next to it.
pub(super) fn small_bar(bar: &Bar) -> String {
    bars::draw_small(bar).into_svg(None)
}

/// A patch of a shade with its sign, for a legend.
pub(super) fn swatch(sign: &Sign) -> String {
    let mut drawing = Drawing::fixed("swatch", 20, 16);
    drawing.rect("0", 0, "20", 16, class(sign.shade));
    drawing.text("10", 12, &format!("mid on-{}", class(sign.shade)), &sign.sign);
    drawing.into_svg(None)
}

/// The class of a shade.
fn class(shade: Shade) -> &'static str {
    match shade {
        Shade::Done => "done",
        Shade::Part => "part",
        Shade::Going => "going",
        Shade::Open => "open",
        Shade::Closed => "closed",
        Shade::Silent => "silent",
    }
}

#[cfg(test)]
mod tests;
