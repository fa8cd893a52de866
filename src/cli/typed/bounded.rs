//! Ordinary files and standard input, read whole into memory up to a size that no text of an officer reaches.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::error::{Error, Result};

/// In bytes.
pub const LONGEST: u64 = 1024 * 1024;

/// The bytes of the ordinary file at `path`.
///
/// # Errors
/// A file that is not there (3); a folder, device or pipe, or one that is too long (4).
pub fn read_file(path: &Path) -> Result<Vec<u8>> {
    let file = open_file(path)?;
    whole(file, &path.display().to_string()).map_err(|error| match error {
        Error::Io { source, .. } => Error::io(format!("can't read {}", path.display()), source),
        other => other,
    })
}

/// Standard input, up to its end.
///
/// # Errors
/// It can't be read (1), or is too long (4).
pub fn read_stdin() -> Result<Vec<u8>> {
    whole(io::stdin().lock(), "standard input")
}

/// Opens an ordinary file, and nothing else: reading a device or pipe might never end.
///
/// # Errors
/// A file that is not there (3); a folder, device or pipe (4).
pub fn open_file(path: &Path) -> Result<File> {
    let cannot_read = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Error::NoFile { path: path.to_owned() },
        _ => Error::io(format!("can't read {}", path.display()), source),
    };
    let metadata = path.metadata().map_err(cannot_read)?;
    if !metadata.is_file() {
        return Err(Error::Rule {
            message: format!("{} is not an ordinary file", path.display()),
            hint: "save what it gives as a file, and name that".to_owned(),
        });
    }
    File::open(path).map_err(cannot_read)
}

fn whole(reader: impl Read, name: &str) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = reader.take(LONGEST + 1).read_to_end(&mut bytes);
    read.map_err(|source| Error::io(format!("can't read {name}"), source))?;
    if bytes.len() as u64 > LONGEST {
        return Err(Error::Rule {
            message: format!("{name} is longer than 1 MiB"),
            hint: "keep what is so long as a file of evidence".to_owned(),
        });
    }
    Ok(bytes)
}
