//! Pictures as shaded cells, which print well and can be edited: bars, heat maps, the numbers that matter most.

use super::super::paper;
use super::table::{END, HEADER, around, begin, begin_styled, row};
use super::text::{Style, lines, of_runs, paragraph, run};
use super::widths::WIDTH;
use crate::report::chart::{Bars, Chart, HeatMap, Picture, Shade, Timeline};
use crate::report::document::KeyNumber;
use crate::report::lists::bar::Bar;
use crate::report::table::Tone;

/// The margin of a small bar on both sides of its cell, and the width of one of its blanks.
const MARGINS: usize = 114;
const BLANK: usize = 38;

/// The number of letter columns that fit a sheet; the rest go below.
const ACROSS: usize = 18;

/// A picture; a timeline becomes a list of its events, numbers over time a chart drawn by Word.
pub(super) fn picture(chart: &Chart) -> String {
    let picture = match &chart.picture {
        Picture::Bars(of) => bars(of),
        Picture::HeatMap(of) => heat_map(of),
        Picture::Timeline(of) => timeline(of),
        Picture::Lines(_) => return String::new(),
    };
    let title = if chart.title.is_empty() { String::new() } else { of_runs(Style::Plain, &run(&chart.title, "<w:b/>")) };
    title + &picture
}

/// Key numbers side by side, each above its label.
pub(super) fn key_numbers(numbers: &[KeyNumber]) -> String {
    let width = WIDTH / numbers.len().max(1);
    let mut cells = String::new();
    for one in numbers {
        let colour = if one.tone == Tone::Bad { "A3201A" } else { "123F66" };
        let large = run(&one.number, &format!("<w:b/><w:color w:val=\"{colour}\"/><w:sz w:val=\"36\"/>"));
        let of = if one.of.is_empty() { String::new() } else { run(&format!(" {}", one.of), "<w:color w:val=\"4A5768\"/>") };
        let label = of_runs(Style::Cell, &run(&one.label, "<w:color w:val=\"4A5768\"/>"));
        let edge =
            format!("<w:tcBorders><w:left w:val=\"single\" w:sz=\"18\" w:space=\"0\" w:color=\"{colour}\"/></w:tcBorders>");
        cells.push_str(&around(&(of_runs(Style::Cell, &(large + &of)) + &label), width, &edge));
    }
    begin_styled("Key", &vec![width; numbers.len()]) + &row("", &cells) + END
}

/// A bar in a cell of `width`, in blanks that are shaded in its colours.
pub(super) fn small_bar(bar: &Bar, width: usize) -> String {
    let n_blanks = u64::try_from(width.saturating_sub(MARGINS) / BLANK).unwrap_or(1).max(6);
    let total = u64::from(bar.n_total());
    let (mut runs, mut before, mut drawn) = (String::new(), 0, 0);
    for (&n, shade) in bar.parts.iter().zip(Shade::ALL) {
        before += u64::from(n);
        // Every part that is not zero is visible.
        let until = (before * n_blanks).checked_div(total).unwrap_or(0).max(drawn + u64::from(n > 0));
        let blanks = "\u{a0}".repeat(usize::try_from(until - drawn).unwrap_or(0));
        drawn = until;
        if !blanks.is_empty() {
            runs.push_str(&run(&blanks, &format!("<w:sz w:val=\"15\"/>{}", fill(&colour(shade)))));
        }
    }
    runs
}

fn bars(Bars { bars, legend }: &Bars) -> String {
    let mut xml = String::new();
    for (name, bar) in bars {
        if !name.is_empty() {
            xml.push_str(&paragraph(Style::Plain, name));
        }
        let total = bar.n_total() as usize;
        let parts: Vec<(usize, u32)> = bar.parts.iter().copied().enumerate().filter(|(_, n)| *n > 0).collect();
        // Every part that is not zero is wide enough for its number; the widest part shrinks for it.
        let mut widths: Vec<usize> = parts.iter().map(|(_, n)| (*n as usize * WIDTH / total.max(1)).max(520)).collect();
        let over = widths.iter().sum::<usize>().saturating_sub(WIDTH);
        if let Some(widest) = widths.iter_mut().max() {
            *widest -= over.min(*widest / 2);
        }
        let cells = parts.iter().zip(&widths).map(|((place, n), width)| {
            let shade = Shade::ALL[*place];
            let sign = legend.get(*place).map_or("", |sign| sign.sign.as_str());
            let said = of_runs(Style::Middle, &run(&format!("{sign} {n}"), &ink_on(shade)));
            around(&said, *width, &fill(&colour(shade)))
        });
        xml.push_str(&begin_styled("Bar", &widths));
        xml.push_str(&row("", &cells.collect::<String>()));
        xml.push_str(END);
    }
    let occurs = |place: usize| bars.is_empty() || bars.iter().any(|(_, bar)| bar.parts[place] > 0);
    let mut runs = Vec::new();
    for (place, sign) in legend.iter().enumerate().filter(|(place, _)| occurs(*place)) {
        let n = if bars.len() == 1 { format!(" {}", bars[0].1.parts[place]) } else { String::new() };
        runs.push(explained(&sign.sign, &format!("{}{n}", sign.label), Shade::ALL[place]));
    }
    xml + &of_runs(Style::Cell, &runs.join(&run("   ", "")))
}

fn heat_map(HeatMap { columns, rows, legend }: &HeatMap) -> String {
    const FIRST: usize = 2_500;
    // A status in place of numbers is a word.
    let last = if rows.iter().any(|of| of.done.chars().count() > 9) { 1240 } else { 800 };
    let mut xml = String::new();
    let n_parts = columns.len().div_ceil(ACROSS);
    for part in 0..n_parts {
        let places = part * ACROSS..columns.len().min((part + 1) * ACROSS);
        let is_last = part + 1 == n_parts;
        let width = ((WIDTH - FIRST - last) / places.len().max(1)).min(460);
        let mut widths = vec![FIRST];
        widths.extend(vec![width; places.len()]);
        widths.extend(is_last.then_some(last));
        let mut head = around(&paragraph(Style::Header, ""), FIRST, HEADER);
        for code in &columns[places.clone()] {
            let upright = if code.chars().count() > 3 { "<w:textDirection w:val=\"btLr\"/>" } else { "" };
            let code = of_runs(Style::Middle, &run(code, "<w:sz w:val=\"14\"/>"));
            head.push_str(&around(&code, width, &format!("{HEADER}{upright}")));
        }
        head.push_str(&if is_last { around(&paragraph(Style::Header, ""), last, HEADER) } else { String::new() });
        let longest = columns[places.clone()].iter().map(|code| code.chars().count()).max().unwrap_or(0);
        let height = if longest > 3 { format!("<w:trHeight w:val=\"{}\"/>", longest.min(24) * 110 + 120) } else { String::new() };
        xml.push_str(&begin(&widths));
        xml.push_str(&row(&format!("{height}<w:tblHeader/>"), &head));
        for of in rows {
            let name = run(&format!("{} ", of.reference), "<w:color w:val=\"4A5768\"/>") + &run(&of.title, "<w:b/>");
            let mut cells = around(&of_runs(Style::Cell, &name), FIRST, "");
            for letter in &of.letters[places.clone()] {
                cells.push_str(&match letter {
                    Some(letter) => {
                        let said = of_runs(Style::Middle, &run(&letter.sign, &ink_on(letter.shade)));
                        let middle = "<w:vAlign w:val=\"center\"/>";
                        around(&said, width, &format!("{}{middle}", fill(&colour(letter.shade))))
                    }
                    None => around(&paragraph(Style::Middle, ""), width, ""),
                });
            }
            if is_last {
                cells.push_str(&around(&paragraph(Style::Number, &of.done), last, ""));
            }
            xml.push_str(&row("", &cells));
        }
        xml.push_str(END);
    }
    let said: Vec<String> = legend.iter().map(|sign| explained(&sign.sign, &sign.label, sign.shade)).collect();
    xml + &of_runs(Style::Cell, &said.join(&run("   ", "")))
}

/// A sign in its colour, and its meaning.
fn explained(sign: &str, label: &str, shade: Shade) -> String {
    let swatch = run(&format!("\u{a0}{sign}\u{a0}"), &format!("{}{}", ink_on(shade), fill(&colour(shade))));
    swatch + &run(&format!("\u{a0}{}", label.replace(' ', "\u{a0}")), "")
}

fn timeline(timeline: &Timeline) -> String {
    let said = timeline.events.iter().map(|event| format!("{}  {}", event.when, event.said));
    said.map(|said| lines(Style::Bullet, &said)).collect()
}

pub(super) fn colour(shade: Shade) -> String {
    format!("{:06X}", paper::colour(shade))
}

pub(super) fn fill(colour: &str) -> String {
    format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{colour}\"/>")
}

pub(super) fn ink_on(shade: Shade) -> String {
    format!("<w:color w:val=\"{:06X}\"/>", paper::ink_on(shade))
}
