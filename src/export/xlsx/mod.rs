//! Workbooks, through `rust_xlsxwriter` in its usual mode: a table as a workbook of one sheet, and the parts that all our
//! workbooks share.
//!
//! - here: a table, and the limits of a sheet
//! - `book`: an empty workbook with reproducible bytes, and a finished one as bytes
//! - `looks`: the formats of cells
//! - `cells`: cells of each type, with any text
//! - `document`: texts and several tables; each table is a `part` with one of the `charts`
//! - `widths`: column widths
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

/// The number of rows of an Excel sheet, including the header.
const N_ROWS: u32 = 1_048_576;

/// The number of columns of an Excel sheet.
const N_COLUMNS: u16 = 16_384;

/// Writes the keys and the rows, with lists joined by `;` and flags as `yes` or `no`, as in CSV. Writes nothing if the
/// workbook can't be completed.
///
/// # Errors
/// Errors of the rows; `Error::Rule` for content that a workbook can't hold; `Error::BrokenPipe` or `Error::Io` from `out`.
pub(super) fn write_table(table: Table<'_>, out: &mut dyn Write) -> Result<()> {
    let Table { name, as_of, columns, rows, .. } = table;
    let n_columns = n_columns(&columns)?;
    let looks = Looks::new();
    let mut workbook = book::new(name, as_of)?;
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
        // Excel must not mark numbers that are deliberately texts, such as `2010`, as errors.
        sheet.ignore_error_range(0, 0, n_rows - 1, last, IgnoreError::NumberStoredAsText).map_err(book::refused)?;
    }
    book::print_on_a4(sheet, name, as_of)?;
    out.write_all(&book::bytes(&mut workbook)?).map_err(output_error)
}

/// The frozen header, with a first column of references if there is one; the formats of the columns and their drop-down
/// lists, which also apply to rows added below.
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
