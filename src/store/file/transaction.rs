//! One transaction under the lock, and what can be said of it when it fails: "not saved" only of what is not.

use rusqlite::Connection;

use super::open::told;
use super::register::Register;
use crate::error::{Error, Result};

/// Whether a change is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    Commit,
    /// Everything is done and taken back: `--dry-run`.
    DryRun,
}

impl Register {
    /// Runs `work` under the lock, as one transaction of as many entries of the log as it says behind its result. Where
    /// nothing is kept, a lock that was held before is held still.
    pub(in crate::store) fn transact<T>(&mut self, keep: Keep, work: impl FnOnce(&Connection) -> Result<(T, u32)>) -> Result<T> {
        self.take_lock()?;
        let connection = &self.connection;
        let done = connection.execute_batch("SAVEPOINT work").map_err(Error::from).and_then(|()| work(connection));
        let ended = match done {
            Ok((result, n_entries)) if keep == Keep::DryRun || n_entries == 0 => {
                connection.execute_batch("ROLLBACK TO work; RELEASE work").map(|()| result).map_err(Error::from)
            }
            Ok((result, _)) => connection.execute_batch("COMMIT").map(|()| result).map_err(commit_failed),
            Err(error) => Err(error),
        };
        ended.map_err(|error| {
            // It may have ended already; what is left of it ends when the register is closed.
            let _ = self.end_moment();
            told(&self.path, error)
        })
    }
}

/// A commit is made by the removal of the journal. What fails before that is taken back; of what fails at it or behind it
/// SQLite can't say whether it is saved.
pub(in crate::store) fn commit_failed(source: rusqlite::Error) -> Error {
    use rusqlite::ErrorCode;
    use rusqlite::ffi::{SQLITE_IOERR_FSYNC, SQLITE_IOERR_WRITE};
    let is_before_the_end = matches!(source.sqlite_extended_error_code(), Some(SQLITE_IOERR_WRITE | SQLITE_IOERR_FSYNC));
    match source.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::DiskFull | ErrorCode::ReadOnly) => {
            Error::from(source)
        }
        _ if is_before_the_end => Error::from(source),
        _ => Error::Unsure { source },
    }
}
