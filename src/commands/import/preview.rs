//! The plan of a dry run, kept in a temporary file while the register is locked and shown when it is not: a million rows
//! take no memory, and nobody waits for a reader.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Seek, Write};

use crate::error::{Error, Result};
use crate::model::plan::Planned;

/// The rows of a plan, in the order in which they came.
pub(super) struct Preview {
    file: BufWriter<File>,
}

impl Preview {
    pub(super) fn new() -> Result<Self> {
        Ok(Self { file: BufWriter::new(tempfile::tempfile().map_err(failed)?) })
    }

    pub(super) fn push(&mut self, planned: &Planned) -> Result<()> {
        serde_json::to_writer(&mut self.file, planned).map_err(|error| failed(error.into()))?;
        self.file.write_all(b"\n").map_err(failed)
    }

    /// Gives every row to `each`.
    pub(super) fn read(self, each: &mut dyn FnMut(Planned) -> Result<()>) -> Result<()> {
        let mut file = self.file.into_inner().map_err(|error| failed(error.into_error()))?;
        file.rewind().map_err(failed)?;
        for line in BufReader::new(file).lines() {
            each(serde_json::from_str(&line.map_err(failed)?).map_err(|error| failed(error.into()))?)?;
        }
        Ok(())
    }
}

fn failed(source: std::io::Error) -> Error {
    Error::io("can't keep the preview in a temporary file", source)
}
