//! The register: the only place that speaks SQL. It reads rows into the model's records and writes them through
//! `change` alone; it knows nothing of commands, words for people or formats.

mod add;
mod add_at_once;
mod added;
mod agenda;
mod assign;
mod backup;
mod census;
mod change;
mod check;
mod consequences;
mod contacts;
mod coordination;
mod create;
mod dependents;
mod desk;
mod dossier;
mod edit;
mod events;
mod expand;
mod families;
mod filter;
mod find;
mod focal_points;
mod follow_ups;
mod forget;
mod images;
mod known;
mod known_rows;
mod leaves;
mod link;
mod locks;
mod log;
mod matrix;
mod meeting_changes;
#[cfg(test)]
mod meeting_tests;
mod meetings;
mod migrate;
mod moment;
mod movement;
mod moves;
mod no_room;
mod numbering;
mod open;
#[cfg(test)]
mod overview_tests;
mod owner_dossier;
mod owner_merge;
mod owner_writes;
mod owners;
#[cfg(test)]
mod plans;
mod progress;
mod recommendations;
mod record;
mod relations;
mod remove;
mod restore;
mod row_names;
mod schema;
mod settings;
mod settle;
mod shares;
mod split;
mod standing;
mod take_back;
mod targets;
mod tenures;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_owners;
mod transaction;
mod translations;
#[cfg(test)]
mod trust_tests;
mod undo;
#[cfg(test)]
mod undo_tests;
mod values;
mod waiting;
mod whole;
#[cfg(test)]
mod write_tests;

use std::path::{Path, PathBuf};

use rusqlite::Connection;

pub use add::NewRecommendation;
pub use added::{Added, Parent};
pub use agenda::Horizon;
pub use assign::Reassignment;
pub use backup::{Backup, BackupForNow, BackupPlace};
pub use change::{Author, Change};
pub use check::{Checked, Depth, Watcher};
pub use edit::{Becomes, Edit, Edited, FieldChange};
pub use expand::{Expansion, Outsider};
pub use filter::{Filter, SORT_KEYS, SortKey};
pub use forget::{Forgotten, Mentions};
pub use images::hexadecimal;
pub use known::{Content, Seen};
pub use known_rows::KnownOwner;
pub use link::{Linked, NewRelation};
pub use locks::{HeldLock, can_take_lock};
pub use log::LogFilter;
pub use meeting_changes::{EditedMeeting, MeetingEdit, NewMeeting};
pub use moment::Moment;
pub use movement::Since;
pub use moves::Moved;
pub use open::real_path;
pub use owner_merge::Merged;
pub use owner_writes::{EditedOwner, NewOwner, OwnerEdit};
pub use progress::Scope;
pub use record::{Line, NewFollowUp, Part, Recorded, Successor};
pub use remove::Removed;
pub use restore::{Damage, Restored};
pub use settings::Settings;
pub use split::{NewComponent, Split};
pub use tenures::{FocalPointEdit, Handover, NewFocalPoint, TenureChange};
pub use transaction::Keep;
pub use undo::{Consent, Outcome, TakenBack, Target};
pub use waiting::when_waiting;
pub use whole::{Extent, Incoming, Log, NextRow, Persons, Snapshot, TakenIn};

use crate::error::Result;

/// An open register.
pub struct Register {
    connection: Connection,
    path: PathBuf,
    /// Which follow-ups are read: all, or those of a time.
    window: families::Window,
}

impl Register {
    /// Opens the register at `path` for reading and, where the file allows it, for changes. One of an older form is brought
    /// into the newest, behind a backup.
    ///
    /// # Errors
    /// Everything that keeps the file from being a register of this program; it is untouched then.
    pub fn open(path: &Path) -> Result<Self> {
        let path = real_path(path)?;
        let (connection, form) = open::open(&path)?;
        let mut register = Self { connection, path, window: families::Window::ALL };
        migrate::bring_up(&mut register, form, migrate::STEPS, schema::FORM)?;
        open::refuse_strangers(&register.connection, &register.path)?;
        Ok(register)
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
