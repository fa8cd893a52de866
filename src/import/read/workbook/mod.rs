//! Workbooks: XLSX, XLSM, XLSB, XLS and ODS. Foreign files are read by a child process of this program, with a limit on memory
//! in its allocator and a limit on time in the parent: [`child`] writes the rows of one sheet as lines of JSON. The
//! parent reads these lines, or reports how the child ended.
//!
//! - `child`: the child process, and its messages to the parent.
//! - `container`: checks the sizes of a file before it is read; `sheets`: names and cells, by `calamine`.
//! - `ods`, `ods_xml`: ODS as a stream, written by hand for the reason given there; `cells`: a cell as text.

mod cells;
pub mod child;
mod container;
mod ods;
mod ods_xml;
mod sheets;

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read as _, Seek, SeekFrom};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use self::child::{LONGEST_LINE, Message};
use crate::error::{Error, Result};
use crate::import::read::bad::{ROW_TOO_LONG, bad_file};
use crate::import::read::header::{Columns, is_blank};
use crate::import::read::header_row::{self, HeaderNames, HeaderRows, N_LOOKED_AT, chosen, refuse_blank};
use crate::import::read::input::ReadOptions;
use crate::import::read::rows::{RawCell, Read, Row, Rows};
use crate::model::plan::HeaderRemark;

/// The hidden command that starts the child.
pub const COMMAND: &str = "workbook-rows";

/// The child's limit on allocated memory, in bytes. In the worst case, millions of one-character texts, the process takes
/// 2.3 times as much; parent and child together then stay below 256 MiB.
pub const MEMORY: usize = 96 * MIB;

/// The child's limit on time.
const TIME: Duration = Duration::from_secs(120);

/// The child's limit on output, in bytes.
const MOST_WRITTEN: u64 = 1024 * MIB as u64;

const MIB: usize = 1024 * 1024;

const AS_CSV: &str = "open it in a spreadsheet, save the sheet as CSV, and import that";

/// The rows of a sheet, as the child wrote them to an unnamed file.
pub(super) struct Workbook {
    /// The name of the workbook in messages.
    name: String,
    written: File,
    n_written: u64,
    /// The last row of the header.
    header_row: u64,
    remarks: Vec<HeaderRemark>,
    columns: Columns,
}

impl Workbook {
    /// Lets a child process of `program` read the sheet named in `reading`, or the only one with content.
    ///
    /// # Errors
    /// `Error::BadFile` if the workbook can't be read for any reason; `Error::Usage` if the sheet must be named or does not
    /// exist.
    pub(super) fn open(path: &Path, name: &str, reading: &ReadOptions, program: &Path) -> Result<Self> {
        let mut workbook = Self::open_whole(path, name, reading.sheet.as_deref(), program)?;
        workbook.read_header(reading.header_rows, &reading.names)?;
        Ok(workbook)
    }

    /// As `open`, but treats no row as the header.
    ///
    /// # Errors
    /// As `open`.
    pub(super) fn open_whole(path: &Path, name: &str, sheet: Option<&str>, program: &Path) -> Result<Self> {
        let cannot_read = |source| Error::io(format!("can't have {name} read"), source);
        let written = tempfile::tempfile().map_err(cannot_read)?;
        let child = start(program, path, sheet, &written).map_err(cannot_read)?;
        let ended = wait(child, &written).map_err(cannot_read)?;
        let n_written = written.metadata().map_err(cannot_read)?.len();
        let workbook =
            Self { name: name.to_owned(), written, n_written, header_row: 0, remarks: Vec::new(), columns: Columns::default() };
        workbook.check(&ended)?;
        Ok(workbook)
    }

    /// Whether the child finished; reads all its output once.
    fn check(&self, ended: &Ended) -> Result<()> {
        let mut is_whole = false;
        let read = self.lines(&mut |line, _| {
            is_whole = line == Message::End;
            match line {
                Message::Row { .. } | Message::End => Ok(Flow::On),
                Message::Bad { why, hint } => Err(bad_file(&self.name, why, hint)),
                Message::Usage { message, hint } => Err(Error::Usage { message, hint }),
            }
        });
        match ended {
            Ended::Itself(status) if status.success() => {
                read?;
                if is_whole { Ok(()) } else { Err(self.garbage()) }
            }
            Ended::Itself(status) if was_aborted(*status) => {
                Err(bad_file(&self.name, format!("needs more than {} MiB to be read", MEMORY / MIB), AS_CSV))
            }
            Ended::Itself(_) => Err(self.garbage()),
            Ended::TooLate => Err(bad_file(&self.name, format!("takes longer than {} s to be read", TIME.as_secs()), AS_CSV)),
            Ended::TooMuch => {
                Err(bad_file(&self.name, format!("holds more than {} MiB of text", MOST_WRITTEN / MIB as u64), AS_CSV))
            }
        }
    }

    /// Passes on the number and the cells of each nonblank row.
    ///
    /// # Errors
    /// It can't be read on; what `each` says.
    pub(super) fn each_row(&self, each: &mut dyn FnMut(u64, Vec<RawCell>) -> Result<()>) -> Result<()> {
        self.lines(&mut |line, _| {
            if let Message::Row { number, cells, .. } = line {
                each(number, child::fields(cells).collect())?;
            }
            Ok(Flow::On)
        })
    }

    fn garbage(&self) -> Error {
        bad_file(&self.name, "is damaged: it can't be read to its end", AS_CSV)
    }

    fn read_header(&mut self, asked: Option<HeaderRows>, names: &HeaderNames) -> Result<()> {
        let (mut first, mut header, mut faults) = (Vec::new(), Vec::new(), Vec::new());
        self.lines(&mut |line, _| {
            let Message::Row { number, cells, .. } = line else { return Ok(Flow::Stop) };
            let mut texts = Vec::new();
            for (at, field) in child::fields(cells).enumerate() {
                texts.push(match field {
                    RawCell::Empty => String::new(),
                    RawCell::Text(text) => text,
                    RawCell::List(texts) => texts.join(";"),
                    RawCell::Fault(why) => {
                        faults.push((number, at, why));
                        String::new()
                    }
                });
            }
            let line = header_row::HeaderLine { number, cells: texts };
            match asked {
                Some(rows) if number < rows.first => {}
                Some(rows) if number > rows.last => return Ok(Flow::Stop),
                Some(_) => header.push(line),
                None if first.len() == N_LOOKED_AT => return Ok(Flow::Stop),
                None => first.push(line),
            }
            Ok(Flow::On)
        })?;
        if asked.is_none() {
            header.extend(chosen(&self.name, first, names, &mut self.remarks)?);
        }
        refuse_blank(&self.name, &header, asked, u64::MAX, ("the sheet is empty", "--sheet names another"))?;
        if let Some((number, at, why)) = faults.into_iter().find(|(number, ..)| header.iter().any(|line| line.number == *number))
        {
            let place = format!("{}:{number}:{}", self.name, crate::import::read::header::letter(at));
            return Err(bad_file(place, why, "mend the header"));
        }
        let mut columns = Columns::new(&self.name, &header)?;
        self.header_row = header.last().map_or(0, |line| line.number);
        if columns.has_unnamed() {
            self.each_row(&mut |number, fields| {
                if number > self.header_row {
                    columns.see(fields.iter().map(|field| !is_blank(field)));
                }
                Ok(())
            })?;
        }
        self.columns = columns;
        Ok(())
    }

    /// Passes each line to `each`, with the number of bytes up to it.
    fn lines(&self, each: &mut dyn FnMut(Message, u64) -> Result<Flow>) -> Result<()> {
        let cannot_read = |source| Error::io(format!("can't read what {} holds", self.name), source);
        let mut file = &self.written;
        file.seek(SeekFrom::Start(0)).map_err(cannot_read)?;
        let mut written = BufReader::with_capacity(64 * 1024, file);
        let (mut text, mut n_done) = (Vec::new(), 0);
        loop {
            text.clear();
            let n = (&mut written).take(LONGEST_LINE).read_until(b'\n', &mut text).map_err(cannot_read)?;
            if n == 0 {
                return Ok(());
            }
            n_done += n as u64;
            let line = serde_json::from_slice(&text).map_err(|_| self.garbage())?;
            if each(line, n_done)? == Flow::Stop {
                return Ok(());
            }
        }
    }
}

impl Rows for Workbook {
    fn header(&self) -> &[String] {
        self.columns.names()
    }

    fn remarks(&self) -> Vec<HeaderRemark> {
        self.remarks.clone()
    }

    fn read(&self, each: &mut dyn FnMut(&Row, Read) -> Result<()>) -> Result<()> {
        self.lines(&mut |line, n_done| {
            if let Message::Row { number, cells, is_cut } = line
                && number > self.header_row
                && let Some(mut row) = self.columns.row(number, child::fields(cells))
            {
                if is_cut {
                    row.fault = Some(ROW_TOO_LONG.to_owned());
                }
                each(&row, Read { n_done, n_all: Some(self.n_written) })?;
            }
            Ok(Flow::On)
        })
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flow {
    On,
    Stop,
}

/// How the child ended.
#[derive(Debug)]
enum Ended {
    Itself(ExitStatus),
    TooLate,
    TooMuch,
}

fn start(program: &Path, path: &Path, sheet: Option<&str>, written: &File) -> io::Result<Child> {
    let mut command = Command::new(program);
    command.arg(COMMAND);
    if let Some(sheet) = sheet {
        command.arg(format!("--sheet={sheet}"));
    }
    command.arg("--").arg(path);
    // A backtrace would take more memory than everything else.
    command.env("RUST_BACKTRACE", "0");
    command.stdin(Stdio::null()).stdout(written.try_clone()?).stderr(Stdio::null()).spawn()
}

/// Waits for the child, and kills it if it takes too long or writes too much.
fn wait(mut child: Child, written: &File) -> io::Result<Ended> {
    let began = Instant::now();
    let mut pause = Duration::from_millis(1);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Ended::Itself(status));
        }
        let is_late = began.elapsed() > TIME;
        if is_late || written.metadata()?.len() > MOST_WRITTEN {
            child.kill()?;
            child.wait()?;
            return Ok(if is_late { Ended::TooLate } else { Ended::TooMuch });
        }
        sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(20));
    }
}

/// Whether the child aborted, as it does when its allocator refuses memory: by a signal on Unix, by a system code on Windows.
/// A panic ends with the code 101.
fn was_aborted(status: ExitStatus) -> bool {
    status.code().is_none_or(|code| !(0..=255).contains(&code))
}
