//! A picture on a page: its title, the drawing, and below it a legend or the list of events.

use super::super::drawing::{svg, swatch};
use super::super::harmless::escaped;
use crate::report::chart::{Bars, Chart, HeatMap, Lines, Picture, Sign, Timeline};

/// The figure; `said` writes the events.
pub(super) fn figure(chart: &Chart, said: &dyn Fn(&str) -> String) -> String {
    let svg = svg(chart);
    let (drawing, below) = match &chart.picture {
        // The legend of the bars in the table above. Its headings say the same, except on paper, where they are only signs.
        Picture::Bars(Bars { bars, legend: signs }) if bars.is_empty() => {
            return legend(signs).replacen("class=\"legend\"", "class=\"legend paper\"", 1);
        }
        Picture::Bars(bars) => (svg, legend(&occurring(bars))),
        Picture::Lines(lines) => (svg, legend(&last_numbers(lines))),
        Picture::HeatMap(map) => (movable(&svg, &chart.alternative), legend(&signs_of(map))),
        Picture::Timeline(timeline) => (svg, events(timeline, said)),
    };
    let title =
        if chart.title.is_empty() { String::new() } else { format!("<figcaption>{}</figcaption>\n", escaped(&chart.title)) };
    format!("<figure>\n{title}{drawing}\n{below}</figure>\n")
}

/// In a separate frame, which scrolls if the picture is wider than the page.
fn movable(svg: &str, name: &str) -> String {
    format!("<section class=\"scroll\" tabindex=\"0\" aria-label=\"{}\">{svg}</section>", escaped(name))
}

fn legend(signs: &[Sign]) -> String {
    if signs.is_empty() {
        return String::new();
    }
    let sign = |sign: &Sign| format!("<li>{}<span>{}</span></li>\n", swatch(sign), escaped(&sign.label));
    format!("<ul class=\"legend\">\n{}</ul>\n", signs.iter().map(sign).collect::<String>())
}

/// The signs of the parts that are not zero, with their numbers if there is only one bar.
fn occurring(Bars { bars, legend }: &Bars) -> Vec<Sign> {
    let counted = legend.iter().enumerate().map(|(place, sign)| {
        let n: u32 = bars.iter().map(|(_, bar)| bar.parts[place]).sum();
        let label = if bars.len() == 1 { format!("{} {n}", sign.label) } else { sign.label.clone() };
        (n, Sign { label, ..sign.clone() })
    });
    counted.filter(|(n, _)| *n > 0).map(|(_, sign)| sign).collect()
}

fn last_numbers(lines: &Lines) -> Vec<Sign> {
    let sign = |line: &crate::report::chart::Line| Sign {
        sign: String::new(),
        label: line.numbers.last().map_or_else(|| line.label.clone(), |n| format!("{} {n}", line.label)),
        shade: line.shade,
    };
    lines.lines.iter().map(sign).collect()
}

fn signs_of(map: &HeatMap) -> Vec<Sign> {
    map.legend.clone()
}

fn events(timeline: &Timeline, said: &dyn Fn(&str) -> String) -> String {
    let items = timeline.events.iter().map(|event| {
        let when = match event.day {
            Some(day) => format!("<time datetime=\"{day}\">{}</time>", escaped(&event.when)),
            None => format!("<b>{}</b>", escaped(&event.when)),
        };
        format!("<li>{when}  {}</li>\n", said(&event.said))
    });
    format!("<ol class=\"events\">\n{}</ol>\n", items.collect::<String>())
}
