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
