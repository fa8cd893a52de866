//! The zip archive that a workbook is, written without going back.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use zip::result::ZipError;
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::super::output_error;
use crate::error::Result;

/// An archive on its way to an output.
pub(super) struct Package<'w> {
    zip: ZipWriter<StreamWriter<Outlet<'w>>>,
    state: Rc<RefCell<State>>,
}

impl<'w> Package<'w> {
    pub(super) fn new(out: &'w mut dyn Write) -> Self {
        let state = Rc::new(RefCell::new(State::Open));
        Self { zip: ZipWriter::new_stream(Outlet { out, state: Rc::clone(&state) }), state }
    }

    /// Writes a whole part.
    pub(super) fn part(&mut self, name: &str, xml: &str) -> Result<()> {
        self.begin(name)?;
        self.write(xml.as_bytes())
    }

    /// Begins a part, which ends where the next one begins.
    pub(super) fn begin(&mut self, name: &str) -> Result<()> {
        // No instant is that of writing: the same parts give the same bytes.
        let options =
            SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::default());
        self.zip.start_file(name, options).map_err(|error| output_error(io_error(error)))?;
        self.failure()
    }

    /// Adds to the part that was begun.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.zip.write_all(bytes).map_err(output_error)?;
        self.failure()
    }

    /// Writes the archive's list of parts.
    pub(super) fn finish(self) -> Result<()> {
        let Self { zip, state } = self;
        zip.finish().map_err(|error| output_error(io_error(error)))?;
        match state.replace(State::Closed) {
            State::Failed(source) => Err(output_error(source)),
            State::Open | State::Closed => Ok(()),
        }
    }

    /// Ends it where it is: what was written so far is no archive, and nobody can take it for a whole one.
    pub(super) fn abandon(self) {
        self.state.replace(State::Closed);
    }

    fn failure(&self) -> Result<()> {
        let mut state = self.state.borrow_mut();
        match std::mem::replace(&mut *state, State::Closed) {
            State::Failed(source) => Err(output_error(source)),
            before @ (State::Open | State::Closed) => {
                *state = before;
                Ok(())
            }
        }
    }
}

/// What has become of an output.
enum State {
    Open,
    /// It can't be written, and nobody was told yet.
    Failed(io::Error),
    /// What comes now is swallowed.
    Closed,
}

/// What the archive writes into. It keeps a failure for us: `zip` would try to finish the archive when it is dropped, and
/// print what that ran into.
struct Outlet<'w> {
    out: &'w mut dyn Write,
    state: Rc<RefCell<State>>,
}

impl Outlet<'_> {
    fn keep(&self, outcome: io::Result<()>) {
        if let Err(source) = outcome {
            self.state.replace(State::Failed(source));
        }
    }

    fn is_open(&self) -> bool {
        matches!(*self.state.borrow(), State::Open)
    }
}

impl Write for Outlet<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.is_open() {
            let written = self.out.write_all(bytes);
            self.keep(written);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.is_open() {
            let flushed = self.out.flush();
            self.keep(flushed);
        }
        Ok(())
    }
}

fn io_error(error: ZipError) -> io::Error {
    match error {
        ZipError::Io(source) => source,
        other => io::Error::other(other),
    }
}
