//! The events of one recommendation: a band shaded by status, and above it a numbered dot for each event; the page lists the
//! events with the same numbers.

use chrono::{Datelike, NaiveDate};

use super::class;
use super::element::{Drawing, share};
use super::lines::days_between;
use crate::report::chart::{Shade, Timeline};

const DOT: u32 = 11;
const BAND: u32 = 14;
const BOTTOM: u32 = 40;

/// The least distance between dots of one row, in thousandths of the width, so that they don't overlap on a phone.
const APART: i64 = 70;

/// The most rows of dots; further dots share the top row.
const N_ROWS: usize = 6;

/// The most years that are labelled.
const N_YEARS: i32 = 5;

pub(super) fn draw(timeline: &Timeline) -> Drawing {
    let scale = Scale::of(timeline);
    let rows = rows(timeline, &scale);
    let n_rows = u32::try_from(rows.iter().max().map_or(1, |most| most + 1)).unwrap_or(1);
    let base = n_rows * (2 * DOT + 4) + 6;
    let mut drawing = Drawing::wide("timeline", base + BAND + BOTTOM);
    band(&mut drawing, timeline, &scale, base);
    years(&mut drawing, &scale, timeline.due_on, base + BAND);
    if let Some(due_on) = timeline.due_on {
        let x = scale.at(due_on);
        drawing.line((&x, base - 4), (&x, base + BAND + 24), "due");
        drawing.text(&x, base + BAND + 36, scale.anchor(due_on), &timeline.due);
    }
    for (number, (event, row)) in (1..).zip(timeline.events.iter().zip(&rows)) {
        let x = event.day.map_or_else(|| share(0, 1, 4, 96), |day| scale.at(day));
        let y = base - 4 - DOT - u32::try_from(*row).unwrap_or(0) * (2 * DOT + 4);
        drawing.line((&x, y), (&x, base), "stem");
        drawing.dot(&x, y, DOT, class(event.shade));
        drawing.text(&x, y + 4, &format!("mid on-{}", class(event.shade)), &format!("{number}"));
    }
    drawing
}

/// From the first day to the last; events without a day come before the first.
struct Scale {
    first: NaiveDate,
    last: NaiveDate,
    today: NaiveDate,
    /// The position of the first day, in per cent.
    left: u32,
}

impl Scale {
    fn of(timeline: &Timeline) -> Self {
        let days = timeline.events.iter().filter_map(|event| event.day);
        let first = days.chain(timeline.due_on).min().unwrap_or(timeline.until).min(timeline.until);
        let last = timeline.due_on.map_or(timeline.until, |due_on| due_on.max(timeline.until));
        let is_undated = timeline.events.iter().any(|event| event.day.is_none());
        Self { first, last, today: timeline.until, left: if is_undated { 16 } else { 4 } }
    }

    fn at(&self, day: NaiveDate) -> String {
        share(days_between(self.first, day.max(self.first)), days_between(self.first, self.last), self.left, 96)
    }

    fn thousandths(&self, day: Option<NaiveDate>) -> i64 {
        let Some(day) = day else { return 40 };
        let all = days_between(self.first, self.last).max(1);
        let left = i64::from(self.left) * 10;
        left + i64::try_from(days_between(self.first, day) * u64::from(960 - self.left * 10) / all).unwrap_or(0)
    }

    /// Keeps a label near an end inside the picture.
    fn anchor(&self, day: NaiveDate) -> &'static str {
        match self.thousandths(Some(day)) {
            ..=120 => "scale",
            121..=820 => "scale mid",
            _ => "scale end",
        }
    }
}

/// The row above the band for each dot, so that none covers another.
fn rows(timeline: &Timeline, scale: &Scale) -> Vec<usize> {
    let mut free_from: Vec<i64> = Vec::new();
    let mut rows = Vec::with_capacity(timeline.events.len());
    for event in &timeline.events {
        let x = scale.thousandths(event.day);
        let free = free_from.iter().position(|&from| from <= x);
        let row = free.unwrap_or(free_from.len()).min(N_ROWS - 1);
        if row == free_from.len() {
            free_from.push(0);
        }
        free_from[row] = x + APART;
        rows.push(row);
    }
    rows
}

fn band(drawing: &mut Drawing, timeline: &Timeline, scale: &Scale, y: u32) {
    if scale.left > 4 {
        drawing.line(("4%", y + BAND / 2), (&scale.at(scale.first), y + BAND / 2), "before");
    }
    let standings = &timeline.standings;
    let first = standings.first().map_or(scale.today, |(day, _)| *day);
    let begun = std::iter::once((scale.first, Shade::Silent)).filter(|(day, _)| *day < first);
    let steps: Vec<(NaiveDate, Shade)> = begun.chain(standings.iter().copied()).collect();
    for (place, (from, shade)) in steps.iter().enumerate() {
        let to = steps.get(place + 1).map_or(scale.today, |(day, _)| *day).min(scale.today);
        if *from >= to {
            continue;
        }
        let width = share(days_between(*from, to), days_between(scale.first, scale.last), 0, 96 - scale.left);
        drawing.rect(&scale.at(*from), y, &width, BAND, class(*shade));
    }
    let x = scale.at(scale.today);
    drawing.line((&x, y - 4), (&x, y + BAND + 6), "axis");
    drawing.text(&x, y + BAND + 18, scale.anchor(scale.today), &timeline.today);
}

fn years(drawing: &mut Drawing, scale: &Scale, due_on: Option<NaiveDate>, y: u32) {
    let n_years = scale.last.year() - scale.first.year();
    let step = (n_years + N_YEARS - 1) / N_YEARS;
    for year in scale.first.year() + 1..=scale.last.year() {
        let Some(day) = NaiveDate::from_ymd_opt(year, 1, 1).filter(|_| step > 0 && (year - scale.first.year()) % step == 0)
        else {
            continue;
        };
        let place = scale.thousandths(Some(day));
        let is_beside = |other: NaiveDate, apart: i64| (place - scale.thousandths(Some(other))).abs() <= apart;
        let is_free = !is_beside(scale.today, 130) && !due_on.is_some_and(|due_on| is_beside(due_on, 60));
        let x = scale.at(day);
        drawing.line((&x, y), (&x, y + 5), "axis");
        if is_free {
            drawing.text(&x, y + 18, "scale mid", &year.to_string());
        }
    }
}
