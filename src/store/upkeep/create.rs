//! Creating a register, whole or not at all: it is made beside its place, synced, and renamed (DESIGN.md section 12).

use std::path::Path;
use std::{fs, io};

use rusqlite::{Connection, OpenFlags};

use crate::error::{Error, Result, Taken};
use crate::platform::{self, Access, unfinished};
use crate::store::file::failure::damage;
use crate::store::file::open::{prepare, real_path, refuse_stray_journal, refuse_taken};
use crate::store::file::register::Register;
use crate::store::file::schema::{APPLICATION_ID, FORM, SCHEMA};
use crate::store::sql::read::Window;

/// Refuses a place that a new register can't have.
///
/// # Errors
/// There is a file, a link that leads nowhere, or the journal of another register.
pub fn refuse_occupied(path: &Path) -> Result<()> {
    refuse_taken(path, Taken::Register)?;
    refuse_stray_journal(path)
}

impl Register {
    /// Makes a register at `path`, fills it with `fill`, and puts it in place; `access` says who may read it. Missing
    /// folders are made.
    ///
    /// # Errors
    /// The file already exists, the folder can't be written, or `fill` fails; nothing is left behind.
    pub fn create(path: &Path, access: Access, fill: impl FnOnce(&mut Register) -> Result<()>) -> Result<()> {
        let path = real_path(path)?;
        let taken = || Error::Exists { path: path.clone(), taken: Taken::Register };
        refuse_occupied(&path)?;
        let folder = path.parent().unwrap_or(Path::new("."));
        // Only the kind of error: the full one names the temporary file, which means nothing to an officer.
        let cannot_write = |source: io::Error| {
            Error::io(format!("can't make a register in {}", folder.display()), io::Error::from(source.kind()))
        };
        fs::create_dir_all(folder).map_err(cannot_write)?;
        unfinished::sweep(folder);
        let beside =
            tempfile::Builder::new().prefix(&unfinished::beginning()).suffix(".new").tempfile_in(folder).map_err(cannot_write)?;
        let place = beside.into_temp_path();
        platform::set_private(&place, access).map_err(cannot_write)?;

        let cannot_make_tables = |source| damage(&place, source);
        let connection = make_tables(&place).map_err(cannot_make_tables)?;
        let mut register = Register { connection, path: place.to_path_buf(), window: Window::ALL };
        fill(&mut register)?;
        register.connection.close().map_err(|(_, source)| cannot_make_tables(source))?;

        fs::OpenOptions::new().write(true).open(&place).and_then(|file| file.sync_all()).map_err(cannot_write)?;
        place.persist_noclobber(&path).map_err(|failed| match failed.error.kind() {
            io::ErrorKind::AlreadyExists => taken(),
            _ => cannot_write(failed.error),
        })?;
        platform::sync_folder(folder).map_err(cannot_write)
    }
}

/// Makes the empty tables in the empty file at `path`.
fn make_tables(path: &Path) -> rusqlite::Result<Connection> {
    let mut connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    prepare(&mut connection)?;
    connection.execute_batch(&format!(
        "PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {FORM}; BEGIN IMMEDIATE; {SCHEMA} COMMIT;"
    ))?;
    Ok(connection)
}
