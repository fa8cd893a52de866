//! Backups: a consistent copy of the register, made while others may write; checked before it counts, synced and renamed.

use std::path::{Path, PathBuf};
use std::{fs, io};

use chrono::NaiveDate;
use tempfile::TempPath;

use super::backups::{backups_of, path_for_now, remove_oldest};
use crate::error::{Error, Result, Taken};
use crate::model::finding::Finding;
use crate::model::work::Work;
use crate::platform::{self, unfinished};
use crate::store::check::{Depth, Watcher};
use crate::store::file::failure::damage;
use crate::store::file::open::{prepare, real_path, refuse_stray_journal, refuse_taken};
use crate::store::file::register::Register;
use crate::store::log::images::Seen;
use crate::store::sql::read::Window;

/// Where a backup goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BackupPlace<'a> {
    /// Into this file, which must not exist yet; or into this folder, with a name of our choosing.
    File(&'a Path),
    /// Into the folder `backups` beside the register, permanently.
    Beside,
}

/// A backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    pub path: PathBuf,
    /// What is wrong in the register, and therefore in the backup.
    pub findings: Vec<Finding>,
    /// Its newest entry.
    pub newest: Seen,
}

/// A backup made before a change that may still be refused.
#[derive(Debug)]
pub struct BackupForNow {
    path: PathBuf,
    /// Its newest entry.
    pub(in crate::store) newest: Seen,
    register: PathBuf,
}

impl BackupForNow {
    /// Called after the change was made: keeps this backup, and of those of its kind beside the register only the newest
    /// ten. If an old one can't be removed there is just one more: the change is saved, so this must not end in an error.
    pub fn keep(self) -> PathBuf {
        let _ = remove_oldest(&self.register);
        self.path
    }

    /// Called if nothing was changed: removes the backup, and the folder if that leaves it empty.
    pub fn discard(self) {
        // If it can't be removed, there is just one backup more.
        if fs::remove_file(&self.path).is_ok() {
            let _ = fs::remove_dir(backups_of(&self.register));
        }
    }
}

impl Register {
    /// Makes a backup and checks all of it.
    ///
    /// # Errors
    /// The file already exists, the folder can't be written, the register can't be copied.
    pub fn backup(&self, place: BackupPlace<'_>, today: NaiveDate, watcher: &mut dyn Watcher) -> Result<Backup> {
        self.make(place, "", Depth::Register, today, watcher)
    }

    /// Makes a backup beside the register before `what` ("import", "migration"). Only the file is checked, not its
    /// content. Call it before the change begins.
    ///
    /// # Errors
    /// As `backup`; the change must then not be made.
    pub fn backup_before(&self, what: &str) -> Result<PathBuf> {
        Ok(self.backup_for_now(what)?.keep())
    }

    /// As `backup_before`, for a change that may still be refused: the backup must then be kept or discarded.
    ///
    /// # Errors
    /// As `backup`; the change must then not be made.
    pub fn backup_for_now(&self, what: &str) -> Result<BackupForNow> {
        let suffix = format!("-before-{what}");
        let backup = self.make(BackupPlace::Beside, &suffix, Depth::File, NaiveDate::MIN, &mut Silent)?;
        Ok(BackupForNow { path: backup.path, newest: backup.newest, register: self.path.clone() })
    }

    fn make(
        &self,
        place: BackupPlace<'_>,
        suffix: &str,
        depth: Depth,
        today: NaiveDate,
        watcher: &mut dyn Watcher,
    ) -> Result<Backup> {
        let place = match place {
            BackupPlace::File(path) => {
                let path = real_path(path)?;
                if path.is_dir() { Place::In { folder: path, suffix } } else { Place::At(path) }
            }
            BackupPlace::Beside => {
                let folder = backups_of(&self.path);
                fs::create_dir_all(&folder).map_err(|source| Error::NoBackup { folder: folder.clone(), source })?;
                Place::In { folder, suffix }
            }
        };
        watcher.progress(Work::Copying, 0, 0);
        let mut kept = Kept { findings: Vec::new(), watcher };
        let copy = self.copy_beside(&place.path_for(&self.path))?;
        copy.check(depth, today, &mut kept)?;
        let findings = kept.findings;
        let newest = copy.register.seen()?;
        let path = copy.put_in_place(&place, &self.path)?;
        Ok(Backup { path, findings, newest })
    }

    /// A copy of the register in the folder of `place`, with the register's permissions for its owner or group only.
    pub(in crate::store) fn copy_beside(&self, place: &Path) -> Result<Copy> {
        if place != self.path {
            refuse_taken(place, Taken::Backup)?;
            refuse_stray_journal(place)?;
        }
        let folder = place.parent().unwrap_or(Path::new("."));
        // Only the kind of error: the full one names the temporary file, which means nothing to an officer.
        let cannot_write =
            |source: io::Error| Error::NoBackup { folder: folder.to_owned(), source: io::Error::from(source.kind()) };
        unfinished::sweep(folder);
        let file =
            tempfile::Builder::new().prefix(&unfinished::beginning()).suffix(".new").tempfile_in(folder).map_err(cannot_write)?;
        let temporary = file.into_temp_path();
        let text = temporary.to_str().ok_or_else(|| Error::NotUtf8 { folder: folder.to_owned() })?;
        self.end_moment()?;
        // If something is damaged, it is the register; if there is no room, it is where the copy goes.
        let is_damage = |source: &rusqlite::Error| source.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseCorrupt);
        self.connection
            .execute("VACUUM INTO ?1", [text])
            .map_err(|source| damage(if is_damage(&source) { &self.path } else { place }, source))?;
        let access = platform::access(&self.path).map_err(cannot_write)?;
        platform::set_private(&temporary, access).map_err(cannot_write)?;
        Copy::open(temporary)
    }
}

/// A file, or a folder in which the name says when the backup was made.
enum Place<'a> {
    At(PathBuf),
    In { folder: PathBuf, suffix: &'a str },
}

impl Place<'_> {
    /// The path of a backup of the register that is made now.
    fn path_for(&self, register: &Path) -> PathBuf {
        match self {
            Self::At(path) => path.clone(),
            Self::In { folder, suffix } => path_for_now(folder, register, suffix),
        }
    }
}

/// A copy that has not been put in its place yet.
pub(in crate::store) struct Copy {
    pub(in crate::store) register: Register,
    place: TempPath,
}

impl Copy {
    fn open(place: TempPath) -> Result<Self> {
        let mut connection = rusqlite::Connection::open(&place)?;
        prepare(&mut connection)?;
        let register = Register { connection, path: place.to_path_buf(), window: Window::ALL };
        Ok(Self { register, place })
    }

    /// Checks the copy. A copy with a damaged structure is not a backup.
    pub(in crate::store) fn check(&self, depth: Depth, today: NaiveDate, kept: &mut Kept<'_>) -> Result<()> {
        use crate::model::finding::Problem;
        self.register.check(depth, today, kept)?;
        match kept.findings.iter().find(|finding| matches!(finding.problem, Problem::Size | Problem::Structure)) {
            Some(finding) => Err(Error::Damaged {
                path: self.register.path.clone(),
                why: finding.row_says.clone().unwrap_or_else(|| "the copy can't be read".to_owned()),
            }),
            None => Ok(()),
        }
    }

    /// Syncs the copy and moves it to its place, where there must be nothing. Of a name of our choosing that another command
    /// has just taken, the next one is taken.
    fn put_in_place(self, place: &Place<'_>, register: &Path) -> Result<PathBuf> {
        let mut copy = self.close()?;
        loop {
            let path = place.path_for(register);
            let cannot_write = |source| Error::io(format!("can't write {}", path.display()), source);
            match copy.persist_noclobber(&path) {
                Ok(()) => {
                    platform::sync_folder(path.parent().unwrap_or(Path::new("."))).map_err(cannot_write)?;
                    return Ok(path);
                }
                Err(taken) if taken.error.kind() == io::ErrorKind::AlreadyExists && matches!(place, Place::In { .. }) => {
                    copy = taken.path;
                }
                Err(failed) => return Err(cannot_write(failed.error)),
            }
        }
    }

    /// Closes and syncs it.
    pub(in crate::store) fn close(self) -> Result<TempPath> {
        let Self { register, place } = self;
        register.connection.close().map_err(|(_, source)| Error::from(source))?;
        let synced = fs::OpenOptions::new().write(true).open(&place).and_then(|file| file.sync_all());
        synced.map_err(|source| Error::io(format!("can't write {}", place.display()), source))?;
        Ok(place)
    }
}

/// Collects the findings, and passes the progress on.
pub(in crate::store) struct Kept<'w> {
    pub(in crate::store) findings: Vec<Finding>,
    pub(in crate::store) watcher: &'w mut dyn Watcher,
}

impl Watcher for Kept<'_> {
    fn found(&mut self, finding: Finding) -> Result<()> {
        self.findings.push(finding);
        Ok(())
    }

    fn progress(&mut self, what: Work, n_done: u64, n_all: u64) {
        self.watcher.progress(what, n_done, n_all);
    }
}

/// Ignores findings and progress.
pub(in crate::store) struct Silent;

impl Watcher for Silent {
    fn found(&mut self, _finding: Finding) -> Result<()> {
        Ok(())
    }

    fn progress(&mut self, _what: Work, _n_done: u64, _n_all: u64) {}
}
