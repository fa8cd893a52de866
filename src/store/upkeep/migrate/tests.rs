//! The way from one form to the next, tried with a made step.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use rusqlite::Connection;

use super::{STEPS, Step, bring_up, form_of};
use crate::error::Error;
use crate::import::record;
use crate::model::finding::{Finding, Problem};
use crate::platform::Access;
use crate::store::check::{Depth, Watcher};
use crate::store::file::open;
use crate::store::file::register::Register;
use crate::store::file::schema::{FORM, OLDEST_FORM, SCHEMA, shape};
use crate::store::file::transaction::Keep;
use crate::store::item::record::{NewFollowUp, Part};
use crate::store::log::change::Author;
use crate::store::lookup::settings::Settings;
use crate::store::undo::steps::{Consent, Target};

/// A step as the next one may be: a new column that is filled from others.
const MADE: [Step; 1] =
    [Step { from: FORM, sql: "ALTER TABLE meeting ADD COLUMN nickname TEXT; UPDATE meeting SET nickname = lower(ref);" }];

fn author() -> Author {
    Author { by: "officer".to_owned(), today: "2026-11-24".parse().expect("a day"), command: "told".to_owned() }
}

/// The MIDSA record in the newest form.
fn midsa(folder: &Path) -> PathBuf {
    let path = folder.join("register.db");
    Register::create(&path, Access::Owner, |register| {
        register.change(&author(), Keep::Commit, |change| {
            change.keep_settings(&Settings::default())?;
            record::load(change).map(|_| ())
        })
    })
    .expect("created");
    path
}

struct Findings(Vec<Finding>);

impl Watcher for Findings {
    fn found(&mut self, finding: Finding) -> crate::error::Result<()> {
        self.0.push(finding);
        Ok(())
    }

    fn progress(&mut self, _what: &'static str, _n_done: u64, _n_all: u64) {}
}

#[test]
fn a_migrated_register_goes_on_as_any_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = midsa(folder.path());
    let mut register = Register::open(&path).expect("opened");
    bring_up(&mut register, FORM, &MADE, FORM + 1).expect("migrated");
    assert_eq!(form_of(&register.connection).expect("a form"), FORM + 1);
    let n: i64 = register
        .connection
        .query_row("SELECT count(*) FROM meeting WHERE nickname = lower(ref)", [], |row| row.get(0))
        .expect("the new column");
    assert_eq!(n, 18);
    let backups = fs::read_dir(folder.path().join("backups")).expect("backups");
    assert_eq!(backups.count(), 1);

    let mut findings = Findings(Vec::new());
    register.check(Depth::Register, author().today, &mut findings).expect("checked");
    // The made column stands in no `schema.sql`; nothing else may be found.
    findings.0.retain(|finding| finding.problem != Problem::Schema);
    assert_eq!(findings.0, []);

    // What comes behind it is taken back as ever; the migration is not.
    let id = register.find_recommendation("MRU-2006-03").expect("there");
    let note = NewFollowUp { note: Some("a letter".to_owned()), ..NewFollowUp::default() };
    register.change(&author(), Keep::Commit, |change| change.record(id, &Part::Whole, &note)).expect("recorded");
    register.take_back(&author(), Keep::Commit, Target::Newest(1), &Consent::ToAll).expect("taken back");
    register.take_back(&author(), Keep::Commit, Target::Newest(1), &Consent::ToAll).expect_err("a migration stays");
}

#[test]
fn a_migrated_register_passes_the_check_as_a_fresh_one_does() {
    const COUNTRY: Step =
        Step { from: FORM - 1, sql: "ALTER TABLE meeting ADD COLUMN country TEXT; CREATE INDEX theme_name ON theme (name);" };
    let folder = tempfile::tempdir().expect("a folder");
    let path = midsa(folder.path());
    let mut register = Register::open(&path).expect("opened");
    let age = format!("ALTER TABLE meeting DROP COLUMN country; DROP INDEX theme_name; PRAGMA user_version = {}", FORM - 1);
    register.connection.execute_batch(&age).expect("aged");
    bring_up(&mut register, FORM - 1, &[COUNTRY], FORM).expect("migrated");
    drop(register);

    // The column stands last now, and the text of the table is not that of `schema.sql`; neither is a fault.
    let mut register = Register::open(&path).expect("it is no stranger's");
    let sql = "SELECT sql FROM sqlite_schema WHERE name = 'meeting'";
    let text: String = register.connection.query_row(sql, [], |row| row.get(0)).expect("a text");
    assert!(!SCHEMA.contains(&text), "{text}");
    let mut findings = Findings(Vec::new());
    register.check(Depth::Register, author().today, &mut findings).expect("checked");
    assert_eq!(findings.0, []);

    // It is written to, and backed up, as any other.
    let id = register.find_recommendation("MRU-2006-03").expect("there");
    let note = NewFollowUp { note: Some("a letter".to_owned()), ..NewFollowUp::default() };
    register.change(&author(), Keep::Commit, |change| change.record(id, &Part::Whole, &note)).expect("recorded");
    register.check(Depth::Register, author().today, &mut findings).expect("checked");
    assert_eq!(findings.0, []);
}

#[test]
fn a_step_that_fails_leaves_the_register_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = midsa(folder.path());
    let before = fs::read(&path).expect("the file");
    let mut register = Register::open(&path).expect("opened");
    let broken = [Step { from: FORM, sql: "ALTER TABLE meeting ADD COLUMN nickname TEXT; UPDATE nothing SET a = 1;" }];
    bring_up(&mut register, FORM, &broken, FORM + 1).expect_err("it fails");
    drop(register);
    assert_eq!(fs::read(&path).expect("the file"), before);
}

#[test]
fn two_officers_migrate_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = midsa(folder.path());
    let mut registers = [Register::open(&path).expect("opened"), Register::open(&path).expect("opened")];
    for register in &mut registers {
        bring_up(register, FORM, &MADE, FORM + 1).expect("migrated");
    }
    let n: i64 = registers[0].connection.query_row("SELECT count(*) FROM log", [], |row| row.get(0)).expect("a count");
    assert_eq!(n, 2);
}

#[test]
fn a_newer_register_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = midsa(folder.path());
    let mut register = Register::open(&path).expect("opened");
    bring_up(&mut register, FORM, &MADE, FORM + 1).expect("migrated");
    drop(register);
    let refused = Register::open(&path).map(|_| ());
    assert!(matches!(refused, Err(Error::NewerRegister { found, .. }) if found == FORM + 1), "{refused:?}");
}

/// The child of the test below: it migrates, and may be killed meanwhile.
#[test]
fn child_that_migrates() {
    let Some(path) = std::env::var_os("MIDSA_MIGRATE") else { return };
    let (connection, form) = open::open(Path::new(&path)).expect("opened");
    let window = crate::store::sql::window::Window::ALL;
    let mut register = Register { connection, path: PathBuf::from(path), window };
    bring_up(&mut register, form, &MADE, FORM + 1).expect("migrated");
}

#[test]
fn a_kill_at_any_moment_leaves_one_form_or_the_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let base = midsa(folder.path());
    let mut seen = [0, 0];
    for round in 0..40u64 {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("register.db");
        fs::copy(&base, &path).expect("copied");
        let mut child = Command::new(std::env::current_exe().expect("this test"))
            .args(["--exact", "store::upkeep::migrate::tests::child_that_migrates"])
            .env("MIDSA_MIGRATE", &path)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("started");
        // The last ones are let be, however slow the machine is.
        if round < 36 {
            std::thread::sleep(Duration::from_micros(round * round * 60));
            // It may have ended already.
            let _ = child.kill();
        }
        child.wait().expect("ended");

        let connection = Connection::open(&path).expect("opened");
        let form = form_of(&connection).expect("a form");
        let is_there = connection.prepare("SELECT nickname FROM meeting").is_ok();
        assert_eq!(is_there, form == FORM + 1);
        let intact: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("checked");
        assert_eq!(intact, "ok");
        seen[usize::from(is_there)] += 1;
    }
    assert!(seen[0] > 0 && seen[1] > 0, "killed too early or too late: {seen:?}");
}

#[test]
fn every_frozen_schema_migrates_to_the_newest() {
    let fresh = Connection::open_in_memory().expect("memory");
    fresh.execute_batch(SCHEMA).expect("the newest schema");
    for form in OLDEST_FORM..FORM {
        let frozen = format!("{}/fixtures/schema/{form}.sql", env!("CARGO_MANIFEST_DIR"));
        let old = Connection::open_in_memory().expect("memory");
        old.execute_batch(&fs::read_to_string(frozen).expect("a frozen schema")).expect("the old schema");
        for step in STEPS.iter().filter(|step| step.from >= form) {
            old.execute_batch(step.sql).expect("a step");
        }
        assert_eq!(shape(&old).expect("read"), shape(&fresh).expect("read"), "from form {form}");
    }
}
