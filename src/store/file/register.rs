//! An open register.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

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
}
