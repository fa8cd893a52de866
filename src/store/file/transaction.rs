//! One transaction under the lock, and what is certain when it fails: "not saved" is said only if it is true.

use rusqlite::Connection;

use super::open::told;
use super::register::Register;
use crate::error::{Error, Result};

/// Whether a change is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    Commit,
    /// Everything is done and then rolled back: `--dry-run`.
    DryRun,
}

impl Register {
    /// Runs `work` under the lock as one transaction. `work` returns, after its result, how many log entries it wrote. If
    /// nothing is kept, a lock that was held before stays held.
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
            // The transaction may have ended already; what is left of it ends when the register is closed.
            let _ = self.end_moment();
            told(&self.path, error)
        })
    }
}

/// A commit happens when the journal is removed. What fails before that is rolled back; if the removal or anything after
/// it fails, SQLite can't say whether the change was saved.
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
