//! An open register.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

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
            let held = self.connection.execute_batch("BEGIN; PRAGMA user_version;");
            held.map_err(|source| told(&self.path, source.into()))?;
        }
        Ok(())
    }

    /// Ends the moment that is held, if there is one.
    ///
    /// # Errors
    /// The register can't be read any more.
    pub fn end_moment(&self) -> Result<()> {
        if !self.connection.is_autocommit() {
            self.connection.execute_batch("COMMIT")?;
        }
        Ok(())
    }
}
