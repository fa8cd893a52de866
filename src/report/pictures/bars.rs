//! Stacked bars of counts.

use crate::model::progress::Counts;
use crate::report::chart::{Bars, Chart, Picture};
use crate::report::document::Block;
use crate::report::lists::bar::{Bar, signs};
use crate::text::Words;

/// One bar with the number of each part.
pub(in crate::report) fn one(title: &str, alternative: String, counts: &Counts, words: &Words) -> Block<'static> {
    let bars = Bars { bars: vec![(String::new(), Bar::of(counts))], legend: signs(words) };
    Block::Chart(Chart { title: title.to_owned(), alternative, picture: Picture::Bars(bars) })
}

/// The meaning of the parts of the bars in the table above.
pub(in crate::report) fn legend(words: &Words) -> Block<'static> {
    let bars = Bars { bars: Vec::new(), legend: signs(words) };
    Block::Chart(Chart { title: String::new(), alternative: String::new(), picture: Picture::Bars(bars) })
}
