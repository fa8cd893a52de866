//! The errors, as types with fields: message and exit code (DESIGN.md section 8). This module imports only the model, so
//! every other module can use it. Hints are in `cli/hint`, which knows the commands.
//!
//! - here: [`Error`], every reason why a command can fail.
//! - `file`: a file that is not a register, one that already exists, a full disk; a whole register in one file.
//! - `adopted` (recommendations, relations, shares), `owner` (and focal points), `meeting` (and rounds), `undo`: what the rooms
//!   of the store refuse.
//! - `near`: the closest existing names, for "did you mean".

mod adopted;
mod file;
mod meeting;
mod near;
mod owner;
mod undo;

use std::io;
use std::path::PathBuf;

pub use self::adopted::{AdoptedRefusal, Dependent, NoParts, RelationRefusal, ShareRefusal};
pub(crate) use self::file::UNREADABLE;
pub use self::file::{Foreign, NoRoom, Taken, WholeRefusal};
pub use self::meeting::{MeetingRefusal, RoundRefusal};
pub(crate) use self::near::{nearest_known, nearest_word, quoted};
pub use self::owner::{OwnerRefusal, PersonRefusal};
pub use self::undo::UndoRefusal;
use crate::model::date::BadDate;
use crate::model::period::BadPeriod;
use crate::model::reference::BadRef;
use crate::model::refusal::Refusal;

/// A result with our error.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Every reason why a command can fail.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    // Not found (3).
    #[error("no recommendation `{reference}`")]
    NoRecommendation { reference: String, alike: Vec<String> },
    #[error("no owner `{name}`")]
    NoOwner { name: String, alike: Vec<String> },
    #[error("no group `{name}`")]
    NoGroup { name: String },
    #[error("several owners are or were called `{name}`")]
    SeveralOwners { name: String, codes: Vec<String> },
    #[error("`{owner}` has no focal point `{name}`")]
    NoFocalPoint { owner: String, name: String, known: Vec<String> },
    #[error("no meeting `{name}`")]
    NoMeeting { name: String, alike: Vec<String> },
    #[error("no round `{name}`")]
    NoRound { name: String, alike: Vec<String> },
    #[error("no return `{name}`")]
    NoReturn { name: String, alike: Vec<String> },
    #[error("no theme `{name}`")]
    NoTheme { name: String, known: Vec<String> },
    #[error("`{reference}` is a meeting, not a recommendation")]
    IsMeeting { reference: String },
    /// An owner's code was given where a recommendation is expected.
    #[error("`{name}` is an owner, not a recommendation")]
    IsOwner { name: String, code: String },
    #[error("no register at {}", path.display())]
    NoRegister { path: PathBuf },
    #[error("no file {}", path.display())]
    NoFile { path: PathBuf },
    #[error("no entry {id} in the log")]
    NoLogEntry { id: i64 },

    // The command line (2).
    #[error("{0}")]
    Date(#[from] BadDate),
    #[error("`{text}` is not a reference: {why}")]
    Reference { text: String, why: BadRef },
    #[error("no column `{key}`")]
    UnknownColumn { key: String, known: Vec<String> },
    #[error("can't sort by `{key}`")]
    UnknownSortKey { key: String, known: Vec<&'static str> },
    #[error("`{text}` is not a path of a register")]
    NoPath { text: String },
    #[error("the path {} is not UTF-8 text", folder.display())]
    NotUtf8 { folder: PathBuf },
    #[error("the backup is the register itself")]
    RestoredFromItself { backups: PathBuf },
    #[error("{message}")]
    Usage { message: String, hint: String },

    // Refused by a rule (4).
    #[error("{subject}: {refusal}")]
    Refused { subject: String, refusal: Refusal },
    #[error(transparent)]
    Owner(#[from] OwnerRefusal),
    #[error(transparent)]
    Person(#[from] PersonRefusal),
    #[error(transparent)]
    Meeting(#[from] MeetingRefusal),
    #[error(transparent)]
    Round(#[from] RoundRefusal),
    #[error(transparent)]
    Adopted(#[from] AdoptedRefusal),
    #[error(transparent)]
    Relation(#[from] RelationRefusal),
    #[error(transparent)]
    Share(#[from] ShareRefusal),
    #[error(transparent)]
    Undo(#[from] UndoRefusal),
    #[error(transparent)]
    Whole(#[from] WholeRefusal),
    #[error(transparent)]
    Period(#[from] BadPeriod),
    #[error("components are nested deeper than {most} levels, or a recommendation is a component of itself")]
    TooDeep { most: usize },
    #[error("{} would be taken for the journal of a register", path.display())]
    NamedAsJournal { path: PathBuf },
    #[error("{message}")]
    Rule { message: String, hint: String },
    /// A file that should hold a whole register; `place` is as that of `BadFile`, and may be empty until the file is known.
    #[error("{place}: {why}")]
    BadExport { place: String, why: String },
    /// A fault in the content of an imported file. `place` is `file`, `file:row` or `file:row:column`.
    #[error("{place}: {why}")]
    BadFile { place: String, why: String, hint: String },
    /// Rows of a file that can't be imported; `lines` are `file:row:column: reason`.
    #[error("{file}: {n_bad} of {n_rows} rows can't be imported; nothing was imported")]
    BadRows { file: String, n_bad: u64, n_rows: u64, lines: Vec<String>, hint: String },

    // Locked, or changed by someone else meanwhile (5).
    #[error("the register is locked by another command")]
    Locked,
    #[error("another command changed the register meanwhile")]
    ChangedMeanwhile,

    // The register (1).
    #[error("{} is not a register of midsa: {why}", path.display())]
    NotARegister { path: PathBuf, why: Foreign },
    #[error("the register {} is damaged: {why}", path.display())]
    Damaged { path: PathBuf, why: String },
    #[error("the register {} is damaged: {n_findings} {} in it", path.display(), if *n_findings == 1 { "fault is" } else { "faults are" })]
    Faulty { path: PathBuf, n_findings: usize },
    #[error("the register {} was written by a newer midsa (form {found}; this one knows {known})", path.display())]
    NewerRegister { path: PathBuf, found: i64, known: i64 },
    #[error("{} exists already", path.display())]
    Exists { path: PathBuf, taken: Taken },
    #[error("{} is left from another register of the name {}", journal.display(), path.display())]
    StrayJournal { path: PathBuf, journal: PathBuf },
    #[error("the register {} can't be written", path.display())]
    ReadOnly { path: PathBuf },
    #[error("a statement went round the log: {n_changed} rows were changed and {n_logged} were logged; nothing was saved")]
    Unlogged { n_changed: u64, n_logged: u64 },
    #[error("the change may or may not be saved: {source}")]
    Unsure { source: rusqlite::Error },
    #[error("the register {} was left in the middle of a change, and its folder can't be written to take that back", path.display())]
    HalfDone { path: PathBuf },
    #[error("saved, but not shown: {}", what_the_system_says(source))]
    NotShown {
        source: io::Error,
        /// It is a change of the register, and not files alone.
        is_in_log: bool,
    },
    #[error("the disk is full; nothing was saved")]
    DiskFull,
    #[error("{why}; nothing was saved")]
    NotSaved {
        why: NoRoom,
        folder: PathBuf,
        /// In bytes, if the system says.
        free: Option<u64>,
    },
    #[error("can't make a backup in {}: {}", folder.display(), what_the_system_says(source))]
    NoBackup { folder: PathBuf, source: io::Error },
    #[error("{what}: {}", what_the_system_says(source))]
    Io { what: String, source: io::Error },
    #[error("the disk or the network failed where {} was to be read", path.display())]
    DiskFails { path: PathBuf },
    #[error("{}", what_sqlite_says(.0))]
    Sqlite(#[source] rusqlite::Error),

    /// The reader of our output has closed the pipe; not a failure.
    #[error("broken pipe")]
    BrokenPipe,
}

impl Error {
    /// An input or output error with the action that failed: "can't write /tmp/x.csv".
    pub fn io(what: impl Into<String>, source: io::Error) -> Self {
        if source.kind() == io::ErrorKind::BrokenPipe {
            return Self::BrokenPipe;
        }
        Self::Io { what: what.into(), source }
    }

    /// The exit code of section 8.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::BrokenPipe => 0,
            Self::Date(_)
            | Self::Reference { .. }
            | Self::UnknownColumn { .. }
            | Self::UnknownSortKey { .. }
            | Self::NoPath { .. }
            | Self::NotUtf8 { .. }
            | Self::RestoredFromItself { .. }
            | Self::Usage { .. } => 2,
            Self::NoRecommendation { .. }
            | Self::NoOwner { .. }
            | Self::NoGroup { .. }
            | Self::SeveralOwners { .. }
            | Self::NoFocalPoint { .. }
            | Self::NoMeeting { .. }
            | Self::NoTheme { .. }
            | Self::IsMeeting { .. }
            | Self::IsOwner { .. }
            | Self::NoRound { .. }
            | Self::NoReturn { .. }
            | Self::NoRegister { .. }
            | Self::NoFile { .. }
            | Self::NoLogEntry { .. } => 3,
            Self::Refused { .. }
            | Self::Owner(_)
            | Self::Person(_)
            | Self::Meeting(_)
            | Self::Round(_)
            | Self::Adopted(_)
            | Self::Relation(_)
            | Self::Share(_)
            | Self::Undo(_)
            | Self::Whole(_)
            | Self::Period(_)
            | Self::TooDeep { .. }
            | Self::NamedAsJournal { .. }
            | Self::Rule { .. }
            | Self::BadExport { .. }
            | Self::BadFile { .. }
            | Self::BadRows { .. } => 4,
            Self::Locked | Self::ChangedMeanwhile => 5,
            Self::NotARegister { .. }
            | Self::Damaged { .. }
            | Self::Faulty { .. }
            | Self::NewerRegister { .. }
            | Self::Exists { .. }
            | Self::StrayJournal { .. }
            | Self::NotShown { .. }
            | Self::ReadOnly { .. }
            | Self::Unlogged { .. }
            | Self::Unsure { .. }
            | Self::HalfDone { .. }
            | Self::DiskFull
            | Self::NotSaved { .. }
            | Self::NoBackup { .. }
            | Self::Io { .. }
            | Self::DiskFails { .. }
            | Self::Sqlite(_) => 1,
        }
    }

    /// The details below the message, one a line.
    pub fn lines(&self) -> &[String] {
        if let Self::BadRows { lines, .. } = self { lines } else { &[] }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(source: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match source.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked,
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            _ => Self::Sqlite(source),
        }
    }
}

/// What can't be read, without mentioning SQL or types.
fn what_sqlite_says(source: &rusqlite::Error) -> String {
    use rusqlite::ErrorCode;
    match source.sqlite_error_code() {
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            "the register is damaged where it was to be read".to_owned()
        }
        Some(ErrorCode::SystemIoFailure) => "the disk or the network failed where the register was to be read".to_owned(),
        Some(_) => format!("the register could not be used: {source}"),
        None => "the register holds a value that can't be read".to_owned(),
    }
}

/// The system's message without the error number.
fn what_the_system_says(source: &io::Error) -> String {
    let said = source.to_string();
    match said.rfind(" (os error ") {
        Some(end) => said[..end].to_owned(),
        None => said,
    }
}
