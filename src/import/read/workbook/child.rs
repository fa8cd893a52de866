//! The child process: it reads one sheet and writes its rows to the parent, a line of JSON for each that is not blank and one for
//! the result. Its allocator or its parent can end it at any moment; it knows nothing of the register.

use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::container::{self, BadWorkbook, Container};
use super::sheets::{Book, is_shown};
use crate::import::read::bad::{LONGEST_ROW, MOST_COLUMNS};
use crate::import::read::rows::RawCell;

/// The most rows of a sheet.
const MOST_ROWS: u64 = 1_048_576;

/// Writes the rows of a sheet of the workbook at `path`, or the error.
///
/// # Errors
/// `out` can't be written.
pub fn write_rows(path: &Path, sheet: Option<&str>, out: &mut dyn Write) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    let end = match rows(path, sheet, &mut out) {
        Ok(()) => Message::End,
        Err(Trouble::Bad(BadWorkbook { why, hint })) => Message::Bad { why, hint },
        Err(Trouble::Usage { message, hint }) => Message::Usage { message, hint },
        Err(Trouble::Output(error)) => return Err(error),
    };
    write_line(&end, &mut out)?;
    out.flush()
}

enum Trouble {
    Bad(BadWorkbook),
    Usage { message: String, hint: String },
    Output(io::Error),
}

impl From<BadWorkbook> for Trouble {
    fn from(refused: BadWorkbook) -> Self {
        Self::Bad(refused)
    }
}

fn rows(path: &Path, sheet: Option<&str>, out: &mut dyn Write) -> Result<(), Trouble> {
    let mut file = File::open(path).map_err(BadWorkbook::damaged)?;
    let container = container::check(&mut file)?;
    let file = File::open(path).map_err(BadWorkbook::damaged)?;
    let mut book = Book::open(file, container).map_err(|refused| as_no_workbook(container, refused))?;
    let sheet = choose(&mut book, sheet)?;
    let tall = book.tall(&sheet)?.into_iter().map(|tall| ((tall.row, tall.column), tall.last_row)).collect();
    let mut writer =
        RowWriter { tall, over: BTreeMap::new(), number: 0, cells: Vec::new(), n_bytes: 0, is_cut: false, out, failed: None };
    let read = book.cells(&sheet, &mut |row, column, field| writer.cell(row, column, field));
    if let Some(error) = writer.failed {
        return Err(Trouble::Output(error));
    }
    read?;
    writer.end_row().map_err(Trouble::Output)
}

/// A file that is not a workbook fails as a damaged XLS; this gives a better error.
fn as_no_workbook(container: Container, refused: BadWorkbook) -> BadWorkbook {
    let is_told = refused == BadWorkbook::password();
    match container {
        Container::Xls if !is_told => BadWorkbook::new("is not a workbook that can be read", "save it as XLSX or CSV"),
        Container::Xls | Container::Xlsx | Container::Xlsb | Container::Ods => refused,
    }
}

/// The name of the requested sheet, or of the only visible one with content.
fn choose(book: &mut Book, asked: Option<&str>) -> Result<String, Trouble> {
    let sheets = book.sheets();
    let shown: Vec<&String> = sheets.iter().filter(|sheet| is_shown(sheet)).map(|sheet| &sheet.name).collect();
    if let Some(asked) = asked {
        let exact = sheets.iter().find(|sheet| sheet.name == asked);
        let alike = || sheets.iter().find(|sheet| sheet.name.to_lowercase() == asked.to_lowercase());
        let numbered = || asked.parse::<usize>().ok().and_then(|number| shown.get(number.checked_sub(1)?).copied());
        let found = exact.or_else(alike).map(|sheet| &sheet.name).or_else(numbered);
        return found.cloned().ok_or_else(|| Trouble::Usage {
            message: format!("the workbook has no sheet `{asked}`"),
            hint: format!("there are {}", listed(&sheets.iter().map(|sheet| &sheet.name).collect::<Vec<_>>())),
        });
    }
    let mut filled = Vec::new();
    for name in shown {
        if book.is_filled(name)? {
            filled.push(name);
        }
    }
    match filled.as_slice() {
        [] => Err(BadWorkbook::new("has no sheet that is shown and holds something", "--sheet NAME reads a hidden one").into()),
        [name] => Ok((*name).clone()),
        several => Err(Trouble::Usage {
            message: format!("several sheets hold something: {}", listed(several)),
            hint: "--sheet names one of them, or gives its number".to_owned(),
        }),
    }
}

/// The first of the names, each in backticks.
fn listed(names: &[&String]) -> String {
    const MOST: usize = 20;
    let first: Vec<String> = names.iter().take(MOST).map(|name| format!("`{name}`")).collect();
    let rest = if names.len() > MOST { format!(" and {} more", names.len() - MOST) } else { String::new() };
    format!("{}{rest}", first.join(", "))
}

/// Collects cells into rows.
struct RowWriter<'o> {
    /// The last row of each cell that spans several rows, by its row and column.
    tall: HashMap<(u32, u32), u32>,
    /// By column, the content of such a cell that began above, and its last row, from 1.
    over: BTreeMap<usize, (u64, CellContent)>,
    number: u64,
    cells: Vec<(usize, CellContent)>,
    n_bytes: usize,
    is_cut: bool,
    out: &'o mut dyn Write,
    /// Why `out` can't be written.
    failed: Option<io::Error>,
}

impl RowWriter<'_> {
    fn cell(&mut self, row: u32, column: u32, field: RawCell) -> Result<(), BadWorkbook> {
        let content = match field {
            RawCell::Empty => return Ok(()),
            RawCell::Text(text) => CellContent::Text(text),
            RawCell::List(texts) => CellContent::Text(texts.join(";")),
            RawCell::Fault(why) => CellContent::Fault(why),
        };
        let (number, at) = (u64::from(row) + 1, column as usize);
        if number > MOST_ROWS || at >= MOST_COLUMNS {
            return Err(BadWorkbook::damaged(format!("a cell is placed in row {number} and column {}", at + 1)));
        }
        if number != self.number {
            if number < self.number {
                return Err(BadWorkbook::damaged(format!("row {number} comes after row {}", self.number)));
            }
            if let Err(error) = self.end_row() {
                self.failed = Some(error);
                return Err(BadWorkbook::new("", ""));
            }
            self.number = number;
        }
        if let Some(last_row) = self.tall.get(&(row, column)) {
            self.over.insert(at, (u64::from(*last_row) + 1, content.clone()));
        }
        if self.cells.last().is_some_and(|(last, _)| *last >= at) {
            return Err(BadWorkbook::damaged(format!("the cells of row {number} are not in order")));
        }
        self.n_bytes += match &content {
            CellContent::Text(text) | CellContent::Fault(text) => text.len(),
        };
        if self.n_bytes > LONGEST_ROW {
            self.is_cut = true;
        } else {
            self.cells.push((at, content));
        }
        Ok(())
    }

    fn end_row(&mut self) -> io::Result<()> {
        let mut cells = std::mem::take(&mut self.cells);
        if !cells.is_empty() && !self.over.is_empty() {
            self.over.retain(|_, (last_row, _)| *last_row >= self.number);
            for (at, (_, content)) in &self.over {
                if let Err(place) = cells.binary_search_by_key(at, |(at, _)| *at) {
                    cells.insert(place, (*at, content.clone()));
                }
            }
        }
        self.n_bytes = 0;
        let is_cut = std::mem::take(&mut self.is_cut);
        if cells.is_empty() && !is_cut {
            return Ok(());
        }
        write_line(&Message::Row { number: self.number, cells, is_cut }, &mut self.out)
    }
}

fn write_line(line: &Message, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    out.write_all(b"\n")
}

/// The longest line, in bytes: a row with every character escaped.
pub(super) const LONGEST_LINE: u64 = 6 * LONGEST_ROW as u64 + 64 * MOST_COLUMNS as u64;

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Message {
    /// The row number as shown in a spreadsheet, and the nonblank cells by column from 0, in order.
    Row { number: u64, cells: Vec<(usize, CellContent)>, is_cut: bool },
    /// The workbook can't be read.
    Bad { why: String, hint: String },
    /// It could be read with other options.
    Usage { message: String, hint: String },
    /// There are no more rows.
    End,
}

/// The content of a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum CellContent {
    #[serde(rename = "t")]
    Text(String),
    #[serde(rename = "f")]
    Fault(String),
}

/// The cells of a row from the first column on, including blank ones.
pub(super) fn fields(cells: Vec<(usize, CellContent)>) -> impl Iterator<Item = RawCell> {
    let mut next = 0;
    cells.into_iter().filter(|(at, _)| *at < MOST_COLUMNS).flat_map(move |(at, content)| {
        let n_empty = at.saturating_sub(next);
        next = at + 1;
        let field = match content {
            CellContent::Text(text) => RawCell::Text(text),
            CellContent::Fault(why) => RawCell::Fault(why),
        };
        std::iter::repeat_n(RawCell::Empty, n_empty).chain([field])
    })
}
