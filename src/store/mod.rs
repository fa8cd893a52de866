//! The register: the only place that speaks SQL. It reads rows into the model's records and writes them through
//! `change` alone; it knows nothing of commands, words for people or formats.

mod add;
mod agenda;
mod change;
mod create;
mod desk;
mod dossier;
mod families;
mod filter;
mod find;
mod follow_ups;
mod leaves;
mod matrix;
mod meetings;
mod moment;
mod movement;
mod open;
#[cfg(test)]
mod overview_tests;
mod owners;
#[cfg(test)]
mod plans;
mod progress;
mod recommendations;
mod record;
mod relations;
mod schema;
mod settings;
mod settle;
mod shares;
mod standing;
mod targets;
#[cfg(test)]
mod tests;
mod values;

use std::path::{Path, PathBuf};

use rusqlite::Connection;

pub use add::{NewMeeting, NewOwner, NewRecommendation, NewRelation};
pub use agenda::Horizon;
pub use change::{Author, Change, Keep, hexadecimal};
pub use filter::{Filter, SORT_KEYS, SortKey};
pub use moment::Moment;
pub use movement::Since;
pub use open::real_path;
pub use progress::Scope;
pub use record::{Line, NewFollowUp, Part, Recorded};
pub use settings::Settings;

use crate::error::Result;

/// An open register.
pub struct Register {
    connection: Connection,
    path: PathBuf,
    /// Which follow-ups are read: all, or those of a time.
    window: families::Window,
}

impl Register {
    /// Opens the register at `path` for reading and, where the file allows it, for changes.
    ///
    /// # Errors
    /// Everything that keeps the file from being a register of this program; it is untouched then.
    pub fn open(path: &Path) -> Result<Self> {
        let path = real_path(path)?;
        let connection = open::open(&path)?;
        Ok(Self { connection, path, window: families::Window::ALL })
    }

    /// The register's absolute path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The folder from which files of evidence are named.
    pub fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new("."))
    }
}
