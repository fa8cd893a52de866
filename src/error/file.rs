//! What can be wrong with a register file, a backup, a whole register in one file, or the disk.

use std::fmt;
use std::path::PathBuf;

use super::Error;

/// Why a file is not a register of this program.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Foreign {
    #[error("no file can have this name")]
    NoName,
    #[error("it is a folder")]
    Folder,
    /// `to` is the target of the link; `None` if there is none.
    #[error("it is a symbolic link")]
    Link { to: Option<PathBuf> },
    #[error("it is not an ordinary file")]
    NotOrdinary,
    #[error("it is empty")]
    Empty,
    #[error("it is not an SQLite file")]
    NotSqlite,
    #[error("it was made by another program")]
    OtherProgram,
    #[error("it is of a form that was never released")]
    NeverReleased,
    /// Another program changed its schema; the text says how.
    #[error("{0}")]
    Schema(String),
}

/// What can't be written because a file is already there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// A new register.
    Register,
    Backup,
    /// A table or page; the user can allow overwriting.
    Output,
}

/// Why the disk refused a write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoRoom {
    DiskFull,
    QuotaUsedUp,
    /// The system's limit on file sizes: `ulimit -f`.
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

/// Why a register is damaged, when SQLite says only that it is.
pub(crate) const UNREADABLE: &str = "SQLite can't read it";

impl Error {
    /// Whether reading failed because of the disk or the network; the register itself may be fine.
    pub fn is_of_the_disk(&self) -> bool {
        match self {
            Self::DiskFails { .. } => true,
            Self::Sqlite(source) => source.sqlite_error_code() == Some(rusqlite::ErrorCode::SystemIoFailure),
            _ => false,
        }
    }

    /// Whether SQLite called a register damaged in the middle of a statement; it also does so when the disk fails.
    pub fn is_of_sqlite(&self) -> bool {
        match self {
            Self::Damaged { why, .. } => why == UNREADABLE,
            Self::Sqlite(source) => source.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseCorrupt),
            _ => false,
        }
    }
}

/// Why a register can't be read from or written to one file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WholeRefusal {
    /// What it already holds; a few examples at most.
    #[error("the register is not empty: it holds {}", held.join(", "))]
    NotEmpty { held: Vec<String> },
    #[error("the register has a log of its own, and a log in a file takes its place")]
    HasLog,
    #[error("the register can't be written whole: `{column}` in {section} can't be read")]
    Unreadable { section: String, column: String },
}
