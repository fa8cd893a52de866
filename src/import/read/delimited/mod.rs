//! CSV and TSV: rows are streamed, in constant memory.
//!
//! - `delimiter`: recognises the delimiter; `records`: splits text into cells; `heading`: the header.

mod delimiter;
mod heading;
mod records;

use std::fs::File;
use std::io::{self, Read as _, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::export::csv::unguard;
use crate::import::read::bad::{ROW_TOO_LONG, TOO_LONG, bad_file, text_field};
use crate::import::read::delimited::records::{Flaw, Next, Record, Records};
use crate::import::read::encoding::{self, BEGINNING, Decoded, Found};
use crate::import::read::header::Columns;
use crate::import::read::header_row::{HeaderNames, HeaderRows};
use crate::import::read::rows::{RawCell, Read, Row, Rows};
use crate::model::plan::HeaderRemark;

/// Options for reading a delimited text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct TextOptions<'a> {
    /// `None` to recognise it.
    pub(super) delimiter: Option<u8>,
    /// The label of an encoding; `None` for UTF-8, or UTF-16 that can be recognised.
    pub(super) encoding: Option<&'a str>,
    /// The rows of the header, if given.
    pub(super) header_rows: Option<HeaderRows>,
    /// The names that identify the header if its rows are not given.
    pub(super) names: Option<&'a HeaderNames>,
    pub(super) guards: Guards,
}

/// How to treat the `'` that guards a cell against being read as a formula.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Guards {
    #[default]
    TakeOff,
    /// Cells are kept unchanged.
    Keep,
}

/// A CSV or TSV file.
pub(super) struct Delimited {
    path: PathBuf,
    /// The name of the file in messages.
    name: String,
    found: Found,
    /// The number of bytes of a line `sep=;` before the first row.
    n_before: u64,
    delimiter: u8,
    /// The last row of the header.
    header_row: u64,
    remarks: Vec<HeaderRemark>,
    columns: Columns,
    guards: Guards,
}

impl Delimited {
    /// Recognises encoding and delimiter; treats no row as the header.
    ///
    /// # Errors
    /// `Error::BadFile` if its beginning can't be read, `Error::Usage` for an unknown encoding.
    pub(super) fn open_whole(path: &Path, name: &str, manner: &TextOptions<'_>) -> Result<Self> {
        let mut beginning = Vec::new();
        let mut file = File::open(path).map_err(|source| unreadable(name, source))?;
        (&mut file).take(BEGINNING as u64).read_to_end(&mut beginning).map_err(|source| unreadable(name, source))?;
        let found = encoding::find(name, &beginning, manner.encoding)?;
        let (n_before, said) = said_by_line(&beginning);
        let mut csv = Self {
            path: path.to_owned(),
            name: name.to_owned(),
            found: if n_before > 0 { found.behind_mark() } else { found },
            n_before,
            delimiter: b',',
            header_row: 0,
            remarks: Vec::new(),
            columns: Columns::default(),
            guards: manner.guards,
        };
        csv.delimiter = if let Some(delimiter) = manner.delimiter.or(said) {
            delimiter
        } else {
            let first = manner.header_rows.map(|rows| rows.first);
            delimiter::find(|| csv.file(), csv.found, first).map_err(|source| unreadable(name, source))?
        };
        Ok(csv)
    }

    /// Passes on the number and the cells of every row, including blank ones.
    ///
    /// # Errors
    /// It can't be read on; what `each` says.
    pub(super) fn each_row(&self, each: &mut dyn FnMut(u64, Vec<RawCell>) -> Result<()>) -> Result<()> {
        let mut records = self.records()?;
        let mut record = Record::default();
        while self.next(&mut records, &mut record)? {
            let cells = record.cells().enumerate().map(|(at, (bytes, flaw))| self.field(&record, at, bytes, flaw));
            each(record.number, cells.collect::<Result<_>>()?)?;
        }
        Ok(())
    }

    fn records(&self) -> Result<Records<File>> {
        let file = self.file().map_err(|source| unreadable(&self.name, source))?;
        Ok(Records::new(Decoded::new(file, self.found), self.delimiter))
    }

    fn file(&self) -> io::Result<File> {
        let mut file = File::open(&self.path)?;
        file.seek(SeekFrom::Start(self.n_before))?;
        Ok(file)
    }

    /// Whether there is a next record.
    fn next(&self, records: &mut Records<File>, record: &mut Record) -> Result<bool> {
        match records.next(record).map_err(|source| unreadable(&self.name, source))? {
            Next::Record => Ok(true),
            Next::End => Ok(false),
            Next::Unclosed { number, at } => {
                let place = format!("{}:{number}:{}", self.name, self.columns.called(at));
                let hint = "close it, or write it twice if it belongs to the text";
                Err(bad_file(place, "the quote that opens here is never closed", hint))
            }
        }
    }

    fn row(&self, record: &Record) -> Result<Option<Row>> {
        let mut wrong = None;
        let fields = record.cells().enumerate().map_while(|(at, (bytes, flaw))| match self.field(record, at, bytes, flaw) {
            Ok(field) => Some(field),
            Err(error) => {
                wrong = Some(error);
                None
            }
        });
        let mut row = self.columns.row(record.number, fields);
        if let Some(error) = wrong {
            return Err(error);
        }
        if let Some(row) = row.as_mut().filter(|_| record.is_cut) {
            row.fault = Some(ROW_TOO_LONG.to_owned());
        }
        Ok(row)
    }

    fn field(&self, record: &Record, at: usize, bytes: &[u8], flaw: Option<Flaw>) -> Result<RawCell> {
        if let Some(flaw) = flaw {
            return Ok(RawCell::Fault(reason(flaw).to_owned()));
        }
        let text = self.text(record, at, bytes)?;
        Ok(text_field(self.unguarded(text)))
    }

    fn unguarded(&self, text: &str) -> String {
        match self.guards {
            Guards::TakeOff => unguard(text).into_owned(),
            Guards::Keep => text.to_owned(),
        }
    }

    fn text<'t>(&self, record: &Record, at: usize, bytes: &'t [u8]) -> Result<&'t str> {
        self.found.text(bytes).ok_or_else(|| {
            let place = format!("{}:{}:{}", self.name, record.number, self.columns.called(at));
            let encoding = self.found.name();
            let hint = if self.found.is_utf_8() {
                "name the encoding of the file, often `--encoding windows-1252` or `--encoding macintosh`; or save it as UTF-8"
            } else {
                "name another --encoding, or save the file as UTF-8"
            };
            bad_file(place, format!("holds bytes that are not valid in {encoding}"), hint)
        })
    }
}

impl Rows for Delimited {
    fn header(&self) -> &[String] {
        self.columns.names()
    }

    fn remarks(&self) -> Vec<HeaderRemark> {
        self.remarks.clone()
    }

    fn read(&self, each: &mut dyn FnMut(&Row, Read) -> Result<()>) -> Result<()> {
        let n_all = std::fs::metadata(&self.path).ok().map(|metadata| metadata.len());
        let mut records = self.records()?;
        let mut record = Record::default();
        while self.next(&mut records, &mut record)? {
            if record.number <= self.header_row {
                continue;
            }
            if let Some(row) = self.row(&record)? {
                each(&row, Read { n_done: self.n_before + records.n_read(), n_all })?;
            }
        }
        Ok(())
    }
}

fn reason(flaw: Flaw) -> &'static str {
    match flaw {
        Flaw::TooLong => TOO_LONG,
        Flaw::TextAfterQuote => "text follows a closing quote; a quote that belongs to the text is written twice",
    }
}

/// Excel's first line `sep=;`, which is not a row: its length including the byte-order mark, and its delimiter.
fn said_by_line(beginning: &[u8]) -> (u64, Option<u8>) {
    let n_mark = if beginning.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    let rest = &beginning[n_mark..];
    let Some((&[delimiter, end], behind)) =
        rest.get(..4).filter(|begin| begin.eq_ignore_ascii_case(b"sep=")).and_then(|_| rest[4..].split_first_chunk::<2>())
    else {
        return (0, None);
    };
    let n_end = match (end, behind.first()) {
        (b'\r', Some(b'\n')) => 2,
        (b'\r' | b'\n', _) => 1,
        _ => return (0, None),
    };
    (n_mark as u64 + 5 + n_end, Some(delimiter))
}

fn unreadable(name: &str, source: io::Error) -> Error {
    Error::io(format!("can't read {name}"), source)
}
