//! ODS as a stream: it can have very many rows and repetitions, so none of them is held. (`calamine` holds the whole document,
//! and never ends on a truncated one.)

use std::collections::HashSet;
use std::fs::File;
use std::io::BufReader;

use calamine::{Data, Sheet, SheetType, SheetVisible};
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::cells;
use super::container::BadWorkbook;
use super::ods_xml::{Xml, attribute, text_of_cell, times};
use super::sheets::{EachCell, MOST_TALL, Tall};
use crate::import::read::bad::MOST_COLUMNS;
use crate::import::read::rows::RawCell;

/// The most rows of a sheet.
const MOST_ROWS: u64 = 1_048_576;

/// The most repeated nonblank cells of a sheet.
const MOST_REPEATED: u64 = 250_000;

/// An open document.
pub(super) struct Ods {
    file: File,
    sheets: Vec<Sheet>,
}

impl Ods {
    pub(super) fn open(file: File) -> Result<Self, BadWorkbook> {
        if is_encrypted(&file)? {
            return Err(BadWorkbook::password());
        }
        let mut ods = Self { file, sheets: Vec::new() };
        ods.sheets = ods.content(&mut |xml| sheets(xml))?;
        Ok(ods)
    }

    pub(super) fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// Passes every nonblank cell of the sheet to `each`, row by row.
    pub(super) fn cells(&self, sheet: &str, each: &mut EachCell<'_>) -> Result<(), BadWorkbook> {
        self.content(&mut |xml| {
            while let Some(event) = xml.next()? {
                if let Event::Start(start) = event
                    && start.name().as_ref() == "table:table"
                    && attribute(&start, "table:name")?.as_deref() == Some(sheet)
                {
                    return table(xml, each);
                }
            }
            Ok(())
        })
    }

    /// The cells of the sheet that span several rows.
    pub(super) fn tall(&self, sheet: &str) -> Result<Vec<Tall>, BadWorkbook> {
        let (mut found, mut is_inside, mut row, mut column) = (Vec::new(), false, 0_u64, 0_u64);
        self.content(&mut |xml| {
            while let Some(event) = xml.next()? {
                match event {
                    Event::Start(start) => match start.name().as_ref() {
                        "table:table" => is_inside = attribute(&start, "table:name")?.as_deref() == Some(sheet),
                        "table:table-row" if is_inside => {
                            row = row.saturating_add(times(&start, "table:number-rows-repeated")?);
                            column = 0;
                        }
                        "table:table-cell" | "table:covered-table-cell" if is_inside => {
                            let n_rows = times(&start, "table:number-rows-spanned")?;
                            if n_rows > 1 && row > 0 && found.len() < MOST_TALL {
                                let (row, last_row) = (number(row - 1), number((row - 1).saturating_add(n_rows - 1)));
                                found.push(Tall { row, column: number(column), last_row });
                            }
                            column = column.saturating_add(times(&start, COLUMNS_REPEATED)?);
                        }
                        _ => {}
                    },
                    Event::End(end) if end.name().as_ref() == "table:table" => is_inside = false,
                    _ => {}
                }
            }
            Ok(())
        })?;
        Ok(found)
    }

    fn content<T>(&self, read: &mut dyn FnMut(&mut Xml<'_>) -> Result<T, BadWorkbook>) -> Result<T, BadWorkbook> {
        let mut zip = ZipArchive::new(BufReader::new(&self.file)).map_err(BadWorkbook::damaged)?;
        let part = zip.by_name("content.xml").map_err(|_| BadWorkbook::damaged("`content.xml` is missing"))?;
        read(&mut Xml::new(&mut BufReader::new(part)))
    }
}

fn is_encrypted(file: &File) -> Result<bool, BadWorkbook> {
    let mut zip = ZipArchive::new(BufReader::new(file)).map_err(BadWorkbook::damaged)?;
    let Ok(part) = zip.by_name("META-INF/manifest.xml") else { return Ok(false) };
    let mut part = BufReader::new(part);
    let mut xml = Xml::new(&mut part);
    while let Some(event) = xml.next()? {
        if matches!(event, Event::Start(start) if start.name().as_ref() == "manifest:encryption-data") {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The sheets in the order of their tabs; the styles before them show which are hidden.
fn sheets(xml: &mut Xml<'_>) -> Result<Vec<Sheet>, BadWorkbook> {
    let (mut sheets, mut hidden, mut style, mut depth) = (Vec::new(), HashSet::new(), None, 0);
    while let Some(event) = xml.next()? {
        match event {
            Event::Start(start) => match start.name().as_ref() {
                "style:style" => style = attribute(&start, "style:name")?,
                "style:table-properties" if attribute(&start, "table:display")?.as_deref() == Some("false") => {
                    hidden.insert(style.clone());
                }
                "table:table" => {
                    depth += 1;
                    if depth == 1 {
                        let is_hidden = hidden.contains(&attribute(&start, "table:style-name")?);
                        let name = attribute(&start, "table:name")?.unwrap_or_default();
                        let visible = if is_hidden { SheetVisible::Hidden } else { SheetVisible::Visible };
                        sheets.push(Sheet { name, typ: SheetType::WorkSheet, visible });
                    }
                }
                _ => {}
            },
            Event::End(end) if end.name().as_ref() == "table:table" => depth -= 1,
            _ => {}
        }
    }
    if depth == 0 { Ok(sheets) } else { Err(BadWorkbook::damaged("`content.xml` ends too early")) }
}

/// Reads the rows of a table up to its end.
fn table(xml: &mut Xml<'_>, each: &mut EachCell<'_>) -> Result<(), BadWorkbook> {
    let (mut row, mut n_repeated) = (0_u64, 0_u64);
    loop {
        let n_times = match xml.within()? {
            Event::Start(start) if start.name().as_ref() == "table:table-row" => times(&start, "table:number-rows-repeated")?,
            Event::End(end) if end.name().as_ref() == "table:table" => return Ok(()),
            _ => continue,
        };
        let cells = cells_of_row(xml)?;
        if cells.is_empty() {
            row = MOST_ROWS.min(row.saturating_add(n_times));
            continue;
        }
        for _ in 0..n_times {
            for Cell { at, n_times, value } in &cells {
                for at in *at..at + n_times {
                    each(number(row), number(at), value.clone())?;
                }
                n_repeated += n_times - 1;
            }
            row += 1;
            n_repeated += if n_times > 1 { cells.len() as u64 } else { 0 };
            if n_repeated > MOST_REPEATED {
                return Err(BadWorkbook::new(format!("repeats more than {MOST_REPEATED} cells"), super::AS_CSV));
            }
        }
    }
}

/// Beyond all rows and columns if it is not one of them.
fn number(at: u64) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// A nonblank cell, and its number of repetitions.
struct Cell {
    at: u64,
    n_times: u64,
    value: RawCell,
}

fn cells_of_row(xml: &mut Xml<'_>) -> Result<Vec<Cell>, BadWorkbook> {
    let (mut row, mut at) = (Vec::new(), 0_u64);
    loop {
        let (n_times, is_covered, kind) = match xml.within()? {
            Event::Start(start) => match start.name().as_ref() {
                "table:table-cell" => (times(&start, COLUMNS_REPEATED)?, false, Kind::of(&start)?),
                "table:covered-table-cell" => (times(&start, COLUMNS_REPEATED)?, true, Kind::Text(None)),
                _ => continue,
            },
            Event::End(end) if end.name().as_ref() == "table:table-row" => return Ok(row),
            _ => continue,
        };
        let text = text_of_cell(xml)?;
        let value = if is_covered { RawCell::Empty } else { cells::field(kind.value(text)?) };
        // Cells covered by a merged cell are not shown.
        if value != RawCell::Empty {
            if n_times > MOST_COLUMNS as u64 {
                return Err(BadWorkbook::damaged(format!("a cell is repeated {n_times} times in a row")));
            }
            row.push(Cell { at, n_times, value });
        }
        at = at.saturating_add(n_times).min(MOST_COLUMNS as u64);
    }
}

const COLUMNS_REPEATED: &str = "table:number-columns-repeated";

/// The value in a cell's attributes.
enum Kind {
    /// The value, if it differs from the displayed text.
    Text(Option<String>),
    Number(String),
    Date(String),
    Time(String),
    Truth(String),
    /// An error of a formula; the displayed text is its name.
    Error,
}

impl Kind {
    fn of(start: &BytesStart<'_>) -> Result<Self, BadWorkbook> {
        if attribute(start, "calcext:value-type")?.as_deref() == Some("error") {
            return Ok(Self::Error);
        }
        let value = |name: &str| attribute(start, name).map(Option::unwrap_or_default);
        Ok(match attribute(start, "office:value-type")?.as_deref() {
            Some("float" | "percentage" | "currency") => Self::Number(value("office:value")?),
            Some("date") => Self::Date(value("office:date-value")?),
            Some("time") => Self::Time(value("office:time-value")?),
            Some("boolean") => Self::Truth(value("office:boolean-value")?),
            Some(_) | None => Self::Text(attribute(start, "office:string-value")?),
        })
    }

    fn value(self, shown: String) -> Result<Data, BadWorkbook> {
        Ok(match self {
            Self::Text(said) => {
                let text = said.unwrap_or(shown);
                if text.is_empty() { Data::Empty } else { Data::String(text) }
            }
            Self::Number(text) => {
                Data::Float(text.parse().map_err(|_| BadWorkbook::damaged(format!("`{text}` is not a number")))?)
            }
            Self::Date(text) => Data::DateTimeIso(text),
            Self::Time(text) => Data::DurationIso(text),
            Self::Truth(text) => Data::Bool(text.eq_ignore_ascii_case("true")),
            Self::Error => Data::Error(cells::error_called(&shown)),
        })
    }
}
