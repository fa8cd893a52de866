//! Whole registers, from creation to reading: the log's images equal the rows, and nothing bypasses the log.

mod clocks;
mod plans;

use crate::error::{Error, Result};
use crate::model::date::Span;
use crate::model::vocabulary::{Grouping, Setting, Status};
use crate::platform::Access;
use crate::store::file::register::{Keep, Register};
use crate::store::fold::past::Moment;
use crate::store::item::record::{NewFollowUp, Part};
use crate::store::log::change::Change;
use crate::store::log::images::image;
use crate::store::log::tables::{LOGGED, THEME};
use crate::store::lookup::filter::Filter;
use crate::store::overview::progress::Scope;
use crate::testing::{TODAY, author, day, findings, midsa};

pub(in crate::store) fn update(register: &mut Register, reference: &str, new: &NewFollowUp) -> Result<()> {
    let id = register.find_recommendation(reference)?;
    register.change(&author("rec update"), Keep::Commit, |change| change.record(id, &Part::Whole, new).map(|_| ()))
}

fn status_of(register: &Register, reference: &str) -> Status {
    let id = register.find_recommendation(reference).expect("there");
    register.dossier(id, TODAY).expect("read").recommendation.standing.status
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
            let sql = "SELECT image(after) FROM log_change WHERE table_name = ?1 AND row_id = ?2 ORDER BY id DESC LIMIT 1";
            let last: Option<String> = connection.query_row(sql, (table.0, id), |row| row.get(0)).expect("an image");
            assert_eq!(last, image(connection, table, id, &mut None).expect("a row").map(|image| image.text), "{} {id}", table.0);
            n_rows += 1;
        }
    }
    assert!(n_rows > 300, "{n_rows}");
}

#[test]
fn a_statement_that_bypasses_the_log_is_caught_and_nothing_is_saved() {
    let (_folder, mut register) = midsa();
    let refused = register.change(&author("round"), Keep::Commit, |change| {
        change.insert(THEME, &[("recommendation_id", &1), ("name", &"logged")])?;
        change.connection().execute("UPDATE recommendation SET title = 'changed' WHERE id = 1", [])?;
        Ok(())
    });
    assert!(matches!(refused, Err(Error::Unlogged { n_changed: 4, n_logged: 3 })), "{refused:?}");
    let count = |sql: &str| register.connection.query_row(sql, [], |row| row.get::<_, i64>(0)).expect("a count");
    assert_eq!(count("SELECT count(*) FROM theme WHERE name = 'logged'"), 0);
    assert_eq!(count("SELECT count(*) FROM recommendation WHERE title = 'changed'"), 0);
}

#[test]
fn a_failed_attempt_leaves_nothing_and_the_rest_of_the_change_stays() {
    let (_folder, mut register) = midsa();
    let lost: fn() -> Result<()> = || Err(Error::NoLogEntry { id: 0 });
    let theme =
        |change: &mut Change<'_>, name: &str| change.insert(THEME, &[("recommendation_id", &1), ("name", &name)]).map(|_| ());
    let changed = register.change(&author("attempts"), Keep::Commit, |change| {
        change.attempt(|change| {
            change.attempt(|change| theme(change, "lost 1").and_then(|()| lost())).expect_err("it fails");
            theme(change, "kept 1")
        })?;
        let outer = change.attempt(|change| {
            change.attempt(|change| theme(change, "lost 2"))?;
            lost()
        });
        outer.expect_err("it fails");
        change.attempt(|_| lost()).expect_err("it fails");
        change.attempt(|change| change.without_refusals(|change| theme(change, "kept 2")))?;
        change.attempt(|change| theme(change, "lost 3").and_then(|()| lost())).expect_err("it fails");
        theme(change, "kept 3")
    });
    changed.expect("saved");
    let sql = "SELECT group_concat(name, ', ' ORDER BY name) FROM theme WHERE name GLOB 'kept *' OR name GLOB 'lost *'";
    let kept: String = register.connection.query_row(sql, [], |row| row.get(0)).expect("themes");
    assert_eq!(kept, "kept 1, kept 2, kept 3");
    assert_eq!(findings(&register), []);
}

#[test]
fn a_dry_run_and_a_refused_step_leave_the_file_byte_for_byte_as_it_was() {
    let (folder, mut register) = midsa();
    let bytes = || std::fs::read(folder.path().join("register.db")).expect("the file");
    let before = bytes();
    let id = register.find_recommendation("mru-2006-03").expect("there");
    let new = NewFollowUp { status: Some(Status::InProgress), ..NewFollowUp::default() };
    let (_, changed) =
        register.change_telling(&author("dry"), Keep::DryRun, |change| change.record(id, &Part::Whole, &new)).expect("allowed");
    assert_eq!(changed[0].difference("status").and_then(|status| status.after.as_deref()), Some("in-progress"));
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
fn a_past_day_shows_what_had_happened_by_then() {
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
        let done = register
            .progress(&Filter::default(), Grouping::Meeting, Scope::All, day(when))
            .expect("counted")
            .total
            .n(Status::Implemented);
        (n, done)
    };
    assert_eq!(at("2026-11-24"), (52, 3));
    assert_eq!(at("2012-04-30"), (52, 2));
    assert_eq!(at("2010-11-14"), (46, 1));
    // Items without a dated meeting count from the beginning: the four of the AU, and the three undated ones.
    assert_eq!(at("2003-01-01"), (7, 0));
}

#[cfg(unix)]
#[test]
fn a_register_is_closed_to_others_unless_it_is_shared() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    for (access, mode) in [(Access::Owner, 0o600), (Access::Group, 0o660)] {
        let path = folder.path().join(format!("{mode:o}.db"));
        Register::create(&path, access, |_| Ok(())).expect("created");
        assert_eq!(std::fs::metadata(&path).expect("there").permissions().mode() & 0o777, mode);
    }
}

#[test]
fn a_refused_creation_leaves_nothing_behind() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("register.db");
    Register::create(&path, Access::Owner, |_| Err(Error::Locked)).expect_err("refused");
    assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 0);
    std::fs::write(&path, "mine").expect("written");
    let refused = Register::create(&path, Access::Owner, |_| Ok(()));
    assert!(matches!(refused, Err(Error::Exists { .. })));
    assert_eq!(std::fs::read_to_string(&path).expect("there"), "mine");
}

#[test]
fn entries_recorded_later_were_not_known() {
    let (_folder, mut register) = midsa();
    let on = |text: &str| Some(Span::Day(day(text)));
    let begun = NewFollowUp { status: Some(Status::InProgress), happened: on("2011-01-01"), ..NewFollowUp::default() };
    let done = NewFollowUp { status: Some(Status::Implemented), happened: on("2012-01-01"), ..NewFollowUp::default() };
    update(&mut register, "MRU-2006-03", &begun).expect("allowed");
    update(&mut register, "MRU-2006-03", &done).expect("allowed");
    // Instants can't be typed, so the record is changed to have been kept since 2006, with its last entry in 2015.
    register
        .connection
        .execute_batch(
            "UPDATE recommendation SET recorded_at = '2006-10-13T10:00:00.000000Z';
             UPDATE share SET recorded_at = '2006-10-13T10:00:00.000000Z';
             UPDATE follow_up SET recorded_at = '2006-10-13T10:00:00.000000Z';
             UPDATE follow_up SET recorded_at = '2015-06-01T10:00:00.000000Z' WHERE status = 'implemented' AND happened_on = '2012-01-01';
             UPDATE log SET at = '2006-10-13T10:00:00.000000Z';
             UPDATE log SET at = '2015-06-01T10:00:00.000000Z' WHERE id = (SELECT max(id) FROM log)",
        )
        .expect("older instants");
    let known = |on: &str, state: &str| {
        let mut register = Register::open(register.path()).expect("opened");
        let known_before = day(on).and_hms_opt(0, 0, 0).expect("midnight").and_utc();
        register.travel(Moment { day: day(state), known_before: Some(known_before) }).expect("travelled");
        status_of(&register, "MRU-2006-03")
    };
    assert_eq!(known("2014-01-01", "2014-01-01"), Status::InProgress);
    assert_eq!(known("2016-01-01", "2014-01-01"), Status::Implemented);
    assert_eq!(known("2016-01-01", "2011-06-01"), Status::InProgress);
    assert_eq!(known("2016-01-01", "2010-06-01"), Status::NotReported);
}

#[test]
fn a_failed_attempt_within_a_failed_attempt_is_not_counted() {
    let (_folder, mut register) = midsa();
    let in_vain = |change: &mut Change<'_>| change.set(Setting::StaleDays, Some("7")).and(Err::<(), _>(Error::DiskFull));
    register
        .change(&author("settings set"), Keep::Commit, |change| {
            change.set(Setting::DueSoonDays, Some("10"))?;
            let outer: Result<()> = change.attempt(|change| {
                change.set(Setting::StaleDays, Some("8"))?;
                assert!(change.attempt(in_vain).is_err());
                change.set(Setting::StaleDays, Some("9"))?;
                Err(Error::DiskFull)
            });
            assert!(outer.is_err());
            change.set(Setting::SenderName, Some("Ana")).map(|_| ())
        })
        .expect("every statement is in the log");
    let settings = register.settings().expect("settings");
    assert_eq!((settings.patience.due_soon, settings.patience.stale, settings.sender_name.as_deref()), (10, 365, Some("Ana")));
}
