//! The sheets of any workbook: their names, whether they are visible and have content, and their cells.

use std::fs::File;
use std::io::{BufReader, Seek};

use calamine::{Data, DataRef, Reader, Sheet, SheetType, SheetVisible, Xls, XlsError, Xlsb, XlsbError, Xlsx, XlsxError};

use super::cells;
use super::container::{BadWorkbook, Container};
use super::ods::Ods;
use crate::import::read::bad::{LONGEST_CELL, TOO_LONG};
use crate::import::read::rows::RawCell;

/// The most sheets of a workbook.
const MOST_SHEETS: usize = 1_000;

/// The most merged cells of a sheet that are read.
pub(super) const MOST_TALL: usize = 50_000;

/// A cell that spans several rows; rows and columns from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tall {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) last_row: u32,
}

/// An open workbook.
pub(super) enum Book {
    Xlsx(Box<Xlsx<BufReader<File>>>),
    Xlsb(Box<Xlsb<BufReader<File>>>),
    Xls(Box<Xls<BufReader<File>>>),
    Ods(Ods),
}

/// A nonblank cell: its row and column, from 0.
pub(super) type EachCell<'e> = dyn FnMut(u32, u32, RawCell) -> Result<(), BadWorkbook> + 'e;

impl Book {
    pub(super) fn open(file: File, container: Container) -> Result<Self, BadWorkbook> {
        let book = match container {
            Container::Xlsx => Self::Xlsx(Box::new(Xlsx::new(BufReader::new(file)).map_err(xlsx)?)),
            Container::Xlsb => Self::Xlsb(Box::new(Xlsb::new(BufReader::new(file)).map_err(xlsb)?)),
            Container::Xls => Self::Xls(Box::new(open_xls(file)?)),
            Container::Ods => Self::Ods(Ods::open(file)?),
        };
        if book.sheets().len() > MOST_SHEETS {
            return Err(BadWorkbook::new(format!("has more than {MOST_SHEETS} sheets"), super::AS_CSV));
        }
        Ok(book)
    }

    /// The sheets with cells, in the order of their tabs.
    pub(super) fn sheets(&self) -> Vec<Sheet> {
        let sheets = match self {
            Self::Xlsx(book) => book.sheets_metadata(),
            Self::Xlsb(book) => book.sheets_metadata(),
            Self::Xls(book) => book.sheets_metadata(),
            Self::Ods(book) => book.sheets(),
        };
        sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).cloned().collect()
    }

    /// Passes every nonblank cell of a sheet to `each`, row by row.
    pub(super) fn cells(&mut self, sheet: &str, each: &mut EachCell<'_>) -> Result<(), BadWorkbook> {
        let range = match self {
            Self::Xlsx(book) => return stream(book, sheet, each),
            Self::Xlsb(book) => book.worksheet_range(sheet).map_err(xlsb)?,
            Self::Xls(book) => book.worksheet_range(sheet).map_err(xls)?,
            Self::Ods(book) => return book.cells(sheet, each),
        };
        let Some((first_row, first_column)) = range.start() else { return Ok(()) };
        for (row, column, value) in range.used_cells() {
            let place = |first: u32, at: usize| u32::try_from(at).map_or(u32::MAX, |at| first.saturating_add(at));
            each(place(first_row, row), place(first_column, column), cells::field(value.clone()))?;
        }
        Ok(())
    }

    /// The cells that span several rows, each as its column and its first and last row.
    pub(super) fn tall(&mut self, sheet: &str) -> Result<Vec<Tall>, BadWorkbook> {
        let merged = match self {
            Self::Xlsx(book) => book.merge_cells_by_sheet_name(sheet).map_err(xlsx)?,
            Self::Xls(book) => book.merge_cells_by_sheet_name(sheet).map_err(xls)?,
            Self::Ods(book) => return book.tall(sheet),
            // `calamine` does not report them.
            Self::Xlsb(_) => Vec::new(),
        };
        let tall = merged.into_iter().filter(|merged| merged.end.0 > merged.start.0).take(MOST_TALL);
        Ok(tall.map(|merged| Tall { row: merged.start.0, column: merged.start.1, last_row: merged.end.0 }).collect())
    }

    /// Whether a sheet has content.
    pub(super) fn is_filled(&mut self, sheet: &str) -> Result<bool, BadWorkbook> {
        let found = BadWorkbook::new("found", "");
        match self.cells(sheet, &mut |_, _, _| Err(found.clone())) {
            Ok(()) => Ok(false),
            Err(refused) if refused == found => Ok(true),
            Err(refused) => Err(refused),
        }
    }
}

pub(super) fn is_shown(sheet: &Sheet) -> bool {
    sheet.visible == SheetVisible::Visible
}

/// An old workbook; a new one with a password has the same container.
fn open_xls(mut file: File) -> Result<Xls<BufReader<File>>, BadWorkbook> {
    if let Err(XlsxError::Password) = Xlsx::new(BufReader::new(&file)) {
        return Err(BadWorkbook::password());
    }
    file.rewind().map_err(BadWorkbook::damaged)?;
    Xls::new(BufReader::new(file)).map_err(xls)
}

fn stream(book: &mut Xlsx<BufReader<File>>, sheet: &str, each: &mut EachCell<'_>) -> Result<(), BadWorkbook> {
    let mut reader = book.worksheet_cells_reader(sheet).map_err(xlsx)?;
    while let Some(cell) = reader.next_cell().map_err(xlsx)? {
        let (row, column) = cell.get_position();
        match cell.get_value() {
            DataRef::Empty => {}
            // A long text can be in a million cells, so it is not copied.
            DataRef::SharedString(text) if text.len() > LONGEST_CELL => each(row, column, RawCell::Fault(TOO_LONG.to_owned()))?,
            value => each(row, column, cells::field(Data::from(value.clone())))?,
        }
    }
    Ok(())
}

fn xlsx(error: XlsxError) -> BadWorkbook {
    match error {
        XlsxError::Password => BadWorkbook::password(),
        other => BadWorkbook::damaged(other),
    }
}

fn xlsb(error: XlsbError) -> BadWorkbook {
    match error {
        XlsbError::Password => BadWorkbook::password(),
        other => BadWorkbook::damaged(other),
    }
}

fn xls(error: XlsError) -> BadWorkbook {
    match error {
        XlsError::Password => BadWorkbook::password(),
        other => BadWorkbook::damaged(other),
    }
}
