//! An open register.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionState};

use super::open::told;
use crate::error::Result;
use crate::store::sql::window::Window;

/// An open register.
pub struct Register {
    pub(in crate::store) connection: Connection,
    pub(in crate::store) path: PathBuf,
    /// Which follow-ups are read: all, or those of a time.
    pub(in crate::store) window: Window,
}

impl Register {
    /// The register's absolute path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The folder from which files of evidence are named.
    pub fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new("."))
    }

    /// Holds the moment: what is read from now on is read as it is now, whatever others write, until `end_moment`, a change or
    /// a copy. Others can't commit meanwhile, so it is not to be held while anybody is waited for.
    pub(in crate::store) fn hold_moment(&self) -> Result<()> {
        if self.connection.is_autocommit() {
            // The first read takes the lock that keeps the moment.
            self.run("BEGIN; PRAGMA user_version;")?;
        }
        Ok(())
    }

    /// Takes the lock, under which nobody else writes: what is read from now on is still so when the change is made that
    /// comes next. It is held until that change is kept, or until `end_moment`.
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

    /// Ends the moment that is held, or lets the lock go, if there is one.
    ///
    /// # Errors
    /// The register can't be read any more.
    pub fn end_moment(&self) -> Result<()> {
        if self.connection.is_autocommit() {
            return Ok(());
        }
        // What a reader of the past laid over the tables is to stay.
        self.run(if self.has_lock()? { "ROLLBACK" } else { "COMMIT" })
    }

    fn run(&self, sql: &str) -> Result<()> {
        self.connection.execute_batch(sql).map_err(|source| told(&self.path, source.into()))
    }
}
