//! Why a disk refused what SQLite wrote. SQLite passes on the system's error only for a full disk; the other causes are
//! found by writing a file of the register's size in the same folder, which fails for the same reason.

use std::fs;
use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;

use rusqlite::ErrorCode;

use crate::error::{Error, NoRoom};
use crate::platform::{self, unfinished};

/// The reason why a write failed, with the folder and the free space there. Nothing was saved.
pub(in crate::store) fn explain(register: &Path, source: &rusqlite::Error) -> Error {
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
