use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

use super::{small_bar, svg};
use crate::report::chart::{Bars, Chart, Event, HeatMap, Letter, Letters, Line, Lines, Picture, Shade, Sign, Timeline};
use crate::report::lists::bar::Bar;
use crate::testing::day;

fn chart(text: &str, picture: Picture) -> Chart {
    Chart { title: text.to_owned(), alternative: text.to_owned(), picture }
}

/// One of each kind, with `text` as every text.
fn all(text: &str) -> Vec<Chart> {
    let text_owned = || text.to_owned();
    let sign = |shade| Sign { sign: text_owned(), label: text_owned(), shade };
    let bars = Bars {
        bars: vec![(text_owned(), Bar { parts: [3, 0, 1, 0, 2, 94] })],
        legend: Shade::ALL.into_iter().map(sign).collect(),
    };
    let numbers = Line { label: text_owned(), shade: Shade::Silent, numbers: vec![3, 12] };
    let lines = Lines { days: vec![day("2006-10-11"), day("2026-11-24")], names: vec![text_owned(); 2], lines: vec![numbers] };
    let letter = Some(Letter { sign: text_owned(), shade: Shade::Going });
    let row =
        Letters { reference: text_owned(), title: text_owned(), short: text_owned(), letters: vec![letter], done: text_owned() };
    let map = HeatMap { columns: vec![text_owned()], rows: vec![row], legend: Vec::new() };
    let event = |day| Event { day, when: text_owned(), said: text_owned(), shade: Shade::Part };
    let timeline = Timeline {
        until: day("2026-11-24"),
        today: text_owned(),
        events: vec![event(None), event(Some(day("2006-10-11"))), event(Some(day("2006-10-12")))],
        standings: vec![(day("2006-10-11"), Shade::Silent), (day("2016-11-30"), Shade::Going)],
        due_on: Some(day("2027-06-30")),
        due: text_owned(),
    };
    let pictures = [Picture::Bars(bars), Picture::Lines(lines), Picture::HeatMap(map), Picture::Timeline(timeline)];
    pictures.into_iter().map(|picture| chart(text, picture)).collect()
}

#[test]
fn the_parts_of_a_bar_are_as_wide_as_their_share_and_numbered_where_there_is_room() {
    let bars = Bars {
        bars: vec![(String::new(), Bar { parts: [1, 0, 1, 0, 0, 98] })],
        legend: Shade::ALL.map(|shade| Sign { sign: "x".to_owned(), label: String::new(), shade }).to_vec(),
    };
    let drawn = svg(&chart("1 of 100", Picture::Bars(bars)));
    let expected = "<svg class=\"bars\" role=\"img\" aria-label=\"1 of 100\" width=\"100%\" height=\"28\">\
                    <rect class=\"done\" x=\"0%\" y=\"0\" width=\"1%\" height=\"28\"/>\
                    <rect class=\"going\" x=\"1%\" y=\"0\" width=\"1%\" height=\"28\"/>\
                    <rect class=\"silent\" x=\"2%\" y=\"0\" width=\"98%\" height=\"28\"/>\
                    <text class=\"mid on-silent\" x=\"51%\" y=\"19\">x 98</text></svg>";
    assert_eq!(drawn, expected);
}

#[test]
fn nothing_to_draw_is_an_empty_picture() {
    assert!(!small_bar(&Bar::default()).contains("<rect"));
    let empty = svg(&chart("", Picture::Lines(Lines { days: Vec::new(), names: Vec::new(), lines: Vec::new() })));
    assert!(empty.ends_with("></svg>"), "{empty}");
}

#[test]
fn dots_of_one_day_are_above_each_other() {
    let drawn = svg(&all("x")[3]);
    let heights: Vec<&str> = drawn.split("cy=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(heights.len(), 3);
    assert_ne!(heights[1], heights[2], "{drawn}");
}

proptest! {
    #[test]
    fn no_text_breaks_out_of_its_place(text in any::<String>()) {
        for (hostile, tame) in all(&text).iter().zip(all("x")) {
            let marks = |svg: &str| svg.chars().filter(|c| matches!(c, '<' | '>' | '"' | '\'')).count();
            let (hostile, tame) = (svg(hostile), svg(&tame));
            // A part without room for its sign is drawn without it.
            let n_texts = |svg: &str| svg.matches("<text").count();
            if n_texts(&hostile) == n_texts(&tame) {
                prop_assert!(marks(&hostile) <= marks(&tame) + 12);
            }
            prop_assert_eq!(hostile.matches("</svg>").count(), tame.matches("</svg>").count());
            prop_assert!(!hostile.contains("<script"));
        }
    }

    #[test]
    fn the_parts_of_a_bar_fill_it(parts in any::<[u16; 6]>()) {
        let drawn = small_bar(&Bar { parts: parts.map(u32::from) });
        let widths = drawn.split(" width=\"").skip(2).filter_map(|rest| rest.split('%').next()?.parse::<f64>().ok());
        let filled: f64 = widths.sum();
        prop_assert!(parts.iter().all(|&n| n == 0) || (filled - 100.0).abs() < 0.001, "{filled}");
    }
}
