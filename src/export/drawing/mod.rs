//! Pictures as SVG: the one place that draws. Pure: the same chart gives the same bytes. Widths are shares of the page, so that
//! a picture fits a telephone and a sheet without its letters shrinking; colours are classes, which the page's style fills for
//! light, dark and paper. Each shade has a sign or a number with it, so that none is told by colour alone.
//!
//! - [`bars`]: stacked bars, also small ones for the cells of a table
//! - [`lines`]: numbers over time
//! - [`heat_map`]: a letter and a shade for each owner
//! - [`timeline`]: what happened to one recommendation
//! - [`element`]: the elements of which they are made

mod bars;
mod element;
mod heat_map;
mod lines;
mod timeline;

use crate::report::chart::{Chart, Picture, Shade, Sign};
use crate::report::lists::bar::Bar;

use self::element::Drawing;

/// The picture, with what it shows in words for those who can't see it.
pub(super) fn svg(chart: &Chart) -> String {
    let alternative = Some(chart.alternative.as_str());
    match &chart.picture {
        Picture::Bars(of) => bars::draw(of).into_svg(alternative),
        Picture::Lines(of) => lines::draw(of).into_svg(alternative),
        Picture::HeatMap(of) => heat_map::draw(of).into_svg(alternative),
        Picture::Timeline(of) => timeline::draw(of).into_svg(alternative),
    }
}

/// A bar for a cell, whose numbers stand beside it.
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
