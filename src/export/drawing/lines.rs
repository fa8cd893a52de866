//! Numbers over time, drawn as steps, the greater behind the smaller.

use chrono::{Datelike, NaiveDate};

use super::class;
use super::element::{Drawing, share};
use crate::report::chart::Lines;

const TOP: u32 = 16;
const PLOT: u32 = 170;
const BOTTOM: u32 = 24;

/// As many years as a telephone has room for.
const N_YEARS: i32 = 6;

/// The lines in their order, each in front of the one before, over an axis of years.
pub(super) fn draw(Lines { days, lines }: &Lines) -> Drawing {
    let mut drawing = Drawing::wide("lines", TOP + PLOT + BOTTOM);
    let (Some(&first), Some(&last)) = (days.first(), days.last()) else { return drawing };
    let most = lines.iter().flat_map(|line| &line.numbers).copied().max().unwrap_or(0).max(1);
    let top = round_up(most);
    let base = TOP + PLOT;
    let height = |n: u32| u32::try_from(u64::from(n) * u64::from(PLOT) / u64::from(top)).unwrap_or(PLOT);
    for line in lines {
        for (place, &n) in line.numbers.iter().enumerate() {
            let (from, to) = (days[place], days.get(place + 1).copied().unwrap_or(last));
            if from >= to || n == 0 {
                continue;
            }
            let y = base - height(n);
            drawing.rect(
                &at(from, first, last),
                y,
                &width(from, to, first, last),
                height(n),
                &format!("area {}", class(line.shade)),
            );
            drawing.line((&at(from, first, last), y), (&at(to, first, last), y), "edge");
        }
    }
    for step in 1..=2u32 {
        let n = top * step / 2;
        let y = base - height(n);
        drawing.line(("0", y), ("100%", y), "grid");
        drawing.text("0", y - 3, "scale", &n.to_string());
    }
    drawing.line(("0", base), ("100%", base), "axis");
    years(&mut drawing, first, last, base);
    drawing
}

fn years(drawing: &mut Drawing, first: NaiveDate, last: NaiveDate, base: u32) {
    let n_years = last.year() - first.year();
    let step = (n_years + N_YEARS - 1) / N_YEARS;
    let starts = (first.year() + 1..=last.year()).filter_map(|year| NaiveDate::from_ymd_opt(year, 1, 1).map(|day| (year, day)));
    for (year, day) in starts.filter(|(year, _)| step > 0 && (last.year() - year) % step == 0) {
        let x = at(day, first, last);
        drawing.line((&x, base), (&x, base + 5), "axis");
        let is_last = (last - day).num_days() * 12 < (last - first).num_days();
        drawing.text(&x, base + 18, if is_last { "scale end" } else { "scale mid" }, &year.to_string());
    }
}

/// The next round number that halves well.
fn round_up(n: u32) -> u32 {
    let mut unit = 1u32;
    loop {
        for step in [2, 4, 6, 8, 10] {
            let round = unit.saturating_mul(step);
            if round >= n {
                return round;
            }
        }
        unit = unit.saturating_mul(10);
    }
}

pub(super) fn days_between(from: NaiveDate, to: NaiveDate) -> u64 {
    u64::try_from((to - from).num_days()).unwrap_or(0)
}

fn at(day: NaiveDate, first: NaiveDate, last: NaiveDate) -> String {
    share(days_between(first, day), days_between(first, last), 0, 100)
}

fn width(from: NaiveDate, to: NaiveDate, first: NaiveDate, last: NaiveDate) -> String {
    share(days_between(from, to), days_between(first, last), 0, 100)
}
