//! Whole registers, from creation to reading: the log's images are the rows, and nothing goes round them.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::backup::{Kept, Silent};
use super::change::{LOGGED, THEME, image};
use super::{Author, BackupPlace, Damage, Depth, Filter, Keep, Moment, NewFollowUp, Part, Register, Scope, Settings};
use crate::error::Error;
use crate::import::record;
use crate::model::date::Span;
use crate::model::finding::Problem;
use crate::model::follow_up::Evidence;
use crate::model::vocabulary::{Grouping, Status};
use crate::platform::Access;

const TODAY: &str = "2026-11-24";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("an ISO date")
}

fn author(command: &str) -> Author {
    Author { by: "officer".to_owned(), today: day(TODAY), command: command.to_owned() }
}

/// A register with the MIDSA record in a folder of its own.
fn midsa() -> (tempfile::TempDir, Register) {
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

fn update(register: &mut Register, reference: &str, new: &NewFollowUp) -> crate::error::Result<()> {
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
            assert_eq!(last, image(connection, table, id).expect("a row").map(|image| image.text), "{} {id}", table.0);
            n_rows += 1;
        }
    }
    assert!(n_rows > 300, "{n_rows}");
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

/// Every plan line of the statement, behind one another.
fn plan(register: &Register, sql: &str) -> String {
    let mut statement = register.connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).expect("a statement");
    let lines = statement.query_map([], |row| row.get::<_, String>(3)).expect("a plan");
    lines.map(|line| line.expect("a line")).collect::<Vec<_>>().join("; ")
}

#[test]
fn the_log_is_read_by_indexes_and_never_by_all_its_images() {
    let (_folder, register) = midsa();
    let by_recommendation = "SELECT id FROM log WHERE id IN (SELECT log_id FROM log_change WHERE recommendation_id = 3
        UNION SELECT c.log_id FROM relation r JOIN log_change c ON c.table_name = 'relation' AND c.row_id = r.id
        WHERE r.target_id = 3) ORDER BY id DESC";
    let by_owner = "SELECT id FROM log WHERE id IN (SELECT log_id FROM log_change WHERE owner_id = 3) ORDER BY id DESC";
    for sql in [by_recommendation, by_owner, "SELECT id FROM log WHERE at >= '2026' AND at < '2027' ORDER BY id DESC"] {
        let plan = plan(&register, sql);
        assert!(!plan.contains("SCAN c") && !plan.contains("SCAN log_change"), "{plan}");
        assert!(plan.contains("SEARCH log"), "{plan}");
    }
    let undone = "SELECT u.id FROM log u WHERE u.undoes_id = 7";
    assert!(plan(&register, undone).contains("log_undoes"));
}

#[test]
fn an_edit_by_another_program_is_found_by_row_and_column_and_can_be_mended() {
    let (_folder, mut register) = midsa();
    let letter = NewFollowUp { note: Some("Draft sent".to_owned()), ..NewFollowUp::default() };
    update(&mut register, "MRU-2006-03", &letter).expect("allowed");
    let other = rusqlite::Connection::open(register.path()).expect("opened");
    other
        .execute_batch(
            "UPDATE follow_up SET note = 'Draft seen' WHERE note = 'Draft sent';
             DELETE FROM theme WHERE id = 3;
             INSERT INTO theme (id, recommendation_id, name) VALUES (999, 1, 'foreign');",
        )
        .expect("edited");
    drop(other);

    let mut kept = Kept { findings: Vec::new(), watcher: &mut Silent };
    register.check(Depth::Register, day(TODAY), &mut kept).expect("checked");
    let found: Vec<(Problem, String)> = kept.findings.iter().map(|one| (one.problem, one.place.clone())).collect();
    let expected = [
        (Problem::Gone, "theme WDH-2006-02 legal-harmonisation"),
        (Problem::Stranger, "theme WDH-2006-01 foreign"),
        (Problem::Row, "follow-up MRU-2006-03 2026-11-24, note"),
        (Problem::Standing, "recommendation MRU-2006-03, last_note"),
    ];
    assert_eq!(found, expected.map(|(problem, place)| (problem, place.to_owned())));
    let says = &kept.findings[2];
    assert_eq!((says.log_says.as_deref(), says.row_says.as_deref()), (Some("Draft sent"), Some("Draft seen")));

    let rows = register.mend(&author("check --mend"), Keep::Commit).expect("mended");
    assert_eq!(rows.len(), 3);
    let mut kept = Kept { findings: Vec::new(), watcher: &mut Silent };
    register.check(Depth::Register, day(TODAY), &mut kept).expect("checked");
    assert_eq!(kept.findings, []);
}

#[test]
fn a_missing_and_a_changed_file_of_evidence_are_found() {
    let (folder, mut register) = midsa();
    std::fs::write(folder.path().join("there.txt"), "We did it.").expect("written");
    let evidence = |place: &str| Evidence { place: place.to_owned(), sha256: Some("00".repeat(32)) };
    let new = NewFollowUp { evidence: vec![evidence("there.txt"), evidence("gone.txt")], ..NewFollowUp::default() };
    update(&mut register, "MRU-2006-03", &new).expect("allowed");
    let mut kept = Kept { findings: Vec::new(), watcher: &mut Silent };
    register.check(Depth::Evidence, day(TODAY), &mut kept).expect("checked");
    let found: Vec<Problem> = kept.findings.iter().map(|one| one.problem).collect();
    assert_eq!(found, [Problem::EvidenceChanged, Problem::EvidenceMissing]);
    assert_eq!(kept.findings[1].place, "evidence gone.txt (MRU-2006-03 2026-11-24)");
}

#[test]
fn the_newest_ten_backups_are_kept_and_each_is_a_whole_register() {
    let (folder, register) = midsa();
    let mut made = Vec::new();
    for _ in 0..12 {
        made.push(register.backup(BackupPlace::Beside, day(TODAY), &mut Silent).expect("backed up").path);
    }
    let before = register.backup_before("import").expect("backed up");
    assert!(before.to_string_lossy().ends_with("-before-import.db"));
    let left = std::fs::read_dir(folder.path().join("backups")).expect("the folder").count();
    assert_eq!(left, 10);
    assert!(!made[2].exists() && made[11].exists() && before.exists());
    let mut kept = Kept { findings: Vec::new(), watcher: &mut Silent };
    let copy = Register::open(&before).expect("a register");
    copy.check(Depth::Register, day(TODAY), &mut kept).expect("checked");
    assert_eq!(kept.findings, []);
}

#[test]
fn a_backup_of_a_damaged_register_is_refused_by_restore_unless_it_is_wanted() {
    let (folder, mut register) = midsa();
    let place = folder.path().join("kept.db");
    register.backup(BackupPlace::File(&place), day(TODAY), &mut Silent).expect("backed up");
    let other = rusqlite::Connection::open(&place).expect("opened");
    other.execute("UPDATE recommendation SET title = 'other' WHERE id = 3", []).expect("edited");
    drop(other);
    update(&mut register, "MRU-2006-03", &NewFollowUp { note: Some("n".to_owned()), ..NewFollowUp::default() }).expect("allowed");
    let path = register.path().to_owned();
    let restore = |damage| Register::restore(&path, &place, damage, &author("restore"), Keep::Commit, &mut Silent);
    assert!(matches!(restore(Damage::Refuse), Err(Error::Damaged { .. })));
    let restored = restore(Damage::PutUpWith).expect("restored");
    assert_eq!(restored.findings.len(), 1);
    let kept = Register::open(&restored.kept.expect("kept")).expect("a register");
    assert_eq!(kept.log_entry(2).expect("the entry").command, "rec update");
    assert_eq!(register.log_entry(2).expect("the entry").command, "restore");
}
