//! A document as a workbook: its texts on a first sheet, and a sheet for each table, typed, with the charts that the crate
//! draws of bars and of numbers over time.

use std::collections::HashSet;
use std::io::Write;

use rust_xlsxwriter::{Chart, ChartType, Color, Format, FormatAlign, Worksheet};

use super::super::output_error;
use super::book;
use super::cells::{self, Place};
use super::looks::Looks;
use super::widths::Widths;
use super::{N_ROWS, too_large};
use crate::error::Result;
use crate::report::document::{Block, Document};
use crate::report::table::{Cell, Column, ColumnKind, Table};

/// The columns that a stacked bar is made of, each with its colour.
const PARTS: [(&str, u32); 6] = [
    ("n_implemented", 0x0014_532D),
    ("n_partly_implemented", 0x0035_7A4D),
    ("n_in_progress", 0x009F_D3B0),
    ("n_other_open", 0x00F2_D48A),
    ("n_closed", 0x009A_A4B2),
    ("n_not_reported", 0x00C3_CCD6),
];

/// About how many characters a line of text holds.
const LINE: usize = 95;

/// Bars of more groups than these can't be read.
const MOST_BARS: u32 = 60;

/// Writes the workbook.
///
/// # Errors
/// As `write_table`.
pub(in crate::export) fn write_document(document: Document<'_>, out: &mut dyn Write) -> Result<()> {
    let Document { title, blocks, .. } = document;
    let as_of = blocks.iter().find_map(|block| if let Block::Table(table) = block { Some(table.as_of) } else { None });
    let mut workbook = book::new(&title, as_of.unwrap_or_default());
    let looks = Looks::new();
    let mut names = Names::default();
    let mut texts: Vec<(String, Face)> = vec![(title.clone(), Face::Title)];
    let first = workbook.add_worksheet();
    first.set_name(names.of(&title)).map_err(book::refused)?;
    let mut about = title;
    for block in blocks {
        match block {
            Block::Heading(text) | Block::Subheading(text) => {
                about.clone_from(&text);
                texts.push((text, Face::Heading));
            }
            Block::Text(text) | Block::Quotation(text) => texts.push((text, Face::Plain)),
            Block::List(said) => texts.extend(said.into_iter().map(|said| (format!("• {said}"), Face::Plain))),
            Block::Fields(fields) => {
                let field = |(name, cell): &(String, Cell)| (format!("{name}: {}", cell.plain()), Face::Plain);
                texts.extend(fields.iter().map(field));
            }
            Block::Table(table) => {
                let name = names.of(&about);
                texts.push((format!("→ {name}"), Face::Plain));
                let sheet = workbook.add_worksheet();
                sheet.set_name(&name).map_err(book::refused)?;
                put_table(sheet, &name, table, &looks)?;
            }
            // A sheet of a workbook has numbers in place of pictures, and charts of its own.
            Block::Chart(_) | Block::Rule | Block::PageBreak => {}
        }
    }
    put_texts(workbook.worksheet_from_index(0).map_err(book::refused)?, &texts)?;
    out.write_all(&book::bytes(&mut workbook)?).map_err(output_error)
}

#[derive(Clone, Copy)]
enum Face {
    Title,
    Heading,
    Plain,
}

fn put_texts(sheet: &mut Worksheet, texts: &[(String, Face)]) -> Result<()> {
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let heading = plain.clone().set_bold().set_font_size(12.0).set_font_color(Color::RGB(0x001F_4E79));
    let title = heading.clone().set_font_size(16.0);
    sheet.set_column_width(0, 100).map_err(book::refused)?;
    for (row, (text, face)) in (0..).zip(texts) {
        let n_lines = text.lines().map(|line| line.chars().count() / LINE + 1).sum::<usize>().clamp(1, 25);
        let height = if matches!(face, Face::Plain) { 15 } else { 22 } * u16::try_from(n_lines).unwrap_or(1);
        sheet.set_row_height(row, height).map_err(book::refused)?;
        let face = match face {
            Face::Title => &title,
            Face::Heading => &heading,
            Face::Plain => &plain,
        };
        cells::put_text(sheet, Place { row, column: 0, key: "text" }, text, Some(face))?;
    }
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(())
}

/// The table under its headings; bars are drawn by the chart beside it.
fn put_table(sheet: &mut Worksheet, name: &str, table: Table<'_>, looks: &Looks) -> Result<()> {
    let Table { as_of, columns, rows, .. } = table;
    let kept: Vec<usize> = (0..columns.len()).filter(|&place| columns[place].kind != ColumnKind::Picture).collect();
    let shown: Vec<Column> = kept.iter().map(|&place| columns[place].clone()).collect();
    for (column, of) in (0..).zip(&shown) {
        sheet.set_column_format(column, looks.of_column(of.kind)).map_err(book::refused)?;
        cells::put_text(sheet, Place { row: 0, column, key: &of.key }, &of.heading, Some(&looks.header))?;
    }
    let mut widths = Widths::new(&shown);
    let mut n_rows: u32 = 1;
    let mut has_total = false;
    rows(&mut |row| {
        if n_rows == N_ROWS {
            return Err(too_large(&format!("more than {} rows", N_ROWS - 1)));
        }
        has_total = matches!(row.first(), Some(Cell::Toned(_, crate::report::table::Tone::Total)));
        let row: Vec<Cell> = kept.iter().map(|&place| row[place].clone()).collect();
        for (column, (of, cell)) in (0..).zip(shown.iter().zip(&row)) {
            cells::put(sheet, Place { row: n_rows, column, key: &of.key }, cell, of.kind, looks)?;
        }
        widths.see(&row);
        n_rows += 1;
        Ok(())
    })?;
    for (column, width) in (0..).zip(widths.of_columns()) {
        sheet.set_column_width(column, width).map_err(book::refused)?;
    }
    sheet.set_freeze_panes(1, 0).map_err(book::refused)?;
    let last = n_rows.saturating_sub(1 + u32::from(has_total));
    if let Some(chart) = chart(name, &shown, last) {
        let below = n_rows + 1;
        sheet.insert_chart(below, 0, &chart).map_err(book::refused)?;
    }
    book::print_on_a4(sheet, name, as_of)
}

/// Stacked bars of a table that has their parts; lines of one that tells how it was at the end of days.
fn chart(name: &str, columns: &[Column], last: u32) -> Option<Chart> {
    let place = |key: &str| columns.iter().position(|column| column.key == key).and_then(|place| u16::try_from(place).ok());
    if last == 0 {
        return None;
    }
    let mut chart;
    if PARTS.iter().all(|(key, _)| place(key).is_some()) && last <= MOST_BARS {
        chart = Chart::new(ChartType::BarStacked);
        for (key, colour) in PARTS {
            let column = place(key)?;
            let series = chart.add_series();
            series.set_values((name, 1, column, last, column)).set_categories((name, 1, 0, last, 0)).set_name((name, 0, column));
            series.set_overlap(100).set_gap(40);
            series.set_format(
                rust_xlsxwriter::ChartFormat::new()
                    .set_solid_fill(rust_xlsxwriter::ChartSolidFill::new().set_color(Color::RGB(colour))),
            );
        }
        // The first group stands on top, as in the table.
        chart.y_axis().set_reverse();
        chart.set_height(160 + last * 26);
    } else if place("until").is_some() {
        chart = Chart::new(ChartType::Line);
        for key in ["n_total", "n_reported", "n_implemented"] {
            let column = place(key)?;
            chart
                .add_series()
                .set_values((name, 1, column, last, column))
                .set_categories((name, 1, 0, last, 0))
                .set_name((name, 0, column));
        }
        chart.set_height(320);
    } else {
        return None;
    }
    chart.set_width(860);
    chart.title().set_name(name);
    chart.legend().set_position(rust_xlsxwriter::ChartLegendPosition::Bottom);
    Some(chart)
}

/// Names of sheets: short, without the signs that Excel refuses, each once whatever the case of its letters.
#[derive(Default)]
struct Names {
    used: HashSet<String>,
}

impl Names {
    fn of(&mut self, heading: &str) -> String {
        let tame = |c: char| if c.is_control() || "[]:*?/\\'".contains(c) { ' ' } else { c };
        let plain: String = super::super::harmless::harmless_line(heading).chars().map(tame).collect();
        let words: Vec<&str> = plain.split_whitespace().collect();
        let words = if words.is_empty() { "–".to_owned() } else { words.join(" ") };
        for number in 1.. {
            let behind = if number == 1 { String::new() } else { format!(" {number}") };
            let mut name = String::new();
            for c in words.chars() {
                // Excel counts in UTF-16.
                if name.encode_utf16().count() + c.len_utf16() + behind.len() > 31 {
                    break;
                }
                name.push(c);
            }
            let name = format!("{}{behind}", name.trim_end());
            if self.used.insert(name.to_lowercase()) {
                return name;
            }
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn sheets_have_short_names_of_their_own() {
        let mut names = Names::default();
        let long = "Decision tracking: what became of it";
        assert_eq!(names.of(long), "Decision tracking what became o");
        assert_eq!(names.of(&long.to_uppercase()), "DECISION TRACKING WHAT BECAME 2");
        assert_eq!(names.of("a/b[c]"), "a b c");
        assert_eq!(names.of("''"), "–");
    }
}
