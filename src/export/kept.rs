//! Files that are never replaced: registers, backups, journals.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;

use crate::error::{Error, Result};
use crate::platform::beside::database_of;

/// The first bytes of an SQLite file, and of its journal.
const DATABASE: &[u8] = b"SQLite format 3\0";
const JOURNAL: &[u8] = &[0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];

/// The endings of the names of databases: one that is damaged may not begin as they do.
const NAMED: [&str; 4] = ["db", "sqlite", "sqlite3", "db3"];

/// Refuses files that must never be replaced, under any name or link: a register, a backup, any other SQLite file, a file that
/// is called like one, a journal of one, and a name that SQLite would take for a journal.
pub(super) fn refuse_kept(path: &Path) -> Result<()> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let first = first_bytes(&target);
    let is_database = |path: &Path| first_bytes(path).starts_with(DATABASE);
    let base = database_of(&target);
    let is_named_so = target.extension().and_then(OsStr::to_str).is_some_and(|ending| NAMED.contains(&ending));
    let what = if first.starts_with(DATABASE) || (is_named_so && target.exists()) {
        "a register or a backup"
    } else if first.starts_with(JOURNAL) || base.is_some_and(|base| is_database(&base)) {
        "the journal of a register"
    } else {
        return Ok(());
    };
    Err(refuse(path, what))
}

/// The error for a file that is never replaced.
pub fn refuse(path: &Path, what: &str) -> Error {
    Error::Rule {
        message: format!("{} is {what}, which nothing may replace", path.display()),
        hint: "name another file".to_owned(),
    }
}

/// The first bytes of an ordinary file; empty for anything else.
fn first_bytes(path: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    if path.is_file()
        && let Ok(file) = File::open(path)
    {
        // A file that can't be read can't be recognised.
        let _ = file.take(DATABASE.len() as u64).read_to_end(&mut bytes);
    }
    bytes
}
