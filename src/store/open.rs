//! Opening a register, and every reason not to (DESIGN.md section 12): nothing is written before the file is known to be ours.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::schema::{APPLICATION_ID, FORM, stranger};
use crate::error::{Error, Result};

/// How long a writer waits for another one.
const PATIENCE: Duration = Duration::from_secs(10);

/// Bytes of SQLite's header that are looked at before the file is opened.
const HEADER: usize = 100;

/// Opens the register at `path`, an absolute path of an ordinary file.
///
/// # Errors
/// A missing file, a folder or link, a file of another kind, one cut short, one of a newer version, one with strangers in it;
/// the file is untouched.
pub(super) fn open(path: &Path) -> Result<Connection> {
    look_at_header(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(|source| damage(path, source))?;
    prepare(&connection).map_err(|source| damage(path, source))?;
    let found = stranger(&connection).map_err(|error| match error {
        Error::Sqlite(source) => damage(path, source),
        other => other,
    })?;
    match found {
        None => Ok(connection),
        Some(why) => Err(Error::NotARegister { path: path.to_owned(), why }),
    }
}

/// The settings of every connection.
pub(super) fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.execute_batch(
        "PRAGMA foreign_keys = ON; PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;",
    )
}

/// The path as an absolute one.
///
/// # Errors
/// An empty path, `:memory:` and `file:` addresses, which SQLite would take for something else than a file.
pub fn real_path(path: &Path) -> Result<PathBuf> {
    let text = path.to_string_lossy();
    if text.is_empty() || text == ":memory:" || text.starts_with("file:") {
        return Err(Error::Usage {
            message: format!("`{text}` is no path of a register"),
            hint: "name a file, such as --db register.db".to_owned(),
        });
    }
    std::path::absolute(path).map_err(|source| Error::io(format!("can't use the path {text}"), source))
}

/// What SQLite says of a damaged file, as our error.
pub(super) fn damage(path: &Path, source: rusqlite::Error) -> Error {
    match source.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => Error::NotARegister { path: path.to_owned(), why: "it is no SQLite file".to_owned() },
        Some(ErrorCode::DatabaseCorrupt) => Error::Damaged { path: path.to_owned(), why: "SQLite can't read it".to_owned() },
        Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
            Error::io(format!("can't open {}", path.display()), io::Error::from(io::ErrorKind::PermissionDenied))
        }
        Some(ErrorCode::ReadOnly) => Error::ReadOnly { path: path.to_owned() },
        _ => Error::from(source),
    }
}

fn look_at_header(path: &Path) -> Result<()> {
    let not_ours = |why: &str| Error::NotARegister { path: path.to_owned(), why: why.to_owned() };
    let damaged = |why: String| Error::Damaged { path: path.to_owned(), why };
    let cannot_read = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Error::NoRegister { path: path.to_owned() },
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidFilename => not_ours("no file can have this name"),
        _ => Error::io(format!("can't read {}", path.display()), source),
    };
    let kind = fs::symlink_metadata(path).map_err(cannot_read)?.file_type();
    if kind.is_dir() {
        return Err(not_ours("it is a folder"));
    }
    if kind.is_symlink() {
        return Err(not_ours("it is a symbolic link; name the file itself"));
    }
    if !kind.is_file() {
        return Err(not_ours("it is no ordinary file"));
    }

    let mut header = [0u8; HEADER];
    let mut file = fs::File::open(path).map_err(cannot_read)?;
    let size = file.metadata().map_err(cannot_read)?.len();
    if size == 0 {
        return Err(not_ours("it is empty"));
    }
    if size < HEADER as u64 {
        return Err(not_ours("it is no SQLite file"));
    }
    file.read_exact(&mut header).map_err(cannot_read)?;
    drop(file);
    if &header[..16] != b"SQLite format 3\0" {
        return Err(not_ours("it is no SQLite file"));
    }
    let number = |at: usize| i64::from(u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]));
    if number(68) != APPLICATION_ID {
        return Err(not_ours("it was made by another program"));
    }
    let form = number(60);
    if form > FORM {
        return Err(Error::NewerRegister { path: path.to_owned(), found: form, known: FORM });
    }
    if form < FORM {
        return Err(not_ours("it is of a form that was never released"));
    }
    let page = match number(16) >> 16 {
        1 => 65_536,
        page => page,
    };
    let expected = page * number(28);
    if i64::try_from(size).is_ok_and(|size| size < expected) && !has_journal(path) {
        return Err(damaged(format!("it is cut short: {size} bytes instead of {expected}")));
    }
    Ok(())
}

/// A command that was killed leaves a journal, from which SQLite brings the file back to its size.
fn has_journal(path: &Path) -> bool {
    let mut journal = path.as_os_str().to_owned();
    journal.push("-journal");
    Path::new(&journal).exists()
}
