//! Tests whether locks work in a folder: one process holds a lock on a file there, and another tries to take it.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};
use tempfile::TempPath;

use crate::error::{Error, Result};
use crate::platform::unfinished;

/// A lock on a file of its own, held until it is dropped; the file is deleted with it.
pub struct HeldLock {
    /// Kept because closing it releases the lock.
    _connection: Connection,
    place: TempPath,
}

impl HeldLock {
    /// Takes a lock in `folder`.
    ///
    /// # Errors
    /// The folder can't be written.
    pub fn take(folder: &Path) -> Result<Self> {
        let cannot_write = |source| Error::io(format!("can't write in {}", folder.display()), source);
        let file = tempfile::Builder::new()
            .prefix(&unfinished::beginning())
            .suffix(".lock")
            .tempfile_in(folder)
            .map_err(cannot_write)?;
        let place = file.into_temp_path();
        let connection = Connection::open(&place)?;
        connection.execute_batch("BEGIN EXCLUSIVE")?;
        Ok(Self { _connection: connection, place })
    }

    /// The file that is locked.
    pub fn path(&self) -> &Path {
        &self.place
    }
}

/// Whether a lock on the file at `path` can be taken without waiting.
///
/// # Errors
/// The file can't be opened.
pub fn can_take_lock(path: &Path) -> Result<bool> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(Duration::ZERO)?;
    match connection.execute_batch("BEGIN EXCLUSIVE") {
        Ok(()) => Ok(true),
        Err(source) if source.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => Ok(false),
        Err(source) => Err(source.into()),
    }
}
