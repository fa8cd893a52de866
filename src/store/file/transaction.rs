//! One transaction under the lock, and what can be said of it when it fails: "not saved" only of what is not.

use rusqlite::{Connection, Transaction, TransactionBehavior};

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
    /// Runs `work` under the lock, as one transaction of as many entries of the log as it says behind its result.
    pub(in crate::store) fn transact<T>(&mut self, keep: Keep, work: impl FnOnce(&Connection) -> Result<(T, u32)>) -> Result<T> {
        let path = self.path.clone();
        let told = |error| crate::store::file::open::told(&path, error);
        self.end_moment()?;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let transaction = transaction.map_err(|source| told(source.into()))?;
        let (result, n_entries) = work(&transaction).map_err(told)?;
        if keep == Keep::DryRun || n_entries == 0 {
            transaction.rollback()?;
            return Ok(result);
        }
        commit(transaction).map_err(told)?;
        Ok(result)
    }
}

fn commit(transaction: Transaction<'_>) -> Result<()> {
    transaction.commit().map_err(commit_failed)
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
