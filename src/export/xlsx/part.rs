//! A table of a document on its own sheet, with a chart if its numbers allow one. Rows are held to compute their heights.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet};

use super::super::paper;
use super::book;
use super::cells::{self, Place};
use super::charts;
use super::widths::Widths;
use super::{N_ROWS, looks, too_large};
use crate::error::Result;
use crate::report::chart::{HeatMap, Shade};
use crate::report::table::{Cell, Column, ColumnKind, Table, Tone};

/// The height of a line of a cell, and of the highest row that Excel shows, in points.
const LINE: f64 = 15.0;
const HIGHEST: f64 = 405.0;

/// More rows than this are printed on several sheets.
const ON_A_SHEET: u32 = 45;

/// The formats of the cells, made once for a workbook.
pub(super) struct Looks {
    cells: looks::Looks,
    tones: [(Tone, Format); 5],
    header: Format,
    header_number: Format,
    /// For letters, whose shade has the same meaning.
    shades: [(Shade, Format); Shade::ALL.len()],
}

impl Looks {
    pub(super) fn new() -> Self {
        let lined = |look: Format| look.set_border_bottom(FormatBorder::Hair).set_border_bottom_color(Color::RGB(0x00B0_BAC5));
        let cells = looks::Looks::of(lined);
        let text = cells.text.clone();
        let toned = |colour: u32| text.clone().set_font_color(Color::RGB(colour));
        let header = lined(Format::new())
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Bottom)
            .set_background_color(Color::RGB(0x00EE_F2F6))
            .set_font_color(Color::RGB(0x0012_3F66))
            .set_border_bottom(FormatBorder::Medium)
            .set_border_bottom_color(Color::RGB(0x007B_8998));
        Self {
            tones: [
                (Tone::Good, toned(0x001A_6B34)),
                (Tone::Warning, toned(0x008A_5300)),
                (Tone::Bad, toned(0x00A3_201A).set_bold()),
                (Tone::Faint, toned(0x004A_5768)),
                (Tone::Total, text.clone().set_bold()),
            ],
            shades: Shade::ALL.map(|shade| (shade, shaded(&text, shade))),
            header_number: header.clone().set_align(FormatAlign::Right),
            header,
            cells,
        }
    }
}

fn shaded(text: &Format, shade: Shade) -> Format {
    let paper = Color::RGB(0x00FF_FFFF);
    let look = text.clone().set_background_color(Color::RGB(paper::colour(shade))).set_align(FormatAlign::Center);
    look.set_font_color(Color::RGB(paper::ink_on(shade))).set_border(FormatBorder::Thin).set_border_color(paper)
}

/// The table under its headings; letters with a `map` are shaded as in it, with its legend below. A reference has a column
/// apart from its title, so that both can be sorted and filtered; bars are drawn by the chart below.
///
/// # Errors
/// What the rows run into; more rows than a sheet has.
pub(super) fn put(sheet: &mut Worksheet, name: &str, table: Table<'_>, map: Option<&HeatMap>, looks: &Looks) -> Result<()> {
    let Table { as_of, columns, rows, lang, .. } = table;
    let mut held: Vec<Vec<Cell>> = Vec::new();
    rows.each(&mut |cells| {
        if held.len() + 1 >= N_ROWS as usize {
            return Err(too_large(&format!("more than {} rows", N_ROWS - 1)));
        }
        held.push(cells.to_vec());
        Ok(())
    })?;
    let (columns, held) = spread(&columns, held, crate::text::words(lang).headings.reference);
    let mut widths = Widths::new(&columns);
    for row in &held {
        widths.see(row);
    }
    let widths: Vec<u16> = widths.of_headed().collect();
    for (column, (of, width)) in (0..).zip(columns.iter().zip(&widths)) {
        let header = if of.kind == ColumnKind::Number { &looks.header_number } else { &looks.header };
        cells::put_text(sheet, Place { row: 0, column, key: &of.key }, &of.heading, Some(header))?;
        sheet.set_column_width(column, *width).map_err(book::refused)?;
    }
    sheet.set_row_height(0, 2.0 * LINE + 4.0).map_err(book::refused)?;
    for (row, cells) in (1..).zip(&held) {
        let height = (height(cells, &widths) * LINE + 3.0).min(HIGHEST);
        sheet.set_row_height(row, height).map_err(book::refused)?;
        for (column, (of, cell)) in (0..).zip(columns.iter().zip(cells)) {
            put_cell(sheet, Place { row, column, key: &of.key }, cell, of.kind, looks)?;
        }
    }
    if let Some(map) = map {
        shade(sheet, &columns, held.len(), map, looks)?;
    }
    let is_total = |row: &Vec<Cell>| row.iter().any(|cell| matches!(cell, Cell::Toned(_, Tone::Total)));
    let n_totals = held.iter().rev().take_while(|row| is_total(row)).count();
    let count = |n: usize| u32::try_from(n).unwrap_or(N_ROWS);
    let (n_rows, last) = (count(held.len()), count(held.len() - n_totals));
    if let Some(right) = columns.len().checked_sub(1).and_then(|n| u16::try_from(n).ok()).filter(|_| last > 1) {
        sheet.autofilter(0, 0, last, right).map_err(book::refused)?;
    }
    sheet.set_freeze_panes(1, 0).map_err(book::refused)?;
    let first_day = |row: &Vec<Cell>| if let Some(Cell::Dated { on, .. }) = row.first() { Some(*on) } else { None };
    let days: Vec<_> = held.iter().filter_map(first_day).collect();
    if let Some(chart) = charts::chart(name, &columns, last, &days) {
        sheet.insert_chart(n_rows + 2, 0, &chart).map_err(book::refused)?;
    }
    book::print_on_a4(sheet, name, as_of)?;
    sheet.set_print_gridlines(false).set_screen_gridlines(false);
    if n_rows <= ON_A_SHEET {
        sheet.set_print_fit_to_pages(1, 1);
    }
    Ok(())
}

/// The letters in their shades, and their legend below the `n_rows` of the table.
fn shade(sheet: &mut Worksheet, columns: &[Column], n_rows: usize, map: &HeatMap, looks: &Looks) -> Result<()> {
    let look = |shade: Shade| looks.shades.iter().find(|(known, _)| *known == shade).map(|(_, look)| look);
    let places = || (0..).zip(columns).filter(|(_, column)| column.kind == ColumnKind::Letter);
    for (row, letters) in (1..).zip(&map.rows) {
        for ((column, of), letter) in places().zip(&letters.letters) {
            let Some(letter) = letter else { continue };
            cells::put_text(sheet, Place { row, column, key: &of.key }, &letter.sign, look(letter.shade))?;
        }
    }
    let first = u32::try_from(n_rows).unwrap_or(N_ROWS).saturating_add(2);
    for (row, sign) in (first..N_ROWS).zip(&map.legend) {
        cells::put_text(sheet, Place { row, column: 0, key: "sign" }, &sign.sign, look(sign.shade))?;
        cells::put_text(sheet, Place { row, column: 1, key: "label" }, &sign.label, Some(&looks.cells.text))?;
    }
    Ok(())
}

/// Without picture columns, and with references and titles in separate columns.
fn spread(columns: &[Column], rows: Vec<Vec<Cell>>, reference: &str) -> (Vec<Column>, Vec<Vec<Cell>>) {
    let is_named: Vec<bool> =
        (0..columns.len()).map(|place| rows.iter().any(|row| matches!(row.get(place), Some(Cell::Named { .. })))).collect();
    let mut shown = Vec::new();
    for (column, is_named) in columns.iter().zip(&is_named) {
        shown.extend(is_named.then(|| Column::word("ref", reference)));
        shown.extend((column.kind != ColumnKind::Picture).then(|| column.clone()));
    }
    let row = |cells: Vec<Cell>| {
        let mut row = Vec::with_capacity(shown.len());
        for (place, cell) in cells.into_iter().enumerate() {
            match cell {
                Cell::Named { reference, title } => row.extend([Cell::Text(reference), Cell::Text(title)]),
                cell if is_named[place] => row.extend([Cell::Empty, cell]),
                cell if columns[place].kind != ColumnKind::Picture => row.push(cell),
                _ => {}
            }
        }
        row
    };
    let rows = rows.into_iter().map(row).collect();
    (shown, rows)
}

fn put_cell(sheet: &mut Worksheet, place: Place<'_>, cell: &Cell, kind: ColumnKind, looks: &Looks) -> Result<()> {
    let toned = |tone: Tone| looks.tones.iter().find(|(known, _)| *known == tone).map(|(_, look)| look);
    match cell {
        Cell::Toned(text, tone) if toned(*tone).is_some() => cells::put_text(sheet, place, text, toned(*tone)),
        Cell::Text(text) if looks.cells.of_text(text, kind).is_none() => {
            cells::put_text(sheet, place, text, Some(looks.cells.of_column(kind)))
        }
        Cell::Empty => {
            sheet.write_blank(place.row, place.column, looks.cells.of_column(kind)).map_err(book::refused)?;
            Ok(())
        }
        _ => cells::put(sheet, place, cell, kind, &looks.cells),
    }
}

/// The number of lines of the highest cell of a row. Wrapping at words leaves part of each line empty.
fn height(cells: &[Cell], widths: &[u16]) -> f64 {
    let of_cell = |(cell, width): (&Cell, &u16)| {
        let of_line = |line: &str| {
            let n = u32::try_from(line.chars().count()).unwrap_or(u32::MAX);
            (f64::from(n) * 1.1 / f64::from((*width).max(1))).ceil().max(1.0)
        };
        match cell {
            Cell::Text(text) | Cell::Toned(text, _) => text.lines().map(of_line).sum(),
            _ => 1.0,
        }
    };
    cells.iter().zip(widths).map(of_cell).fold(1.0, f64::max)
}
