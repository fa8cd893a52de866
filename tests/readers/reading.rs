//! Reads a file as `import` does.

use std::fs;
use std::path::{Path, PathBuf};

use midsa::cli::hint;
use midsa::error::{Error, Result};
use midsa::import::read::input::{Form, Input, ReadOptions};
use midsa::import::read::rows::{RawCell, Row};
use tempfile::TempDir;

use super::support::office::MIDSA;
use super::support::registers::folder;

/// The content of a file.
#[derive(Debug)]
pub(crate) struct Whole {
    pub(crate) header: Vec<String>,
    pub(crate) rows: Vec<Row>,
}

impl Whole {
    /// The cells as texts, lists joined by `;`.
    pub(crate) fn texts(&self) -> Vec<Vec<String>> {
        let text = |field: &RawCell| match field {
            RawCell::Empty => String::new(),
            RawCell::Text(text) => text.clone(),
            RawCell::List(texts) => texts.join(";"),
            RawCell::Fault(why) => panic!("a fault: {why}"),
        };
        self.rows.iter().map(|row| row.fields.iter().map(text).collect()).collect()
    }
}

/// A folder for the files of one test.
pub(crate) struct Desk {
    folder: TempDir,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self { folder: folder() }
    }

    pub(crate) fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).expect("written");
        path
    }

    pub(crate) fn read(&self, form: Form, bytes: &[u8]) -> Result<Whole> {
        read(&self.put("in", bytes), &ReadOptions { form: Some(form), ..ReadOptions::default() })
    }
}

pub(crate) fn read(path: &Path, reading: &ReadOptions) -> Result<Whole> {
    let rows = Input::find(path, reading)?.rows_by(reading, Path::new(MIDSA))?;
    let mut whole = Whole { header: rows.header().to_vec(), rows: Vec::new() };
    rows.read(&mut |row, _| {
        whole.rows.push(row.clone());
        Ok(())
    })?;
    Ok(whole)
}

/// The error as an officer reads it.
pub(crate) fn told(error: &Error) -> String {
    format!("{error} ({})", hint::of(error).unwrap_or_default())
}
