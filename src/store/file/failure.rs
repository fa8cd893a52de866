//! What SQLite's failures mean: our error for each, and why a disk refused a write. SQLite passes on the system's error
//! only for a full disk; the other causes are found by writing a file of the register's size in the same folder, which
//! fails for the same reason.

use std::fs;
use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;

use rusqlite::ErrorCode;

use crate::error::{Error, Foreign, NoRoom, UNREADABLE};
use crate::platform::{self, unfinished};

/// Our error for what SQLite reports of a file that it can't use. Nothing was saved.
pub(in crate::store) fn damage(path: &Path, source: rusqlite::Error) -> Error {
    use rusqlite::ffi::{
        SQLITE_IOERR_CORRUPTFS, SQLITE_IOERR_FSTAT, SQLITE_IOERR_READ, SQLITE_IOERR_SHORT_READ, SQLITE_READONLY_DBMOVED,
        SQLITE_READONLY_RECOVERY, SQLITE_READONLY_ROLLBACK,
    };
    let path = path.to_owned();
    match (source.sqlite_error_code(), source.sqlite_error().map(|error| error.extended_code)) {
        (_, Some(SQLITE_READONLY_DBMOVED)) => Error::ChangedMeanwhile,
        (_, Some(SQLITE_READONLY_ROLLBACK | SQLITE_READONLY_RECOVERY)) => Error::HalfDone { path },
        (Some(ErrorCode::NotADatabase), _) => Error::NotARegister { path, why: Foreign::NotSqlite },
        (Some(ErrorCode::DatabaseCorrupt), _) => Error::Damaged { path, why: UNREADABLE.to_owned() },
        // The file has already been opened to read its header, so the journal beside it is what can't be opened.
        (Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied), _) => Error::ReadOnly { path },
        // The disk refused the read: outside a statement SQLite reports `CORRUPTFS`, in the middle of one it reports
        // damage (`second_look`).
        (_, Some(SQLITE_IOERR_READ | SQLITE_IOERR_CORRUPTFS | SQLITE_IOERR_SHORT_READ | SQLITE_IOERR_FSTAT)) => {
            Error::from(source)
        }
        (Some(ErrorCode::DiskFull | ErrorCode::SystemIoFailure), _) => explain(&path, &source),
        _ => Error::from(source),
    }
}

/// The error of a failed write, with the register and its folder added. Nothing was saved unless the error says so.
pub(in crate::store) fn told(path: &Path, error: Error) -> Error {
    match error {
        Error::Sqlite(source) => damage(path, source),
        Error::DiskFull => full(path),
        other => other,
    }
}

/// The reason why a write failed, with the folder and the free space there. Nothing was saved.
fn explain(register: &Path, source: &rusqlite::Error) -> Error {
    let folder = register.parent().unwrap_or(Path::new(".")).to_owned();
    let why = match source.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => NoRoom::DiskFull,
        _ => match try_to_write(register, &folder).map_err(|error| error.kind()) {
            Err(io::ErrorKind::StorageFull) => NoRoom::DiskFull,
            Err(io::ErrorKind::QuotaExceeded) => NoRoom::QuotaUsedUp,
            Err(io::ErrorKind::FileTooLarge) => NoRoom::FileTooLarge,
            Ok(()) | Err(_) => NoRoom::DiskFails,
        },
    };
    let free = platform::free_space(&folder);
    Error::NotSaved { why, folder, free }
}

/// The error of a full disk, with the folder and the free space there.
pub(in crate::store) fn full(register: &Path) -> Error {
    let folder = register.parent().unwrap_or(Path::new(".")).to_owned();
    let free = platform::free_space(&folder);
    Error::NotSaved { why: NoRoom::DiskFull, folder, free }
}

/// Writes one page where the register's next page would be, and one where a larger change would end.
fn try_to_write(register: &Path, folder: &Path) -> io::Result<()> {
    const PAGE: usize = 8 * 1024;
    const LARGER: u64 = 1024 * 1024;
    let size = fs::metadata(register)?.len();
    let mut file = tempfile::Builder::new().prefix(&unfinished::beginning()).tempfile_in(folder)?;
    for place in [size, size + LARGER] {
        file.as_file_mut().seek(SeekFrom::Start(place))?;
        file.as_file_mut().write_all(&[0; PAGE])?;
    }
    file.as_file().sync_all()
}
