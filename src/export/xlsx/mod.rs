//! Workbooks, through `rust_xlsxwriter` in its usual mode: a table as a workbook of one sheet, and what every other workbook
//! of ours is made with.
//!
//! - here: a table, whole, and what a sheet can hold
//! - `book`: an empty workbook that gives the same bytes at any time, and a finished one as bytes
//! - `looks`: how cells look
//! - `cells`: a cell of each type, its texts kept whole whatever they hold
//! - `document`: texts, and several tables: each a `part`, with one of the `charts`
//! - `widths`: how wide columns are
//!
//! The crate holds the whole workbook in memory.

pub(crate) mod book;
pub(crate) mod cells;
mod charts;
pub(super) mod document;
pub(crate) mod looks;
mod part;
mod widths;

use std::io::Write;

use rust_xlsxwriter::{IgnoreError, Worksheet};

use self::cells::Place;
use self::looks::Looks;
use self::widths::Widths;
use super::output_error;
use crate::error::{Error, Result};
use crate::report::table::{Cell, Column, ColumnKind, Table};

/// How many rows a sheet of Excel has, the header included.
const N_ROWS: u32 = 1_048_576;

/// How many columns.
const N_COLUMNS: u16 = 16_384;

/// Writes the keys and the rows: lists joined by `;`, flags as `yes` or `no`, as CSV has them. Nothing is written unless the
/// workbook is whole.
///
/// # Errors
/// What the rows run into; `Error::Rule` for what no workbook can hold; `Error::BrokenPipe` or `Error::Io` where `out` can't
/// be written.
pub(super) fn write_table(table: Table<'_>, out: &mut dyn Write) -> Result<()> {
    let Table { name, as_of, columns, rows, .. } = table;
    let n_columns = n_columns(&columns)?;
    let looks = Looks::new();
    let mut workbook = book::new(name, as_of);
    let sheet = workbook.add_worksheet();
    sheet.set_name(name).map_err(book::refused)?;
    lay_out(sheet, &columns, &looks)?;

    let mut widths = Widths::new(&columns);
    let mut n_rows = 1;
    rows.each(&mut |cells| {
        if n_rows == N_ROWS {
            return Err(too_large(&format!("more than {} rows", N_ROWS - 1)));
        }
        put_row(sheet, n_rows, &columns, cells, &looks)?;
        widths.see(cells);
        n_rows += 1;
        Ok(())
    })?;

    for (column, width) in (0..n_columns).zip(widths.of_columns()) {
        sheet.set_column_width(column, width).map_err(book::refused)?;
    }
    if let Some(last) = n_columns.checked_sub(1) {
        sheet.autofilter(0, 0, n_rows - 1, last).map_err(book::refused)?;
        // Numbers that are texts on purpose, such as `2010`, are not marked as errors.
        sheet.ignore_error_range(0, 0, n_rows - 1, last, IgnoreError::NumberStoredAsText).map_err(book::refused)?;
    }
    book::print_on_a4(sheet, name, as_of)?;
    out.write_all(&book::bytes(&mut workbook)?).map_err(output_error)
}

/// The header, which stays in sight together with a first column of references; the looks of the columns, and their lists of
/// words, which rows that are added below have too.
fn lay_out(sheet: &mut Worksheet, columns: &[Column], looks: &Looks) -> Result<()> {
    for (number, column) in (0..).zip(columns) {
        sheet.set_column_format(number, looks.of_column(column.kind)).map_err(book::refused)?;
        let header = Place { row: 0, column: number, key: &column.key };
        cells::put_text(sheet, header, &column.key, Some(&looks.header))?;
        if !column.words.is_empty() {
            let list = book::drop_down(&column.words)?;
            sheet.add_data_validation(1, number, N_ROWS - 1, number, &list).map_err(book::refused)?;
        }
    }
    let is_named = columns.len() > 1 && columns[0].kind == ColumnKind::Word;
    sheet.set_freeze_panes(1, u16::from(is_named)).map_err(book::refused)?;
    Ok(())
}

fn put_row(sheet: &mut Worksheet, row: u32, columns: &[Column], cells: &[Cell], looks: &Looks) -> Result<()> {
    for (number, (column, cell)) in (0..).zip(columns.iter().zip(cells)) {
        let place = Place { row, column: number, key: &column.key };
        cells::put(sheet, place, cell, column.kind, looks)?;
    }
    Ok(())
}

fn n_columns(columns: &[Column]) -> Result<u16> {
    let fitting = u16::try_from(columns.len()).ok().filter(|&n_columns| n_columns <= N_COLUMNS);
    fitting.ok_or_else(|| too_large(&format!("{} columns", columns.len())))
}

fn too_large(what: &str) -> Error {
    Error::Rule {
        message: format!("{what} are more than a workbook can hold"),
        hint: "`--format csv` has no such limit".to_owned(),
    }
}

#[cfg(test)]
mod tests;
