//! An open register: the moment it holds, the lock, and one transaction under the lock. When a transaction fails, "not
//! saved" is said only if it is true.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionState};

use super::failure::told;
use crate::error::{Error, Result};
use crate::store::sql::read::Window;

/// An open register.
pub struct Register {
    pub(in crate::store) connection: Connection,
    pub(in crate::store) path: PathBuf,
    /// Which follow-ups are read: all, or only those up to a day and an instant.
    pub(in crate::store) window: Window,
}

impl Register {
    /// The register's absolute path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The folder that evidence files are named relative to.
    pub fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new("."))
    }

    /// Holds the present moment: all reads see the register as it is now, whatever others write, until `end_moment`, a
    /// change or a copy. Others can't commit meanwhile, so don't hold it while waiting for a person.
    pub(in crate::store) fn hold_moment(&self) -> Result<()> {
        if self.connection.is_autocommit() {
            // The first read takes the lock that holds the moment.
            self.run("BEGIN; PRAGMA user_version;")?;
        }
        Ok(())
    }

    /// Takes the lock, so that nobody else writes: what is read from now on still holds when the next change is made. The
    /// lock is kept until that change is committed or `end_moment` is called.
    pub(in crate::store) fn take_lock(&self) -> Result<()> {
        if self.has_lock()? {
            return Ok(());
        }
        self.end_moment()?;
        self.run("BEGIN IMMEDIATE")
    }

    fn has_lock(&self) -> Result<bool> {
        let state = self.connection.transaction_state(None::<&str>)?;
        Ok(state == TransactionState::Write)
    }

    /// Ends the held moment or releases the lock, if there is one.
    pub fn end_moment(&self) -> Result<()> {
        if self.connection.is_autocommit() {
            return Ok(());
        }
        // A reader of the past has put views over the tables, which must stay.
        self.run(if self.has_lock()? { "ROLLBACK" } else { "COMMIT" })
    }

    fn run(&self, sql: &str) -> Result<()> {
        self.connection.execute_batch(sql).map_err(|source| told(&self.path, source.into()))
    }
}

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
