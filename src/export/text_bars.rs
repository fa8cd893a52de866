//! Bars drawn with text characters, each next to its name, with the legend below.

use crate::report::chart::{Bars, Chart, Picture};
use crate::report::lists::bar::PARTS;

/// The width of a bar, in cells.
const WIDTH: usize = 40;

/// The bars of a chart, a line each; nothing for other pictures, whose numbers are in a table.
pub(super) fn bars(chart: &Chart, written: impl Fn(&str) -> String) -> String {
    match &chart.picture {
        Picture::Bars(bars) => lines(bars, written),
        Picture::Lines(_) | Picture::HeatMap(_) | Picture::Timeline(_) => String::new(),
    }
}

/// The legend of a heat map's letters; nothing for other pictures.
pub(super) fn letters(chart: &Chart, written: impl Fn(&str) -> String) -> String {
    let Picture::HeatMap(map) = &chart.picture else { return String::new() };
    let said = map.legend.iter().map(|sign| written(&format!("{} {}", sign.sign, sign.label)).replace(' ', "\u{a0}"));
    said.collect::<Vec<_>>().join("   ") + "\n"
}

fn lines(Bars { bars, legend }: &Bars, written: impl Fn(&str) -> String) -> String {
    let mut lines = String::new();
    for (name, bar) in bars {
        let line = format!("{}  {}", bar.shapes(WIDTH), written(name));
        lines.push_str(line.trim_end());
        lines.push_str("\n\n");
    }
    let occurs = |place: usize| bars.is_empty() || bars.iter().any(|(_, bar)| bar.parts[place] > 0);
    let counted = |place: usize| bars.iter().map(|(_, bar)| bar.parts[place]).sum::<u32>();
    let said = PARTS.iter().zip(legend).enumerate().filter(|(place, _)| occurs(*place)).map(|(place, ((shape, _), sign))| {
        let count = if bars.len() == 1 { format!(" {}", counted(place)) } else { String::new() };
        format!("{shape} {}{count}", written(&sign.label)).replace(' ', "\u{a0}")
    });
    lines.push_str(&said.collect::<Vec<_>>().join("   "));
    lines.push('\n');
    lines
}
