//! A table as an XLSX workbook of one sheet, its cells typed: texts are texts whatever they begin with, days are days. It
//! is written as it comes, with no temporary file; only the rows by which the columns are sized are held. The same table
//! gives the same bytes.
//!
//! It is written by hand because `rust_xlsxwriter`, in the mode in which it streams, keeps the rows of a long
//! table in a file of the temporary folder and panics when that disk is full, needs a whole workbook in memory where the
//! output can't seek, and escapes `_x0041` before a control character in a way that reads back as another text.

mod cells;
mod package;
mod parts;
mod styles;
mod widths;

use std::io::Write;

use self::cells::SheetRow;
use self::package::Package;
use self::parts::Extent;
use self::widths::widths;
use crate::error::{Error, Result};
use crate::report::table::{Cell, Column, Table};

/// The rows by which the columns are sized; the rest is written as it comes.
const N_SIZED: usize = 1000;

/// How many rows a sheet of Excel has, the header included.
const N_ROWS: u32 = 1_048_576;

/// How many columns.
const N_COLUMNS: usize = 16_384;

/// Writes the keys and the rows: lists joined by `;`, flags as `yes` or `no`, as CSV has them.
///
/// # Errors
/// What the rows run into; `Error::Rule` for what no workbook can hold; `Error::BrokenPipe` or `Error::Io` where `out` can't
/// be written.
pub(super) fn write_table(table: Table<'_>, out: &mut dyn Write) -> Result<()> {
    let mut package = Package::new(out);
    match write_parts(table, &mut package) {
        Ok(()) => package.finish(),
        Err(error) => {
            package.abandon();
            Err(error)
        }
    }
}

fn write_parts(table: Table<'_>, package: &mut Package<'_>) -> Result<()> {
    let Table { name, as_of, columns, rows, .. } = table;
    if columns.len() > N_COLUMNS {
        return Err(too_large(&format!("{} columns", columns.len())));
    }
    package.part("[Content_Types].xml", parts::CONTENT_TYPES)?;
    package.part("_rels/.rels", parts::RELATIONSHIPS)?;
    package.part("docProps/app.xml", parts::APPLICATION)?;
    package.part("docProps/core.xml", &parts::properties(name, as_of))?;
    package.part("xl/styles.xml", &styles::styles())?;
    package.part("xl/_rels/workbook.xml.rels", parts::WORKBOOK_RELATIONSHIPS)?;

    package.begin("xl/worksheets/sheet1.xml")?;
    let mut sheet = Sheet { package, columns: &columns, widths: Vec::new(), held: Vec::new(), n_rows: 0 };
    rows(&mut |cells| sheet.push(cells))?;
    let n_rows = sheet.end()?;
    let extent = Extent { n_columns: columns.len(), n_rows };
    package.write(parts::sheet_end(extent, name, as_of).as_bytes())?;

    package.part("xl/workbook.xml", &parts::workbook(name, extent))
}

/// A sheet whose rows come one at a time.
struct Sheet<'s, 'w> {
    package: &'s mut Package<'w>,
    columns: &'s [Column],
    /// As wide as the rows that were held ask for.
    widths: Vec<usize>,
    held: Vec<Vec<Cell>>,
    /// Those written, the header included: 0 while rows are held.
    n_rows: u32,
}

impl Sheet<'_, '_> {
    fn push(&mut self, cells: &[Cell]) -> Result<()> {
        if self.n_rows > 0 {
            return self.write_row(cells);
        }
        self.held.push(cells.to_vec());
        if self.held.len() == N_SIZED { self.begin() } else { Ok(()) }
    }

    /// Sizes the columns by the rows held, and writes the header and these rows.
    fn begin(&mut self) -> Result<()> {
        let held = std::mem::take(&mut self.held);
        self.widths = widths(self.columns, &held);
        self.package.write(parts::sheet_start(self.columns, &self.widths).as_bytes())?;
        self.n_rows = 1;
        let header = self.row().header();
        self.package.write(header.as_bytes())?;
        held.iter().try_for_each(|cells| self.write_row(cells))
    }

    fn write_row(&mut self, cells: &[Cell]) -> Result<()> {
        if self.n_rows == N_ROWS {
            return Err(too_large(&format!("more than {} rows", N_ROWS - 1)));
        }
        self.n_rows += 1;
        let row = self.row().xml(cells)?;
        self.package.write(row.as_bytes())
    }

    fn row(&self) -> SheetRow<'_> {
        SheetRow { number: self.n_rows, columns: self.columns, widths: &self.widths }
    }

    /// How many rows it has, the header included.
    fn end(mut self) -> Result<u32> {
        if self.n_rows == 0 {
            self.begin()?;
        }
        Ok(self.n_rows)
    }
}

fn too_large(what: &str) -> Error {
    Error::Rule {
        message: format!("{what} are more than a workbook can hold"),
        hint: "`--format csv` has no such limit".to_owned(),
    }
}

#[cfg(test)]
mod tests;
