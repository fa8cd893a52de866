//! The charts that a workbook draws from its own cells: stacked bars, and numbers over time.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    Chart, ChartAxisDateUnitType, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartLineDashType, ChartSolidFill,
    ChartType, Color,
};

use crate::report::lists::bar::{KEYS, has_parts};
use crate::report::table::Column;

/// The colours of the parts of a bar, in order; the last is darker than elsewhere, to be visible on white.
const COLOURS: [u32; KEYS.len()] = [0x000D_4F3C, 0x002C_7D62, 0x0062_B292, 0x00E6_BF63, 0x0087_93A1, 0x00D3_DAE2];

/// The lines over time, each with its colour, width and dash.
const LINES: [(&str, u32, f64, ChartLineDashType); 3] = [
    ("n_total", 0x005B_6B7F, 1.5, ChartLineDashType::Solid),
    ("n_reported", 0x002C_7D62, 2.0, ChartLineDashType::Dash),
    ("n_implemented", 0x000D_4F3C, 3.0, ChartLineDashType::Solid),
];

/// Bars of more groups than this can't be read.
const MOST_BARS: u32 = 60;

/// Stacked bars for a table with their parts; lines for a table of numbers by day. `last` is the last row before the totals;
/// `days` are the days of the rows.
pub(super) fn chart(name: &str, columns: &[Column], last: u32, days: &[NaiveDate]) -> Option<Chart> {
    let place = |key: &str| columns.iter().position(|column| column.key == key).and_then(|place| u16::try_from(place).ok());
    if last == 0 {
        return None;
    }
    let quiet = Color::RGB(0x003A_4654);
    let mut letters = ChartFont::new();
    letters.set_size(9).set_color(quiet);
    let mut chart;
    if has_parts(columns) && last <= MOST_BARS {
        let names = place("key").unwrap_or_default();
        chart = Chart::new(ChartType::BarStacked);
        for (key, colour) in KEYS.into_iter().zip(COLOURS) {
            let column = place(key)?;
            let mut fill = ChartFormat::new();
            fill.set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(colour)));
            let series = chart.add_series();
            series.set_values((name, 1, column, last, column)).set_categories((name, 1, names, last, names));
            series.set_name((name, 0, column)).set_overlap(100).set_gap(45).set_format(&mut fill);
        }
        // The first group is at the top, as in the table.
        chart.y_axis().set_reverse();
        chart.set_height(110 + last * 26);
    } else if let Some(until) = place("until") {
        chart = Chart::new(ChartType::Line);
        for (key, colour, width, dash) in LINES {
            let column = place(key)?;
            let mut line = ChartLine::new();
            line.set_color(Color::RGB(colour)).set_width(width).set_dash_type(dash);
            let series = chart.add_series();
            series.set_values((name, 1, column, last, column)).set_categories((name, 1, until, last, until));
            series.set_name((name, 0, column)).set_format(ChartFormat::new().set_line(&line));
        }
        let n_years = days.last().zip(days.first()).map_or(0, |(last, first)| last.year() - first.year());
        let (form, unit, of) = match n_years {
            0..=2 => ("mmm yyyy", 3, ChartAxisDateUnitType::Months),
            3..=8 => ("yyyy", 1, ChartAxisDateUnitType::Years),
            _ => ("yyyy", 2, ChartAxisDateUnitType::Years),
        };
        chart.x_axis().set_date_axis(true).set_num_format(form).set_major_unit(unit).set_major_unit_date_type(of);
        chart.set_height(320);
    } else {
        return None;
    }
    chart.set_width(900);
    chart.title().set_hidden();
    chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&letters);
    chart.x_axis().set_font(&letters);
    chart.y_axis().set_font(&letters);
    let mut grid = ChartLine::new();
    grid.set_color(Color::RGB(0x00D9_E0E7)).set_width(0.75);
    // The numbers of horizontal bars are on the axis below them.
    let is_lying = place("until").is_none();
    let numbers = if is_lying { chart.x_axis() } else { chart.y_axis() };
    numbers.set_major_gridlines(true).set_major_gridlines_line(&grid);
    Some(chart)
}
