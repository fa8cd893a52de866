//! Registers of older forms live on: one made by the program of that time is migrated after a backup, whole or not at all, and
//! says the same as then.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

use rusqlite::Connection;
use serde_json::Value;

use super::support::office::Office;
use super::support::random::soak;

/// The forms that came before the newest.
const FORMS: [i64; 3] = [1, 2, 3];

/// The exports kept from that time, by file name.
const EXPORTS: [&[&str]; 12] = [
    &["recommendations"],
    &["shares"],
    &["follow-ups"],
    &["owners"],
    &["meetings"],
    &["relations"],
    &["translations"],
    &["deadlines"],
    &["matrix"],
    &["progress"],
    &["focal-points", "--contacts"],
    &["changes", "--since", "2007"],
];

#[test]
fn a_register_of_an_older_form_is_brought_up_behind_a_backup_and_says_what_it_said() {
    for form in FORMS {
        let office = old_office(form);
        let before = dump(&office.register());
        assert_eq!(before.0, form);
        for export in EXPORTS {
            let then = fs::read(kept(form).join("exports").join(export[0]).with_extension("csv")).expect("an export");
            let now = office.must(&[&["--quiet", "export"], export].concat()).out;
            assert_rows_hold(&then, now.as_bytes(), export[0]);
        }
        let then = fs::read_to_string(kept(form).join("register.json")).expect("an export");
        let now = office.must(&["export", "register", "--format", "json", "--contacts"]).out;
        assert_holds(&json(&then), &json(&now), "register");

        let told = office.run(&["check"]);
        assert_eq!((told.code, told.err.as_str()), (Some(0), ""), "{}", told.out);
        let after = dump(&office.register());
        assert_ne!(after.0, form);
        for (table, rows) in &before.1 {
            assert!(table.starts_with("log") || after.1[table].len() >= rows.len(), "{table}");
        }
        let backups: Vec<PathBuf> = files(&office.path().join("backups"));
        assert!(matches!(&backups[..], [one] if one.to_string_lossy().ends_with("-before-migration.db")), "{backups:?}");
        assert_eq!(dump(&backups[0]), before, "the backup is as the register was");

        // It is a register like any other: it can be changed, and undone as far as the migration.
        office.must(&["rec", "update", "MRU-2006-01", "--note", "after"]);
        office.must(&["undo"]);
        assert_ne!(office.run(&["undo"]).code, Some(0));
        assert_eq!(office.findings(), []);
    }
}

#[test]
fn the_file_of_a_whole_register_of_an_older_form_is_taken_in() {
    for form in FORMS {
        let office = Office::empty();
        office.must(&["init", "--empty"]);
        let file = kept(form).join("register.json");
        let told = office.must(&["import", "--table", "register", file.to_str().expect("ASCII")]);
        assert!(!told.out.is_empty());
        let now = office.must(&["export", "register", "--format", "json", "--contacts"]).out;
        assert_holds(&json(&fs::read_to_string(file).expect("an export")), &json(&now), "register");
        assert_eq!(office.findings(), []);
    }
}

#[test]
fn where_no_backup_can_be_made_an_older_register_stays_as_it_was() {
    for form in FORMS {
        let office = old_office(form);
        let before = fs::read(office.register()).expect("the file");
        fs::write(office.path().join("backups"), "in the way").expect("written");
        let told = office.run(&["rec", "list"]);
        assert_eq!(told.code, Some(1), "{}{}", told.out, told.err);
        assert!(told.err.contains("can't make a backup"), "{}", told.err);
        assert!(fs::read(office.register()).expect("the file") == before);
    }
}

#[test]
fn a_kill_at_any_moment_leaves_an_older_register_whole_in_one_form_or_the_other() {
    let mut seen = [0, 0];
    for form in FORMS {
        let before = dump(&old_office(form).register());
        for round in (0..32u64).step_by(if soak().is_some() { 1 } else { 4 }) {
            let office = old_office(form);
            let mut command = office.command(&["rec", "list"]);
            let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program can be run");
            // The last ones are not killed, so that some come to their end on any machine.
            if round < 28 {
                sleep(Duration::from_micros(round * round * 200));
                // It may have ended already.
                let _ = child.kill();
            }
            child.wait().expect("it has ended");
            let after = dump(&office.register());
            let is_old = after.0 == form;
            assert!(!is_old || after == before, "round {round}");
            seen[usize::from(!is_old)] += 1;
            assert_eq!(office.findings(), [], "round {round}");
        }
    }
    assert!(seen[0] > 0 && seen[1] > 0, "killed too early or too late: {seen:?}");
}

/// The place of the register of that form, with its exports.
fn kept(form: i64) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fixtures/schema/{form}"))
}

/// An office with a copy of the register of that form and its file of evidence.
fn old_office(form: i64) -> Office {
    let office = Office::empty();
    for name in ["register.db", "letter.txt"] {
        fs::copy(kept(form).join(name), office.path().join(name)).expect("copied");
    }
    office
}

/// The form, and the rows of each table as texts.
fn dump(path: &Path) -> (i64, BTreeMap<String, Vec<String>>) {
    let connection = Connection::open(path).expect("opened");
    let form = connection.query_row("PRAGMA user_version", [], |row| row.get(0)).expect("a form");
    let mut tables = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").expect("tables");
    let names: Vec<String> = tables.query_map([], |row| row.get(0)).expect("names").collect::<Result<_, _>>().expect("names");
    let rows_of = |name: &String| {
        let mut statement = connection.prepare(&format!("SELECT * FROM {name} ORDER BY id")).expect("a table");
        let n_columns = statement.column_count();
        let row = |row: &rusqlite::Row<'_>| {
            (0..n_columns).map(|place| row.get_ref(place).map(|value| format!("{value:?}"))).collect::<Result<Vec<_>, _>>()
        };
        let rows = statement.query_map([], row).expect("rows").collect::<Result<Vec<_>, _>>().expect("rows");
        rows.into_iter().map(|row| row.join("|")).collect()
    };
    (form, names.iter().map(|name| (name.clone(), rows_of(name))).collect())
}

/// All values of the old table are in the new one under the same names; columns may have been added.
#[track_caller]
fn assert_rows_hold(then: &[u8], now: &[u8], table: &str) {
    let (then, now) = (rows(then), rows(now));
    assert_eq!(then.len(), now.len(), "rows of {table}");
    for (then, now) in then.iter().zip(&now) {
        for (column, cell) in then {
            assert_eq!(Some(cell), now.get(column), "{column} of {table}: {then:?}");
        }
    }
}

fn rows(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(bytes);
    reader.deserialize().collect::<Result<_, _>>().expect("a table")
}

/// All old values are there; members added since are empty.
#[track_caller]
fn assert_holds(then: &Value, now: &Value, place: &str) {
    match (then, now) {
        (Value::Object(then), Value::Object(now)) => {
            for (key, value) in then {
                assert_holds(value, now.get(key).unwrap_or(&Value::Null), &format!("{place}.{key}"));
            }
            for (key, value) in now.iter().filter(|(key, _)| !then.contains_key(*key)) {
                let says_nothing = value.is_null() || *value == Value::Bool(false) || value.as_array().is_some_and(Vec::is_empty);
                assert!(says_nothing, "{place}.{key} is new: {value}");
            }
        }
        (Value::Array(then), Value::Array(now)) => {
            assert_eq!(then.len(), now.len(), "{place}");
            for (n, (then, now)) in then.iter().zip(now).enumerate() {
                assert_holds(then, now, &format!("{place}[{n}]"));
            }
        }
        _ => assert_eq!(then, now, "{place}"),
    }
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect()
}
