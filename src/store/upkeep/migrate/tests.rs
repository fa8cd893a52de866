//! Migrating from one form to the next, tried with an invented step.

use std::fs;
use std::path::PathBuf;

use rusqlite::Connection;
use tempfile::TempDir;

use super::{STEPS, Step, form_of, migrate};
use crate::error::Error;
use crate::model::finding::Problem;
use crate::store::file::register::{Keep, Register};
use crate::store::file::schema::{FORM, OLDEST_FORM, SCHEMA, shape};
use crate::store::item::record::{NewFollowUp, Part};
use crate::store::sql::packed;
use crate::store::undo::steps::{Consent, Target};
use crate::testing::{self, author, findings};

/// A step as the next one may be: a new column that is filled from others.
const MADE: [Step; 1] =
    [Step { from: FORM, sql: "ALTER TABLE meeting ADD COLUMN nickname TEXT; UPDATE meeting SET nickname = lower(ref);" }];

/// The path of the MIDSA record in the newest form.
fn midsa() -> (TempDir, PathBuf) {
    let (folder, register) = testing::midsa();
    (folder, register.path().to_owned())
}

#[test]
fn a_migrated_register_works_like_any_other() {
    let (folder, path) = midsa();
    let mut register = Register::open(&path).expect("opened");
    migrate(&mut register, FORM, &MADE, FORM + 1).expect("migrated");
    assert_eq!(form_of(&register.connection).expect("a form"), FORM + 1);
    let n: i64 = register
        .connection
        .query_row("SELECT count(*) FROM meeting WHERE nickname = lower(ref)", [], |row| row.get(0))
        .expect("the new column");
    assert_eq!(n, 18);
    let backups = fs::read_dir(folder.path().join("backups")).expect("backups");
    assert_eq!(backups.count(), 1);

    // The invented column is in no `schema.sql`; nothing else may be found.
    let mut found = findings(&register);
    found.retain(|finding| finding.problem != Problem::Schema);
    assert_eq!(found, []);

    // Later changes can be undone as usual; the migration can't.
    let id = register.find_recommendation("MRU-2006-03").expect("there");
    let note = NewFollowUp { note: Some("a letter".to_owned()), ..NewFollowUp::default() };
    register.change(&author("told"), Keep::Commit, |change| change.record(id, &Part::Whole, &note)).expect("recorded");
    register.take_back(&author("told"), Keep::Commit, Target::Newest(1), &Consent::ToAll).expect("taken back");
    register.take_back(&author("told"), Keep::Commit, Target::Newest(1), &Consent::ToAll).expect_err("a migration stays");
}

#[test]
fn a_migrated_register_passes_the_check_like_a_fresh_one() {
    const COUNTRY: Step =
        Step { from: FORM - 1, sql: "ALTER TABLE meeting ADD COLUMN country TEXT; CREATE INDEX theme_name ON theme (name);" };
    let (_folder, path) = midsa();
    let mut register = Register::open(&path).expect("opened");
    let age = format!("ALTER TABLE meeting DROP COLUMN country; DROP INDEX theme_name; PRAGMA user_version = {}", FORM - 1);
    register.connection.execute_batch(&age).expect("aged");
    migrate(&mut register, FORM - 1, &[COUNTRY], FORM).expect("migrated");
    drop(register);

    // The column is now the last one, and the text of the table differs from that in `schema.sql`; neither is a fault.
    let mut register = Register::open(&path).expect("it is not a stranger's");
    let sql = "SELECT sql FROM sqlite_schema WHERE name = 'meeting'";
    let text: String = register.connection.query_row(sql, [], |row| row.get(0)).expect("a text");
    assert!(!SCHEMA.contains(&text), "{text}");
    assert_eq!(findings(&register), []);

    // It can be changed and backed up like any other.
    let id = register.find_recommendation("MRU-2006-03").expect("there");
    let note = NewFollowUp { note: Some("a letter".to_owned()), ..NewFollowUp::default() };
    register.change(&author("told"), Keep::Commit, |change| change.record(id, &Part::Whole, &note)).expect("recorded");
    assert_eq!(findings(&register), []);
}

#[test]
fn a_step_that_fails_leaves_the_register_as_it_was() {
    let (_folder, path) = midsa();
    let before = fs::read(&path).expect("the file");
    let mut register = Register::open(&path).expect("opened");
    let broken = [Step { from: FORM, sql: "ALTER TABLE meeting ADD COLUMN nickname TEXT; UPDATE nothing SET a = 1;" }];
    migrate(&mut register, FORM, &broken, FORM + 1).expect_err("it fails");
    drop(register);
    assert_eq!(fs::read(&path).expect("the file"), before);
}

#[test]
fn two_officers_migrate_once() {
    let (_folder, path) = midsa();
    let mut registers = [Register::open(&path).expect("opened"), Register::open(&path).expect("opened")];
    for register in &mut registers {
        migrate(register, FORM, &MADE, FORM + 1).expect("migrated");
    }
    let n: i64 = registers[0].connection.query_row("SELECT count(*) FROM log", [], |row| row.get(0)).expect("a count");
    assert_eq!(n, 2);
}

#[test]
fn a_newer_register_is_left_alone() {
    let (_folder, path) = midsa();
    let mut register = Register::open(&path).expect("opened");
    migrate(&mut register, FORM, &MADE, FORM + 1).expect("migrated");
    drop(register);
    let refused = Register::open(&path).map(|_| ());
    assert!(matches!(refused, Err(Error::NewerRegister { found, .. }) if found == FORM + 1), "{refused:?}");
}

#[test]
fn every_frozen_schema_migrates_to_the_newest() {
    let fresh = Connection::open_in_memory().expect("memory");
    fresh.execute_batch(SCHEMA).expect("the newest schema");
    for form in OLDEST_FORM..FORM {
        let frozen = format!("{}/fixtures/schema/{form}.sql", env!("CARGO_MANIFEST_DIR"));
        let old = Connection::open_in_memory().expect("memory");
        packed::teach(&old).expect("taught");
        old.execute_batch(&fs::read_to_string(frozen).expect("a frozen schema")).expect("the old schema");
        for step in STEPS.iter().filter(|step| step.from >= form) {
            old.execute_batch(step.sql).expect("a step");
        }
        assert_eq!(shape(&old).expect("read"), shape(&fresh).expect("read"), "from form {form}");
    }
}
