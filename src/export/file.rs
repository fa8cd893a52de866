//! A file written whole or not at all.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

pub use super::kept::refuse;
use super::kept::refuse_kept;
use crate::error::{Error, Result, Taken};
use crate::platform::unfinished;

/// Whether an existing file may be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overwrite {
    Never,
    Allowed,
}

/// Makes a folder, and those above it, if it is missing.
///
/// # Errors
/// Something else is in its place, or it can't be made.
pub fn make_folder(path: &Path) -> Result<()> {
    fs::create_dir_all(path).map_err(|source| {
        let in_its_place = |what| io::Error::new(source.kind(), what);
        let why = match fs::symlink_metadata(path) {
            Ok(there) if there.is_symlink() => in_its_place("it is a link that leads nowhere, or to a file"),
            Ok(_) if source.kind() == io::ErrorKind::AlreadyExists => in_its_place("it is a file"),
            Ok(_) | Err(_) => source,
        };
        Error::io(format!("can't make the folder {}", path.display()), why)
    })
}

/// Writes a file through a temporary one in the same folder, synced and then renamed, so that `path` is always either as
/// before or complete. The file gets the usual permissions of a new file, or those of the one it replaces; a symbolic link
/// stays one, and its target is replaced.
///
/// # Errors
/// `Error::Rule` for a register, a backup or a journal, which are never replaced. `Error::Exists` if the file exists and may
/// not be replaced, even if it appeared while `write` was running.
pub fn write_file(path: &Path, overwrite: Overwrite, write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    write_whole(path, overwrite, Lasting::Now, write)
}

/// As `write_file`, for one page among thousands: the caller sweeps the folder, and the file is not synced. After a power
/// cut it may be empty, so it must be something that can be compared and made again.
///
/// # Errors
/// As `write_file`.
pub fn write_page(path: &Path, overwrite: Overwrite, page: &[u8]) -> Result<()> {
    let cannot_write = |source| Error::io(format!("can't write {}", path.display()), source);
    write_whole(path, overwrite, Lasting::Later, |out| out.write_all(page).map_err(cannot_write))
}

/// When a file is synced to the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lasting {
    Now,
    Later,
}

fn write_whole(
    path: &Path,
    overwrite: Overwrite,
    lasting: Lasting,
    write: impl FnOnce(&mut dyn Write) -> Result<()>,
) -> Result<()> {
    let cannot_write = |source| Error::io(format!("can't write {}", path.display()), source);
    let present = match fs::metadata(path) {
        Ok(metadata) => Some(metadata),
        Err(error) if error.kind() == io::ErrorKind::NotFound && fs::symlink_metadata(path).is_ok() => {
            return Err(cannot_write(io::Error::new(error.kind(), "it is a link that leads nowhere")));
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(cannot_write(error)),
    };
    refuse_kept(path)?;
    if let Some(metadata) = &present {
        if metadata.is_dir() {
            return Err(cannot_write(io::Error::new(io::ErrorKind::IsADirectory, "it is a folder")));
        }
        if !metadata.is_file() {
            return Err(cannot_write(io::Error::other("it is no ordinary file")));
        }
        if overwrite == Overwrite::Never {
            return Err(exists(path));
        }
    }
    let target = if present.is_some() { fs::canonicalize(path).map_err(cannot_write)? } else { path.to_path_buf() };
    if lasting == Lasting::Now {
        unfinished::sweep(&folder_of(&target));
    }
    let mut temporary = temporary_beside(&target).map_err(cannot_write)?;
    let mut watched = Watched { file: temporary.as_file_mut(), failure: None };
    let mut buffered = BufWriter::new(&mut watched);
    let written = write(&mut buffered).and_then(|()| buffered.flush().map_err(cannot_write));
    // The remaining buffer must not be written again.
    let _ = buffered.into_parts();
    match watched.failure {
        Some(failure) => return Err(cannot_write(failure)),
        None => written?,
    }
    // Checked again: the file may have become a register meanwhile.
    refuse_kept(path)?;
    finish(temporary, &target, present.as_ref(), lasting).map_err(|source| match source.kind() {
        io::ErrorKind::AlreadyExists => exists(path),
        _ => cannot_write(source),
    })
}

/// A file that remembers its write error, as the writer does not know its name.
struct Watched<'f> {
    file: &'f mut File,
    failure: Option<io::Error>,
}

impl Write for Watched<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes).inspect_err(|error| match error.kind() {
            io::ErrorKind::Interrupted => {}
            io::ErrorKind::StorageFull => self.failure = Some(io::Error::new(error.kind(), "the disk is full")),
            kind => self.failure = Some(error.raw_os_error().map_or_else(|| kind.into(), io::Error::from_raw_os_error)),
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// A new file with the system's usual permissions; `tempfile` alone would make it private.
fn temporary_beside(target: &Path) -> io::Result<NamedTempFile<File>> {
    let folder = folder_of(target);
    if !folder.is_dir() {
        return Err(io::Error::new(io::ErrorKind::NotFound, format!("there is no folder {}", folder.display())));
    }
    Builder::new()
        .prefix(&unfinished::beginning())
        .make_in(&folder, |path| OpenOptions::new().write(true).create_new(true).open(path))
        // tempfile puts the path of the temporary file into its errors, which means nothing to an officer.
        .map_err(|error| io::Error::new(error.kind(), "the folder can't be written"))
}

fn folder_of(target: &Path) -> PathBuf {
    match target.parent() {
        Some(folder) if folder != Path::new("") => folder.to_path_buf(),
        Some(_) | None => PathBuf::from("."),
    }
}

fn finish(temporary: NamedTempFile<File>, target: &Path, present: Option<&Metadata>, lasting: Lasting) -> io::Result<()> {
    if let Some(metadata) = present {
        temporary.as_file().set_permissions(metadata.permissions())?;
    }
    if lasting == Lasting::Now {
        temporary.as_file().sync_all()?;
    }
    match present {
        Some(_) => temporary.persist(target),
        None => temporary.persist_noclobber(target),
    }
    .map(|_| ())
    .map_err(|error| error.error)
}

fn exists(path: &Path) -> Error {
    Error::Exists { path: path.to_path_buf(), taken: Taken::Output }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use tempfile::TempDir;

    use super::{Overwrite, write_file};
    use crate::error::{Error, Result, Taken};

    fn write_text(path: &Path, overwrite: Overwrite, text: &str) -> Result<()> {
        write_file(path, overwrite, |out| out.write_all(text.as_bytes()).map_err(|error| Error::io("can't", error)))
    }

    fn folder() -> TempDir {
        tempfile::tempdir().expect("a folder for the test")
    }

    fn names(folder: &TempDir) -> Vec<String> {
        let entries = fs::read_dir(folder.path()).expect("the folder is there");
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn a_file_is_written_whole_and_nothing_else_is_left() {
        let folder = folder();
        write_text(&folder.path().join("out.csv"), Overwrite::Never, &"x".repeat(100_000)).expect("written");
        assert_eq!(fs::read(folder.path().join("out.csv")).expect("the file").len(), 100_000);
        assert_eq!(names(&folder), ["out.csv"]);
    }

    #[test]
    fn an_existing_file_is_replaced_only_if_that_is_allowed() {
        let folder = folder();
        let path = folder.path().join("out.csv");
        write_text(&path, Overwrite::Never, "old").expect("written");
        let refused = write_text(&path, Overwrite::Never, "new");
        assert!(matches!(&refused, Err(Error::Exists { taken: Taken::Output, .. })), "{refused:?}");
        assert_eq!(fs::read_to_string(&path).expect("the file"), "old");
        write_text(&path, Overwrite::Allowed, "new").expect("replaced");
        assert_eq!(fs::read_to_string(&path).expect("the file"), "new");
    }

    #[test]
    fn a_file_that_appeared_meanwhile_is_kept() {
        let folder = folder();
        let path = folder.path().join("out.csv");
        let refused = write_file(&path, Overwrite::Never, |_| {
            fs::write(&path, "theirs").expect("written");
            Ok(())
        });
        assert!(matches!(refused, Err(Error::Exists { .. })));
        assert_eq!(fs::read_to_string(&path).expect("the file"), "theirs");
        assert_eq!(names(&folder), ["out.csv"]);
    }

    #[test]
    fn a_failure_leaves_the_old_file_and_no_other() {
        let folder = folder();
        let path = folder.path().join("out.csv");
        write_text(&path, Overwrite::Never, "old").expect("written");
        let failed = write_file(&path, Overwrite::Allowed, |out| {
            out.write_all(b"half").expect("written");
            Err(Error::DiskFull)
        });
        assert!(matches!(failed, Err(Error::DiskFull)));
        assert_eq!(fs::read_to_string(&path).expect("the file"), "old");
        assert_eq!(names(&folder), ["out.csv"]);
    }

    #[test]
    fn a_missing_folder_and_a_folder_are_named() {
        let folder = folder();
        let path = folder.path().join("reports").join("out.csv");
        let missing = write_text(&path, Overwrite::Never, "").map_err(|error| error.to_string());
        let reports = folder.path().join("reports");
        assert_eq!(missing, Err(format!("can't write {}: there is no folder {}", path.display(), reports.display())));
        let is_folder = write_text(folder.path(), Overwrite::Allowed, "").map_err(|error| error.to_string());
        assert_eq!(is_folder, Err(format!("can't write {}: it is a folder", folder.path().display())));
    }

    #[cfg(unix)]
    #[test]
    fn permissions_are_those_of_any_new_file_or_of_the_one_replaced() {
        use std::os::unix::fs::PermissionsExt;

        let folder = folder();
        let mode = |name: &str| fs::metadata(folder.path().join(name)).expect("the file").permissions().mode();
        fs::write(folder.path().join("plain"), "").expect("written");
        write_text(&folder.path().join("out"), Overwrite::Never, "").expect("written");
        assert_eq!(mode("out"), mode("plain"));
        fs::set_permissions(folder.path().join("out"), fs::Permissions::from_mode(0o600)).expect("set");
        write_text(&folder.path().join("out"), Overwrite::Allowed, "").expect("replaced");
        assert_eq!(mode("out") & 0o777, 0o600);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_a_device_is_no_file() {
        let folder = folder();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, "old").expect("written");
        std::os::unix::fs::symlink(&file, &link).expect("linked");
        write_text(&link, Overwrite::Allowed, "new").expect("replaced");
        assert!(fs::symlink_metadata(&link).expect("the link").is_symlink());
        assert_eq!(fs::read_to_string(&file).expect("the file"), "new");
        let device = write_text(Path::new("/dev/null"), Overwrite::Allowed, "").map_err(|error| error.to_string());
        assert_eq!(device, Err("can't write /dev/null: it is no ordinary file".to_owned()));
    }
}
