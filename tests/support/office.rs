//! A folder with a register, and the program run in it as an officer would; in memory, like all registers of the tests.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use midsa::error::Result;
use midsa::model::finding::Finding;
use midsa::store::{LogFilter, Register};
use tempfile::TempDir;

use super::registers;

pub(crate) const MIDSA: &str = env!("CARGO_BIN_EXE_midsa");

pub(crate) struct Office {
    folder: TempDir,
}

impl Office {
    /// A folder with the MIDSA record.
    pub(crate) fn new() -> Self {
        let office = Self::empty();
        office.must(&["init"]);
        office
    }

    pub(crate) fn empty() -> Self {
        Self { folder: registers::folder() }
    }

    /// A folder with a copy of this one's register; nobody may be writing meanwhile.
    pub(crate) fn copied(&self) -> Self {
        let copy = Self::empty();
        fs::copy(self.register(), copy.register()).expect("copied");
        copy
    }

    /// A copy of the whole folder.
    pub(crate) fn copied_whole(&self) -> Self {
        let copy = Self::empty();
        copy_folder(self.path(), copy.path());
        copy
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn register(&self) -> PathBuf {
        self.path().join("register.db")
    }

    /// A command of the program, ready to be run.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(MIDSA);
        command.args(arguments);
        self.prepare(&mut command);
        command
    }

    /// As `command`, with so many seconds of processor time: a signal ends what takes more, and it has no exit code then.
    pub(crate) fn command_within(&self, seconds: u32, arguments: &[&str]) -> Command {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", &format!("ulimit -t {seconds} && exec \"$@\""), "sh", MIDSA]).args(arguments);
        self.prepare(&mut command);
        command
    }

    /// Gives any command the folder and the environment of the office.
    pub(crate) fn prepare(&self, command: &mut Command) {
        command.current_dir(self.path()).env_clear().stdin(Stdio::null());
        for (name, value) in [("MIDSA_DB", "register.db"), ("MIDSA_TODAY", "2026-11-24"), ("MIDSA_BY", "officer")] {
            command.env(name, value);
        }
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Told {
        Told::from(self.command(arguments).output().expect("the program can be run"))
    }

    /// Runs what must succeed.
    pub(crate) fn must(&self, arguments: &[&str]) -> Told {
        let told = self.run(arguments);
        assert_eq!(told.code, Some(0), "{arguments:?}: {}{}", told.out, told.err);
        told
    }

    /// All findings of `check`, except about evidence and locks.
    pub(crate) fn findings(&self) -> Vec<Finding> {
        findings(&self.register()).expect("the register can be opened")
    }

    /// How many recommendations of any kind there are.
    pub(crate) fn n_recommendations(&self) -> i64 {
        let connection = rusqlite::Connection::open(self.register()).expect("opened");
        connection.query_row("SELECT count(*) FROM recommendation", [], |row| row.get(0)).expect("a number")
    }

    pub(crate) fn n_entries(&self) -> usize {
        commands(&self.register()).len()
    }
}

fn copy_folder(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let place = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir(&place).expect("made");
            copy_folder(&entry.path(), &place);
        } else {
            fs::copy(entry.path(), &place).expect("copied");
        }
    }
}

/// How a run ended.
pub(crate) struct Told {
    /// None if a signal ended it.
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl From<Output> for Told {
    fn from(output: Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
    }
}

/// All findings of `check` in the register at `path`, except about evidence and locks.
pub(crate) fn findings(path: &Path) -> Result<Vec<Finding>> {
    Register::open(path).map(|register| registers::findings(&register))
}

/// The commands in the log of the register at `path`.
pub(crate) fn commands(path: &Path) -> BTreeSet<String> {
    let mut commands = BTreeSet::new();
    let register = Register::open(path).expect("the register can be opened");
    let read = register.log(&LogFilter::default(), &mut |entry| {
        commands.insert(format!("{} {}", entry.id, entry.command));
        Ok(())
    });
    read.expect("the log can be read");
    commands
}
