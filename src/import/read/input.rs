//! The imported file: its form, whether its content matches its name, and its rows.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::import::read::bad::{bad_file, usage};
use crate::import::read::delimited::{Delimited, Guards, TextOptions};
use crate::import::read::encoding::BEGINNING;
pub use crate::import::read::form::Form;
use crate::import::read::form::{Kind, kind};
pub use crate::import::read::header_row::{HeaderNames, HeaderRows, same_name};
use crate::import::read::json::ndjson::Ndjson;
use crate::import::read::json::reading::stated_table;
use crate::import::read::json::{self, JsonFile};
use crate::import::read::rows::Rows;
use crate::import::read::standard_input::{self, Kept, LONGEST};
use crate::import::read::workbook::Workbook;
use crate::model::plan::HeaderRemark;

/// Options for reading a file. The default recognises as much as possible.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// `None` if the file's name shows it.
    pub form: Option<Form>,
    /// The encoding of a CSV or TSV that is not in Unicode: `windows-1252`.
    pub encoding: Option<String>,
    /// The name or number of a workbook's sheet.
    pub sheet: Option<String>,
    /// The rows with the column names, if given.
    pub header_rows: Option<HeaderRows>,
    /// The names that identify the header if its rows are not given.
    pub names: HeaderNames,
    /// The path to the list of rows in a JSON file: `data.items`.
    pub rows: Option<String>,
    /// Whether the cells of a CSV or TSV are kept unchanged, including the `'` that guards against formulas.
    pub raw: bool,
    /// The most bytes read from standard input; `standard_input::LONGEST` by default.
    pub max_size: Option<u64>,
}

/// A file that can be read as often as needed.
#[derive(Debug)]
pub struct Input {
    path: PathBuf,
    name: String,
    form: Form,
    /// The copy of standard input, which is removed with this value.
    kept: Option<Kept>,
}

/// Opens `file` (`-` is standard input) and reads its header.
///
/// # Errors
/// As `Input::find` and `Input::rows`.
pub fn open(file: &Path, reading: &ReadOptions) -> Result<Box<dyn Rows>> {
    Input::find(file, reading)?.rows(reading)
}

impl Input {
    /// Finds the file (`-` is standard input, which is first copied to a file) and examines its first bytes.
    ///
    /// # Errors
    /// `Error::NoFile`; `Error::Usage` if the form is neither given nor in the name, or an option does not fit it;
    /// `Error::BadFile` for a folder, a device or other content; `Error::Rule` if standard input is too long.
    pub fn find(file: &Path, reading: &ReadOptions) -> Result<Self> {
        let is_standard_input = file == Path::new("-");
        if !is_standard_input {
            refuse_no_file(file)?;
        }
        let form = form_of(file, reading)?;
        refuse_unfit_options(form, reading)?;
        let input = if is_standard_input {
            Self::from_standard_input(form, reading.max_size.unwrap_or(LONGEST))?
        } else {
            Self { path: file.to_owned(), name: file.display().to_string(), form, kept: None }
        };
        check_kind(&input.name, form, &beginning_of(&input.path, &input.name)?)?;
        Ok(input)
    }

    /// The path of its bytes; for standard input, a temporary file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its name in messages.
    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn form(&self) -> Form {
        self.form
    }

    /// The table that it states before its rows, without reading those; only in our own JSON form. A whole register states
    /// `register`.
    ///
    /// # Errors
    /// `Error::Io` where it can't be read.
    pub fn stated_table(&self) -> Result<Option<String>> {
        match self.form {
            Form::Json => stated_table(&self.path, &self.name),
            Form::Csv | Form::Tsv | Form::Xlsx | Form::Ods | Form::Ndjson => Ok(None),
        }
    }

    /// Reads the header; for JSON and NDJSON this takes a pass over the whole file.
    ///
    /// # Errors
    /// `Error::BadFile` for what it holds, `Error::Io` where it can't be read.
    pub fn rows(self, reading: &ReadOptions) -> Result<Box<dyn Rows>> {
        let program = std::env::current_exe().map_err(|source| Error::io("can't find this program", source))?;
        self.rows_by(reading, &program)
    }

    /// As `rows`; `program` is this program, which is run as a child to read a workbook.
    ///
    /// # Errors
    /// As `rows`.
    pub fn rows_by(self, reading: &ReadOptions, program: &Path) -> Result<Box<dyn Rows>> {
        let (path, name) = (&self.path, &self.name);
        let rows: Box<dyn Rows> = match self.form {
            Form::Csv => Box::new(Delimited::open(path, name, &manner(reading, None))?),
            Form::Tsv => Box::new(Delimited::open(path, name, &manner(reading, Some(b'\t')))?),
            Form::Json => Box::new(JsonFile::open(path, name, reading.rows.as_deref())?),
            Form::Ndjson => Box::new(Ndjson::open(path, name)?),
            Form::Xlsx | Form::Ods => Box::new(Workbook::open(path, name, reading, program)?),
        };
        Ok(match self.kept {
            Some(kept) => Box::new(OfKept { rows, _file: kept }),
            None => rows,
        })
    }

    fn from_standard_input(form: Form, longest: u64) -> Result<Self> {
        let kept = standard_input::keep(longest)?;
        Ok(Self { path: kept.path().to_owned(), name: "standard input".to_owned(), form, kept: Some(kept) })
    }
}

/// Rows of standard input, with their file.
struct OfKept {
    rows: Box<dyn Rows>,
    _file: Kept,
}

impl Rows for OfKept {
    fn header(&self) -> &[String] {
        self.rows.header()
    }

    fn table(&self) -> Option<&str> {
        self.rows.table()
    }

    fn remarks(&self) -> Vec<HeaderRemark> {
        self.rows.remarks()
    }

    fn read(
        &self,
        each: &mut dyn FnMut(&crate::import::read::rows::Row, crate::import::read::rows::Read) -> Result<()>,
    ) -> Result<()> {
        self.rows.read(each)
    }
}

fn refuse_no_file(file: &Path) -> Result<()> {
    let metadata = fs::metadata(file).map_err(|source| match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Error::NoFile { path: file.to_owned() },
        _ => Error::io(format!("can't read {}", file.display()), source),
    })?;
    if metadata.is_dir() {
        return Err(bad_file(file.display(), "is a folder", "name a file in it"));
    }
    if !metadata.is_file() {
        return Err(bad_file(file.display(), "is not an ordinary file", "`-` reads standard input"));
    }
    Ok(())
}

fn beginning_of(path: &Path, name: &str) -> Result<Vec<u8>> {
    let mut beginning = Vec::new();
    let read = File::open(path).and_then(|file| file.take(BEGINNING as u64).read_to_end(&mut beginning));
    read.map_err(|source| Error::io(format!("can't read {name}"), source))?;
    Ok(beginning)
}

fn form_of(file: &Path, reading: &ReadOptions) -> Result<Form> {
    if let Some(form) = reading.form {
        return Ok(form);
    }
    if let Some(form) = Form::of_name(file) {
        return Ok(form);
    }
    let hint = "--format says it: csv, tsv, xlsx, ods, json or ndjson";
    let name = file.display().to_string();
    if name == "-" {
        return Err(usage("of standard input the format has to be said", hint));
    }
    if let Kind::Foreign(what) = kind(&beginning_of(file, &name)?) {
        return Err(bad_file(name, format!("is {what}"), SAVE));
    }
    Err(usage(format!("the name of `{name}` does not say in which format it is"), hint))
}

fn refuse_unfit_options(form: Form, reading: &ReadOptions) -> Result<()> {
    let unfit = [
        ("--encoding", reading.encoding.is_some() && !form.is_delimited()),
        ("--raw", reading.raw && !form.is_delimited()),
        ("--rows", reading.rows.is_some() && form != Form::Json),
        ("--sheet", reading.sheet.is_some() && !form.is_workbook()),
        ("--header-row", reading.header_rows.is_some() && !form.is_delimited() && !form.is_workbook()),
    ];
    match unfit.iter().find(|(_, is_unfit)| *is_unfit) {
        Some((flag, _)) => Err(usage(format!("{flag} makes no sense for {form}"), format!("leave {flag} out"))),
        None => Ok(()),
    }
}

const SAVE: &str = "save the table as CSV or XLSX";

/// Refuses a file whose content does not match its form.
fn check_kind(name: &str, form: Form, beginning: &[u8]) -> Result<()> {
    if matches!(form, Form::Json | Form::Ndjson) {
        json::refuse_utf_16(name, beginning)?;
    }
    let expects_text = !form.is_workbook();
    let (what, hint) = match kind(beginning) {
        Kind::Unmarked if expects_text => return Ok(()),
        Kind::Zip | Kind::Ole if !expects_text => return Ok(()),
        // Our own NDJSON without rows is empty.
        Kind::Empty if form == Form::Ndjson => return Ok(()),
        Kind::Empty => ("empty", "choose another file"),
        Kind::Zip => ("a ZIP archive", "a workbook is read with `--format xlsx` or `--format ods`; else unpack it first"),
        Kind::Ole => ("a workbook or document of an old Office", "save it as XLSX or CSV"),
        Kind::Foreign(what) => (what, SAVE),
        Kind::Unmarked => ("not a workbook", "--format says what else it is"),
    };
    Err(bad_file(name, format!("is {what}"), hint))
}

pub(super) fn manner(reading: &ReadOptions, delimiter: Option<u8>) -> TextOptions<'_> {
    TextOptions {
        delimiter,
        encoding: reading.encoding.as_deref(),
        header_rows: reading.header_rows,
        names: Some(&reading.names),
        guards: if reading.raw { Guards::Keep } else { Guards::TakeOff },
    }
}
