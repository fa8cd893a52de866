//! Checks the container of a workbook before it is read: its kind, the stated sizes of its parts, and whether they are true.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};

use zip::ZipArchive;
use zip::result::ZipError;

use super::AS_CSV;

/// The most parts of a workbook.
const MOST_PARTS: usize = 10_000;

/// The limit on the total size of the inflated parts, in bytes.
const LARGEST: u64 = 1024 * 1024 * 1024;

/// A part larger than this, in bytes, can be inflated at most this many times.
const LARGE: u64 = 16 * 1024 * 1024;
const MOST_INFLATED: u64 = 100;

/// The content of a container.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    Xlsx,
    Xlsb,
    Ods,
    Xls,
}

/// Why a workbook is refused, with a hint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BadWorkbook {
    pub(super) why: String,
    pub(super) hint: String,
}

impl BadWorkbook {
    pub(super) fn new(why: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { why: why.into(), hint: hint.into() }
    }

    pub(super) fn damaged(why: impl std::fmt::Display) -> Self {
        Self::new(format!("is damaged: {why}"), "open it in a spreadsheet, which may mend it, and save it anew")
    }

    pub(super) fn password() -> Self {
        Self::new("is password-protected", "save it without a password")
    }
}

/// Detects the content of the container, and inflates all its parts once, without keeping them, to check that they are whole
/// and have the stated size. All are checked, as the workbook decides which of them are read.
pub(super) fn check(file: &mut File) -> Result<Container, BadWorkbook> {
    let mut beginning = [0; 4];
    let is_zip = file.read_exact(&mut beginning).is_ok() && beginning.starts_with(b"PK");
    file.seek(SeekFrom::Start(0)).map_err(BadWorkbook::damaged)?;
    if !is_zip {
        return Ok(Container::Xls);
    }
    let mut zip = ZipArchive::new(BufReader::new(file)).map_err(damaged)?;
    if zip.len() > MOST_PARTS {
        return Err(BadWorkbook::new(format!("has {} parts, more than any workbook", zip.len()), AS_CSV));
    }
    let mut names = Vec::with_capacity(zip.len());
    let mut n_all: u64 = 0;
    for at in 0..zip.len() {
        let part = zip.by_index_raw(at).map_err(damaged)?;
        let name = part.name().map_err(damaged)?.into_owned();
        if part.encrypted() {
            return Err(BadWorkbook::password());
        }
        n_all = n_all.saturating_add(part.size());
        if part.size() > LARGE && part.size() / MOST_INFLATED > part.compressed_size() {
            let n_times = part.size() / part.compressed_size().max(1);
            return Err(BadWorkbook::new(format!("`{name}` grows {n_times} times when it is inflated"), AS_CSV));
        }
        names.push(name);
    }
    if n_all > LARGEST {
        return Err(BadWorkbook::new(format!("takes {} MiB when it is inflated", n_all / 1024 / 1024), AS_CSV));
    }
    let container = kind(&names)?;
    for at in 0..zip.len() {
        check_part(&mut zip, at)?;
    }
    Ok(container)
}

fn check_part(zip: &mut ZipArchive<BufReader<&mut File>>, at: usize) -> Result<(), BadWorkbook> {
    let part = zip.by_index(at).map_err(damaged)?;
    let (name, size) = (part.name().map_err(damaged)?.into_owned(), part.size());
    let inflated = io::copy(&mut part.take(size.saturating_add(1)), &mut io::sink());
    match inflated {
        Ok(n) if n == size => Ok(()),
        Ok(n) if n > size => Err(BadWorkbook::damaged(format!("`{name}` is larger than it says"))),
        Ok(_) => Err(BadWorkbook::damaged(format!("`{name}` is cut off"))),
        Err(error) if error.to_string().contains("checksum") => {
            Err(BadWorkbook::damaged(format!("the checksum of `{name}` is not that of its bytes")))
        }
        Err(error) => Err(BadWorkbook::damaged(format!("`{name}` can't be inflated: {error}"))),
    }
}

fn kind(names: &[String]) -> Result<Container, BadWorkbook> {
    let has = |part: &str| names.iter().any(|name| name.trim_start_matches('/').eq_ignore_ascii_case(part));
    let begins = |folder: &str| names.iter().any(|name| name.starts_with(folder));
    if has("content.xml") && has("mimetype") {
        Ok(Container::Ods)
    } else if has("xl/workbook.bin") {
        Ok(Container::Xlsb)
    } else if begins("word/") || begins("ppt/") {
        Err(BadWorkbook::new(
            "is a document or a presentation, not a workbook",
            "copy the table into a spreadsheet and save that",
        ))
    } else if has("[Content_Types].xml") || has("_rels/.rels") {
        Ok(Container::Xlsx)
    } else {
        Err(BadWorkbook::new("is a ZIP archive, not a workbook", "unpack it first"))
    }
}

fn damaged(error: ZipError) -> BadWorkbook {
    match error {
        ZipError::InvalidPassword => BadWorkbook::password(),
        ZipError::UnsupportedArchive(why) if why.to_lowercase().contains("password") => BadWorkbook::password(),
        other => BadWorkbook::damaged(other),
    }
}
