//! Files that a command writes: whole or not at all, never over the register that it reads; what goes to a device or a pipe is
//! handed on once the register is closed, however slowly it is read.

use std::fs::{self, File};
use std::io::{self, BufWriter, Seek, Write};
use std::path::{Path, PathBuf};

use super::Context;
use crate::error::{Error, Result};
use crate::export::file::{Overwrite, refuse, write_file};
use crate::platform::beside::beside;

/// What a command has saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    Nothing,
    /// A change of the register.
    Change,
    /// Files of which standard output was to tell.
    Files,
}

/// What a device or a pipe gets.
#[derive(Debug)]
pub(super) struct ForDevice {
    path: PathBuf,
    content: File,
}

impl Context {
    /// As `export::file::write_file`.
    ///
    /// # Errors
    /// Those of `write_file`; `Error::Rule` for the register that was named, even if it can't be recognised as one.
    pub fn write_file(&self, path: &Path, overwrite: Overwrite, write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
        if self.is_register(path) {
            return Err(refuse(path, "the register"));
        }
        if fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir()) {
            let waiting = ForDevice::fill(path, write)?;
            self.shown.borrow_mut().hand_over(waiting);
            return Ok(());
        }
        write_file(path, overwrite, write)
    }

    /// Whether it is the register that is named, or a journal of it.
    fn is_register(&self, path: &Path) -> bool {
        let Some(register) = self.register().ok().and_then(|register| fs::canonicalize(register).ok()) else { return false };
        let Ok(path) = fs::canonicalize(path) else { return false };
        path == register || beside(&register).contains(&path)
    }
}

impl ForDevice {
    fn fill(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<Self> {
        let cannot_hold = |source| Error::io("can't make a temporary file", source);
        let mut buffered = BufWriter::new(tempfile::tempfile().map_err(cannot_hold)?);
        write(&mut buffered)?;
        let mut content = buffered.into_inner().map_err(|error| cannot_hold(error.into_error()))?;
        content.rewind().map_err(cannot_hold)?;
        Ok(Self { path: path.to_path_buf(), content })
    }

    /// Writes it all, as slowly as it is read.
    pub(super) fn deliver(mut self) -> io::Result<()> {
        let mut device = File::options().write(true).open(self.path)?;
        io::copy(&mut self.content, &mut device)?;
        device.flush()
    }
}
