//! Restoring a backup: it is checked first and gets a log entry of its own; the replaced register is kept among the
//! backups.
//!
//! A register that can be opened is overwritten page by page in one transaction, never replaced as a file: a command that
//! has the old file open would use the journal of the new one as its own.

use std::path::{Path, PathBuf};
use std::{fs, io};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::backup::{Copy, Kept, Silent};
use super::backups::{backups_of, path_for_now};
use crate::error::{Error, Result};
use crate::model::finding::Finding;
use crate::model::vocabulary::EntryKind;
use crate::platform;
use crate::platform::beside::journal_of;
use crate::store::check::{Checked, Depth, Watcher};
use crate::store::file::failure::told;
use crate::store::file::open::{real_path, refuse_stray_journal};
use crate::store::file::register::{Keep, Register, commit_failed};
use crate::store::log::change::{Author, Change, Purpose};
use crate::store::sql::read::one;

/// What to do with a backup that does not match its log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    Refuse,
    /// Restore it anyway; only its structure must be whole.
    Accept,
}

/// What was restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    pub checked: Checked,
    /// What is wrong in it.
    pub findings: Vec<Finding>,
    /// Where the replaced register is kept; `None` if there was nothing to replace.
    pub kept: Option<PathBuf>,
}

impl Register {
    /// Replaces the register at `path` by the backup at `from`.
    ///
    /// # Errors
    /// `from` is not a register, or there are findings in it; `path` holds something other than a register; another
    /// command holds the lock. The register is then untouched.
    pub fn restore(
        path: &Path,
        from: &Path,
        damage: Damage,
        author: &Author,
        keep: Keep,
        watcher: &mut dyn Watcher,
    ) -> Result<Restored> {
        let path = real_path(path)?;
        if is_same_file(&path, from) {
            return Err(Error::RestoredFromItself { backups: backups_of(&path) });
        }
        refuse_stray_journal(from)?;
        let backup = Self::open(from).map_err(|error| match error {
            Error::NoRegister { path } => Error::NoFile { path },
            other => other,
        })?;
        let mut found = Kept { findings: Vec::new(), watcher };
        let checked = backup.check(Depth::Register, author.today, &mut found)?;
        if damage == Damage::Refuse && !found.findings.is_empty() {
            return Err(Error::Faulty { path: backup.path.clone(), n_findings: found.findings.len() });
        }
        let old = Old::look_at(&path)?;
        if keep == Keep::DryRun {
            return Ok(Restored { checked, findings: found.findings, kept: None });
        }

        let folder = path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(|source| Error::io(format!("can't make {}", folder.display()), source))?;
        let copy = backup.copy_over(&path)?;
        copy.check(Depth::File, author.today, &mut Kept { findings: Vec::new(), watcher: &mut Silent })?;
        let new = enter(copy, author)?;
        drop(backup);
        let kept = old.replace(&path, new)?;
        Ok(Restored { checked, findings: found.findings, kept })
    }

    /// A copy in the folder of the register that it will replace.
    fn copy_over(&self, path: &Path) -> Result<Copy> {
        let name = format!(".{}.restored", path.file_name().unwrap_or_default().to_string_lossy());
        self.copy_beside(&path.with_file_name(name))
    }
}

/// Records the restore in the log of the copy, and closes it.
fn enter(mut copy: Copy, author: &Author) -> Result<tempfile::TempPath> {
    copy.register.transact(Keep::Commit, |connection| {
        Change::begin(connection, author, Purpose { kind: EntryKind::Restore, undoes: None })?.finish()?;
        Ok(((), 1))
    })?;
    copy.close()
}

/// What is now in the place of the backup.
enum Old {
    Nothing,
    Whole(Register),
    /// Something that can't be opened: damaged, empty, or changed by another program.
    Broken,
}

impl Old {
    fn look_at(path: &Path) -> Result<Self> {
        match Register::open(path) {
            Ok(register) => Ok(Self::Whole(register)),
            Err(Error::NoRegister { .. }) => Ok(Self::Nothing),
            Err(Error::Damaged { .. } | Error::NotARegister { .. }) if is_ordinary(path) => Ok(Self::Broken),
            Err(other) => Err(other),
        }
    }

    /// Keeps what is at `path` and puts `new` there; nobody can write in between.
    fn replace(self, path: &Path, new: tempfile::TempPath) -> Result<Option<PathBuf>> {
        match self {
            Self::Nothing => put_in_place(path, new).map(|()| None),
            Self::Whole(register) => {
                // The lock is taken first and then kept: the other way round, two waiting processes would wait for each
                // other.
                let keep_lock = "BEGIN EXCLUSIVE; PRAGMA locking_mode = EXCLUSIVE; COMMIT;";
                register.connection.execute_batch(keep_lock).map_err(|source| told(path, source.into()))?;
                // The register is damaged inside, so its pages are kept as they are.
                let kept = register.backup_before("restore").or_else(|_| keep_pages(&register))?;
                overwrite(register, &new)?;
                Ok(Some(kept))
            }
            Self::Broken => {
                let kept = keep_bytes(path)?;
                put_in_place(path, new)?;
                Ok(Some(kept))
            }
        }
    }
}

/// Overwrites the pages of the register with those of `new`, in one transaction.
fn overwrite(mut register: Register, new: &Path) -> Result<()> {
    let path = register.path.clone();
    let new = Connection::open_with_flags(new, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    let bytes = fs::metadata(&path).map_err(|source| Error::io(format!("can't look at {}", path.display()), source))?.len();
    lengthen(&new, bytes)?;
    copy_pages(&new, &mut register.connection).map_err(|error| told(&path, error))
}

/// Adds free pages to a file that is shorter than `bytes`, up to that size. SQLite shortens a file after its commit, and
/// a fault there would leave pages after the end. So a register that is overwritten is never shortened.
fn lengthen(file: &Connection, bytes: u64) -> Result<()> {
    /// Pages that one row takes at most; SQLite limits the size of a row.
    const MOST: i64 = 4096;
    let number = |sql: &str| one(file, sql, [], |row| row.get::<_, i64>(0));
    let size = number("PRAGMA page_size")?;
    let n_pages = i64::try_from(bytes.div_ceil(size.unsigned_abs().max(1))).unwrap_or(i64::MAX);
    if number("PRAGMA page_count")? >= n_pages {
        return Ok(());
    }
    file.execute_batch("PRAGMA secure_delete = ON; BEGIN; CREATE TABLE padding (content BLOB)")?;
    loop {
        let missing = n_pages - number("PRAGMA page_count")?;
        if missing <= 0 {
            break;
        }
        file.execute("INSERT INTO padding (content) VALUES (zeroblob(?1))", [missing.min(MOST) * size])?;
    }
    Ok(file.execute_batch("DROP TABLE padding; COMMIT")?)
}

fn copy_pages(from: &Connection, to: &mut Connection) -> Result<()> {
    match Backup::new(from, to).and_then(|copying| copying.step(-1)).map_err(commit_failed)? {
        StepResult::Done => Ok(()),
        // Somebody else holds the lock. The transaction ends here, so nothing of it is left.
        _ => Err(Error::Locked),
    }
}

/// Copies the pages of an open register to the backups, whatever they hold. Reading the file without SQLite would drop
/// our lock on it.
fn keep_pages(register: &Register) -> Result<PathBuf> {
    let kept = place_of_damaged(&register.path)?;
    let cannot_keep = |source: io::Error| Error::io(format!("can't make a backup at {}", kept.display()), source);
    let file = fs::OpenOptions::new().write(true).create_new(true).open(&kept).map_err(cannot_keep)?;
    platform::access(&register.path).and_then(|access| platform::set_private(&kept, access)).map_err(cannot_keep)?;
    copy_pages(&register.connection, &mut Connection::open(&kept)?)?;
    file.sync_all().map_err(cannot_keep)?;
    Ok(kept)
}

/// A name among the backups that `remove_oldest` never removes.
fn place_of_damaged(path: &Path) -> Result<PathBuf> {
    let folder = backups_of(path);
    fs::create_dir_all(&folder).map_err(|source| Error::io(format!("can't make {}", folder.display()), source))?;
    Ok(path_for_now(&folder, path, "-damaged"))
}

fn put_in_place(path: &Path, new: tempfile::TempPath) -> Result<()> {
    let cannot_write = |source: io::Error| Error::io(format!("can't write {}", path.display()), io::Error::from(source.kind()));
    // A leftover journal belongs to the old file; SQLite would apply it to the new one.
    let journal = journal_of(path);
    if journal.exists() {
        fs::remove_file(&journal).map_err(cannot_write)?;
    }
    new.persist(path).map_err(|failed| cannot_write(failed.error))?;
    platform::sync_folder(path.parent().unwrap_or(Path::new("."))).map_err(cannot_write)
}

/// Copies a file that can't be opened as a register, and its journal, to the backups.
fn keep_bytes(path: &Path) -> Result<PathBuf> {
    let kept = place_of_damaged(path)?;
    let cannot_keep = |source| Error::io(format!("can't keep {} as {}", path.display(), kept.display()), source);
    fs::copy(path, &kept).map_err(cannot_keep)?;
    let journal = journal_of(path);
    if journal.exists() {
        fs::copy(&journal, journal_of(&kept)).map_err(cannot_keep)?;
    }
    let synced = fs::OpenOptions::new().write(true).open(&kept).and_then(|file| file.sync_all());
    synced.and_then(|()| platform::sync_folder(&backups_of(path))).map_err(cannot_keep)?;
    Ok(kept)
}

fn is_ordinary(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file())
}

fn is_same_file(a: &Path, b: &Path) -> bool {
    matches!((fs::canonicalize(a), fs::canonicalize(b)), (Ok(a), Ok(b)) if a == b)
}
