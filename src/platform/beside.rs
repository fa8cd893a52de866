//! The files that SQLite keeps beside a database while somebody writes, and leaves there when a writer was killed. It would apply
//! them to any later file of that name.

use std::path::{Path, PathBuf};

/// What their names add to that of the database.
const ENDINGS: [&str; 3] = ["-journal", "-wal", "-shm"];

/// The journal of a database.
pub fn journal_of(database: &Path) -> PathBuf {
    with(database, ENDINGS[0])
}

/// All that may lie beside a database.
pub fn beside(database: &Path) -> [PathBuf; 3] {
    ENDINGS.map(|ending| with(database, ending))
}

/// The database that a file of this name would belong to; none if it is not named so.
pub fn database_of(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?;
    ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)).map(|base| path.with_file_name(base))
}

fn with(database: &Path, ending: &str) -> PathBuf {
    let mut path = database.as_os_str().to_owned();
    path.push(ending);
    PathBuf::from(path)
}
