//! Whole registers, from creation to reading: the log's images are the rows, and nothing goes round them.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::change::{LOGGED, THEME, image};
use super::{Author, Filter, Keep, Moment, NewFollowUp, Part, Register, Scope, Settings};
use crate::error::Error;
use crate::import::record;
use crate::model::date::Span;
use crate::model::vocabulary::{Grouping, Status};
use crate::platform::Access;

pub(super) const TODAY: &str = "2026-11-24";

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().expect("an ISO date")
}

pub(super) fn author(command: &str) -> Author {
    Author { by: "officer".to_owned(), today: day(TODAY), command: command.to_owned() }
}

/// A register with the MIDSA record in a folder of its own.
pub(super) fn midsa() -> (tempfile::TempDir, Register) {
    let folder = tempfile::tempdir().expect("a folder");
    let path: PathBuf = folder.path().join("register.db");
    Register::create(&path, Access::Owner, |register| {
        register.change(&author("init"), Keep::Commit, |change| {
            change.keep_settings(&Settings::default())?;
            record::load(change)?;
            Ok(())
        })
    })
    .expect("created");
    let register = Register::open(&path).expect("opened");
    (folder, register)
}

pub(super) fn update(register: &mut Register, reference: &str, new: &NewFollowUp) -> crate::error::Result<()> {
    let id = register.find_recommendation(reference)?;
    register.change(&author("rec update"), Keep::Commit, |change| change.record(id, &Part::Whole, new).map(|_| ()))
}

fn status_of(register: &Register, reference: &str) -> Status {
    let id = register.find_recommendation(reference).expect("there");
    register.dossier(id, day(TODAY)).expect("read").recommendation.standing.status
}

#[test]
fn the_last_image_of_every_row_is_the_row() {
    let (_folder, mut register) = midsa();
    update(&mut register, "MRU-2006-03", &NewFollowUp { status: Some(Status::InProgress), ..NewFollowUp::default() })
        .expect("allowed");
    let connection = &register.connection;
    let mut n_rows = 0;
    for &table in LOGGED {
        let mut statement = connection.prepare(&format!("SELECT id FROM {} ORDER BY id", table.0)).expect("a table");
        let ids: Vec<i64> = statement.query_map([], |row| row.get(0)).expect("ids").map(|id| id.expect("an id")).collect();
        for id in ids {
            let sql = "SELECT after FROM log_change WHERE table_name = ?1 AND row_id = ?2 ORDER BY id DESC LIMIT 1";
            let last: Option<String> = connection.query_row(sql, (table.0, id), |row| row.get(0)).expect("an image");
            assert_eq!(last, image(connection, table, id).expect("a row"), "{} {id}", table.0);
            n_rows += 1;
        }
    }
    assert!(n_rows > 300, "{n_rows}");
}

#[test]
fn every_entry_of_the_log_carries_the_hash_of_the_one_before() {
    use sha2::{Digest, Sha256};
    let (_folder, mut register) = midsa();
    update(&mut register, "MRU-2006-03", &NewFollowUp { note: Some("a letter".into()), ..NewFollowUp::default() })
        .expect("allowed");
    let connection = &register.connection;
    let mut statement = connection.prepare("SELECT id, at, by, command, hash FROM log ORDER BY id").expect("the log");
    let mut entries = statement.query([]).expect("entries");
    let mut before = String::new();
    let mut n_entries = 0;
    while let Some(entry) = entries.next().expect("an entry") {
        let id: i64 = entry.get(0).expect("id");
        let mut digest = Sha256::new();
        digest.update(&before);
        let sql = "SELECT table_name, row_id, before, after FROM log_change WHERE log_id = ?1 ORDER BY id";
        let mut changes = connection.prepare(sql).expect("changes");
        let mut changes = changes.query([id]).expect("changes");
        while let Some(row) = changes.next().expect("a change") {
            let (table, row_id): (String, i64) = (row.get(0).expect("table"), row.get(1).expect("row"));
            let images: (Option<String>, Option<String>) = (row.get(2).expect("before"), row.get(3).expect("after"));
            super::change::absorb_change(&mut digest, &table, row_id, images.0.as_deref(), images.1.as_deref());
        }
        let (at, by, command): (String, String, String) =
            (entry.get(1).expect("at"), entry.get(2).expect("by"), entry.get(3).expect("command"));
        before = super::change::close(digest, id, &at, &by, &command);
        assert_eq!(before, entry.get::<_, String>(4).expect("hash"));
        n_entries += 1;
    }
    assert_eq!(n_entries, 2);
}

#[test]
fn a_statement_that_goes_round_the_log_is_caught_and_nothing_is_saved() {
    let (_folder, mut register) = midsa();
    let refused = register.change(&author("round"), Keep::Commit, |change| {
        change.insert(THEME, &[("recommendation_id", &1), ("name", &"logged")])?;
        change.connection().execute("UPDATE recommendation SET title = 'changed' WHERE id = 1", [])?;
        Ok(())
    });
    assert!(matches!(refused, Err(Error::Unlogged { n_changed: 3, n_logged: 2 })), "{refused:?}");
    let count = |sql: &str| register.connection.query_row(sql, [], |row| row.get::<_, i64>(0)).expect("a count");
    assert_eq!(count("SELECT count(*) FROM theme WHERE name = 'logged'"), 0);
    assert_eq!(count("SELECT count(*) FROM recommendation WHERE title = 'changed'"), 0);
}

#[test]
fn a_dry_run_and_a_refused_step_leave_the_file_byte_for_byte_as_it_was() {
    let (folder, mut register) = midsa();
    let bytes = || std::fs::read(folder.path().join("register.db")).expect("the file");
    let before = bytes();
    let id = register.find_recommendation("mru-2006-03").expect("there");
    let new = NewFollowUp { status: Some(Status::InProgress), ..NewFollowUp::default() };
    let recorded =
        register.change(&author("dry"), Keep::DryRun, |change| change.record(id, &Part::Whole, &new)).expect("allowed");
    assert_eq!(recorded.lines[0].after.status, Status::InProgress);
    let lapsed = NewFollowUp { status: Some(Status::Lapsed), ..NewFollowUp::default() };
    update(&mut register, "MRU-2006-03", &lapsed).expect_err("a note is missing");
    assert_eq!(before, bytes());
}

#[test]
fn a_compound_follows_its_components_in_the_same_transaction() {
    let (_folder, mut register) = midsa();
    assert_eq!(status_of(&register, "MRU-2006-02"), Status::PartlyImplemented);
    let lapsed = NewFollowUp { status: Some(Status::Implemented), ..NewFollowUp::default() };
    let id = register.find_recommendation("MRU-2006-02a").expect("there");
    register.change(&author("rec update"), Keep::Commit, |change| change.record(id, &Part::AllOwners, &lapsed)).expect("allowed");
    assert_eq!(status_of(&register, "MRU-2006-02a"), Status::Implemented);
    assert_eq!(status_of(&register, "MRU-2006-02"), Status::Implemented);
}

#[test]
fn the_past_is_answered_by_the_day_a_thing_happened() {
    let (_folder, mut register) = midsa();
    let done =
        NewFollowUp { status: Some(Status::Implemented), happened: Some(Span::Day(day("2012-05-01"))), ..NewFollowUp::default() };
    update(&mut register, "MRU-2006-03", &done).expect("allowed");
    let at = |when: &str| {
        let mut register = Register::open(register.path()).expect("opened");
        register.travel(Moment { day: day(when), known_before: None }).expect("travelled");
        let mut n = 0;
        register
            .recommendations(&Filter::default(), day(when), &mut |_| {
                n += 1;
                Ok(())
            })
            .expect("read");
        let done = register.progress(Grouping::Meeting, Scope::All, day(when)).expect("counted").total.n(Status::Implemented);
        (n, done)
    };
    assert_eq!(at("2026-11-24"), (49, 3));
    assert_eq!(at("2012-04-30"), (49, 2));
    assert_eq!(at("2010-11-14"), (46, 1));
    // What has no dated meeting counts from the beginning: the four of the AU, the three undated ones.
    assert_eq!(at("2003-01-01"), (7, 0));
}
