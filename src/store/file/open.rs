//! Opening a register, and every reason to refuse it (DESIGN.md section 12); a nameless copy. Nothing is written before
//! the file is known to be ours.

use std::fs;
use std::io::{self, Read, Seek};
use std::path::{Path, PathBuf};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::failure::damage;
use super::locks::wait;
use super::schema::{APPLICATION_ID, FORM, OLDEST_FORM, stranger};
use crate::error::{Error, Foreign, Result, Taken};
use crate::platform::beside::{beside, database_of, journal_of};
use crate::store::sql::packed;

/// Bytes of SQLite's header that are read before the file is opened.
const HEADER: usize = 100;

/// Opens the register at `path`, which is absolute, and returns its form, which may be an older one.
///
/// # Errors
/// The file is missing, a folder or a link, of another kind, cut short, or of a newer version; it is left untouched.
pub(in crate::store) fn open(path: &Path) -> Result<(Connection, i64)> {
    let form = look_at_header(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags).map_err(|source| damage(path, source))?;
    prepare(&mut connection).map_err(|source| damage(path, source))?;
    Ok((connection, form))
}

/// Refuses a register whose schema differs from the newest form.
///
/// # Errors
/// Names the object that is foreign or missing; the file is left untouched.
pub(in crate::store) fn refuse_other_schemas(connection: &Connection, path: &Path) -> Result<()> {
    let found = stranger(connection).map_err(|error| match error {
        Error::Sqlite(source) => damage(path, source),
        other => other,
    })?;
    match found {
        None => Ok(()),
        Some(why) => Err(Error::NotARegister { path: path.to_owned(), why: Foreign::Schema(why) }),
    }
}

/// The settings of every connection.
pub(in crate::store) fn prepare(connection: &mut Connection) -> rusqlite::Result<()> {
    /// An import runs about sixty statements for each row; each should be compiled only once.
    const N_STATEMENTS: usize = 256;
    connection.set_prepared_statement_cache_capacity(N_STATEMENTS);
    connection.busy_handler(Some(wait))?;
    packed::teach(connection)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // Without this, SQLite compiles a statement again whenever another value is bound to it, and arrives at the same
    // plan.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.execute_batch(
        "PRAGMA foreign_keys = ON; PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;",
    )
}

/// Makes the path absolute.
///
/// # Errors
/// An empty path, `:memory:` or a `file:` address: SQLite would not take these for a file's name.
pub fn real_path(path: &Path) -> Result<PathBuf> {
    let text = path.to_string_lossy();
    if text.is_empty() || text == ":memory:" || text.starts_with("file:") {
        return Err(Error::NoPath { text: text.into_owned() });
    }
    std::path::absolute(path).map_err(|source| Error::io(format!("can't use the path {text}"), source))
}

fn look_at_header(path: &Path) -> Result<i64> {
    let not_ours = |why: Foreign| Error::NotARegister { path: path.to_owned(), why };
    let damaged = |why: String| Error::Damaged { path: path.to_owned(), why };
    let cannot_read = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Error::NoRegister { path: path.to_owned() },
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidFilename => not_ours(Foreign::NoName),
        _ => Error::io(format!("can't read {}", path.display()), source),
    };
    let kind = fs::symlink_metadata(path).map_err(cannot_read)?.file_type();
    if kind.is_dir() {
        return Err(not_ours(Foreign::Folder));
    }
    if kind.is_symlink() {
        // The link may lead to another file tomorrow, and the journal would be left beside the link.
        return Err(not_ours(Foreign::Link { to: fs::canonicalize(path).ok() }));
    }
    if !kind.is_file() {
        return Err(not_ours(Foreign::NotOrdinary));
    }

    let mut header = [0u8; HEADER];
    let mut file = fs::File::open(path).map_err(cannot_read)?;
    let size = file.metadata().map_err(cannot_read)?.len();
    if size == 0 {
        return Err(not_ours(Foreign::Empty));
    }
    if size < HEADER as u64 {
        return Err(not_ours(Foreign::NotSqlite));
    }
    file.read_exact(&mut header).map_err(cannot_read)?;
    if &header[..16] != b"SQLite format 3\0" {
        return Err(not_ours(Foreign::NotSqlite));
    }
    let number = |at| number(&header, at);
    if number(68) != APPLICATION_ID {
        return Err(not_ours(Foreign::OtherProgram));
    }
    let form = number(60);
    if form > FORM {
        return Err(Error::NewerRegister { path: path.to_owned(), found: form, known: FORM });
    }
    if form < OLDEST_FORM {
        return Err(not_ours(Foreign::NeverReleased));
    }
    if size < full_size(&header)
        && let Some((size, expected)) = cut_short(path, &mut file).map_err(cannot_read)?
    {
        return Err(damaged(format!("it is cut short: {size} bytes instead of {expected}")));
    }
    Ok(form)
}

/// The size of a file that is shorter than its header says, and the size it should have.
///
/// Another program may commit between any two of these reads. It keeps its journal from its first write to its last, so what
/// is short without a journal and under a header that stays the same is short for good.
fn cut_short(path: &Path, file: &mut fs::File) -> io::Result<Option<(u64, u64)>> {
    let header_of = |file: &mut fs::File| {
        let mut header = [0u8; HEADER];
        file.rewind().and_then(|()| file.read_exact(&mut header)).map(|()| header)
    };
    loop {
        let header = header_of(file)?;
        // After a command was killed, SQLite uses the journal to bring the file back to its full size.
        if journal_of(path).exists() {
            return Ok(None);
        }
        let (size, expected) = (file.metadata()?.len(), full_size(&header));
        if size >= expected {
            return Ok(None);
        }
        if header_of(file)? == header {
            return Ok(Some((size, expected)));
        }
    }
}

/// The size of the file in bytes, as its header says.
fn full_size(header: &[u8; HEADER]) -> u64 {
    let page = match number(header, 16) >> 16 {
        1 => 65_536,
        page => page,
    };
    u64::try_from(page * number(header, 28)).expect("two numbers of 32 bits")
}

fn number(header: &[u8; HEADER], at: usize) -> i64 {
    i64::from(u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]))
}

/// Refuses to create anything at `path` if something is already there.
///
/// # Errors
/// `Error::Exists`; `Error::Io` for a link that leads nowhere.
pub(in crate::store) fn refuse_taken(path: &Path, taken: Taken) -> Result<()> {
    let Ok(metadata) = fs::symlink_metadata(path) else { return Ok(()) };
    if metadata.is_symlink() && !path.exists() {
        let why = io::Error::new(io::ErrorKind::AlreadyExists, "it is a link that leads nowhere");
        return Err(Error::io(format!("can't write {}", path.display()), why));
    }
    Err(Error::Exists { path: path.to_owned(), taken })
}

/// Refuses to create a register or a backup at `path`, or to read a backup there, if a journal is left from another file of this
/// name: SQLite would write it into the file.
///
/// # Errors
/// `Error::StrayJournal`; `Error::NamedAsJournal` if SQLite would use this name for the journal of an existing file.
pub fn refuse_stray_journal(path: &Path) -> Result<()> {
    if database_of(path).is_some_and(|base| base.exists()) {
        return Err(Error::NamedAsJournal { path: path.to_owned() });
    }
    match beside(path).into_iter().find(|journal| fs::symlink_metadata(journal).is_ok()) {
        Some(journal) => Err(Error::StrayJournal { path: path.to_owned(), journal }),
        None => Ok(()),
    }
}

/// Copies the register as it is now into a temporary file, which SQLite unlinks at once.
pub(in crate::store) fn nameless(connection: &Connection) -> Result<Connection> {
    let mut copy = Connection::open("")?;
    match Backup::new(connection, &mut copy)?.step(-1)? {
        StepResult::Done => {}
        _ => return Err(Error::Locked),
    }
    prepare(&mut copy)?;
    Ok(copy)
}
