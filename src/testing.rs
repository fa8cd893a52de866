//! What the tests of several rooms share: the day they are of, who writes, and registers to write in. Only tests name it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use chrono::NaiveDate;
use proptest::prelude::ProptestConfig;
use serde_json::Value;
use tempfile::TempDir;

use crate::error::Result;
use crate::import::record;
use crate::model::finding::Finding;
use crate::model::work::Work;
use crate::platform::Access;
use crate::store::{Author, Change, Depth, Extent, Keep, Register, Settings, Watcher};

pub(crate) const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day");

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("an ISO date")
}

/// How many cases a property is tried with: `n` for the minute of `cargo test`, `n` times `MIDSA_SOAK` where that is set.
pub(crate) fn cases(n: u32) -> ProptestConfig {
    let factor = std::env::var("MIDSA_SOAK").ok().and_then(|factor| factor.parse().ok()).unwrap_or(1);
    ProptestConfig::with_cases(n.saturating_mul(factor))
}

/// The officer, on `TODAY`.
pub(crate) fn author(command: &str) -> Author {
    Author { by: "officer".to_owned(), today: TODAY, command: command.to_owned() }
}

/// A folder that is removed when it is dropped, in memory where the system has such a place.
pub(crate) fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    made.expect("a folder")
}

/// A register in a folder of its own, filled by its first command; the folder is gone when it is dropped.
pub(crate) fn register(author: &Author, fill: impl FnOnce(&mut Change<'_>) -> Result<()>) -> (TempDir, Register) {
    let folder = folder();
    let path = path_in(&folder);
    Register::create(&path, Access::Owner, |register| {
        register.change(author, Keep::Commit, |change| {
            change.keep_settings(&Settings::default())?;
            fill(change)
        })
    })
    .expect("created");
    let register = Register::open(&path).expect("opened");
    (folder, register)
}

/// A register with the MIDSA record in a folder of its own; it is loaded once and then copied.
pub(crate) fn midsa() -> (TempDir, Register) {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    let bytes = BYTES.get_or_init(|| {
        let (folder, register) = register(&author("init"), |change| record::load(change).map(|_| ()));
        drop(register);
        fs::read(path_in(&folder)).expect("the file")
    });
    let folder = folder();
    let path = path_in(&folder);
    fs::write(&path, bytes).expect("written");
    let register = Register::open(&path).expect("opened");
    (folder, register)
}

/// Where a register of these tests is in its folder.
fn path_in(folder: &TempDir) -> PathBuf {
    folder.path().join("register.db")
}

/// An empty register that has taken in the whole of `from`.
pub(crate) fn whole_of(from: &Register, extent: Extent) -> Result<(TempDir, Register)> {
    let (folder, mut empty) = register(&author("init"), |_| Ok(()));
    let seen = empty.seen()?;
    empty.take_in(&author("import"), Keep::Commit, &seen, |incoming| {
        for section in extent.sections() {
            let mut rows = rows_of(from, section, extent)?.into_iter().filter_map(|row| row.as_object().cloned());
            incoming.section(section, &mut || Ok(rows.next()))?;
        }
        Ok(())
    })?;
    Ok((folder, empty))
}

/// The rows of a section, as `export register` writes them.
pub(crate) fn rows_of(register: &Register, section: &str, extent: Extent) -> Result<Vec<Value>> {
    let mut rows = Vec::new();
    register.section(section, extent, &mut |row| {
        rows.push(row.clone());
        Ok(())
    })?;
    Ok(rows)
}

/// Everything that `check` finds, but for evidence and locks.
pub(crate) fn findings(register: &Register) -> Vec<Finding> {
    struct All(Vec<Finding>);

    impl Watcher for All {
        fn found(&mut self, finding: Finding) -> Result<()> {
            self.0.push(finding);
            Ok(())
        }

        fn progress(&mut self, _what: Work, _n_done: u64, _n_all: u64) {}
    }

    let mut all = All(Vec::new());
    register.check(Depth::Register, TODAY, &mut all).expect("checked");
    all.0
}
