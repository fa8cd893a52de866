//! What can go wrong, typed and with fields: its message, its hint and its exit code (DESIGN.md section 8). It imports the
//! model alone, so every other module may use it.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::model::date::BadDate;
use crate::model::reference::BadRef;
use crate::model::refusal::Refusal;

/// The result of whatever can go wrong.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Everything that a command can be refused for.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    // Not found (3).
    #[error("no recommendation `{reference}`")]
    NoRecommendation { reference: String, alike: Vec<String> },
    #[error("no owner `{name}`")]
    NoOwner { name: String, alike: Vec<String> },
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
    #[error("`{reference}` is a meeting and no recommendation")]
    IsMeeting { reference: String },
    #[error("no register at {}", path.display())]
    NoRegister { path: PathBuf },
    #[error("no file {}", path.display())]
    NoFile { path: PathBuf },
    #[error("no entry {id} in the log")]
    NoLogEntry { id: i64 },

    // The command line (2).
    #[error("{0}")]
    Date(#[from] BadDate),
    #[error("`{text}` is no reference: {why}")]
    Reference { text: String, why: BadRef },
    #[error("no column `{key}`")]
    UnknownColumn { key: String, known: Vec<String> },
    #[error("can't sort by `{key}`")]
    UnknownSortKey { key: String, known: Vec<&'static str> },
    #[error("{message}")]
    Usage { message: String, hint: String },

    // Refused by a rule (4).
    #[error("{subject}: {refusal}")]
    Refused { subject: String, refusal: Refusal },
    #[error("{message}")]
    Rule { message: String, hint: String },
    /// What a file from outside holds. `place` is `file`, `file:row` or `file:row:column`.
    #[error("{place}: {why}")]
    BadFile { place: String, why: String, hint: String },
    /// Rows of a file that can't be taken; `lines` are `file:row:column: reason`.
    #[error("{file}: {n_bad} of {n_rows} rows can't be imported; nothing was imported")]
    BadRows { file: String, n_bad: u64, n_rows: u64, lines: Vec<String>, hint: String },

    // Locked or changed meanwhile (5).
    #[error("the register is locked by another command")]
    Locked,
    #[error("another command changed the register meanwhile")]
    ChangedMeanwhile,

    // The register (1).
    #[error("{} is no register of midsa: {why}", path.display())]
    NotARegister { path: PathBuf, why: String, hint: String },
    #[error("the register {} is damaged: {why}", path.display())]
    Damaged { path: PathBuf, why: String },
    #[error("the register {} was written by a newer midsa (form {found}; this one knows {known})", path.display())]
    NewerRegister { path: PathBuf, found: i64, known: i64 },
    #[error("{} exists already", path.display())]
    Exists { path: PathBuf, hint: String },
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
    NotShown { source: io::Error },
    #[error("the disk is full; nothing was saved")]
    DiskFull,
    #[error("{why}; nothing was saved")]
    NotSaved {
        why: NoRoom,
        folder: PathBuf,
        /// In bytes, where the system tells.
        free: Option<u64>,
    },
    #[error("can't make a backup in {}: {}", folder.display(), what_the_system_says(source))]
    NoBackup { folder: PathBuf, source: io::Error },
    #[error("{what}: {}", what_the_system_says(source))]
    Io { what: String, source: io::Error },
    #[error("{}", what_sqlite_says(.0))]
    Sqlite(#[source] rusqlite::Error),

    /// The reader of our output has gone; no error.
    #[error("broken pipe")]
    BrokenPipe,
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

impl Error {
    /// An input or output error with what was being done: "can't write /tmp/x.csv".
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
            | Self::Usage { .. } => 2,
            Self::NoRecommendation { .. }
            | Self::NoOwner { .. }
            | Self::SeveralOwners { .. }
            | Self::NoFocalPoint { .. }
            | Self::NoMeeting { .. }
            | Self::NoTheme { .. }
            | Self::IsMeeting { .. }
            | Self::NoRound { .. }
            | Self::NoReturn { .. }
            | Self::NoRegister { .. }
            | Self::NoFile { .. }
            | Self::NoLogEntry { .. } => 3,
            Self::Refused { .. } | Self::Rule { .. } | Self::BadFile { .. } | Self::BadRows { .. } => 4,
            Self::Locked | Self::ChangedMeanwhile => 5,
            Self::NotARegister { .. }
            | Self::Damaged { .. }
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
            | Self::Sqlite(_) => 1,
        }
    }

    /// The particulars, a line each, below the message.
    pub fn lines(&self) -> &[String] {
        if let Self::BadRows { lines, .. } = self { lines } else { &[] }
    }

    /// What to do about it, where there is something to do.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::NoRecommendation { alike, .. } => Some(did_you_mean(alike, "`midsa rec list` shows the references")),
            Self::NoOwner { alike, .. } => Some(did_you_mean(alike, "`midsa owner list` shows the owners")),
            Self::SeveralOwners { codes, .. } => Some(format!("name one by its code: {}", quoted(codes, "or"))),
            Self::NoFocalPoint { owner, known, .. } if known.is_empty() => {
                Some(format!("`midsa focal-point add --owner {owner} --name NAME` adds one"))
            }
            Self::NoFocalPoint { known, .. } => Some(format!("there are {}", quoted(known, "and"))),
            Self::NoMeeting { alike, .. } => Some(did_you_mean(alike, "`midsa meeting list` shows the meetings")),
            Self::NoRound { alike, .. } => Some(did_you_mean(alike, "`midsa round list` shows the rounds")),
            Self::NoReturn { alike, .. } => Some(did_you_mean(alike, "`midsa round show ROUND` shows what came back")),
            Self::NoTheme { known, .. } if known.is_empty() => Some("the register has no themes yet".to_owned()),
            Self::NoTheme { known, .. } => Some(format!("there are {}", known.join(", "))),
            Self::IsMeeting { reference } => Some(format!("`midsa meeting show {reference}` shows what it adopted")),
            Self::NoRegister { .. } => Some("`midsa init` makes one; --db or MIDSA_DB names another".to_owned()),
            Self::NoFile { .. } => Some("check the path".to_owned()),
            Self::NoLogEntry { .. } => Some("`midsa log` shows the entries".to_owned()),
            Self::Date(bad) => Some(bad.hint()),
            Self::Reference { .. } => Some("a reference looks like `MRU-2006-03`".to_owned()),
            Self::UnknownColumn { key, known } => Some(nearest_known(key, known)),
            Self::UnknownSortKey { key, known } => Some(nearest_known(key, known)),
            Self::Usage { hint, .. }
            | Self::Rule { hint, .. }
            | Self::BadFile { hint, .. }
            | Self::BadRows { hint, .. }
            | Self::Exists { hint, .. }
            | Self::NotARegister { hint, .. } => Some(hint.clone()),
            Self::Refused { refusal, .. } => Some(refusal.hint()),
            Self::Locked => Some("nothing was changed; try again in a moment".to_owned()),
            Self::ChangedMeanwhile => Some("nothing was changed; repeat the command to see what it would do now".to_owned()),
            Self::Damaged { path, .. } => Some(format!(
                "`midsa restore FILE` puts back a backup; they stand in {}",
                path.parent().unwrap_or(Path::new(".")).join("backups").display()
            )),
            Self::NewerRegister { .. } => Some("use the newer midsa; this one would not understand all of it".to_owned()),
            Self::ReadOnly { path } => Some(format!(
                "nothing was changed; it can be read. A change needs a file and a folder that can be written: {}",
                path.parent().unwrap_or(Path::new(".")).display()
            )),
            Self::HalfDone { .. } => {
                Some("copy it together with its `-journal` to a folder that can be written, and use it there".to_owned())
            }
            Self::NoBackup { .. } => Some("`midsa backup FILE` makes one in another folder".to_owned()),
            Self::NotSaved { why, folder, free } => Some(after_no_room(*why, folder, *free)),
            Self::Unlogged { .. } => Some("this is a fault of the program; please report it with the command".to_owned()),
            Self::Unsure { .. } => Some("`midsa log` tells whether it is there; look before you enter it again".to_owned()),
            Self::StrayJournal { journal, .. } => Some(format!(
                "nothing was changed. If that register is gone for good, remove {}; else put both back together, or name another file",
                journal.display()
            )),
            Self::NotShown { .. } => Some("`midsa log` shows what was done".to_owned()),
            Self::DiskFull => Some("make room in the register's folder and try again".to_owned()),
            Self::Sqlite(source) if source.sqlite_error_code() == Some(rusqlite::ErrorCode::SystemIoFailure) => {
                Some("try again first; where it comes again, have the disk or the network looked at".to_owned())
            }
            Self::Sqlite(_) => Some("`midsa check` says more; `midsa restore FILE` puts back a backup".to_owned()),
            Self::Io { .. } | Self::BrokenPipe => None,
        }
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

/// What can't be read, without SQL and types.
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

/// The words alone, without the number of the error.
fn what_the_system_says(source: &io::Error) -> String {
    let said = source.to_string();
    match said.rfind(" (os error ") {
        Some(end) => said[..end].to_owned(),
        None => said,
    }
}

/// The names in backticks, the last two joined by `word`.
fn quoted(names: &[String], word: &str) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} {word} {last}", before.join(", ")),
        _ => quoted.join(""),
    }
}

/// What to do when a disk did not take it, with the free space.
fn after_no_room(why: NoRoom, folder: &Path, free: Option<u64>) -> String {
    let folder = folder.display();
    let free = free.map_or_else(String::new, |free| format!(" ({} free)", space(free)));
    match why {
        NoRoom::DiskFull => format!("make room on the disk of {folder}{free} and try again"),
        NoRoom::QuotaUsedUp => format!("remove files of yours on the disk of {folder}{free} and try again"),
        NoRoom::FileTooLarge => format!("the limit on file sizes (`ulimit -f`) is in the way, not the disk of {folder}{free}"),
        NoRoom::DiskFails => format!("have the disk of {folder}{free} looked at; `midsa backup FILE` makes a copy elsewhere"),
    }
}

/// `12 KiB`, in the largest unit that leaves a whole number.
fn space(bytes: u64) -> String {
    let units = ["B", "KiB", "MiB", "GiB", "TiB"];
    let mut size = bytes;
    let mut unit = 0;
    while size >= 1024 && unit + 1 < units.len() {
        size /= 1024;
        unit += 1;
    }
    format!("{size} {}", units[unit])
}

/// "did you mean …?" with the nearest few, or `otherwise` where nothing is near.
fn did_you_mean(alike: &[String], otherwise: &str) -> String {
    let quoted: Vec<String> = alike.iter().map(|name| format!("`{name}`")).collect();
    match quoted.as_slice() {
        [] => otherwise.to_owned(),
        names => format!("did you mean {}?", names.join(" or ")),
    }
}

/// "did you mean …?" with the nearest of the words that there are, or all of them where none is near.
pub(crate) fn nearest_known<S: AsRef<str>>(key: &str, known: &[S]) -> String {
    let known: Vec<&str> = known.iter().map(AsRef::as_ref).collect();
    let nearest = known.iter().map(|name| (strsim::jaro_winkler(key, name), name)).max_by(|a, b| a.0.total_cmp(&b.0));
    match nearest {
        Some((likeness, name)) if likeness > 0.8 => format!("did you mean `{name}`?"),
        _ => format!("there are {}", known.join(", ")),
    }
}
