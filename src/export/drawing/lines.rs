//! Numbers over time, drawn as steps, the larger behind the smaller.

use chrono::{Datelike, NaiveDate};

use super::class;
use super::element::{Drawing, share};
use crate::report::chart::{Line, Lines};

const TOP: u32 = 16;
const PLOT: u32 = 170;
const BOTTOM: u32 = 24;

/// The number of years that fit a phone.
const N_YEARS: i32 = 6;

/// The number of names of shorter periods that fit there.
const N_NAMES: usize = 4;

/// The place of the last day, in per cent; the last numbers hold until the edge, so that they are seen.
const LAST: u32 = 96;

/// The lines in order, each in front of the previous one, over an axis of time.
pub(super) fn draw(Lines { days, names, lines }: &Lines) -> Drawing {
    let mut drawing = Drawing::wide("lines", TOP + PLOT + BOTTOM);
    let (Some(&first), Some(&last)) = (days.first(), days.last()) else { return drawing };
    let most = lines.iter().flat_map(|line| &line.numbers).copied().max().unwrap_or(0).max(1);
    let top = round_up(most);
    let base = TOP + PLOT;
    // Room for the numbers of the scale, a digit on a phone being two per cent wide.
    let left = 2 * top.ilog10() + 4;
    let height = |n: u32| u32::try_from(u64::from(n) * u64::from(PLOT) / u64::from(top)).unwrap_or(PLOT);
    let room = u64::from((LAST - left) * 10_000 / (100 - left));
    let across = |day: NaiveDate| (days_between(first, day) * room).checked_div(days_between(first, last)).unwrap_or(room);
    let up = |n: u32| 10_000 - u64::from(n) * 10_000 / u64::from(top);
    let shapes: Vec<(&Line, Vec<(u64, u64)>)> = lines.iter().map(|line| (line, steps(days, line, across, up))).collect();
    for (line, points) in &shapes {
        drawing.steps((left, TOP), PLOT, points, &format!("area {}", class(line.shade)), true);
    }
    let start = format!("{left}%");
    for step in 0..=2u32 {
        let n = top * step / 2;
        let y = base - height(n);
        drawing.line((&start, y), ("100%", y), if step == 0 { "axis" } else { "grid" });
        drawing.text("0", y + 4, "scale", &n.to_string());
    }
    // Above the grid, each with its own stroke.
    for (line, points) in &shapes {
        drawing.steps((left, TOP), PLOT, points, &format!("edge {}", class(line.shade)), false);
    }
    let place = |day: NaiveDate| share(days_between(first, day), days_between(first, last), left, LAST);
    if last.year() - first.year() >= N_YEARS - 1 {
        years(&mut drawing, first, last, place, base);
    } else {
        periods(&mut drawing, days, names, place, base);
    }
    drawing
}

/// Each number holds until the next point.
fn steps(days: &[NaiveDate], line: &Line, across: impl Fn(NaiveDate) -> u64, up: impl Fn(u32) -> u64) -> Vec<(u64, u64)> {
    let mut points: Vec<(u64, u64)> = Vec::new();
    for (&day, &n) in days.iter().zip(&line.numbers) {
        let point = (across(day), up(n));
        points.extend(points.last().map(|before| (point.0, before.1)));
        points.push(point);
    }
    points.extend(points.last().map(|last| (10_000, last.1)));
    points.dedup();
    points
}

fn years(drawing: &mut Drawing, first: NaiveDate, last: NaiveDate, place: impl Fn(NaiveDate) -> String, base: u32) {
    let n_years = last.year() - first.year();
    let step = (n_years + N_YEARS - 1) / N_YEARS;
    let starts = (first.year() + 1..=last.year()).filter_map(|year| NaiveDate::from_ymd_opt(year, 1, 1).map(|day| (year, day)));
    for (year, day) in starts.filter(|(year, _)| step > 0 && (last.year() - year) % step == 0) {
        let x = place(day);
        drawing.line((&x, base), (&x, base + 5), "axis");
        drawing.text(&x, base + 18, "scale mid", &year.to_string());
    }
}

/// The names of some periods, each at its last day; the first one at the first day.
fn periods(drawing: &mut Drawing, days: &[NaiveDate], names: &[String], place: impl Fn(NaiveDate) -> String, base: u32) {
    let n_steps = days.len().saturating_sub(1).max(1);
    let step = n_steps.div_ceil(N_NAMES);
    for (number, (day, name)) in days.iter().zip(names).enumerate().filter(|(number, _)| (n_steps - number).is_multiple_of(step))
    {
        let x = place(*day);
        drawing.line((&x, base), (&x, base + 5), "axis");
        let anchor = match number {
            0 => "scale",
            number if number == n_steps => "scale end",
            _ => "scale mid",
        };
        drawing.text(if number == n_steps { "100%" } else { &x }, base + 18, anchor, name);
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
