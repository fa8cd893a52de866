//! What can be wrong with the file of a register, a backup, or the disk that it is on.

use std::fmt;
use std::path::PathBuf;

use super::Error;

/// Why a file is no register of ours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Foreign {
    #[error("no file can have this name")]
    NoName,
    #[error("it is a folder")]
    Folder,
    /// `to` is the file that it leads to; `None` where it leads nowhere.
    #[error("it is a symbolic link")]
    Link { to: Option<PathBuf> },
    #[error("it is no ordinary file")]
    NotOrdinary,
    #[error("it is empty")]
    Empty,
    #[error("it is no SQLite file")]
    NotSqlite,
    #[error("it was made by another program")]
    OtherProgram,
    #[error("it is of a form that was never released")]
    NeverReleased,
    /// Another program changed its schema; how, is said.
    #[error("{0}")]
    Schema(String),
}

/// What a file that is there already stands in the way of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// A new register.
    Register,
    Backup,
    /// A table or page that is to be written; leave to overwrite it can be given.
    Output,
}

/// Why a disk did not take what was to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoRoom {
    DiskFull,
    QuotaUsedUp,
    /// The system lets no file grow that large here: `ulimit -f`.
    FileTooLarge,
    /// An input or output error.
    DiskFails,
}

impl fmt::Display for NoRoom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::DiskFull => "the disk is full",
            Self::QuotaUsedUp => "your quota of the disk is used up",
            Self::FileTooLarge => "the register would be larger than a file may be here",
            Self::DiskFails => "the disk could not be written",
        })
    }
}

/// Why a register is damaged, where SQLite says no more than that.
pub(crate) const UNREADABLE: &str = "SQLite can't read it";

impl Error {
    /// Whether the disk or the network failed where the register was to be read: that says nothing of the register.
    pub fn is_of_the_disk(&self) -> bool {
        match self {
            Self::DiskFails { .. } => true,
            Self::Sqlite(source) => source.sqlite_error_code() == Some(rusqlite::ErrorCode::SystemIoFailure),
            _ => false,
        }
    }

    /// Whether SQLite called a register damaged in the middle of a statement, as it does too where the disk failed.
    pub fn is_of_sqlite(&self) -> bool {
        match self {
            Self::Damaged { why, .. } => why == UNREADABLE,
            Self::Sqlite(source) => source.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseCorrupt),
            _ => false,
        }
    }
}
