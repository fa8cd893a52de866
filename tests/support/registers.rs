//! Registers made without the program, in memory where the system has such a place. No test depends on the disk: a kill leaves what
//! was written, wherever it is, and what a power cut leaves is shown by the order of the calls (`trust/faults`).

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use midsa::error::Result;
use midsa::import::record;
use midsa::model::finding::Finding;
use midsa::model::work::Work;
use midsa::platform::Access;
use midsa::store::{Author, Change, Depth, Keep, Register, Settings, Watcher};
use rusqlite::Connection;
use tempfile::TempDir;

use super::days::{TODAY, author};

/// A folder that is removed when it is dropped.
pub(crate) fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    made.expect("a folder")
}

/// A register in a folder of its own, filled by its first command; the folder is gone when it is dropped.
pub(crate) fn register(author: &Author, fill: impl FnOnce(&mut Change<'_>) -> Result<()>) -> (TempDir, Register) {
    let folder = folder();
    Register::create(&path_in(&folder), Access::Owner, |register| {
        register.change(author, Keep::Commit, |change| {
            change.keep_settings(&Settings::default())?;
            fill(change)
        })
    })
    .expect("made");
    let register = Register::open(&path_in(&folder)).expect("opened");
    (folder, register)
}

/// A register with the MIDSA record; it is loaded once and then copied.
pub(crate) fn midsa() -> (TempDir, Register) {
    static MADE: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    let (_, made) = MADE.get_or_init(|| {
        let (folder, register) = register(&author("init"), |change| record::load(change).map(|_| ()));
        (folder, register.path().to_owned())
    });
    copy_of(made)
}

/// A copy in a folder of its own; nobody may be writing meanwhile.
pub(crate) fn copy_of(register: &Path) -> (TempDir, Register) {
    let folder = folder();
    fs::copy(register, path_in(&folder)).expect("copied");
    let register = Register::open(&path_in(&folder)).expect("opened");
    (folder, register)
}

fn path_in(folder: &TempDir) -> PathBuf {
    folder.path().join("register.db")
}

/// All findings of `check`, except about evidence and locks.
pub(crate) fn findings(register: &Register) -> Vec<Finding> {
    let mut all = All(Vec::new());
    register.check(Depth::Register, TODAY, &mut all).expect("checked");
    all.0
}

struct All(Vec<Finding>);

impl Watcher for All {
    fn found(&mut self, finding: Finding) -> Result<()> {
        self.0.push(finding);
        Ok(())
    }

    fn progress(&mut self, _what: Work, _n_done: u64, _n_all: u64) {}
}

/// Puts a copy of the register at `place` as a killed writer leaves it: with some new pages and a journal.
pub(crate) fn leave_half_done(register: &Path, place: &Path) {
    let writer = Connection::open(register).expect("opened");
    let begun = "PRAGMA cache_size = 1; BEGIN IMMEDIATE; UPDATE log_change SET before = 'x' || ifnull(before, '')";
    writer.execute_batch(begun).expect("begun");
    let journal = |path: &Path| path.with_extension("db-journal");
    fs::copy(register, place).expect("copied");
    fs::copy(journal(register), journal(place)).expect("there is a journal");
    writer.execute_batch("ROLLBACK").expect("taken back");
}
