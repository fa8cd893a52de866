//! A file with impossible content is refused with section, row and key, and nothing of it is written.

use std::sync::OnceLock;

use midsa::error::Error;
use midsa::import::record;
use midsa::model::id::OwnerId;
use midsa::model::people::Contact;
use midsa::model::period::Period;
use midsa::store::{Extent, Keep, Log, NewFocalPoint, Persons};
use serde_json::{Map, Value, json};

use super::register::{ALL, NAMED, PLAIN, Shelf};
use super::support::days::author;
use super::support::random::times;

/// The export of the MIDSA record with a focal point, for the tests to falsify.
pub(crate) fn record(extent: Extent) -> Value {
    static SHELVED: OnceLock<[Value; 3]> = OnceLock::new();
    let [plain, named, all] = SHELVED.get_or_init(|| {
        let mut shelf = Shelf::empty();
        shelf.register.change(&author("record"), Keep::Commit, record::load).expect("loaded");
        let new = NewFocalPoint {
            owner: OwnerId(1),
            contact: Contact { name: Some("Ana Phiri".to_owned()), ..Contact::default() },
            lang: None,
            theme: None,
            is_coordinator: true,
            period: Period { since: None, until: None },
        };
        let added = shelf.register.change(&author("focal-point add"), Keep::Commit, |change| change.add_focal_point(&new));
        added.expect("added");
        [PLAIN, NAMED, ALL].map(|extent| serde_json::from_str(&shelf.export(extent)).expect("JSON"))
    });
    match (extent.log, extent.persons) {
        (Log::With, _) => all.clone(),
        (Log::Without, Persons::Named) => named.clone(),
        (Log::Without, Persons::Numbered) => plain.clone(),
    }
}

/// Imports the file; it must be refused at `place` and leave nothing behind.
#[track_caller]
pub(crate) fn refused(file: &Value, place: &str) -> String {
    let mut shelf = Shelf::empty();
    let before = shelf.export(ALL);
    let error = shelf.take_in(&serde_json::to_string(file).expect("JSON")).expect_err("a lie");
    let (Error::BadExport { place: found, why } | Error::BadFile { place: found, why, .. }) = &error else { panic!("{error:?}") };
    assert_eq!((found.as_str(), error.exit_code()), (format!("whole.json{place}").as_str(), 4), "{why}");
    assert!(!why.contains("constraint") && !why.contains("SELECT"), "{why}");
    assert_eq!(shelf.export(ALL), before);
    assert_eq!(shelf.findings(), []);
    why.clone()
}

/// Sets a key of a row of the record to another value.
#[track_caller]
fn case(section: &str, row: usize, key: &str, value: &Value) {
    let mut file = record(PLAIN);
    let rows = file[section].as_array_mut().expect("a section");
    let row_object = rows[row - 1].as_object_mut().expect("a row");
    if value.is_null() {
        row_object.shift_remove(key);
    } else {
        row_object.insert(key.to_owned(), value.clone());
    }
    refused(&file, &format!(":{section}:{row}:{key}"));
}

pub(crate) fn row_of(file: &Value, section: &str, is_it: impl Fn(&Value) -> bool) -> usize {
    1 + file[section].as_array().expect("a section").iter().position(is_it).expect("such a row")
}

#[test]
fn an_unknown_value_is_refused_with_its_place() {
    case("settings", 1, "value", &json!(""));
    case("settings", 1, "name", &json!("colour"));
    case("meetings", 2, "kind", &json!("party"));
    case("meetings", 2, "starts", &json!("31.12.2026"));
    case("meetings", 2, "is_cancelled", &json!(1));
    case("meetings", 3, "title", &Value::Null);
    case("owners", 1, "code", &json!("a;b"));
    case("owners", 2, "name", &json!(7));
    case("memberships", 1, "owner", &json!("XXX"));
    case("memberships", 1, "recorded_at", &json!("yesterday"));
    case("recommendations", 5, "parent", &json!("MRU-2006-99"));
    case("recommendations", 5, "colour", &json!("red"));
    case("recommendations", 5, "first_on", &json!("2006-02-30"));
    case("themes", 1, "name", &json!("a;b"));
    case("assignments", 1, "role", &json!("boss"));
    case("assignments", 1, "place", &json!(-1));
    case("shares", 1, "owner", &json!("zmb"));
    case("relations", 1, "target", &json!("none"));
    case("focal_points", 1, "person", &json!(0));
    case("follow_ups", 1, "status", &json!("done"));
    case("follow_ups", 1, "happened_on", &json!("soon"));
    case("follow_ups", 1, "evidence", &json!("https://example.org"));
    case("follow_ups", 1, "judged_status", &json!("implemented"));
    case("follow_ups", 1, "due_on", &json!("2027-01-01"));
    case("follow_ups", 1, "reported_by_person", &json!(1.5));
}

#[test]
fn what_the_rules_refuse_is_refused_at_the_follow_up() {
    let file = record(PLAIN);
    let implemented = row_of(&file, "follow_ups", |row| row["status"] == "implemented");
    let mut lapsed = file.clone();
    let row = lapsed["follow_ups"][implemented - 1].as_object_mut().expect("a row");
    row.insert("status".to_owned(), json!("lapsed"));
    row.shift_remove("note");
    refused(&lapsed, &format!(":follow_ups:{implemented}:note"));
    let mut named = file.clone();
    let row = named["follow_ups"][implemented - 1].as_object_mut().expect("a row");
    row.insert("successor".to_owned(), json!("WDH-2010-01"));
    refused(&named, &format!(":follow_ups:{implemented}:successor"));
}

#[test]
fn rows_that_do_not_fit_one_another_are_refused() {
    let file = record(PLAIN);
    let each = row_of(&file, "recommendations", |row| row["tracking"] == "each");
    case("recommendations", each, "tracking", &json!("single"));
    let single = row_of(&file, "recommendations", |row| row["tracking"] == "single" && row["meeting"] == "WDH-2010");
    case("recommendations", single, "tracking", &json!("restated"));
    let on_whole = row_of(&file, "follow_ups", |row| row.get("owner").is_none());
    case("follow_ups", on_whole, "owner", &json!("ZMB"));

    let mut twice = file.clone();
    let first = twice["owners"][0].clone();
    twice["owners"].as_array_mut().expect("rows").push(first);
    let n = twice["owners"].as_array().expect("rows").len();
    refused(&twice, &format!(":owners:{n}:code"));

    let mut circle = file;
    for (from, to) in [("WDH-2010-01", "WDH-2010-02"), ("WDH-2010-02", "WDH-2010-01")] {
        let row = json!({"ref": from, "kind": "reiterates", "target": to, "basis": "stated", "recorded_at": "2020-01-01T00:00:00.000000Z"});
        circle["relations"].as_array_mut().expect("rows").push(row);
        for one in circle["recommendations"].as_array_mut().expect("rows") {
            if one["ref"] == from {
                one["tracking"] = json!("restated");
            }
        }
    }
    let n = circle["relations"].as_array().expect("rows").len();
    refused(&circle, &format!(":relations:{n}:target"));
}

#[test]
fn sections_come_once_and_in_their_order() {
    let file = record(PLAIN);
    let mut missing = file.clone();
    missing.as_object_mut().expect("an object").shift_remove("shares");
    refused(&missing, ":shares");
    let mut turned = Map::new();
    for key in ["schema_version", "table", "settings", "owners", "meetings"] {
        turned.insert(key.to_owned(), file[key].clone());
    }
    refused(&Value::Object(turned), ":meetings");
    let mut unknown = file.clone();
    unknown["sharez"] = json!([]);
    refused(&unknown, ":sharez");
    let mut newer = file.clone();
    newer["schema_version"] = json!(2);
    refused(&newer, ":schema_version");
    let mut other = file;
    other["table"] = json!("owners");
    refused(&other, ":table");
    refused(&json!([]), "");
    refused(&json!({"schema_version": 1, "table": "register"}), ":settings");
}

#[test]
fn persons_are_numbered_and_named_by_something() {
    let mut idle = record(NAMED);
    idle["persons"].as_array_mut().expect("rows").push(json!({"person": 2, "name": "B"}));
    refused(&idle, ":persons:2:person");
    let mut gap = record(NAMED);
    gap["persons"][0]["person"] = json!(7);
    refused(&gap, ":persons:1:person");
    let mut nobody = record(NAMED);
    nobody["focal_points"][0]["person"] = json!(2);
    refused(&nobody, ":focal_points:1:person");
    case("focal_points", 1, "person", &json!("Ana"));
    let mut high = record(PLAIN);
    high["focal_points"][0]["person"] = json!(1_000_000);
    refused(&high, ":focal_points");
}

#[test]
fn a_file_that_is_cut_short_or_no_export_is_refused() {
    let whole = serde_json::to_string(&record(ALL)).expect("JSON");
    let mut shelf = Shelf::empty();
    let before = shelf.export(ALL);
    let cut_places = usize::try_from(times(20)).expect("few");
    for n in (0..whole.len()).step_by(whole.len() / cut_places) {
        let Some(cut) = whole.get(..n) else { continue };
        let error = shelf.take_in(cut).expect_err("cut short");
        assert_eq!(error.exit_code(), 4, "{n}: {error}");
    }
    for text in ["", "null", "[]", "{", "{\"schema_version\": 1,", "PK\u{3}\u{4}", "{} {}", "\u{feff}"] {
        assert_eq!(shelf.take_in(text).expect_err("no export").exit_code(), 4, "{text}");
    }
    let twice =
        "{\"schema_version\":1,\"table\":\"register\",\"settings\":[{\"name\":\"body\",\"name\":\"lang\",\"value\":\"x\"}]}";
    let error = shelf.take_in(twice).expect_err("twice").to_string();
    assert!(error.contains("the key `name` is there twice"), "{error}");
    assert_eq!(shelf.export(ALL), before);
    assert!(shelf.take_in(&format!("\u{feff}{whole}")).is_ok(), "a byte order mark does no harm");
}

#[test]
fn a_register_that_holds_something_takes_no_whole_one() {
    let file = serde_json::to_string(&record(PLAIN)).expect("JSON");
    let mut shelf = Shelf::empty();
    shelf.take_in(&file).expect("empty");
    let before = shelf.export(ALL);
    let error = shelf.take_in(&file).expect_err("not empty any more");
    assert_eq!(error.exit_code(), 4);
    assert!(error.to_string().starts_with("the register is not empty: it holds meetings (18), owners (37)"), "{error}");
    assert_eq!(shelf.export(ALL), before);

    shelf.undo().expect("empty again");
    let error = shelf.take_in(&serde_json::to_string(&record(ALL)).expect("JSON")).expect_err("a log of its own");
    assert!(error.to_string().starts_with("the register has a log of its own"), "{error}");
}
