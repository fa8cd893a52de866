//! A file as a grid of cells, before the header is known: for returned sheets, in which people move rows and columns.

use std::path::Path;

use crate::error::{Error, Result};
use crate::import::read::delimited::Delimited;
use crate::import::read::input::{Form, Input, ReadOptions, manner};
use crate::import::read::rows::{RawCell, Row};
use crate::import::read::workbook::Workbook;

/// The nonblank rows of a file.
pub type Grid = Vec<Row>;

/// The most rows of a returned sheet; further rows are not read.
const MOST_ROWS: usize = 20_000;

/// The grid of a CSV or TSV file, or of the sheet of a workbook with the name `sheet`, or that number among the visible ones;
/// `None` if the workbook has no such sheet.
///
/// # Errors
/// As `Input::find` and `Input::rows`.
pub fn grid(file: &Path, reading: &ReadOptions, sheet: &str) -> Result<Option<Grid>> {
    let input = Input::find(file, reading)?;
    let mut rows = Grid::new();
    match input.form() {
        Form::Xlsx | Form::Ods => {
            let program = std::env::current_exe().map_err(|source| Error::io("can't find this program", source))?;
            let opened = Workbook::open_whole(input.path(), input.name(), Some(sheet), &program);
            let workbook = match opened {
                Ok(workbook) => workbook,
                Err(Error::Usage { .. }) => return Ok(None),
                Err(error) => return Err(error),
            };
            workbook.each_row(&mut |number, fields| {
                if rows.len() < MOST_ROWS {
                    rows.push(Row { number, fields, fault: None });
                }
                Ok(())
            })?;
        }
        Form::Csv | Form::Tsv => {
            let delimiter = if input.form() == Form::Tsv { Some(b'\t') } else { None };
            let source = Delimited::open_whole(input.path(), input.name(), &manner(reading, delimiter))?;
            source.each_row(&mut |number, fields| {
                if rows.len() < MOST_ROWS && fields.iter().any(|field| *field != RawCell::Empty) {
                    rows.push(Row { number, fields, fault: None });
                }
                Ok(())
            })?;
        }
        Form::Json | Form::Ndjson => {
            let source = input.rows(reading)?;
            let header = source.header().iter().cloned().map(RawCell::Text).collect();
            rows.push(Row { number: 1, fields: header, fault: None });
            source.read(&mut |row, _| {
                if rows.len() < MOST_ROWS {
                    rows.push(row.clone());
                }
                Ok(())
            })?;
        }
    }
    Ok(Some(rows))
}
