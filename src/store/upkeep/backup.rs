//! Backups: a consistent copy of the register while others write, checked before it counts, synced and renamed.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use tempfile::TempPath;

use crate::error::{Error, Result, Taken};
use crate::model::finding::Finding;
use crate::platform;
use crate::store::check::{Depth, Watcher};
use crate::store::file::open::{damage, prepare, real_path, refuse_stray_journal};
use crate::store::file::register::Register;
use crate::store::log::clock::now;
use crate::store::sql::window::Window;

/// How many backups of a kind are kept beside the register.
const N_KEPT: usize = 10;

/// Where a backup goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BackupPlace<'a> {
    /// To this file, which must not be there; or into this folder, under a name of its own.
    File(&'a Path),
    /// Into the folder `backups` beside the register, where it stays.
    Beside,
}

/// A backup that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    pub path: PathBuf,
    /// What is not as it should be in the register, and so in the backup too.
    pub findings: Vec<Finding>,
    /// The short form of the hash of its newest entry.
    pub newest_hash: Option<String>,
}

/// A backup before a change that may yet be refused.
#[derive(Debug)]
pub struct BackupForNow {
    path: PathBuf,
    register: PathBuf,
}

impl BackupForNow {
    /// The change was made: the backup stays, and of those of its kind beside the register the newest ten. What can't be
    /// removed is a backup more: the change is saved, and no error may say otherwise.
    pub fn keep(self) -> PathBuf {
        let _ = remove_oldest(&self.register);
        self.path
    }

    /// Nothing was changed: the backup goes, and the folder where there is nothing else in it.
    pub fn discard(self) {
        // What can't be removed is a backup more.
        if fs::remove_file(&self.path).is_ok() {
            let _ = fs::remove_dir(backups_of(&self.register));
        }
    }
}

impl Register {
    /// Makes a backup and checks it whole.
    ///
    /// # Errors
    /// A file that is there already, a folder that can't be written, a register that can't be copied.
    pub fn backup(&self, place: BackupPlace<'_>, today: NaiveDate, watcher: &mut dyn Watcher) -> Result<Backup> {
        self.make(place, "", Depth::Register, today, watcher)
    }

    /// Makes a backup beside the register before `what` ("import", "migration") is done to it; the file is checked, not
    /// what it says. Call it before the change begins.
    ///
    /// # Errors
    /// As `backup`; the change is then not to be made.
    pub fn backup_before(&self, what: &str) -> Result<PathBuf> {
        Ok(self.backup_for_now(what)?.keep())
    }

    /// As `backup_before`, of a change that may yet be refused: the backup is to be kept or taken away then.
    ///
    /// # Errors
    /// As `backup`; the change is then not to be made.
    pub fn backup_for_now(&self, what: &str) -> Result<BackupForNow> {
        let suffix = format!("-before-{what}");
        let backup = self.make(BackupPlace::Beside, &suffix, Depth::File, NaiveDate::MIN, &mut Silent)?;
        Ok(BackupForNow { path: backup.path, register: self.path.clone() })
    }

    fn make(
        &self,
        place: BackupPlace<'_>,
        suffix: &str,
        depth: Depth,
        today: NaiveDate,
        watcher: &mut dyn Watcher,
    ) -> Result<Backup> {
        let path = match place {
            BackupPlace::File(path) => {
                let path = real_path(path)?;
                if path.is_dir() { path.join(self.backup_name(suffix)) } else { path }
            }
            BackupPlace::Beside => {
                let folder = backups_of(&self.path);
                fs::create_dir_all(&folder).map_err(|source| Error::NoBackup { folder: folder.clone(), source })?;
                folder.join(self.backup_name(suffix))
            }
        };
        watcher.progress("copying the register", 0, 0);
        let mut kept = Kept { findings: Vec::new(), watcher };
        let copy = self.copy_beside(&path)?;
        copy.check(depth, today, &mut kept)?;
        let findings = kept.findings;
        let newest_hash = copy.register.newest_hash()?;
        copy.put_in_place(&path)?;
        Ok(Backup { path, findings, newest_hash })
    }

    /// A copy of the register in the folder of `place`, with the register's permissions, for its owner or group alone.
    pub(in crate::store) fn copy_beside(&self, place: &Path) -> Result<Copy> {
        if fs::symlink_metadata(place).is_ok() && place != self.path {
            return Err(Error::Exists { path: place.to_owned(), taken: Taken::Backup });
        }
        if place != self.path {
            refuse_stray_journal(place)?;
        }
        let folder = place.parent().unwrap_or(Path::new("."));
        // The kind alone: the whole error names the temporary file, which would tell an officer nothing.
        let cannot_write =
            |source: io::Error| Error::NoBackup { folder: folder.to_owned(), source: io::Error::from(source.kind()) };
        remove_left_over(folder);
        let file = tempfile::Builder::new()
            .prefix(&format!("{}{}-", UNFINISHED.0, std::process::id()))
            .suffix(UNFINISHED.1)
            .tempfile_in(folder)
            .map_err(cannot_write)?;
        let temporary = file.into_temp_path();
        let text = temporary.to_str().ok_or_else(|| Error::NotUtf8 { folder: folder.to_owned() })?;
        self.end_moment()?;
        self.connection.execute("VACUUM INTO ?1", [text]).map_err(|source| damage(place, source))?;
        let access = platform::access(&self.path).map_err(cannot_write)?;
        platform::set_private(&temporary, access).map_err(cannot_write)?;
        Copy::open(temporary)
    }

    /// `register-2026-11-24T13-05-07.123Z.db`.
    fn backup_name(&self, suffix: &str) -> String {
        format!("{}{}{suffix}.db", stem(&self.path), now().format("%Y-%m-%dT%H-%M-%S%.3fZ"))
    }
}

/// A register that is not in its place yet.
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

    /// Checks the copy. A copy whose structure is damaged is no backup.
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

    /// Syncs it and puts it at `path`, where nothing may be.
    fn put_in_place(self, path: &Path) -> Result<()> {
        let cannot_write = |source| Error::io(format!("can't write {}", path.display()), source);
        let place = self.close()?;
        place.persist_noclobber(path).map_err(|failed| cannot_write(failed.error))?;
        platform::sync_folder(path.parent().unwrap_or(Path::new("."))).map_err(cannot_write)
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

/// The folder of the backups of the register at `path`.
pub(in crate::store) fn backups_of(path: &Path) -> PathBuf {
    path.parent().unwrap_or(Path::new(".")).join("backups")
}

/// How the names of the backups of the register at `path` begin.
fn stem(path: &Path) -> String {
    format!("{}-", path.file_stem().map_or_else(|| "register".into(), |stem| stem.to_string_lossy()))
}

/// Removes the oldest backups of each kind that the program makes by itself. Those made by hand, and those of what `restore`
/// replaced, may be all that there is of something: they stay.
fn remove_oldest(register: &Path) -> Result<()> {
    let folder = backups_of(register);
    let stem = stem(register);
    let cannot_read = |source| Error::io(format!("can't read {}", folder.display()), source);
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder).map_err(cannot_read)? {
        names.extend(entry.map_err(cannot_read)?.file_name().into_string());
    }
    names.sort_unstable();
    let mut n_of_kind: HashMap<&str, usize> = HashMap::new();
    for name in names.iter().rev() {
        let Some(kind) = kind_of_backup(&stem, name).filter(|kind| *kind != BEFORE_RESTORE) else { continue };
        let n = n_of_kind.entry(kind).or_default();
        *n += 1;
        if *n > N_KEPT {
            let path = folder.join(name);
            let cannot_remove = |source| Error::io(format!("can't remove the old backup {}", path.display()), source);
            fs::remove_file(&path).map_err(cannot_remove)?;
        }
    }
    Ok(())
}

/// How the name of a copy begins and ends that is not in its place yet; in between stands the number of the process.
const UNFINISHED: (&str, &str) = (".midsa-", ".new");

/// Removes the copies that a killed command left in the folder, for they hold names and addresses: at once where its process is
/// known to have ended, else a day later. What can't be removed stays, for the next time.
fn remove_left_over(folder: &Path) {
    let yesterday = now() - TimeDelta::days(1);
    // On a shared folder the process may be another computer's.
    let can_tell = !platform::is_on_network(folder);
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let Some(rest) = name.to_str().and_then(|name| name.strip_prefix(UNFINISHED.0)) else { continue };
        if !rest.contains(UNFINISHED.1) {
            continue;
        }
        let process = rest.split_once('-').and_then(|(process, _)| process.parse().ok()).filter(|_| can_tell);
        let has_ended = process.is_some_and(|process| platform::is_running(process) == Some(false));
        let is_old = || entry.metadata().and_then(|data| data.modified()).is_ok_and(|at| DateTime::<Utc>::from(at) < yesterday);
        if has_ended || is_old() {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// What `restore` is about to replace.
const BEFORE_RESTORE: &str = "restore";

/// Before what a backup of this name was made: `import`. None where it was made by hand, or the file is the officer's own.
fn kind_of_backup<'n>(stem: &str, name: &'n str) -> Option<&'n str> {
    const SHAPE: &str = "0000-00-00T00-00-00.000Z";
    let rest = name.strip_prefix(stem)?.strip_suffix(".db")?;
    let (instant, what) = rest.split_at_checked(SHAPE.len())?;
    let fits = instant.chars().zip(SHAPE.chars()).all(|(c, shape)| if shape == '0' { c.is_ascii_digit() } else { c == shape });
    what.strip_prefix("-before-").filter(|_| fits)
}

/// Keeps the findings, and hands the progress on.
pub(in crate::store) struct Kept<'w> {
    pub(in crate::store) findings: Vec<Finding>,
    pub(in crate::store) watcher: &'w mut dyn Watcher,
}

impl Watcher for Kept<'_> {
    fn found(&mut self, finding: Finding) -> Result<()> {
        self.findings.push(finding);
        Ok(())
    }

    fn progress(&mut self, what: &'static str, n_done: u64, n_all: u64) {
        self.watcher.progress(what, n_done, n_all);
    }
}

/// Watches without telling.
pub(in crate::store) struct Silent;

impl Watcher for Silent {
    fn found(&mut self, _finding: Finding) -> Result<()> {
        Ok(())
    }

    fn progress(&mut self, _what: &'static str, _n_done: u64, _n_all: u64) {}
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};

    use chrono::TimeDelta;

    use super::{kind_of_backup, now, remove_left_over, remove_oldest};

    #[test]
    fn what_a_killed_command_left_is_removed_when_its_process_has_ended_or_a_day_later() {
        let folder = tempfile::tempdir().expect("a folder");
        let ended = format!(".midsa-{}-fresh2.new", ended_process());
        let ours = format!(".midsa-{}-fresh3.new", std::process::id());
        let names = [
            &ended,
            &ours,
            ".midsa-aB3dE6.new",
            ".midsa-aB3dE6.new-journal",
            ".midsa-fresh1.new",
            ".midsa-words",
            "register.db.new",
        ];
        for name in names {
            let file = File::create(folder.path().join(name)).expect("made");
            let age = if name.contains("fresh") { TimeDelta::hours(23) } else { TimeDelta::hours(25) };
            file.set_modified((now() - age).into()).expect("set");
        }
        remove_left_over(folder.path());
        let mut left: Vec<String> = fs::read_dir(folder.path())
            .expect("a folder")
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        left.sort();
        let mut expected = vec![ours.as_str(), ".midsa-fresh1.new", ".midsa-words", "register.db.new"];
        if !cfg!(target_os = "linux") {
            expected.push(&ended);
        }
        expected.sort_unstable();
        assert_eq!(left, expected);
    }

    /// The number of a process that has ended.
    fn ended_process() -> u32 {
        let mut child = std::process::Command::new("true").spawn().expect("started");
        child.wait().expect("ended");
        child.id()
    }

    #[test]
    fn only_what_midsa_made_by_itself_is_ever_removed() {
        let name = "register-2026-11-24T13-05-07.123Z-before-import.db";
        assert_eq!(kind_of_backup("register-", name), Some("import"));
        for name in [
            "register-2026-11-24T13-05-07.123Z.db",
            "register-2026.db",
            "register-before-the-audit.db",
            "register-2026-11-24T13-05-07.123Z-damaged.db",
            "other-2026-11-24T13-05-07.123Z-before-import.db",
            "register-2026-11-24T13-05-07.123Z-before-import.xlsx",
        ] {
            assert_eq!(kind_of_backup("register-", name), None, "{name}");
        }
    }

    #[test]
    fn the_newest_ten_of_each_kind_stay_and_all_that_were_made_by_hand_or_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let backups = folder.path().join("backups");
        fs::create_dir(&backups).expect("made");
        for kind in ["", "-before-import", "-before-ingest", "-before-restore"] {
            for n in 10..25 {
                let name = format!("register-2026-11-{n}T13-05-07.123Z{kind}.db");
                File::create(backups.join(name)).expect("made");
            }
        }
        remove_oldest(&folder.path().join("register.db")).expect("removed");
        let names: Vec<String> = fs::read_dir(&backups)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        for (kind, n) in [("Z.db", 15), ("-before-import.db", 10), ("-before-ingest.db", 10), ("-before-restore.db", 15)] {
            assert_eq!(names.iter().filter(|name| name.ends_with(kind)).count(), n, "{kind}");
        }
        assert!(!names.iter().any(|name| name == "register-2026-11-14T13-05-07.123Z-before-import.db"));
    }
}
